/* thread.h - threads beside that of the window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void *(*AsterThreadFunc) (void *data);

gboolean aster_thread_start (AsterThreadFunc func, gpointer data);
void aster_thread_step_back (void);
gboolean aster_thread_is_back (void);

G_END_DECLS
