/* window.h - the window: a header, the library, the panes, the inspector. */
#pragma once

#include <adwaita.h>

#include "document/session.h"

G_BEGIN_DECLS

#define ASTER_TYPE_WINDOW (aster_window_get_type ())

G_DECLARE_FINAL_TYPE (AsterWindow, aster_window, ASTER, WINDOW, AdwApplicationWindow)

GtkWidget *aster_window_new (AdwApplication *application,
                             AsterEngine *engine,
                             AsterSession *session);
void aster_window_open (AsterWindow *self, const char *path);
void aster_window_restore (AsterWindow *self, gboolean sample);

G_END_DECLS
