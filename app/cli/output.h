/* output.h - what a command answers: tables, one line of JSON, and where it goes. */
#pragma once

#include "request.h"
#include "values/report.h"
#include "values/tokens.h"

G_BEGIN_DECLS

void aster_cli_write_for_spreadsheets (gboolean yes);
void aster_cli_append_bytes (GString *out, const char *bytes, gsize length);
void aster_cli_append_token (GString *out, const AsterTokens *tokens, gsize row);
void aster_cli_append_number (GString *out, double number);

void aster_cli_json_begin (GString *out, const char *key);
void aster_cli_json_end (GString *out);
void aster_cli_json_text (GString *out, const char *key, const char *text);
void aster_cli_json_count (GString *out, const char *key, guint64 count);
void aster_cli_json_number (GString *out, const char *key, double number);
void aster_cli_json_flag (GString *out, const char *key, gboolean flag);
void aster_cli_json_null (GString *out, const char *key);
void aster_cli_json_texts (GString *out, const char *key, const char *const *texts);
void
aster_cli_json_numbers (GString *out, const char *key, const double *numbers, gsize n);

gboolean aster_cli_check_output (const AsterCliRequest *request, GError **error);
gboolean aster_cli_print (const GString *out, GError **error);
gboolean
aster_cli_deliver (const AsterCliRequest *request, const GString *out, GError **error);

G_END_DECLS
