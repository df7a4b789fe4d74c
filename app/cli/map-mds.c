#include "map-mds.h"

#include "map-initial.h"

/* Where the map starts: in the classical one, in noise, or in the map of a file. */
static gboolean
read_start (const AsterCliRequest *request, AsterMdsParams *asked, GError **error)
{
  const char *initial = aster_cli_text (request, "--initial");

  asked->begun = (guint) MIN (aster_cli_count (request, "--begun"),
                              ASTER_MDS_MAX_ITERATIONS);
  if (initial != NULL && !aster_mds_start_from_string (initial, &asked->start))
    asked->start = ASTER_MDS_FROM_PAGE;
  if (asked->start != ASTER_MDS_FROM_PAGE && asked->begun > 0)
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                 "--begun %u: of which map? Add --initial MAP.tsv", asked->begun);
  else if (asked->start == ASTER_MDS_FROM_PAGE && asked->kind == ASTER_MDS_CLASSICAL)
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                 "--initial %s: --kind classical begins nowhere, it is found at once; "
                 "leave out either",
                 initial);
  else
    return TRUE;

  return FALSE;
}

/**
 * aster_cli_read_mds:
 * @request: a command with the options of map
 * @params: (out caller-allocates): what they ask for
 * @error: return location for what is wrong with them
 */
gboolean
aster_cli_read_mds (const AsterCliRequest *request,
                    AsterMdsParams *params,
                    GError **error)
{
  AsterMdsParams asked = ASTER_MDS_DEFAULTS;
  const char *metric = aster_cli_text (request, "--metric");
  const char *kind = aster_cli_text (request, "--kind");
  guint64 iterations = aster_cli_count (request, "--iterations");

  asked.cosine = g_strcmp0 (metric, "cosine") == 0;
  if (metric != NULL && !asked.cosine && !g_str_equal (metric, "euclidean"))
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "--method mds: takes --metric euclidean or cosine, not %s", metric);
      return FALSE;
    }
  if (iterations > ASTER_MDS_MAX_ITERATIONS)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "--iterations %" G_GUINT64_FORMAT ": --method mds takes at most %u",
                   iterations, ASTER_MDS_MAX_ITERATIONS);
      return FALSE;
    }

  if (kind != NULL)
    aster_mds_kind_from_string (kind, &asked.kind);
  if (iterations > 0)
    asked.iterations = (guint) iterations;
  if (!read_start (request, &asked, error))
    return FALSE;
  asked.seed = aster_cli_count (request, "--seed");
  asked.eps = aster_cli_number (request, "--eps");
  *params = asked;

  return TRUE;
}

/**
 * aster_cli_mds_layout:
 * @request: a command under way
 * @input: what was read
 * @dims: 2 or 3
 * @params: what kind of map
 * @summary: (out caller-allocates): what came of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where every chosen token goes
 */
AsterLayout *
aster_cli_mds_layout (const AsterCliRequest *request,
                      const AsterCliInput *input,
                      guint dims,
                      const AsterMdsParams *params,
                      AsterMdsSummary *summary,
                      GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  g_autoptr (AsterLayout) page = NULL;
  AsterLayout *layout;

  if (params->start == ASTER_MDS_FROM_PAGE &&
      !(page = aster_cli_read_initial (request, input, error)))
    return NULL;

  layout = aster_mds_map (input->chosen->vectors, dims, params, page, NULL, "", summary,
                          &part.pulse, error);
  if (layout == NULL)
    aster_cli_blame_input (request, error);

  return layout;
}
