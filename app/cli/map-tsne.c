#include "map-tsne.h"

#include "map-initial.h"
#include "tools/limits.h"

static gboolean
is (const AsterCliRequest *request, const char *option, const char *value)
{
  return g_strcmp0 (aster_cli_text (request, option), value) == 0;
}

/* Where the map starts: in components, in noise, or in the map of a file. */
static gboolean
read_start (const AsterCliRequest *request, AsterTsneMapParams *asked, GError **error)
{
  const char *initial = aster_cli_text (request, "--initial");

  asked->perturb = aster_cli_number (request, "--perturb");
  asked->tsne.begun = (guint) aster_cli_count (request, "--begun");
  if (is (request, "--initial", "random"))
    asked->start = ASTER_TSNE_NOISE;
  else if (initial != NULL && !is (request, "--initial", "pca"))
    asked->start = ASTER_TSNE_PAGE;

  if (asked->tsne.begun == 0 || asked->start == ASTER_TSNE_PAGE)
    return TRUE;

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "--begun %u: of which map? Add --initial MAP.tsv", asked->tsne.begun);
  return FALSE;
}

/**
 * aster_cli_read_tsne:
 * @request: a command with the options of map
 * @params: (out caller-allocates): what they ask for
 * @error: return location for what is wrong with them
 */
gboolean
aster_cli_read_tsne (const AsterCliRequest *request,
                     AsterTsneMapParams *params,
                     GError **error)
{
  AsterTsneMapParams asked = ASTER_TSNE_MAP_DEFAULTS;
  const char *metric = aster_cli_text (request, "--metric");

  if (!aster_cli_number_or (request, "--learning-rate", "auto", ASTER_TSNE_MAX_RATE,
                            &asked.tsne.learning_rate, error) ||
      !aster_cli_count_or (request, "--pca", "none", ASTER_MAX_DIMS, &asked.pca, error) ||
      !read_start (request, &asked, error))
    return FALSE;

  asked.tsne.perplexity = aster_cli_number (request, "--perplexity");
  if (aster_cli_text (request, "--iterations") != NULL)
    asked.tsne.iterations = (guint) aster_cli_count (request, "--iterations");
  asked.tsne.exaggeration = aster_cli_number (request, "--exaggeration");
  asked.tsne.exaggeration_iterations = (guint) aster_cli_count (
      request, "--exaggeration-iterations");
  asked.tsne.late_exaggeration = aster_cli_number (request, "--late-exaggeration");
  asked.tsne.stop_early = is (request, "--stop-early", "yes");
  if (metric != NULL)
    aster_tsne_metric_from_string (metric, &asked.metric);
  asked.dims = (guint) aster_cli_count (request, "--dims");
  asked.seed = aster_cli_count (request, "--seed");
  *params = asked;

  return TRUE;
}

/**
 * aster_cli_tsne_layout:
 * @request: a command under way
 * @input: what was read
 * @params: what kind of map
 * @summary: (out caller-allocates): what it cost
 * @error: return location
 *
 * What has to differ from what was asked for is said as a warning.
 *
 * Returns: (transfer full) (nullable): where every chosen token goes
 */
AsterLayout *
aster_cli_tsne_layout (const AsterCliRequest *request,
                       const AsterCliInput *input,
                       const AsterTsneMapParams *params,
                       AsterTsneMapSummary *summary,
                       GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  gsize n = input->chosen->vectors->n_rows;
  double asked = params->tsne.perplexity;
  double perplexity = aster_tsne_clamp_perplexity (asked, n);
  g_autoptr (AsterLayout) page = NULL;
  AsterLayout *layout;

  if (n >= 3 && perplexity != asked)
    aster_cli_warn (request,
                    "%s: perplexity %.4g is too much for %zu tokens; %.4g is taken, the "
                    "most they allow",
                    aster_cli_argument (request, 0), asked, n, perplexity);

  if (params->start == ASTER_TSNE_PAGE &&
      !(page = aster_cli_read_initial (request, input, error)))
    return NULL;

  layout = aster_tsne_map (input->chosen->vectors, params, page, NULL, "", summary,
                           &part.pulse, error);
  if (layout == NULL)
    aster_cli_blame_input (request, error);
  else
    aster_cli_warn_drawn (request, summary->n_drawn);

  return layout;
}
