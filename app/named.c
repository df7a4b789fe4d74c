#include "named.h"

/**
 * aster_named:
 * @widget: a button or a menu button without words on it
 * @name: what it is for, translated
 *
 * Says @name to whoever points at it and to whoever hears it. A screen reader would
 * otherwise be told the name of the widget inside, «GtkImage»; of a menu button it is
 * the inner button that is heard.
 */
void
aster_named (GtkWidget *widget, const char *name)
{
  GtkWidget *heard = GTK_IS_MENU_BUTTON (widget) ? gtk_widget_get_first_child (widget)
                                                 : widget;

  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}
