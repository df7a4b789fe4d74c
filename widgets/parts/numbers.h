/* numbers.h - numbers as a person reads them, in the way of the locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *aster_number_dup (double value, int digits);
char *aster_number_dup_fixed (double value, int decimals);
char *aster_number_dup_count (gsize count);
char *aster_number_dup_percent (double share);

G_END_DECLS
