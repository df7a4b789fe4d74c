/* table-input.h - how a pointer and keys reach the rows of a table. */
#pragma once

#include "table/table-list.h"
#include "table/table.h"

G_BEGIN_DECLS

void aster_table_input_attach (AsterTable *table, AsterTableList *list);

G_END_DECLS
