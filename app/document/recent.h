/* recent.h - the files that were opened last, the latest first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_RECENT_KEY  "recent-files" /* in the settings */
#define ASTER_RECENT_MOST 10

GStrv aster_recent_dup (void);
void aster_recent_add (const char *path);
void aster_recent_clear (void);

GStrv aster_recent_with (const char *const *paths, const char *path);

G_END_DECLS
