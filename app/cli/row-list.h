/* row-list.h - some tokens of a map, named after an option. */
#pragma once

#include "input.h"

G_BEGIN_DECLS

GPtrArray *aster_cli_split_list (const char *text);
gboolean aster_cli_row_of (const AsterCliInput *input,
                           const char *token,
                           int *row,
                           GError **error);
GArray *aster_cli_row_list (const AsterCliRequest *request,
                            const AsterCliInput *input,
                            const char *option,
                            GError **error);

G_END_DECLS
