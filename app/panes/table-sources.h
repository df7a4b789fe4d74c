/* table-sources.h - the columns of a table that the document or its panes work out. */
#pragma once

#include "document/document.h"
#include "table/table.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_SOURCES (aster_table_sources_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterTableSources, aster_table_sources, ASTER, TABLE_SOURCES, GObject)

AsterTableSources *aster_table_sources_new (AsterDocument *document, AsterTable *table);
void aster_table_sources_update (AsterTableSources *self);

G_END_DECLS
