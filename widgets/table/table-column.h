/* table-column.h - one column of a table: what it says of a row, and how wide it is. */
#pragma once

#include "parts/number-shape.h"
#include "table/table-order.h"

G_BEGIN_DECLS

typedef struct _AsterTableColumn AsterTableColumn;

/* Reference-counted: cells that are about to go may outlive their column. The key has
 * tokens or a column, or neither for the rank of the row; a column that is only promised
 * has an unknown one. */
struct _AsterTableColumn
{
  char *id;    /* what the program calls it */
  char *title; /* what the person reads */
  AsterTableKey key;
  AsterNumberShape shape; /* of its numbers, if it has some */
  gboolean shown;
  int fixed;    /* px that a person gave it, or −1 for as wide as it likes */
  int x, width; /* px: where its cells are; x counts from where lines start */
};

AsterTableColumn *aster_table_column_new (const char *id,
                                          const char *title,
                                          AsterTokens *tokens,
                                          AsterColumn *column);
AsterTableColumn *aster_table_column_ref (AsterTableColumn *self);
void aster_table_column_unref (AsterTableColumn *self);
AsterTableColumn *
aster_table_column_new_rank (const char *id, const char *title, gsize n);
AsterTableColumn *aster_table_column_new_promised (const char *id, const char *title);
void aster_table_column_set (AsterTableColumn *self, AsterColumn *column);
void aster_table_column_forget (AsterTableColumn *self);

gboolean aster_table_column_is_number (const AsterTableColumn *self);
void
aster_table_column_get_chars (const AsterTableColumn *self, int *minimum, int *natural);
char *aster_table_column_dup_text (const AsterTableColumn *self, guint32 row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTableColumn, aster_table_column_unref)

G_END_DECLS
