/* GTK tells the accessibility bus how to press a button or a switch, but says nothing of
 * a check box and of a row of a list: whoever has no keys and no pointer, but a voice or
 * one switch, finds them and can do nothing with them. What it does tell the bus of are
 * the actions of a class; so these two classes are given one. */

#include "window/pressable.h"

static void
press (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

/**
 * aster_pressable_begin:
 *
 * Check boxes and rows that are made from now on can be pressed from the accessibility
 * bus. To be called once, before there is a widget.
 */
void
aster_pressable_begin (void)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *action;
  } kinds[] = {
    { gtk_check_button_get_type, "check.press" },
    { gtk_list_box_row_get_type, "row.press" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidgetClass *widget_class = g_type_class_ref (kinds[i].get_type ());

      gtk_widget_class_install_action (widget_class, kinds[i].action, NULL, press);
      g_type_class_unref (widget_class);
    }
}
