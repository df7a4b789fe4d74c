/* table-bar.h - which rows a table lists: all, the selected, those found, the isolated.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  ASTER_TABLE_ALL,
  ASTER_TABLE_SELECTED,
  ASTER_TABLE_MATCHES, /* what the search found */
  ASTER_TABLE_ALONE,   /* what other panes show alone */
} AsterTableShow;

#define ASTER_N_TABLE_SHOWS 4

#define ASTER_TYPE_TABLE_BAR (aster_table_bar_get_type ())

/* Property: "show" (an AsterTableShow). */
G_DECLARE_FINAL_TYPE (AsterTableBar, aster_table_bar, ASTER, TABLE_BAR, GtkWidget)

GtkWidget *aster_table_bar_new (void);
void aster_table_bar_set_show (AsterTableBar *self, AsterTableShow show);
void aster_table_bar_set_alone (AsterTableBar *self, gboolean alone);
void aster_table_bar_set_counts (AsterTableBar *self,
                                 const gsize counts[ASTER_N_TABLE_SHOWS]);

G_END_DECLS
