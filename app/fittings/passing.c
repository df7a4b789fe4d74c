/* GTK 4.8 looks, before each frame, for the surface of what the pointer was on, and ends
 * the program where a popover has just lost it. So one that was closed is emptied at
 * once, and its shell leaves only when the pointer has been told that it is elsewhere. */

#include "fittings/passing.h"

#define LEAVES_AFTER 1000 /* ms: many frames, and longer than a display ever lags */

static gboolean
leave_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static gboolean
empty_cb (gpointer popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (parent != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (parent);
  if (GTK_IS_POPOVER_MENU (popover))
    gtk_popover_menu_set_menu_model (popover, NULL);
  else
    gtk_popover_set_child (popover, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LEAVES_AFTER, leave_cb, g_object_ref (popover),
                      g_object_unref);

  return G_SOURCE_REMOVE;
}

/* What was chosen is done after the menu is closed, and needs it to find the action. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, empty_cb, g_object_ref (popover),
                   g_object_unref);
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
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (gtk_widget_get_parent (popover), "destroy",
                           G_CALLBACK (leave_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
