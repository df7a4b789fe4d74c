#include "map/map-labels.h"

#include <glib/gi18n-lib.h>

static void
hide_cb (GSimpleAction *action, GVariant *key, gpointer data)
{
  AsterLabelEdits *edits = data;

  aster_label_edits_hide (edits, g_variant_get_uint32 (key));
  aster_label_edits_commit (edits, NULL);
}

static void
put_back_cb (GSimpleAction *action, GVariant *key, gpointer data)
{
  AsterLabelEdits *edits = data;

  if (aster_label_edits_put_back (edits, g_variant_get_uint32 (key)))
    aster_label_edits_commit (edits, NULL);
}

static void
show_hidden_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AsterLabelEdits *edits = data;

  aster_label_edits_show_hidden (edits);
  aster_label_edits_commit (edits, NULL);
}

static const GActionEntry entries[] = {
  { "hide", hide_cb, "u", NULL, NULL, { 0 } },
  { "put-back", put_back_cb, "u", NULL, NULL, { 0 } },
  { "show-hidden", show_hidden_cb, NULL, NULL, NULL, { 0 } },
};

/* Lets the labels of @plot be edited, and gives @widget the actions «labels.…». */
void
aster_map_labels_bind (GtkWidget *widget, AsterPlot *plot, AsterPane *pane)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  AsterLabelEdits *edits = aster_pane_get_labels (pane);

  g_object_set_data_full (G_OBJECT (group), "edits", g_object_ref (edits),
                          g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   edits);
  gtk_widget_insert_action_group (widget, "labels", G_ACTION_GROUP (group));
  aster_plot_set_edits (plot, edits);
}

static void
append (GMenu *section, const char *label, const char *action, guint32 key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", key);
  g_menu_append_item (section, item);
}

/**
 * aster_map_labels_append:
 * @menu: the menu of a place on the map; gets a section if there is anything to do
 * @plot: the map
 * @pane: its pane
 * @row: the row at that place, or −1
 * @x: px
 * @y: px
 */
void
aster_map_labels_append (
    GMenu *menu, AsterPlot *plot, AsterPane *pane, int row, double x, double y)
{
  AsterLabelEdits *edits = aster_pane_get_labels (pane);
  g_autoptr (GMenu) section = g_menu_new ();
  guint32 key = (guint32) row;
  gboolean label = row >= 0 || aster_plot_find_label (plot, x, y, &key);
  double offset[2];

  if (label && !aster_label_edits_is_hidden (edits, key))
    append (section, _ ("_Hide Label"), "labels.hide", key);
  if (label && aster_label_edits_get_offset (edits, key, offset))
    append (section, _ ("Put _Label Back"), "labels.put-back", key);
  if (aster_label_edits_get_n_hidden (edits) > 0)
    g_menu_append (section, _ ("Sho_w Hidden Labels"), "labels.show-hidden");
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
