/* row-peak.h - the largest number of a row, found while the row is copied. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_PEAK_NOT_FINITE                                                            \
  0x7f800000u /* or more: an infinity or NaN is among them                               \
               */

guint32 aster_row_peak (const float *row, gsize d);
guint32 aster_row_copy (float *row, const guchar *bytes, gsize d);

G_END_DECLS
