#include "fittings/menu-tooltip.h"

/* What opens under a menu button or a drop-down list is a child of it. */
static gboolean
is_open (GtkWidget *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;

  return FALSE;
}

static gboolean
query_cb (GtkWidget *button)
{
  if (is_open (button))
    g_signal_stop_emission_by_name (button, "query-tooltip");

  return FALSE;
}

/**
 * aster_menu_tooltip_yield:
 * @button: a #GtkMenuButton or a #GtkDropDown with a tooltip, or an #AdwSplitButton
 *
 * The pointer rests on the button that it has just clicked, where a tooltip would lie
 * over the first entries of the open menu: so there is none while it is open.
 */
void
aster_menu_tooltip_yield (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_WIDGET (button));

  if (GTK_IS_MENU_BUTTON (button) || GTK_IS_DROP_DOWN (button))
    g_signal_connect (button, "query-tooltip", G_CALLBACK (query_cb), NULL);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_MENU_BUTTON (child))
        aster_menu_tooltip_yield (child);
}
