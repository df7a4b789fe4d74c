/* pane-notes.h - what a pane says under its head: a mistake, and what one has to know. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aster_pane_error_bar_new (GtkWidget **label);
GtkWidget *aster_pane_note_new (void);

G_END_DECLS
