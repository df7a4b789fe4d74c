/* Builds nested GtkPaned from the document's arrangement. The views themselves are
 * kept by the id of their pane and only moved, so that a new arrangement or an undo
 * never throws a picture away. A divider that is dragged goes back into the
 * document as a share of the room, so that it means the same in a larger window. */

#include "panes/pane-grid.h"
#include "document/named.h"

#include "fittings/tab-order.h"
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _AsterPaneGrid
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPaneSet *panes; /* (unowned) the document's */
  GHashTable *views;   /* id → AsterPaneView, one reference each */
  GtkWidget *child;    /* (nullable) what fills the room */
  gboolean building;
  guint share_id; /* source that stores the shares, or 0 */
};

G_DEFINE_FINAL_TYPE (AsterPaneGrid, aster_pane_grid, GTK_TYPE_WIDGET)

static GtkWidget *
get_view (AsterPaneGrid *self, guint id)
{
  GtkWidget *view = g_hash_table_lookup (self->views, GUINT_TO_POINTER (id));
  AsterPane *pane = aster_pane_set_find (self->panes, id);

  if (pane != NULL &&
      (view == NULL || aster_pane_view_get_pane (ASTER_PANE_VIEW (view)) != pane))
    {
      view = g_object_ref_sink (aster_pane_view_new (self->document, pane));
      g_hash_table_insert (self->views, GUINT_TO_POINTER (id), view);
    }

  return view;
}

static int
get_extent (GtkWidget *paned)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) ==
                 GTK_ORIENTATION_HORIZONTAL
             ? gtk_widget_get_width (paned)
             : gtk_widget_get_height (paned);
}

static void
set_share (GtkWidget *paned, double share)
{
  double *kept = g_new (double, 1);

  *kept = share;
  g_object_set_data_full (G_OBJECT (paned), "share", kept, g_free);
}

static double
get_share (GtkWidget *paned)
{
  return *(double *) g_object_get_data (G_OBJECT (paned), "share");
}

/* What stands in the window now, as a tree. */
static AsterArrangement *
read_widgets (AsterPaneGrid *self, GtkWidget *widget)
{
  if (ASTER_IS_PANE_VIEW (widget))
    return aster_arrangement_new_leaf (
        aster_pane_get_id (aster_pane_view_get_pane (ASTER_PANE_VIEW (widget))));

  return aster_arrangement_new_split (
      gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)), get_share (widget),
      read_widgets (self, gtk_paned_get_start_child (GTK_PANED (widget))),
      read_widgets (self, gtk_paned_get_end_child (GTK_PANED (widget))));
}

static gboolean
store_shares_cb (gpointer data)
{
  AsterPaneGrid *self = data;

  self->share_id = 0;
  if (self->child != NULL && aster_pane_set_get_maximised (self->panes) == 0)
    {
      g_autoptr (AsterArrangement) tree = read_widgets (self, self->child);
      g_autofree char *text = aster_arrangement_to_string (tree);

      self->building = TRUE;
      aster_pane_set_set_arrangement (self->panes, text);
      self->building = FALSE;
    }

  return G_SOURCE_REMOVE;
}

/* Whether the divider moves because a person moves it, and not because the room or
 * what stands in it asks for another size. */
static gboolean
is_moved_by_hand (GtkWidget *paned)
{
  return g_object_get_data (G_OBJECT (paned), "hand") != NULL;
}

/* Sees every press and release on its way to the divider and takes none of them. */
static gboolean
event_cb (GtkWidget *paned, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    g_object_set_data (G_OBJECT (paned), "hand", paned);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END ||
           type == GDK_TOUCH_CANCEL)
    g_object_set_data (G_OBJECT (paned), "hand", NULL);

  return GDK_EVENT_PROPAGATE;
}

static void
watch_hands (GtkWidget *paned)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), paned);
  gtk_widget_add_controller (paned, events);
}

static void
position_cb (GtkWidget *paned, GParamSpec *pspec, AsterPaneGrid *self)
{
  int extent = get_extent (paned);
  double share;

  if (self->building || extent <= 0 ||
      g_object_get_data (G_OBJECT (paned), "placed") == NULL || !is_moved_by_hand (paned))
    return;

  share = gtk_paned_get_position (GTK_PANED (paned)) / (double) extent;
  if (fabs (share - get_share (paned)) < 0.004)
    return;

  set_share (paned, share);
  g_clear_handle_id (&self->share_id, g_source_remove);
  self->share_id = g_timeout_add (300, store_shares_cb, self);
}

/* The arrow keys move a divider that has the keyboard (F8): one handler before GTK's
 * own, one after it. */
static gboolean
before_keys_cb (GtkWidget *paned)
{
  g_object_set_data (G_OBJECT (paned), "hand", paned);

  return FALSE;
}

static gboolean
after_keys_cb (GtkWidget *paned)
{
  g_object_set_data (G_OBJECT (paned), "hand", NULL);

  return FALSE;
}

/* The first time that the room is known, the share becomes a position. */
static void
max_position_cb (GtkWidget *paned, GParamSpec *pspec, AsterPaneGrid *self)
{
  int extent = get_extent (paned);

  if (extent <= 0 || g_object_get_data (G_OBJECT (paned), "placed") != NULL)
    return;

  gtk_paned_set_position (GTK_PANED (paned), (int) lround (get_share (paned) * extent));
  g_object_set_data (G_OBJECT (paned), "placed", paned);
}

