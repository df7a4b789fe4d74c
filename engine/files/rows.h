/* rows.h - the rows of a file on their way to a space, checked as they come. */
#pragma once

#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

typedef struct _AsterRows AsterRows;

/* What stands in front of the numbers of one row. */
typedef struct
{
  const char *token; /* (length) any bytes */
  gsize length;
  guint64 number; /* of its line, or of its row counted from 0 */
} AsterRowName;

AsterRows *
aster_rows_new (const AsterBytes *bytes, gsize d, gsize limit, gboolean by_line);
void aster_rows_free (AsterRows *self);

gboolean aster_rows_reserve (AsterRows *self, gsize n, GError **error);
float *aster_rows_slot (const AsterRows *self, gsize slot);
gboolean aster_rows_take (AsterRows *self,
                          const float *slot,
                          const AsterRowName *name,
                          guint32 peak,
                          GError **error);
gsize aster_rows_get_n (const AsterRows *self);
guint64 aster_rows_get_n_seen (const AsterRows *self);
gboolean aster_rows_is_full (const AsterRows *self);
AsterReport *aster_rows_get_report (AsterRows *self);

gboolean aster_rows_salvage (AsterRows *self, gboolean wanted, GError **error);
AsterSpace *aster_rows_finish (AsterRows *self,
                               const char *format,
                               const char *dtype,
                               AsterPulse *pulse,
                               GError **error);

/* The largest |x| of a row as its bits: 0 for a zero row, 0x7f800000 or more for a
 * row with a number that is not finite. Bits of floats without their sign order as
 * the floats do, and integers need no special case for NaN. */
static inline guint32
aster_row_peak (const float *row, gsize d)
{
  guint32 peak = 0;

  for (gsize p = 0; p < d; p++)
    {
      union
      {
        float f;
        guint32 bits;
      } x = { row[p] };
      guint32 bits = x.bits & 0x7fffffffu;

      peak = bits > peak ? bits : peak;
    }

  return peak;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRows, aster_rows_free)

G_END_DECLS
