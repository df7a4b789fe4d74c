/* rows.h - the rows of a file on their way to a space, checked as they come. */
#pragma once

#include "files/row-name.h"
#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

typedef struct _AsterRows AsterRows;

AsterRows *
aster_rows_new (const AsterBytes *bytes, gsize d, gsize limit, gboolean by_line);
void aster_rows_free (AsterRows *self);

gboolean aster_rows_reserve (AsterRows *self, gsize n, GError **error);
gboolean aster_rows_reserve_all (AsterRows *self, gsize n, GError **error);
float *aster_rows_slot (const AsterRows *self, gsize slot);
void aster_rows_expect (const AsterRows *self, const char *token, gsize length);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRows, aster_rows_free)

G_END_DECLS
