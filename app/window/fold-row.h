/* fold-row.h - a row that leaves out what matters least where there is little room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_FOLD_ROW (aster_fold_row_get_type ())

G_DECLARE_FINAL_TYPE (AsterFoldRow, aster_fold_row, ASTER, FOLD_ROW, GtkWidget)

void aster_fold_row_weigh (GtkWidget *child, guint weight);

G_END_DECLS
