/* table-titles.h - whether a text is a table with titles, or lines of numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean aster_table_has_titles (const char *path, GError **error);

G_END_DECLS
