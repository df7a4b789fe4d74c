/* buffer-text.h - all of the text of a buffer, as a whole. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *aster_buffer_text_dup (GtkTextBuffer *buffer);
gboolean aster_buffer_text_set (GtkTextBuffer *buffer, const char *text);
gboolean aster_buffer_text_cut (GtkTextBuffer *buffer, int most);

G_END_DECLS
