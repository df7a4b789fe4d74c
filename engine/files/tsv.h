/* tsv.h - the cells of a table as text: UTF-8, decimal point, in every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_tsv_append_cell (GString *text, const char *bytes, gsize length);
void aster_tsv_append_safe_cell (GString *text, const char *bytes, gsize length);
void aster_csv_append_safe_cell (GString *text, const char *bytes, gsize length);
void aster_tsv_append_number (GString *text, double number);

G_END_DECLS
