/* A pane is its head, what has to be said about its result, and what it shows. An error
 * of the recipe stays here, over the picture that was there before, with the way to try
 * again. */

#include "panes/pane-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "clusters/cluster-actions.h"
#include "clusters/cluster-content.h"
#include "document/named.h"
#include "export/exporter.h"
#include "export/map-print.h"
#include "fittings/tab-order.h"
#include "map/map-content.h"
#include "panes/pane-command.h"
#include "panes/pane-head.h"
#include "panes/pane-notes.h"
#include "panes/table-content.h"
#include "panes/text-content.h"
#include "recipes/recipe-words.h"
#include "runs/run-actions.h"
#include "runs/run-words.h"

struct _AsterPaneView
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPaneSet *panes; /* (unowned) the document's */
  AsterPane *pane;
  GtkWidget *content; /* by kind */

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *note; /* what a person has to know about the result */
  GtkWidget *holder;
  GtkWidget *error_bar;
  GtkWidget *error_label;
  guint menus_id; /* source that forgets the menus, or 0 */
};

G_DEFINE_FINAL_TYPE (AsterPaneView, aster_pane_view, GTK_TYPE_WIDGET)

/* Whether the focus is in what the pane shows. A widget that goes keeps the focus of
 * its window, and panes that are rearranged then look for it in vain. */
static gboolean
part_with_focus (AsterPaneView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && self->content != NULL &&
                    (focus == self->content ||
                     gtk_widget_is_ancestor (focus, self->content));

  if (inside)
    gtk_root_set_focus (root, NULL);

  return inside;
}

static void
update_kind (AsterPaneView *self)
{
  gboolean focused = part_with_focus (self);
  AsterPaneKind kind = aster_pane_get_kind (self->pane);

  if (self->content != NULL)
    gtk_box_remove (GTK_BOX (self->holder), self->content);
  switch (kind)
    {
    case ASTER_PANE_TEXT:
      self->content = aster_text_content_new (self->document, self->pane);
      break;

    case ASTER_PANE_TABLE:
      self->content = aster_table_content_new (self->document, self->pane);
      gtk_box_append (GTK_BOX (aster_pane_head_get_part (ASTER_PANE_HEAD (self->head),
                                                         ASTER_HEAD_OWN)),
                      aster_table_content_get_head (ASTER_TABLE_CONTENT (self->content)));
      break;

    case ASTER_PANE_CLUSTERS:
      self->content = aster_cluster_content_new (self->document, self->pane);
      break;

    case ASTER_PANE_MAP:
    case ASTER_PANE_QUERY:
    case ASTER_PANE_VALUES:
    default:
      self->content = aster_map_content_new (self->document, self->pane);
    }
  gtk_widget_set_hexpand (self->content, TRUE);
  gtk_widget_set_vexpand (self->content, TRUE);
  gtk_box_append (GTK_BOX (self->holder), self->content);

  if (focused)
    gtk_widget_grab_focus (self->content);
}

static void
update_words (AsterPaneView *self)
{
  g_autofree char *words = aster_pane_dup_words (self->pane);
  g_autofree char *label = NULL;

  /* Translators: spoken name of a pane: its kind, then its recipe in words */
  label = g_strdup_printf (
      _ ("%s: %s"), aster_pane_kind_get_name (aster_pane_get_kind (self->pane)), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update_error (AsterPaneView *self)
{
  const char *error = aster_pane_get_error (self->pane);
  g_autofree char *safe = aster_text_escape (error != NULL ? error : "");

  gtk_label_set_text (GTK_LABEL (self->error_label), safe);
  gtk_widget_set_visible (self->error_bar, error != NULL);
}

static void
update_note (AsterPaneView *self)
{
  g_autofree char *notes = aster_run_dup_notes (self->pane);

  gtk_label_set_text (GTK_LABEL (self->note), notes);
  gtk_widget_set_visible (self->note, *notes != '\0');
}

static void
maximised_cb (AsterPaneView *self)
{
  gboolean alone = aster_pane_set_get_maximised (self->panes) ==
                   aster_pane_get_id (self->pane);

  if (alone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maximised");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maximised");
}

static void
set_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_pane_set_kind (ASTER_PANE_VIEW (widget)->pane, g_variant_get_uint32 (parameter));
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_add (self->panes, g_variant_get_uint32 (parameter),
                      aster_pane_get_id (self->pane),
                      g_str_equal (name, "pane.add-below") ? GTK_ORIENTATION_VERTICAL
                                                           : GTK_ORIENTATION_HORIZONTAL);
}

/* Finds clusters on this map, in a pane beside it, and colours the map by them. */
static void
add_clusters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_cluster_actions_add (self->panes, self->pane);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_duplicate (self->panes, aster_pane_get_id (self->pane));
}

