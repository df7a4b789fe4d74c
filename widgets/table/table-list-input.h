/* table-list-input.h - how a pointer and keys walk and select in the lines of a table. */
#pragma once

#include "table/table-list.h"

G_BEGIN_DECLS

void aster_table_list_input_attach (AsterTableList *list);

G_END_DECLS
