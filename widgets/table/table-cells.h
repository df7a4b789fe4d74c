/* table-cells.h - the cells of one column of a table: what they say of a row. */
#pragma once

#include <gtk/gtk.h>

#include "parts/number-shape.h"
#include "table/table-order.h"

G_BEGIN_DECLS

typedef struct _AsterTableCells AsterTableCells;

/* Reference-counted, since GTK lets go of cells when it likes. The key has tokens or a
 * column, or neither for the rank of the row. */
struct _AsterTableCells
{
  char *id;
  AsterTableKey key;
  AsterNumberShape shape; /* of its numbers, if it has some */
  GHashTable *bound;      /* of the GtkListItems that show a row now */
};

AsterTableCells *
aster_table_cells_new (const char *id, AsterTokens *tokens, AsterColumn *column);
AsterTableCells *aster_table_cells_ref (AsterTableCells *self);
void aster_table_cells_unref (AsterTableCells *self);
GtkListItemFactory *aster_table_cells_make_factory (AsterTableCells *self);
gboolean aster_table_cells_is_number (const AsterTableCells *self);
void aster_table_cells_refresh (AsterTableCells *self);
void aster_table_cells_light (AsterTableCells *self, int row);
int aster_table_cell_get_row (GtkWidget *cell);

G_END_DECLS
