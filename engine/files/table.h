/* table.h - the cells of a TSV or CSV file. */
#pragma once

#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/report.h"

G_BEGIN_DECLS

/* A grid of cells; the first row may be titles, which is for the caller to say. */
typedef struct
{
  char *name; /* what messages call the file */
  gsize n_rows;
  gsize n_cols;
  GPtrArray *cells;    /* (n_rows × n_cols) of char *, any bytes without NUL */
  GArray *lines;       /* (n_rows) of guint64: where each row begins, from 1 */
  AsterReport *report; /* what was noticed */
  GStringChunk *letters;
} AsterTable;

AsterTable *aster_table_read (const char *path, AsterPulse *pulse, GError **error);
void aster_table_free (AsterTable *self);

static inline const char *
aster_table_get (const AsterTable *self, gsize row, gsize col)
{
  return g_ptr_array_index (self->cells, (guint) (row * self->n_cols + col));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTable, aster_table_free)

G_END_DECLS
