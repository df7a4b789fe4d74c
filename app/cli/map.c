#include <math.h>

#include "command.h"
#include "map-layout.h"
#include "output.h"

static GString *
write_table (const AsterLayout *layout, const AsterTokens *tokens)
{
  guint dims = (guint) layout->positions->n_cols;
  GString *out = g_string_new (dims == 3 ? "token\tx\ty\tz\n" : "token\tx\ty\n");

  for (gsize i = 0; i < layout->positions->n_rows; i++)
    {
      aster_cli_append_token (out, tokens, i);
      for (guint p = 0; p < dims; p++)
        {
          g_string_append_c (out, '\t');
          aster_cli_append_number (out, aster_matrix_row (layout->positions, i)[p]);
        }
      g_string_append_c (out, '\n');
    }

  return out;
}

/* The time that reading, neighbours and affinities leave is that of the method. */
static void
append_seconds (
    GString *out, double neighbours, double affinities, double load, double total)
{
  aster_cli_json_begin (out, "seconds");
  aster_cli_json_number (out, "load", load);
  aster_cli_json_number (out, "neighbours", neighbours);
  aster_cli_json_number (out, "affinities", affinities);
  aster_cli_json_number (out, "optimise", total - load - neighbours - affinities);
  aster_cli_json_number (out, "total", total);
  aster_cli_json_end (out);
}

/* Whether the map was made from the true neighbours, and if not, from how many. */
static void
append_neighbours (GString *out, double recall)
{
  aster_cli_json_begin (out, "neighbours");
  aster_cli_json_flag (out, "approximate", !isnan (recall));
  aster_cli_json_number (out, "recall", isnan (recall) ? 1 : recall);
  aster_cli_json_end (out);
}

static GString *
write_summary (const char *method,
               const AsterLayout *layout,
               const AsterCliMapSummary *summary,
               double load,
               double total)
{
  gboolean is_tsne = g_str_equal (method, "tsne"), is_mds = g_str_equal (method, "mds");
  gboolean is_umap = g_str_equal (method, "umap");
  GString *out = g_string_new (NULL);
  AsterAxisKind kind = layout->axes[0].kind;
  double shares[3];
  guint dims = (guint) layout->positions->n_cols;

  for (guint p = 0; p < dims; p++)
    shares[p] = layout->axes[p].share;

  aster_cli_json_begin (out, NULL);
  aster_cli_json_text (out, "method", method);
  aster_cli_json_count (out, "n", layout->positions->n_rows);
  aster_cli_json_count (out, "dims", dims);
  aster_cli_json_count (out, "iterations",
                        is_mds    ? summary->mds.iterations
                        : is_umap ? summary->umap.umap.epochs
                                  : summary->tsne.tsne.iterations);
  if (is_tsne)
    aster_cli_json_number (out, "kl", summary->tsne.tsne.kl);
  else
    aster_cli_json_null (out, "kl");
  if (kind == ASTER_AXIS_COMPONENT || kind == ASTER_AXIS_SINGULAR)
    aster_cli_json_numbers (out, "explained", shares, dims);
  else
    aster_cli_json_null (out, "explained");
  append_seconds (out, summary->tsne.neighbours + summary->umap.neighbours,
                  summary->tsne.affinities + summary->umap.affinities, load, total);
  if (is_tsne || is_umap)
    append_neighbours (out, is_umap ? summary->umap.recall : summary->tsne.recall);
  else
    aster_cli_json_null (out, "neighbours");
  if (is_mds && !isnan (summary->mds.stress))
    aster_cli_json_number (out, "stress", summary->mds.stress);
  else
    aster_cli_json_null (out, "stress");
  if (is_tsne)
    aster_cli_json_number (out, "perplexity", summary->tsne.perplexity);
  else
    aster_cli_json_null (out, "perplexity");
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return out;
}

gboolean
aster_cli_run_map (AsterCliRequest *request, GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_auto (AsterCliInput) input = { 0 };
  AsterCliMapSummary cost;
  g_autoptr (AsterLayout) layout = aster_cli_map_layout (request, &input, &cost, error);
  g_autoptr (GString) table = NULL, summary = NULL;
  double total;

  if (layout == NULL)
    return FALSE;

  total = (double) (g_get_monotonic_time () - started) / 1e6;
  table = write_table (layout, input.chosen->tokens);
  summary = write_summary (aster_cli_text (request, "--method"), layout, &cost,
                           input.seconds, total);
  if (!aster_cli_deliver (request, table, error))
    return FALSE;

  return aster_cli_text (request, "-o") == NULL || aster_cli_print (summary, error);
}
