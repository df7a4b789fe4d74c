#include "document/named.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * aster_named_only:
 * @widget: anything that the keyboard reaches
 * @name: what it is for, translated
 *
 * Says @name to whoever hears it. Of a menu button or a drop-down list it is the inner
 * button that is heard.
 */
void
aster_named_only (GtkWidget *widget, const char *name)
{
  gboolean outer = GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget);
  GtkWidget *heard = outer ? gtk_widget_get_first_child (widget) : widget;

  gtk_accessible_update_property (GTK_ACCESSIBLE (heard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

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
  gtk_widget_set_tooltip_text (widget, name);
  aster_named_only (widget, name);
}

/* Says @name when the arrow of @split, an #AdwSplitButton, is pointed at or gets the
 * keyboard. */
void
aster_named_arrow (GtkWidget *split, const char *name)
{
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (split), name);
  for (GtkWidget *child = gtk_widget_get_first_child (split); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      aster_named_only (child, name);
}

static void
selected_cb (GtkDropDown *list)
{
  const char *name = g_object_get_data (G_OBJECT (list), "name");
  GObject *item = gtk_drop_down_get_selected_item (list);
  g_autofree char *text = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    /* Translators: a choice and what is chosen, as a screen reader says it */
    text = g_strdup_printf (_ ("%s: %s"), name,
                            gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  aster_named_only (GTK_WIDGET (list), text != NULL ? text : name);
}

/**
 * aster_named_choice:
 * @list: a drop-down list of strings
 * @name: what is chosen with it, translated
 *
 * Says @name, and what is chosen, to whoever hears it, from now on.
 */
void
aster_named_choice (GtkWidget *list, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (list));

  g_object_set_data_full (G_OBJECT (list), "name", g_strdup (name), g_free);
  g_signal_connect (list, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  selected_cb (GTK_DROP_DOWN (list));
}
