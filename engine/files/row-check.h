/* row-check.h - what is odd about a row but can be lived with. */
#pragma once

#include "files/row-name.h"
#include "values/report.h"

G_BEGIN_DECLS

void aster_row_note (AsterReport *report,
                     const char *id,
                     const char *message,
                     const AsterRowName *name,
                     gboolean by_line);
gboolean aster_row_check (AsterReport *report,
                          const AsterRowName *name,
                          guint32 peak,
                          gsize d,
                          gboolean by_line);

G_END_DECLS
