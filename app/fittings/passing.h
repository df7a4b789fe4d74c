/* passing.h - a popover that is shown once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_passing_popup (GtkWidget *popover);

G_END_DECLS
