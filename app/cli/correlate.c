#include "command.h"
#include "compare/ratings.h"
#include "input.h"
#include "output.h"

gboolean
aster_cli_run_correlate (AsterCliRequest *request, GError **error)
{
  const char *path = aster_cli_text (request, "--pairs");
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *table = NULL;
  AsterRatings ratings;
  gsize length;

  if (path == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "correlate: which ratings? Add --pairs FILE");
      return FALSE;
    }
  if (!aster_cli_input_read (request, &input, error) ||
      !(table = aster_cli_read_text (path, &length, error)))
    return FALSE;
  if (!aster_ratings_correlate (input.chosen, table, length, &ratings, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  if (ratings.skipped > 0)
    aster_cli_warn (request,
                    "%s: lines that are no pair of words with a number, such as headers "
                    "and comments, were skipped: %zu",
                    path, ratings.skipped);

  aster_cli_json_begin (out, NULL);
  aster_cli_json_count (out, "pairs", ratings.pairs);
  aster_cli_json_count (out, "missing", ratings.missing);
  aster_cli_json_number (out, "spearman", ratings.spearman);
  aster_cli_json_number (out, "p", ratings.p);
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return aster_cli_deliver (request, out, error);
}
