/* choices-popover.h - a popover of choices one below the other, as many as there are. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aster_choices_popover_new (GtkWidget *choices);

G_END_DECLS
