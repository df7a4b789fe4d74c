/* row-list.h - some tokens of a map, named after an option. */
#pragma once

#include "input.h"

G_BEGIN_DECLS

GPtrArray *aster_cli_split_list (const char *text, char separator);
char *aster_cli_dup_unquoted (const char *text);
GArray *aster_cli_rows_of (const AsterCliInput *input, const char *text, GError **error);
gboolean aster_cli_row_of (const AsterCliInput *input,
                           const char *token,
                           int *row,
                           GError **error);
GArray *aster_cli_row_list (const AsterCliRequest *request,
                            const AsterCliInput *input,
                            const char *option,
                            GError **error);

G_END_DECLS
