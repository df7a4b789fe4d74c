/* names.h - the words that a file and a command line have for the values of an enum. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
aster_names_find (const char *const *names, guint n, const char *name, guint *index);

G_END_DECLS
