/* What the clusters are held against is chosen from a list: the clusters of another pane,
 * or a column of words. Two numbers answer, each with the sentence that says what it is.
 * They are worked out by a job, since there may be very many rows. */

#include "clusters/cluster-compare.h"

#include <glib/gi18n-lib.h>

#include "compare/agreement.h"
#include "document/named.h"
#include "parts/numbers.h"
#include "recipes/recipe-words.h"
#include "runs/job-drop.h"

#define MAX_COLUMNS 40 /* that are offered */

/* What one line of the list stands for: nothing, a pane, or a column. */
typedef struct
{
  guint pane;   /* id, or 0 */
  char *column; /* name, or NULL */
} Other;

struct _AsterClusterCompare
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterPane *followed; /* (nullable) (unowned) the other pane */
  GArray *others;      /* of Other */
  AsterJob *job;       /* (nullable) */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *answer;
};

G_DEFINE_FINAL_TYPE (AsterClusterCompare, aster_cluster_compare, GTK_TYPE_WIDGET)

/* Two labels for each row; what is not of an AsterClusters is owned. */
typedef struct
{
  AsterClusters *clusters;
  AsterClusters *other; /* (nullable) */
  AsterSpace *space;
  char *column; /* (nullable) */
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_clusters_unref (input->clusters);
  g_clear_pointer (&input->other, aster_clusters_unref);
  aster_space_unref (input->space);
  g_free (input->column);
  g_free (input);
}

static void
clear_other (gpointer data)
{
  g_free (((Other *) data)->column);
}

/* The agreement on the words that both have been asked about. */
static AsterAgreement
compare_placed (const int *a, const int *b, gsize n)
{
  g_autofree int *left = g_new (int, MAX (n, 1)), *right = g_new (int, MAX (n, 1));
  gsize m = 0;

  for (gsize row = 0; row < n; row++)
    if (a[row] != ASTER_CLUSTER_ABSENT && b[row] != ASTER_CLUSTER_ABSENT)
      {
        left[m] = a[row];
        right[m++] = b[row];
      }

  return aster_agreement_of (left, right, m);
}

static gpointer
compare (AsterPulse *pulse, gpointer data, GError **error)
{
  const Input *input = data;
  g_autofree int *owned = NULL;
  const int *labels;
  AsterAgreement agreement;

  if (input->other != NULL)
    labels = input->other->labels;
  else
    labels = owned = aster_agreement_labels (
        aster_space_find_column (input->space, input->column));
  agreement = compare_placed (input->clusters->labels, labels, input->clusters->n);

  return g_memdup2 (&agreement, sizeof agreement);
}

static AsterClusters *
get_clusters (AsterPane *pane)
{
  AsterResult *result = pane != NULL ? aster_pane_get_result (pane) : NULL;

  return result != NULL ? result->clusters : NULL;
}

/* @text, and over how many words it is so. */
static char *
dup_placed (const char *text, gsize n)
{
  g_autofree char *count = aster_number_dup_count (n), *over = NULL;

  over = g_strdup_printf (ngettext ("This is over the %s word that is on the map.",
                                    "This is over the %s words that are on the map.", n),
                          count);

  return g_strdup_printf ("%s\n%s", text, over);
}

static void
finished_cb (AsterClusterCompare *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  const AsterAgreement *agreement = aster_job_get_result (job);
  const AsterClusters *clusters = get_clusters (self->pane);
  g_autofree char *ari = NULL, *nmi = NULL, *text = NULL, *whole = NULL;

  g_signal_handlers_disconnect_by_data (job, self);
  if (agreement == NULL || clusters == NULL)
    return;

  ari = aster_number_dup_fixed (agreement->ari, 2);
  nmi = aster_number_dup_fixed (agreement->nmi, 2);
  text = g_strdup_printf (
      /* Translators: two numbers that say how far two ways of grouping words are one */
      _ ("ARI %s: pairs of words that are together, or apart, in both; 0 is what chance "
         "gives, 1 the same groups.\n"
         "NMI %s: how much one tells of the other, from 0 for nothing to 1 for all."),
      ari, nmi);
  whole = agreement->n < clusters->n ? dup_placed (text, agreement->n) : NULL;
  gtk_label_set_text (GTK_LABEL (self->answer), whole != NULL ? whole : text);
}

static const Other *
get_chosen (AsterClusterCompare *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));

  return chosen > 0 && chosen < self->others->len
             ? &g_array_index (self->others, Other, chosen)
             : NULL;
}

