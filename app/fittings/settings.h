/* settings.h - what a person prefers, kept by the desktop. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *aster_settings_get (void);

G_END_DECLS
