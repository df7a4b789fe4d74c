/* table.h - the rows of a space as a table: the full alternative to every drawing. */
#pragma once

#include <gtk/gtk.h>

#include "linked/selection.h"
#include "table/table-bar.h"
#include "table/table-columns.h"
#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE (aster_table_get_type ())

/* Properties: "selection", "show" (an AsterTableShow), "busy" (read only: rows are
 * being sorted).
 * Signals: "activate" (row): Enter or a double click, after it became current;
 * "pin-requested" (row): P; "context-menu" (row or −1, x, y in px of the widget; %TRUE
 * if shown). */
G_DECLARE_FINAL_TYPE (AsterTable, aster_table, ASTER, TABLE, GtkWidget)

GtkWidget *aster_table_new (void);
void aster_table_set_space (AsterTable *self, AsterSpace *space);
AsterSelection *aster_table_get_selection (AsterTable *self);
void aster_table_set_selection (AsterTable *self, AsterSelection *selection);
void aster_table_set_show (AsterTable *self, AsterTableShow show);
gboolean aster_table_is_busy (AsterTable *self);

void aster_table_set_column (AsterTable *self, const char *id, AsterColumn *column);
void aster_table_sort_by (AsterTable *self, const char *id, GtkSortType order);
void aster_table_show_row (AsterTable *self, guint32 row);
guint32 *aster_table_dup_rows (AsterTable *self, gsize *n);

G_END_DECLS
