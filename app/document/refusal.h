/* refusal.h - why a file could not be opened, for a person. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *aster_refusal_dup_text (const char *name, const char *path, const char *message);

G_END_DECLS
