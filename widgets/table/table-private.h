/* table-private.h - a table as its own files see it: rows, their order, and their look.
 */
#pragma once

#include "table/table-bar.h"
#include "table/table-columns.h"
#include "table/table-model.h"
#include "table/table-view.h"
#include "table/table.h"

G_BEGIN_DECLS

struct _AsterTable
{
  GtkWidget parent_instance;

  GtkWidget *box; /* of all that follows */
  AsterTableView *view;
  GtkWidget *foot;
  AsterTableBar *bar;
  GtkWidget *note; /* a few words about what is listed */

  AsterSpace *space;         /* (nullable) */
  AsterSelection *selection; /* (nullable) */
  AsterTableColumns *columns;
  AsterTableModel *model;
  AsterTableShow show;
  guint64 *kept;  /* (nullable) (n_rows) bits: what a filter lets through */
  guint64 *alone; /* (nullable) (n_rows) bits: what other panes show alone */

  guint32 *order; /* (n_rows) all rows as sorted */
  gsize n_rows;
  GCancellable *sorting; /* (nullable) */
  gboolean settled;      /* FALSE while columns come and go */

  GHashTable *looks; /* of columns, by what the program calls them */
  char *wanted;      /* (nullable) what to sort by once there is such a column */
  gboolean wanted_descending;
  guint quiet; /* above 0 while no person changes anything */
};

/* table.c */
void aster_table_notify_busy (AsterTable *self);
void aster_table_say_edited (AsterTable *self);

/* table-rows.c */
void aster_table_update_rows (AsterTable *self);
void aster_table_update_bar (AsterTable *self);
void aster_table_take_order (AsterTable *self, guint32 *order);

/* table-sort.c */
void aster_table_sort (AsterTable *self);
void aster_table_want (AsterTable *self, const char *id);
void aster_table_stop_sorting (AsterTable *self);

/* table-look.c */
GHashTable *aster_table_looks_new (void);
void aster_table_dress (AsterTable *self, const char *id);
void aster_table_dress_all (AsterTable *self);
void aster_table_resized (AsterTable *self, const char *id);

G_END_DECLS
