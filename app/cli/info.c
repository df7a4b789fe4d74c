#include "command.h"
#include "input.h"
#include "output.h"
#include "words/statistics.h"

static void
append_norms (GString *out, const double *norms, gsize n)
{
  AsterSummary summary = aster_statistics_summarise (norms, n);

  aster_cli_json_begin (out, "norm");
  aster_cli_json_number (out, "min", summary.min);
  aster_cli_json_number (out, "mean", summary.mean);
  aster_cli_json_number (out, "max", summary.max);
  aster_cli_json_end (out);
}

static void
append_warnings (GString *out, const AsterReport *report)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < aster_report_get_n (report); i++)
    {
      g_autofree char *text = aster_notice_dup_text (aster_report_get (report, i));

      g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);
  aster_cli_json_texts (out, "warnings", (const char *const *) texts);
}

gboolean
aster_cli_run_info (AsterCliRequest *request, GError **error)
{
  static const char *const tables[] = { "token", NULL };
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree double *norms = NULL;
  const AsterSpace *space;
  gsize n, n_zero = 0;

  if (!aster_cli_input_read (request, &input, error))
    return FALSE;

  space = input.chosen;
  n = aster_space_n (space);
  norms = g_new (double, MAX (n, 1));
  if (!aster_statistics_norms (space->vectors, norms, request->pulse, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    n_zero += norms[i] == 0;

  aster_cli_json_begin (out, NULL);
  aster_cli_json_text (out, "name", space->origin.name);
  aster_cli_json_text (out, "format", space->origin.format);
  aster_cli_json_count (out, "tokens", n);
  aster_cli_json_count (out, "dims", aster_space_d (space));
  aster_cli_json_text (out, "dtype", space->origin.dtype);
  aster_cli_json_texts (out, "tables", tables);
  aster_cli_json_text (out, "tokenizer", "words");
  aster_cli_json_null (out, "model");
  append_norms (out, norms, n);
  aster_cli_json_count (out, "zero_rows", n_zero);
  aster_cli_json_count (out, "duplicate_tokens",
                        aster_tokens_count_duplicates (space->tokens, NULL));
  append_warnings (out, space->report);
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return aster_cli_deliver (request, out, error);
}
