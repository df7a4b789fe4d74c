/* template.h - how a composite widget parts with its children. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK's own call knows the children that have a name; those without stay behind. */
static inline void
aster_template_dispose (gpointer widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
