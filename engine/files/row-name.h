/* row-name.h - what stands in front of the numbers of a row. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *token; /* (length) any bytes */
  gsize length;
  guint64 number; /* of its line, or of its row counted from 0 */
} AsterRowName;

gboolean aster_row_name_is_plain (const AsterRowName *name);
gboolean aster_row_name_is_long (const AsterRowName *name);
char *aster_row_name_dup_place (const AsterRowName *name, gboolean by_line);

G_END_DECLS
