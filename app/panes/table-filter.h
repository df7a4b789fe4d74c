/* table-filter.h - an entry that lets through what a table lists, as the search does. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "table/table.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_FILTER (aster_table_filter_get_type ())

/* Signals: "edited": a person changed the pattern; "leave": Escape or Enter. */
G_DECLARE_FINAL_TYPE (
    AsterTableFilter, aster_table_filter, ASTER, TABLE_FILTER, GtkWidget)

GtkWidget *aster_table_filter_new (AsterDocument *document, AsterTable *table);
void aster_table_filter_save (AsterTableFilter *self, GVariantDict *state);
void aster_table_filter_restore (AsterTableFilter *self, GVariant *state);

G_END_DECLS
