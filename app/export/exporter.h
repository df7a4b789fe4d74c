/* exporter.h - what a pane shows, taken away as a picture or a table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_exporter_run (GtkWidget *content);

G_END_DECLS