static void
maximise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);
  guint id = aster_pane_get_id (self->pane);

  aster_pane_set_set_maximised (
      self->panes, aster_pane_set_get_maximised (self->panes) == id ? 0 : id);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_close (self->panes, aster_pane_get_id (self->pane));
}

static void
copy_command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);
  g_autofree char *command = aster_pane_command_new (
      self->document, self->pane, self->content, g_str_equal (name, "pane.copy-numbers"));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  gtk_widget_activate_action (widget, "win.say", "s",
                              _ ("The command is on the clipboard"));
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_pane_head_open (ASTER_PANE_HEAD (ASTER_PANE_VIEW (widget)->head),
                        ASTER_HEAD_VIEW);
}

static void
open_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (ASTER_PANE_VIEW (widget)->content, "text.open", NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_exporter_run (ASTER_PANE_VIEW (widget)->content);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  if (aster_pane_get_kind (self->pane) == ASTER_PANE_MAP)
    aster_map_print (ASTER_MAP_CONTENT (self->content),
                     GTK_WINDOW (gtk_widget_get_root (widget)),
                     GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
  else
    gtk_widget_activate_action (
        widget, "win.warn", "s",
        _ ("Only a map can be printed; export the pane instead."));
}

/* Whether a key on the head is meant for what the pane shows: it writes something, in
 * nothing that is written in, and no menu of the head is open. */
static gboolean
is_for_content (AsterPaneView *self, GtkWidget *focus, guint key, GdkModifierType state)
{
  gunichar c = gdk_keyval_to_unicode (key);

  return self->content != NULL && focus != NULL && c != 0 && g_unichar_isgraph (c) &&
         !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) &&
         !GTK_IS_EDITABLE (focus) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

/* The keys of a map work as well while a button of its head has the keyboard, which goes
 * to the map then. */
static gboolean
head_key_cb (GtkEventControllerKey *keys,
             guint key,
             guint code,
             GdkModifierType state,
             AsterPaneView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *before = gtk_root_get_focus (root), *widget;

  if (!is_for_content (self, before, key, state) ||
      !gtk_widget_grab_focus (self->content))
    return FALSE;

  for (widget = gtk_root_get_focus (root);
       widget != NULL && widget != GTK_WIDGET (self) && !GTK_IS_EDITABLE (widget);
       widget = gtk_widget_get_parent (widget))
    if (gtk_event_controller_key_forward (keys, widget))
      return TRUE;
  gtk_widget_grab_focus (before);

  return FALSE;
}

static void
add_head_keys (AsterPaneView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (head_key_cb), self);
  gtk_widget_add_controller (self->head, keys);
}

/* Where nothing is drawn yet the head takes the keyboard: it says what is computed, and
 * can stop it. */
static gboolean
aster_pane_view_grab_focus (GtkWidget *widget)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  return (self->content != NULL && gtk_widget_grab_focus (self->content)) ||
         (self->head != NULL && gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD));
}

