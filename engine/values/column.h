/* column.h - one column of metadata: a number or a word for each row. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ASTER_COLUMN_NUMBER,
  ASTER_COLUMN_TEXT,
} AsterColumnKind;

typedef struct _AsterColumn AsterColumn;

struct _AsterColumn
{
  char *name; /* UTF-8 */
  AsterColumnKind kind;
  gsize n;
  double *numbers;   /* NUMBER: (n), NaN where the cell is empty */
  guint32 *codes;    /* TEXT: (n) index into levels */
  GPtrArray *levels; /* TEXT: distinct UTF-8 strings, by first appearance; "" is empty */
};

AsterColumn *aster_column_new_numbers (const char *name, const double *numbers, gsize n);
AsterColumn *aster_column_new_text (const char *name, const char *const *cells, gsize n);
AsterColumn *aster_column_new_codes (const char *name,
                                     const char *const *levels,
                                     const guint32 *codes,
                                     gsize n);
AsterColumn *
aster_column_new_from_cells (const char *name, const char *const *cells, gsize n);
AsterColumn *aster_column_select (const AsterColumn *self, const guint32 *rows, gsize n);
AsterColumn *aster_column_ref (AsterColumn *self);
void aster_column_unref (AsterColumn *self);
char *aster_column_dup_title (const AsterColumn *self);
char *aster_column_dup_cell (const AsterColumn *self, gsize row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterColumn, aster_column_unref)

G_END_DECLS
