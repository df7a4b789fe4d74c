/* GTK 4.8 looks, before each frame, for the surface of what the pointer was on, and ends
 * the program where a popover has just lost it: a menu whose entry was pressed by a
 * screen reader, or by a key, may lie under a pointer that does not move for minutes. So
 * one that was closed is emptied at once, and its shell leaves only when the pointer has
 * been seen elsewhere in the window.
 *
 * Nor does GTK look for the next entry of a menu whose parent can have the keyboard
 * itself: that takes it at the first arrow. Here the menu is asked alone. */

#include "fittings/passing.h"

#include <gdk/gdkkeysyms.h>

#define WATCH "aster-passing-watch"

static gboolean
leave_cb (gpointer popover)
{
  GtkEventController *watch = g_object_steal_data (popover, WATCH);
  GtkWidget *watched = watch != NULL ? gtk_event_controller_get_widget (watch) : NULL;

  if (watched != NULL)
    gtk_widget_remove_controller (watched, watch);
  g_clear_object (&watch);
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* The pointer is somewhere, and not in a popover that does not show. */
static void
seen_cb (GtkWidget *popover)
{
  g_signal_handlers_disconnect_by_data (g_object_get_data (G_OBJECT (popover), WATCH),
                                        popover);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_cb, g_object_ref (popover),
                   g_object_unref);
}

static void
watch_pointer (GtkWidget *popover, GtkWidget *root)
{
  GtkEventController *watch = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (watch, GTK_PHASE_CAPTURE);
  g_signal_connect_object (watch, "enter", G_CALLBACK (seen_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (watch, "motion", G_CALLBACK (seen_cb), popover,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (popover), WATCH, g_object_ref (watch),
                          g_object_unref);
  gtk_widget_add_controller (root, watch);
}

static gboolean
empty_cb (gpointer popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (parent == NULL || root == NULL)
    return G_SOURCE_REMOVE;

  if (focus == NULL || gtk_widget_is_ancestor (focus, popover))
    gtk_widget_grab_focus (parent);
  if (GTK_IS_POPOVER_MENU (popover))
    gtk_popover_menu_set_menu_model (popover, NULL);
  else
    gtk_popover_set_child (popover, NULL);
  watch_pointer (popover, GTK_WIDGET (root));

  return G_SOURCE_REMOVE;
}

/* What was chosen is done after the menu is closed, and needs it to find the action. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, empty_cb, g_object_ref (popover),
                   g_object_unref);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        GtkWidget *popover)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return gtk_widget_child_focus (popover, GTK_DIR_UP);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return gtk_widget_child_focus (popover, GTK_DIR_DOWN);

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return gtk_widget_child_focus (popover, GTK_DIR_LEFT);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return gtk_widget_child_focus (popover, GTK_DIR_RIGHT);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);

    case GDK_KEY_ISO_Left_Tab:
      return gtk_widget_child_focus (popover, GTK_DIR_TAB_BACKWARD);

    default:
      return FALSE;
    }
}

/**
 * aster_passing_popup:
 * @popover: (transfer none): a popover with a parent, made to be shown once
 *
 * Shows @popover. Nothing is left in it once it is closed, and soon it leaves its parent.
 */
void
aster_passing_popup (GtkWidget *popover)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), popover);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (gtk_widget_get_parent (popover), "destroy",
                           G_CALLBACK (leave_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
