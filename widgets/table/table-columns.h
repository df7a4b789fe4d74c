/* table-columns.h - the columns of a table, found by what the program calls them. */
#pragma once

#include <gtk/gtk.h>

#include "table/table-column.h"
#include "values/space.h"

G_BEGIN_DECLS

/* What the program calls the columns that every table has. */
#define ASTER_TABLE_RANK  "rank"
#define ASTER_TABLE_TOKEN "token"
#define ASTER_TABLE_N_OWN 2 /* how many they are, and where others may be put first */

#define ASTER_TABLE_LEAST 24 /* px that a person leaves of a column */

#define ASTER_TYPE_TABLE_COLUMNS (aster_table_columns_get_type ())

/* Signals: "changed": which columns there are, are shown, or what they are called;
 * "said": a column says something else; "widened": a column has another width;
 * "resized" (id): a person is done giving it one; "sorted": another column is sorted by,
 * or the other way round. */
G_DECLARE_FINAL_TYPE (
    AsterTableColumns, aster_table_columns, ASTER, TABLE_COLUMNS, GObject)

AsterTableColumns *aster_table_columns_new (void);
guint aster_table_columns_get_n (AsterTableColumns *self);
AsterTableColumn *aster_table_columns_get (AsterTableColumns *self, guint i);
AsterTableColumn *aster_table_columns_find (AsterTableColumns *self, const char *id);
GPtrArray *aster_table_columns_dup_shown (AsterTableColumns *self);

void aster_table_columns_clear (AsterTableColumns *self);
void aster_table_columns_add_space (AsterTableColumns *self, AsterSpace *space);
void
aster_table_columns_promise (AsterTableColumns *self, const char *id, const char *title);
gboolean
aster_table_columns_set (AsterTableColumns *self, const char *id, AsterColumn *column);

void aster_table_columns_show (AsterTableColumns *self,
                               AsterTableColumn *column,
                               gboolean shown);
void
aster_table_columns_widen (AsterTableColumns *self, AsterTableColumn *column, int width);
void aster_table_columns_resized (AsterTableColumns *self, AsterTableColumn *column);

void aster_table_columns_sort (AsterTableColumns *self,
                               AsterTableColumn *column,
                               gboolean descending);
AsterTableColumn *aster_table_columns_get_sorted (AsterTableColumns *self,
                                                  gboolean *descending);

G_END_DECLS
