#include "command.h"
#include "files/layout-file.h"
#include "files/save.h"
#include "input.h"
#include "output.h"
#include "run/recipe.h"

static AsterRecipe *
make_recipe (const AsterCliRequest *request)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_QUALITY);
  AsterQualityParams *params = &recipe->quality;

  params->k = (guint) aster_cli_count (request, "-k");
  params->cosine = g_str_equal (aster_cli_text (request, "--metric"), "cosine");
  params->sample = (guint) aster_cli_count (request, "--sample");
  params->every_row = aster_cli_text (request, "--recalls") != NULL;
  params->seed = aster_cli_count (request, "--seed");

  return recipe;
}

static AsterLayout *
read_map (const AsterCliRequest *request,
          const AsterCliInput *input,
          const char *path,
          GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.5, 0.6);
  g_autoptr (AsterReport) report = aster_report_new ();
  AsterLayout *page = aster_layout_file_read (path, input->chosen->tokens, report,
                                              &part.pulse, error);

  if (page != NULL)
    aster_cli_warn_report (request, path, report, 0);

  return page;
}

static GString *
write_summary (const AsterQuality *quality)
{
  GString *out = g_string_new (NULL);

  aster_cli_json_begin (out, NULL);
  aster_cli_json_count (out, "k", quality->k);
  aster_cli_json_number (out, "knn_recall", quality->knn_recall);
  aster_cli_json_number (out, "trustworthiness", quality->trustworthiness);
  aster_cli_json_number (out, "continuity", quality->continuity);
  aster_cli_json_number (out, "spearman", quality->spearman);
  aster_cli_json_text (out, "metric", quality->cosine ? "cosine" : "euclidean");
  aster_cli_json_count (out, "n", quality->n);
  aster_cli_json_count (out, "sampled", quality->n_sampled);
  aster_cli_json_count (out, "recalls", quality->n_recalls);
  aster_cli_json_count (out, "pairs", quality->n_pairs);
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return out;
}

static gboolean
save_recalls (const char *path,
              const AsterQuality *quality,
              const AsterTokens *tokens,
              GError **error)
{
  g_autoptr (GString) out = g_string_new ("token\trecall\n");

  for (gsize i = 0; i < quality->n; i++)
    {
      aster_cli_append_token (out, tokens, i);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, quality->recalls[i]);
      g_string_append_c (out, '\n');
    }

  return aster_save_bytes (path, out->str, out->len, error);
}

gboolean
aster_cli_run_quality (AsterCliRequest *request, GError **error)
{
  const char *path = aster_cli_text (request, "--map");
  const char *recalls = aster_cli_text (request, "--recalls");
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (AsterRecipe) recipe = make_recipe (request);
  g_autoptr (AsterLayout) page = NULL;
  g_autoptr (AsterResult) result = NULL;
  g_autoptr (GString) summary = NULL;

  if (path == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "quality: of which map? Add --map MAP.tsv, a table that "
                   "asterism-cli map wrote");
      return FALSE;
    }
  if (!aster_cli_input_read (request, &input, error) ||
      !(page = read_map (request, &input, path, error)))
    return FALSE;
  if (!(result = aster_recipe_run (recipe, input.chosen, page, NULL, &part.pulse, error)))
    return aster_cli_blame_input (request, error);

  summary = write_summary (result->quality);
  if (recalls != NULL &&
      !save_recalls (recalls, result->quality, input.chosen->tokens, error))
    return FALSE;

  return aster_cli_deliver (request, summary, error);
}
