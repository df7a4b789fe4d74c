/* A click or Enter selects the words of a line, a group or a cluster or noise, in every
 * pane; with Control they are added, or left out if they are selected. A line whose words
 * are all selected is marked, wherever they were selected. */

#include "clusters/cluster-list.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-row.h"
#include "document/named.h"
#include "fittings/tab-order.h"
#include "fittings/theme.h"
#include "parts/tab-out.h"

struct _AsterClusterList
{
  GtkWidget parent_instance;

  AsterSelection *selection;
  AsterClusters *clusters; /* (nullable) */
  GPtrArray *rows;         /* of AsterClusterRow: those that show an entry */
  gsize *n_selected;       /* (n_clusters + 2) of each cluster, noise, what is absent */
  GdkModifierType state;   /* keys that were held when something was pressed last */

  GtkWidget *scroller;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (AsterClusterList, aster_cluster_list, GTK_TYPE_WIDGET)

/* Where the rows with this label are counted. */
static gsize
get_slot (AsterClusterList *self, int label)
{
  return label >= 0 ? (gsize) label
                    : self->clusters->n_clusters + (gsize) (ASTER_CLUSTER_NOISE - label);
}

static gsize
count_selected (AsterClusterList *self, const AsterClusterEntry *entry)
{
  gsize sum = 0;

  if (entry->kind == ASTER_CLUSTER_ENTRY_NOISE)
    return self->n_selected[get_slot (self, ASTER_CLUSTER_NOISE)];
  if (entry->kind == ASTER_CLUSTER_ENTRY_ABSENT)
    return self->n_selected[get_slot (self, ASTER_CLUSTER_ABSENT)];
  if (entry->kind == ASTER_CLUSTER_ENTRY_CLUSTER)
    return self->n_selected[entry->number];

  for (guint c = 0; c < self->clusters->n_clusters; c++)
    if (self->clusters->broad_of[c] == entry->number)
      sum += self->n_selected[c];

  return sum;
}

static void
mark_row (gpointer data, gpointer user_data)
{
  AsterClusterList *self = user_data;
  AsterClusterEntry *entry = aster_cluster_row_get_entry (data);

  if (entry != NULL && self->clusters != NULL)
    aster_cluster_row_set_chosen (data, count_selected (self, entry));
}

static void
update_marks (AsterClusterList *self)
{
  const AsterClusters *clusters = self->clusters;

  if (clusters == NULL)
    return;

  memset (self->n_selected, 0, ((gsize) clusters->n_clusters + 2) * sizeof (gsize));
  if (aster_selection_get_n_selected (self->selection) > 0)
    for (gsize row = 0; row < clusters->n; row++)
      if (aster_selection_is_selected (self->selection, row))
        self->n_selected[get_slot (self, clusters->labels[row])]++;
  g_ptr_array_foreach (self->rows, mark_row, self);
}

static void
activate_cb (AsterClusterList *self, guint position)
{
  GListModel *entries = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
  g_autoptr (AsterClusterEntry) entry = g_list_model_get_item (entries, position);
  g_autofree guint32 *rows = NULL;
  AsterSelectMode mode = ASTER_SELECT_REPLACE;
  gsize n = 0;

  if (entry == NULL || self->clusters == NULL)
    return;

  rows = g_new (guint32, MAX (entry->size, 1));
  for (gsize row = 0; row < self->clusters->n && n < entry->size; row++)
    if (aster_cluster_entry_has (entry, self->clusters, self->clusters->labels[row]))
      rows[n++] = (guint32) row;

  if (self->state & GDK_CONTROL_MASK)
    mode = count_selected (self, entry) == entry->size ? ASTER_SELECT_REMOVE
                                                       : ASTER_SELECT_ADD;
  aster_selection_apply (self->selection, rows, n, mode);
}

static void
pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, AsterClusterList *self)
{
  self->state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
}

static gboolean
key_cb (AsterClusterList *self, guint key, guint code, GdkModifierType state)
{
  self->state = state;

  return FALSE;
}

static void
setup_cb (AsterClusterList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, aster_cluster_row_new ());
}

static void
bind_cb (AsterClusterList *self, GtkListItem *item)
{
  AsterClusterRow *row = ASTER_CLUSTER_ROW (gtk_list_item_get_child (item));

  aster_cluster_row_set_entry (row, gtk_list_item_get_item (item), self->clusters);
  g_ptr_array_add (self->rows, row);
  mark_row (row, self);
}

static void
unbind_cb (AsterClusterList *self, GtkListItem *item)
{
  AsterClusterRow *row = ASTER_CLUSTER_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  aster_cluster_row_set_entry (row, NULL, NULL);
}

static void
redraw_cb (AsterClusterList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      for (GtkWidget *part = gtk_widget_get_first_child (row); part != NULL;
           part = gtk_widget_get_next_sibling (part))
        gtk_widget_queue_draw (part);
    }
}

static gboolean
aster_cluster_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (ASTER_CLUSTER_LIST (widget)->view, GTK_DIR_TAB_FORWARD);
}

static void
aster_cluster_list_dispose (GObject *object)
{
  AsterClusterList *self = ASTER_CLUSTER_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_pointer (&self->n_selected, g_free);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (aster_cluster_list_parent_class)->dispose (object);
}

static void
aster_cluster_list_class_init (AsterClusterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_cluster_list_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_cluster_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "aster-clusters");
}

static void
add_controllers (AsterClusterList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the list, which only says that a line was activated, not how. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

static void
aster_cluster_list_init (AsterClusterList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rows = g_ptr_array_new ();
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clusters, the largest first"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  add_controllers (self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  aster_tab_out (self->view);
  aster_named_only (self->scroller, _ ("Clusters, the largest first"));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (redraw_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (redraw_cb), self, G_CONNECT_SWAPPED);
}

/* @selection: (transfer none): what a click changes */
GtkWidget *
aster_cluster_list_new (AsterSelection *selection)
{
  AsterClusterList *self = g_object_new (ASTER_TYPE_CLUSTER_LIST, NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_marks),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Lists @clusters, of the rows of the selection; %NULL for none. */
void
aster_cluster_list_set_clusters (AsterClusterList *self, AsterClusters *clusters)
{
  GtkSelectionModel *model;

  g_return_if_fail (ASTER_IS_CLUSTER_LIST (self));

  if (self->clusters == clusters)
    return;

  /* The lines of the old ones go before what they speak of. */
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_pointer (&self->n_selected, g_free);
  if (clusters == NULL)
    return;

  self->clusters = aster_clusters_ref (clusters);
  self->n_selected = g_new0 (gsize, (gsize) clusters->n_clusters + 2);
  update_marks (self);
  model = GTK_SELECTION_MODEL (
      gtk_no_selection_new (aster_cluster_entries_new (clusters)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), model);
  g_object_unref (model);
}
