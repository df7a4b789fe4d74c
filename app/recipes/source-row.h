/* source-row.h - which other map a map begins from. */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SOURCE_ROW (aster_source_row_get_type ())

G_DECLARE_FINAL_TYPE (AsterSourceRow, aster_source_row, ASTER, SOURCE_ROW, GtkWidget)

GtkWidget *aster_source_row_new (AsterPane *pane, GListModel *panes);

G_END_DECLS
