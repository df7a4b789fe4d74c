#include "recipes/source-row.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "recipes/parameter-row.h"
#include "recipes/recipe-words.h"
#include "runs/steer.h"

struct _AsterSourceRow
{
  GtkWidget parent_instance;

  AsterPane *pane;
  GListModel *panes; /* of AsterPane, of the same space */
  GArray *ids;       /* of guint: what the entries of the list stand for */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *explanation;
};

G_DEFINE_FINAL_TYPE (AsterSourceRow, aster_source_row, GTK_TYPE_WIDGET)

static void
chosen_cb (AsterSourceRow *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));

  if (!self->updating && chosen < self->ids->len)
    aster_pane_choose_source (self->pane, g_array_index (self->ids, guint, chosen));
}

/* Fills the list with the other maps. Returns where the chosen one is, or −1. */
static int
fill (AsterSourceRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int chosen = -1;

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (self->panes, i);
      guint id = aster_pane_get_id (pane);
      g_autofree char *words = NULL, *name = NULL;

      if (pane == self->pane || aster_pane_get_kind (pane) != ASTER_PANE_MAP)
        continue;
      words = aster_recipe_dup_words (aster_pane_get_recipe (pane), ASTER_PANE_MAP);
      /* Translators: a pane in a list: its number, then what it computes */
      name = g_strdup_printf (_ ("Pane %u: %s"), i + 1, words);
      gtk_string_list_append (names, name);
      if (id == aster_pane_get_source (self->pane))
        chosen = (int) self->ids->len;
      g_array_append_val (self->ids, id);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->list), G_LIST_MODEL (names));

  return chosen;
}

static const char *
get_sentence (AsterSourceRow *self)
{
  if (aster_pane_get_kind (self->pane) == ASTER_PANE_CLUSTERS)
    return _ (
        "Words are as far apart as they stand there; found again when it has moved.");

  return _ ("Words begin where they stand there, so that two maps can be compared.");
}

static void
update (AsterSourceRow *self)
{
  gboolean shown = aster_steer_is_from_map (aster_pane_get_recipe (self->pane));
  int chosen;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;

  self->updating = TRUE;
  chosen = fill (self);
  /* The first one, unless somebody says which. */
  if (chosen < 0 && self->ids->len > 0)
    {
      aster_pane_set_source (self->pane, g_array_index (self->ids, guint, 0));
      chosen = 0;
    }
  if (chosen >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->list), (guint) chosen);
  gtk_widget_set_sensitive (self->list, self->ids->len > 0);
  gtk_label_set_text (GTK_LABEL (self->explanation),
                      self->ids->len > 0
                          ? get_sentence (self)
                          : _ ("There is no other map of this space yet: add one from "
                               "the menu of a pane."));
  self->updating = FALSE;
}

static void
aster_source_row_dispose (GObject *object)
{
  AsterSourceRow *self = ASTER_SOURCE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->panes);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_source_row_parent_class)->dispose (object);
}

static void
aster_source_row_class_init (AsterSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_source_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "parameter-row");
}

static void
aster_source_row_init (AsterSourceRow *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->list = gtk_drop_down_new (NULL, NULL);
  self->explanation = aster_explanation_new (NULL);

  aster_named_choice (self->list, _ ("Start from the map"));
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->explanation);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (chosen_cb), self);
}

/**
 * aster_source_row_new:
 * @pane: (transfer none): a map
 * @panes: (transfer none): the panes of its space
 *
 * Returns: (transfer floating): a list of the other maps; it shows while @pane begins
 *   from one
 */
GtkWidget *
aster_source_row_new (AsterPane *pane, GListModel *panes)
{
  AsterSourceRow *self = g_object_new (ASTER_TYPE_SOURCE_ROW, NULL);

  self->pane = g_object_ref (pane);
  self->panes = g_object_ref (panes);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panes, "items-changed", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "map", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
