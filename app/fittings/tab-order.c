#include "fittings/tab-order.h"

/**
 * aster_tab_order_focus:
 * @widget: a widget that grabs the focus in its own way
 * @direction: where the focus goes
 *
 * The focus of a class that says by grab_focus() which of its parts is the main one. GTK
 * asks that first when Tab enters, and so would skip all that stands before the part: the
 * head of a pane, the legend of a map, the heads of columns.
 *
 * Returns: whether something inside took the focus
 */
gboolean
aster_tab_order_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && GTK_IS_NATIVE (child))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
