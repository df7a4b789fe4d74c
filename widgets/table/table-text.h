/* table-text.h - rows and columns of a table on their way out of the window. */
#pragma once

#include "table/table-order.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_TABLE_TEXT_TSV, /* as asterism-cli writes tables */
  ASTER_TABLE_TEXT_CSV, /* RFC 4180, for spreadsheets */
} AsterTableTextFormat;

typedef struct _AsterTableText AsterTableText;

AsterTableText *aster_table_text_new (const guint32 *rows, gsize n);
void
aster_table_text_add (AsterTableText *self, const char *id, const AsterTableKey *key);
GBytes *aster_table_text_write (const AsterTableText *self, AsterTableTextFormat format);
void aster_table_text_free (AsterTableText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTableText, aster_table_text_free)

G_END_DECLS
