/* neighbour-row.h - one neighbour: its token, a bar and a number. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_NEIGHBOUR_ROW (aster_neighbour_row_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterNeighbourRow, aster_neighbour_row, ASTER, NEIGHBOUR_ROW, GtkWidget)

GtkWidget *aster_neighbour_row_new (void);
void
aster_neighbour_row_set_token (AsterNeighbourRow *self, guint32 row, const char *token);
void aster_neighbour_row_set_value (AsterNeighbourRow *self,
                                    const char *number,
                                    int chars,
                                    double share);
guint32 aster_neighbour_row_get_row (AsterNeighbourRow *self);

G_END_DECLS
