/* decimal.h - decimal text to float32 and back, the same in every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_DECIMAL_ROOM 24 /* bytes that aster_decimal_write() may need */

const char *aster_decimal_read (const char *text, const char *end, float *value);
gsize aster_decimal_write (float value, char *text);

G_END_DECLS