static void
update (AsterClusterCompare *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  AsterClusters *clusters = get_clusters (self->pane);
  const Other *chosen = get_chosen (self);
  Input *input;

  aster_job_drop (&self->job, self);
  gtk_widget_set_visible (self->answer, chosen != NULL);
  if (chosen == NULL || clusters == NULL ||
      (chosen->pane != 0 && get_clusters (self->followed) == NULL))
    {
      gtk_label_set_text (GTK_LABEL (self->answer),
                          _ ("Both are compared when both are there."));
      return;
    }

  input = g_new0 (Input, 1);
  input->clusters = aster_clusters_ref (clusters);
  input->space = aster_space_ref (space);
  input->column = g_strdup (chosen->column);
  if (chosen->pane != 0)
    input->other = aster_clusters_ref (get_clusters (self->followed));
  self->job = aster_job_new (compare, input, input_free, g_free);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (aster_document_get_engine (self->document), self->job);
}

/* What the answer depends on besides the own pane. */
static void
follow (AsterClusterCompare *self, AsterPane *pane)
{
  if (self->followed == pane)
    return;

  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, update, self);
  g_set_weak_pointer (&self->followed, pane);
  if (pane != NULL)
    g_signal_connect_object (pane, "notify::result", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

static void
chosen_cb (AsterClusterCompare *self)
{
  const Other *chosen = get_chosen (self);

  if (self->updating)
    return;

  follow (self, chosen != NULL && chosen->pane != 0
                    ? aster_pane_set_find (aster_document_get_panes (self->document),
                                           chosen->pane)
                    : NULL);
  update (self);
}

static void
add_other (AsterClusterCompare *self, GtkStringList *names, const char *name, Other other)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->others, other);
}

/* What there is to compare with may come and go; what was chosen stays if it can. */
static void
fill (AsterClusterCompare *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (self->document));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const Other *before = get_chosen (self);
  guint pane_before = before != NULL ? before->pane : 0, chosen = 0;
  g_autofree char *column_before = g_strdup (before != NULL ? before->column : NULL);

  self->updating = TRUE;
  g_array_set_size (self->others, 0);
  add_other (self, names, C_ ("compare with", "nothing"), (Other){ 0, NULL });
  for (guint i = 0; i < g_list_model_get_n_items (panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (panes, i);
      g_autofree char *words = NULL, *name = NULL;

      if (pane == self->pane || aster_pane_get_kind (pane) != ASTER_PANE_CLUSTERS)
        continue;
      if (aster_pane_get_id (pane) == pane_before)
        chosen = self->others->len;
      words = aster_pane_dup_words (pane);
      name = g_strdup_printf (_ ("Pane %u: %s"), i + 1, words);
      add_other (self, names, name, (Other){ aster_pane_get_id (pane), NULL });
    }
  for (guint i = 0; i < MIN (space->columns->len, MAX_COLUMNS); i++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, i);
      g_autofree char *title = aster_column_dup_title (column);

      if (!aster_agreement_has_groups (column))
        continue;
      if (g_strcmp0 (column->name, column_before) == 0)
        chosen = self->others->len;
      add_other (self, names, title, (Other){ 0, g_strdup (column->name) });
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->list), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->list), chosen);
  gtk_widget_set_sensitive (self->list, self->others->len > 1);
  self->updating = FALSE;
  chosen_cb (self);
}

static void
aster_cluster_compare_dispose (GObject *object)
{
  AsterClusterCompare *self = ASTER_CLUSTER_COMPARE (object);

  aster_job_drop (&self->job, self);
  if (self->box != NULL)
    follow (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_cluster_compare_parent_class)->dispose (object);
}

static void
aster_cluster_compare_class_init (AsterClusterCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_cluster_compare_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cluster-compare");
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

/* The recipe of a pane in words is long, and must not make this pane as wide. */
static GtkListItemFactory *
new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

static void
aster_cluster_compare_init (AsterClusterCompare *self)
{
  g_autoptr (GtkListItemFactory) factory = new_factory ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Compare _with"));

  self->others = g_array_new (FALSE, FALSE, sizeof (Other));
  g_array_set_clear_func (self->others, clear_other);
  self->list = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->list), factory);
  gtk_widget_set_hexpand (self->list, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->list);
  aster_named_choice (self->list, _ ("Compare with"));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->list);

  self->answer = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->answer), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->answer), 0);
  gtk_label_set_selectable (GTK_LABEL (self->answer), TRUE);
  gtk_widget_add_css_class (self->answer, "caption");
  gtk_widget_set_visible (self->answer, FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->answer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * aster_cluster_compare_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): one of clusters
 *
 * Returns: (transfer floating): a choice and its answer
 */
GtkWidget *
aster_cluster_compare_new (AsterDocument *document, AsterPane *pane)
{
  AsterClusterCompare *self = g_object_new (ASTER_TYPE_CLUSTER_COMPARE, NULL);
  GListModel *panes = aster_pane_set_get_panes (aster_document_get_panes (document));

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panes, "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_attachments (document), "changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "map", G_CALLBACK (fill), self);
  fill (self);

  return GTK_WIDGET (self);
}
