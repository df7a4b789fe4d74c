/* library.h - what is open, and what could be. */
#pragma once

#include <gtk/gtk.h>

#include "document/session.h"

G_BEGIN_DECLS

#define ASTER_TYPE_LIBRARY (aster_library_get_type ())

/* Asks by the actions win.show-document (u), win.close-document (u) and
 * win.open-path (s). */
G_DECLARE_FINAL_TYPE (AsterLibrary, aster_library, ASTER, LIBRARY, GtkWidget)

GtkWidget *aster_library_new (void);
void aster_library_set_session (AsterLibrary *self, AsterSession *session);

G_END_DECLS
