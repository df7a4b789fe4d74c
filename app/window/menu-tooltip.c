#include "window/menu-tooltip.h"

static gboolean
query_cb (GtkWidget *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)))
    g_signal_stop_emission_by_name (button, "query-tooltip");

  return FALSE;
}

/**
 * aster_menu_tooltip_yield:
 * @button: a #GtkMenuButton with a tooltip
 *
 * The pointer rests on the button that it has just clicked, where a tooltip would lie
 * over the first entries of the open menu: so there is none while it is open.
 */
void
aster_menu_tooltip_yield (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  g_signal_connect (button, "query-tooltip", G_CALLBACK (query_cb), NULL);
}
