/* table.h - the rows of a space as a table: the full alternative to every drawing. */
#pragma once

#include <gtk/gtk.h>

#include "linked/selection.h"
#include "table/table-bar.h"
#include "table/table-columns.h"
#include "table/table-text.h"
#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE (aster_table_get_type ())

/* Properties: "selection", "show" (an AsterTableShow), "busy" (read only: rows are
 * being sorted).
 * Signals: "activate" (row): Enter or a double click, after it became current;
 * "pin-requested" (row): P; "copy-requested": Ctrl-C; "edited": a person changed which
 * rows or columns are shown, how wide or in which order; "context-menu" (row or −1, x, y
 * in px of the widget; %TRUE if shown). */
G_DECLARE_FINAL_TYPE (AsterTable, aster_table, ASTER, TABLE, GtkWidget)

GtkWidget *aster_table_new (void);
void aster_table_set_space (AsterTable *self, AsterSpace *space);
AsterSelection *aster_table_get_selection (AsterTable *self);
void aster_table_set_selection (AsterTable *self, AsterSelection *selection);
void aster_table_set_show (AsterTable *self, AsterTableShow show);
gboolean aster_table_is_busy (AsterTable *self);

void aster_table_promise_column (AsterTable *self, const char *id, const char *title);
void aster_table_set_column (AsterTable *self, const char *id, AsterColumn *column);
void aster_table_sort_by (AsterTable *self, const char *id, GtkSortType order);
const char *aster_table_get_sorted_by (AsterTable *self, GtkSortType *order);
AsterTableText *aster_table_dup_text (AsterTable *self, const guint32 *rows, gsize n);
guint32 *aster_table_dup_rows (AsterTable *self, gsize *n);

void aster_table_set_kept (AsterTable *self, const guint32 *rows, gsize n);
void aster_table_set_alone (AsterTable *self, const guint32 *rows, gsize n);
void aster_table_set_note (AsterTable *self, const char *note);

void aster_table_hide_at_first (AsterTable *self, const char *id);
guint aster_table_get_n_columns (AsterTable *self);
const char *aster_table_get_column_id (AsterTable *self, guint i);
const char *aster_table_get_column_title (AsterTable *self, guint i);
gboolean aster_table_is_column_shown (AsterTable *self, const char *id);
gboolean aster_table_wants_column (AsterTable *self, const char *id);
void aster_table_set_column_shown (AsterTable *self, const char *id, gboolean shown);
GVariant *aster_table_save (AsterTable *self);
void aster_table_restore (AsterTable *self, GVariant *state);

G_END_DECLS