static gboolean
forget_menus_cb (gpointer data)
{
  AsterPaneView *self = data;

  self->menus_id = 0;
  aster_pane_head_forget_menus (ASTER_PANE_HEAD (self->head));

  return G_SOURCE_REMOVE;
}

/* A pane that goes to another place of the grid keeps its menus, but in GTK 4.8 their
 * entries no longer find its actions, and their surfaces are gone. One of them may have
 * sent it there and returns first. Nothing else comes between: a tooltip that waits for
 * the pointer to rest would ask for its place on such a surface. */
static void
aster_pane_view_root (GtkWidget *widget)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  GTK_WIDGET_CLASS (aster_pane_view_parent_class)->root (widget);
  if (self->menus_id == 0)
    self->menus_id = g_idle_add_full (G_PRIORITY_HIGH, forget_menus_cb, self, NULL);
}

static void
aster_pane_view_unroot (GtkWidget *widget)
{
  g_clear_handle_id (&ASTER_PANE_VIEW (widget)->menus_id, g_source_remove);
  GTK_WIDGET_CLASS (aster_pane_view_parent_class)->unroot (widget);
}

static void
aster_pane_view_dispose (GObject *object)
{
  AsterPaneView *self = ASTER_PANE_VIEW (object);

  g_clear_handle_id (&self->menus_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_pane_view_parent_class)->dispose (object);
}

static void
aster_pane_view_class_init (AsterPaneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_pane_view_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_pane_view_grab_focus;
  widget_class->root = aster_pane_view_root;
  widget_class->unroot = aster_pane_view_unroot;

  gtk_widget_class_install_action (widget_class, "pane.set-kind", "u", set_kind_action);
  gtk_widget_class_install_action (widget_class, "pane.add-right", "u", split_action);
  gtk_widget_class_install_action (widget_class, "pane.add-below", "u", split_action);
  gtk_widget_class_install_action (widget_class, "pane.add-clusters", NULL,
                                   add_clusters_action);
  gtk_widget_class_install_action (widget_class, "pane.duplicate", NULL,
                                   duplicate_action);
  gtk_widget_class_install_action (widget_class, "pane.maximise", NULL, maximise_action);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, close_action);
  aster_run_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "pane.copy-command", NULL,
                                   copy_command_action);
  gtk_widget_class_install_action (widget_class, "pane.copy-numbers", NULL,
                                   copy_command_action);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "pane.open-text", NULL,
                                   open_text_action);
  gtk_widget_class_install_action (widget_class, "pane.view", NULL, view_action);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aster_pane_view_init (AsterPaneView *self)
{
}

GtkWidget *
aster_pane_view_new (AsterDocument *document, AsterPane *pane)
{
  AsterPaneView *self = g_object_new (ASTER_TYPE_PANE_VIEW, NULL);
  GObject *owner = G_OBJECT (self);

  self->document = g_object_ref (document);
  self->panes = aster_document_get_panes (document);
  self->pane = g_object_ref (pane);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->error_bar = aster_pane_error_bar_new (&self->error_label);
  self->note = aster_pane_note_new ();
  self->head = aster_pane_head_new (document, pane);
  add_head_keys (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->error_bar);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->holder);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (pane, "notify::kind", G_CALLBACK (update_kind), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update_words), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (update_words), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (update_error), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (update_note), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (update_note), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::maximised", G_CALLBACK (maximised_cb),
                           owner, G_CONNECT_SWAPPED);

  update_kind (self);
  update_words (self);
  update_error (self);
  update_note (self);
  aster_run_actions_follow (GTK_WIDGET (self), pane, self->holder);
  maximised_cb (self);

  return GTK_WIDGET (self);
}

AsterPane *
aster_pane_view_get_pane (AsterPaneView *self)
{
  return self->pane;
}

/* (transfer none): the widget of the kind that the pane has. */
GtkWidget *
aster_pane_view_get_content (AsterPaneView *self)
{
  return self->content;
}
