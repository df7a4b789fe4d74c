#include "map-umap.h"

#include "map-initial.h"
#include "tools/limits.h"

/**
 * aster_cli_read_umap:
 * @request: a command with the options of map
 * @params: (out caller-allocates): what they ask for
 * @error: return location for what is wrong with them
 */
gboolean
aster_cli_read_umap (const AsterCliRequest *request,
                     AsterUmapMapParams *params,
                     GError **error)
{
  AsterUmapMapParams asked = ASTER_UMAP_MAP_DEFAULTS;
  const char *initial = aster_cli_text (request, "--initial");
  const char *metric = aster_cli_text (request, "--metric");

  asked.umap.min_dist = aster_cli_number (request, "--min-dist");
  asked.umap.spread = aster_cli_number (request, "--spread");
  if (asked.umap.min_dist > asked.umap.spread)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "--min-dist %s: expected at most --spread, which is %s",
                   aster_cli_text (request, "--min-dist"),
                   aster_cli_text (request, "--spread"));
      return FALSE;
    }
  if (!aster_cli_number_or (request, "--learning-rate", "auto", ASTER_UMAP_MAX_RATE,
                            &asked.umap.learning_rate, error) ||
      !aster_cli_count_or (request, "--epochs", "auto", ASTER_UMAP_MAX_EPOCHS,
                           &asked.umap.epochs, error) ||
      !aster_cli_count_or (request, "--pca", "none", ASTER_MAX_DIMS, &asked.pca, error))
    return FALSE;

  asked.neighbours = (guint) aster_cli_count (request, "--neighbours");
  asked.umap.negatives = (guint) aster_cli_count (request, "--negatives");
  asked.umap.seed = aster_cli_count (request, "--seed");
  if (metric != NULL)
    aster_umap_metric_from_string (metric, &asked.metric);
  /* What is no word is the name of a file. */
  if (initial != NULL && !aster_umap_start_from_string (initial, &asked.start))
    asked.start = ASTER_UMAP_PAGE;
  *params = asked;

  return TRUE;
}

/* What had to differ from what was asked for. */
static void
warn (const AsterCliRequest *request,
      const AsterUmapMapParams *params,
      const AsterUmapMapSummary *summary)
{
  const char *path = aster_cli_argument (request, 0);

  if (summary->n_neighbours != params->neighbours)
    aster_cli_warn (request,
                    "%s: %u neighbours are too many for so few tokens; %u are taken, "
                    "all there are",
                    path, params->neighbours, summary->n_neighbours);
  if (summary->start != params->start)
    aster_cli_warn (request,
                    "%s: the graph of neighbours has no smooth picture to begin with, "
                    "mostly since it falls into parts; the map began with principal "
                    "components",
                    path);
  aster_cli_warn_drawn (request, summary->n_drawn);
}

/**
 * aster_cli_umap_layout:
 * @request: a command under way
 * @input: what was read
 * @dims: 2 or 3
 * @params: what kind of map
 * @summary: (out caller-allocates): what it cost
 * @error: return location
 *
 * What has to differ from what was asked for is said as a warning.
 *
 * Returns: (transfer full) (nullable): where every chosen token goes
 */
AsterLayout *
aster_cli_umap_layout (const AsterCliRequest *request,
                       const AsterCliInput *input,
                       guint dims,
                       const AsterUmapMapParams *params,
                       AsterUmapMapSummary *summary,
                       GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  g_autoptr (AsterLayout) page = NULL;
  AsterLayout *layout;

  if (params->start == ASTER_UMAP_PAGE &&
      !(page = aster_cli_read_initial (request, input, error)))
    return NULL;

  layout = aster_umap_map (input->chosen->vectors, dims, params, page, NULL, "", summary,
                           &part.pulse, error);
  if (layout != NULL)
    warn (request, params, summary);
  else
    aster_cli_blame_input (request, error);

  return layout;
}