static GtkWidget *
build (AsterPaneGrid *self, const AsterArrangement *tree)
{
  GtkWidget *paned;

  if (tree->pane != 0)
    return get_view (self, tree->pane);

  paned = gtk_paned_new (tree->orientation);
  set_share (paned, tree->share);
  aster_named_only (paned, _ ("Divider between panes"));
  gtk_paned_set_start_child (GTK_PANED (paned), build (self, tree->first));
  gtk_paned_set_end_child (GTK_PANED (paned), build (self, tree->second));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  g_signal_connect (paned, "notify::position", G_CALLBACK (position_cb), self);
  g_signal_connect (paned, "notify::max-position", G_CALLBACK (max_position_cb), self);
  watch_hands (paned);
  g_signal_connect (paned, "move-handle", G_CALLBACK (before_keys_cb), NULL);
  g_signal_connect_after (paned, "move-handle", G_CALLBACK (after_keys_cb), NULL);

  return paned;
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show the _Map"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Every pane is closed"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Undo brings them back, or begin with a map."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.add-map");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

/* Takes the views out of their places without losing them. */
static void
take_apart (GtkWidget *widget)
{
  if (!GTK_IS_PANED (widget))
    return;

  take_apart (gtk_paned_get_start_child (GTK_PANED (widget)));
  take_apart (gtk_paned_get_end_child (GTK_PANED (widget)));
  gtk_paned_set_start_child (GTK_PANED (widget), NULL);
  gtk_paned_set_end_child (GTK_PANED (widget), NULL);
}

static void
rebuild (AsterPaneGrid *self)
{
  guint alone = aster_pane_set_get_maximised (self->panes);
  g_autoptr (AsterArrangement) tree = aster_arrangement_from_string (
      aster_pane_set_get_arrangement (self->panes));
  AsterPaneView *view = aster_pane_grid_find_focus (self);
  g_autoptr (GtkWidget) focus = view != NULL ? g_object_ref (GTK_WIDGET (view)) : NULL;
  GHashTableIter iter;
  gpointer id;

  if (self->building)
    return;

  /* GtkPaned looks for the focus inside itself when it loses it, and must find it. */
  if (focus != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);

  g_clear_handle_id (&self->share_id, g_source_remove);
  if (self->child != NULL)
    {
      take_apart (self->child);
      gtk_widget_unparent (self->child);
    }

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (aster_pane_set_find (self->panes, GPOINTER_TO_UINT (id)) == NULL)
      g_hash_table_iter_remove (&iter);

  if (tree == NULL)
    self->child = build_empty ();
  else if (alone != 0)
    self->child = get_view (self, alone);
  else
    self->child = build (self, tree);

  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  if (focus != NULL && gtk_widget_get_root (focus) != NULL)
    gtk_widget_grab_focus (focus);
}

static gboolean
aster_pane_grid_grab_focus (GtkWidget *widget)
{
  AsterPaneView *view = aster_pane_grid_get_view (ASTER_PANE_GRID (widget), 0);

  return view != NULL && gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
aster_pane_grid_dispose (GObject *object)
{
  AsterPaneGrid *self = ASTER_PANE_GRID (object);

  g_clear_handle_id (&self->share_id, g_source_remove);
  if (self->child != NULL)
    take_apart (self->child);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_pane_grid_parent_class)->dispose (object);
}

static void
aster_pane_grid_class_init (AsterPaneGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_pane_grid_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_pane_grid_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "panegrid");
}

static void
aster_pane_grid_init (AsterPaneGrid *self)
{
  self->views = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

GtkWidget *
aster_pane_grid_new (AsterDocument *document)
{
  AsterPaneGrid *self = g_object_new (ASTER_TYPE_PANE_GRID, NULL);

  self->document = g_object_ref (document);
  self->panes = aster_document_get_panes (document);
  g_signal_connect_object (self->panes, "notify::arrangement", G_CALLBACK (rebuild),
                           G_OBJECT (self), G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::maximised", G_CALLBACK (rebuild),
                           G_OBJECT (self), G_CONNECT_SWAPPED);
  rebuild (self);

  return GTK_WIDGET (self);
}

AsterDocument *
aster_pane_grid_get_document (AsterPaneGrid *self)
{
  return self->document;
}

static void
collect (GtkWidget *widget, GPtrArray *views)
{
  if (ASTER_IS_PANE_VIEW (widget))
    g_ptr_array_add (views, widget);
  else if (GTK_IS_PANED (widget))
    {
      collect (gtk_paned_get_start_child (GTK_PANED (widget)), views);
      collect (gtk_paned_get_end_child (GTK_PANED (widget)), views);
    }
}

/* (transfer none) (nullable): the pane at @position, left to right and downwards. */
AsterPaneView *
aster_pane_grid_get_view (AsterPaneGrid *self, guint position)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  if (self->child != NULL)
    collect (self->child, views);

  return position < views->len ? g_ptr_array_index (views, position) : NULL;
}

/* (transfer none) (nullable): the pane that has the keyboard. */
AsterPaneView *
aster_pane_grid_find_focus (AsterPaneGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *view = focus != NULL ? gtk_widget_get_ancestor (focus, ASTER_TYPE_PANE_VIEW)
                                  : NULL;

  return view != NULL && gtk_widget_is_ancestor (view, GTK_WIDGET (self))
             ? ASTER_PANE_VIEW (view)
             : NULL;
}
