/* Groups that are too large to be there are the usual reason why all words are noise. It
 * is said where the clusters would be, with a button that asks for smaller ones, as often
 * as it takes: a change of the recipe like any other. */

#include "clusters/cluster-hint.h"

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"

/* Words of a space for one of a smallest cluster: the smallest groups of a map are then
 * about as many as there are marks to tell them apart by. */
#define WORDS_EACH 90
#define FEW_WORDS  40 /* likewise, where there are few words */
#define LEAST_SIZE 3
#define USUAL_SIZE 15
#define SMALLEST   2 /* one word is no group */

typedef struct
{
  AsterPane *pane; /* (unowned) outlives what it shows */
  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *button;
} Hint;

/**
 * aster_cluster_size_for:
 * @n: how many words there are
 *
 * Returns: how small a cluster of so many may be, for a first look
 */
guint
aster_cluster_size_for (gsize n)
{
  gsize least = CLAMP (n / FEW_WORDS, LEAST_SIZE, USUAL_SIZE);

  return (guint) CLAMP (n / WORDS_EACH, least, ASTER_CLUSTER_MAX_SIZE);
}

/* What to try next after @clusters, or 0. */
static guint
find_smaller (const AsterClusters *clusters)
{
  guint size = clusters->params.min_cluster_size;
  guint usual = aster_cluster_size_for (clusters->n_placed);

  if (size <= SMALLEST)
    return 0;

  return usual < size ? usual : MAX (size / 2, SMALLEST);
}

static const AsterClusters *
get_clusters (Hint *self)
{
  AsterResult *result = aster_pane_get_result (self->pane);

  return result != NULL ? result->clusters : NULL;
}

/* There is something to say where the clusters that were asked for are none. */
static void
update (Hint *self)
{
  const AsterClusters *clusters = get_clusters (self);
  gboolean none = clusters != NULL && clusters->n_clusters == 0 &&
                  clusters->params.method == ASTER_CLUSTER_HDBSCAN;
  guint smaller = none ? find_smaller (clusters) : 0;
  g_autofree char *size = NULL, *words = NULL, *label = NULL;

  gtk_widget_set_visible (self->box, none);
  if (!none)
    return;

  size = aster_number_dup_count (clusters->params.min_cluster_size);
  /* Translators: %s is the smallest number of words that make a cluster */
  words = g_strdup_printf (ngettext ("No group of %s word is denser than the rest.",
                                     "No group of %s words is denser than the rest.",
                                     clusters->params.min_cluster_size),
                           size);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->button, smaller > 0);
  /* Translators: a button; smaller groups of words than before, of at least so many */
  label = g_strdup_printf (_ ("_Try Groups of %u"), smaller);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

static void
result_cb (GtkWidget *box)
{
  update (g_object_get_data (G_OBJECT (box), "hint"));
}

static void
clicked_cb (Hint *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;
  const AsterClusters *clusters = get_clusters (self);

  if (clusters == NULL || find_smaller (clusters) == 0)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  recipe->clusters.min_cluster_size = find_smaller (clusters);
  aster_pane_set_recipe (self->pane, recipe);
}

/**
 * aster_cluster_hint_new:
 * @pane: (transfer none): a pane of clusters, which outlives the hint
 *
 * Returns: (transfer floating): a line and a button, to be seen while they say something
 */
GtkWidget *
aster_cluster_hint_new (AsterPane *pane)
{
  Hint *self = g_new0 (Hint, 1);

  self->pane = pane;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->words = gtk_label_new (NULL);
  self->button = gtk_button_new ();
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->button);

  g_object_set_data_full (G_OBJECT (self->box), "hint", self, g_free);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (result_cb), self->box,
                           G_CONNECT_SWAPPED);
  update (self);

  return self->box;
}
