/* rows ─▶ neighbours, 3 × perplexity ─▶ affinities ─▶ descent.
 *
 * The affinities and the components that a map starts from are the dear parts that the
 * parameters of the descent do not touch: the engine keeps them under what they were
 * made from, so that another number of iterations or another exaggeration begins at
 * once. Squared Euclidean or Manhattan distances and cosine distances are what the
 * affinities take, each as it is; their scale does not matter, since each row finds its
 * own. Correlation is the cosine of rows that have lost their means.
 *
 * A map that starts from a page goes on from there, if iterations lie behind it; or else
 * the page is shrunk and only says who lies where, like any start. */

#include "run/tsne-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layouts/tsne-affinities.h"
#include "run/map-page.h"
#include "run/map-rows.h"
#include "run/tsne-start.h"
#include "tools/budget.h"
#include "tools/error.h"

/* A map under way. */
typedef struct
{
  AsterMapRows rows;
  const AsterTsneMapParams *params;
  const AsterLayout *page; /* (nullable) */
  AsterTsneMapSummary summary;
} Work;

static void
work_clear (Work *self)
{
  aster_map_rows_clear (&self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static AsterGraph *
make_affinities (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart searching = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart choosing = aster_pulse_part (pulse, 0.8, 1);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (AsterGraph) neighbours = NULL;
  gsize k = (gsize) ceil (ASTER_TSNE_NEIGHBOURS * self->summary.perplexity);
  AsterGraph *affinities;

  neighbours = aster_map_rows_find_neighbours (
      &self->rows, k, aster_tsne_metric_to_knn (self->params->metric), &searching.pulse,
      error);
  if (neighbours == NULL)
    return NULL;
  self->summary.neighbours = g_timer_elapsed (timer, NULL);

  g_timer_start (timer);
  affinities = aster_tsne_affinities (neighbours, self->summary.perplexity,
                                      &choosing.pulse, error);
  if (affinities != NULL)
    affinities->recall = neighbours->recall;
  self->summary.affinities = g_timer_elapsed (timer, NULL);

  return affinities;
}

static AsterGraph *
get_affinities (Work *self, AsterPulse *pulse, GError **error)
{
  AsterEngine *engine = self->rows.engine;
  char perplexity[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *kept = g_strdup_printf (
      "affinities %s %u %s:%s",
      g_ascii_dtostr (perplexity, sizeof perplexity, self->summary.perplexity),
      self->params->pca, aster_tsne_metric_to_string (self->params->metric),
      self->rows.key);
  AsterGraph *affinities = aster_engine_recall_graph (engine, kept);

  if (affinities == NULL && (affinities = make_affinities (self, pulse, error)))
    aster_engine_keep_graph (engine, kept, affinities);

  return affinities;
}

static AsterMatrix *
make_start (Work *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) components = NULL;
  const AsterMatrix *from = NULL;

  if (self->params->start == ASTER_TSNE_COMPONENTS &&
      !(from = components = aster_map_rows_get_components (&self->rows, pulse, error)))
    return NULL;
  if (self->params->start == ASTER_TSNE_PAGE)
    from = self->page->positions;

  return aster_tsne_start_new (self->rows.x->n_rows, from, self->params, error);
}

/* Whether there is room for the map, before any of it is taken. */
static gboolean
check_room (const Work *self, GError **error)
{
  guint64 need = aster_tsne_map_params_bytes (self->params, self->rows.x->n_rows,
                                              self->rows.x->n_cols);
  guint64 have = aster_budget_get ();
  g_autofree char *need_text = g_format_size (need), *have_text = g_format_size (have);

  if (need <= have)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               /* Translators: the last two are sizes, like “3.4 GB”. */
               _ ("A t-SNE map of %zu tokens with perplexity %.4g needs %s of memory and "
                  "%s may be used. Take fewer tokens or a smaller perplexity."),
               self->rows.x->n_rows, self->summary.perplexity, need_text, have_text);
  return FALSE;
}

/* Whether these rows, and the page if it is asked for, can become a map. */
static gboolean
check (const Work *self, GError **error)
{
  gsize n = self->rows.x->n_rows;

  if (n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A t-SNE map needs at least 3 tokens; here are %zu"), n);
      return FALSE;
    }

  return (self->params->start != ASTER_TSNE_PAGE ||
          aster_map_page_check (self->page, n,
                                _ ("There is no map to start from yet. Let the map start "
                                   "from principal components."),
                                error)) &&
         check_room (self, error);
}

/* The map itself; a start that is no page has no iterations behind it. */
static AsterLayout *
descend (Work *self,
         const AsterGraph *affinities,
         const AsterMatrix *start,
         AsterPulse *pulse,
         GError **error)
{
  AsterTsneParams params = self->params->tsne;
  g_autoptr (GTimer) timer = g_timer_new ();
  AsterLayout *layout;

  if (self->params->start != ASTER_TSNE_PAGE)
    params.begun = 0;
  layout = aster_tsne (affinities, start, &params, &self->summary.tsne, pulse, error);
  self->summary.recall = affinities->recall;
  self->summary.optimise = g_timer_elapsed (timer, NULL);

  return layout;
}

/**
 * aster_tsne_map:
 * @x: (n × d), finite, n at least 3
 * @params: what kind of map
 * @page: (nullable): (n × 2 or 3) where to start, if @params say so
 * @engine: (nullable): keeps the affinities
 * @key: what @x is, for @engine
 * @summary: (out) (optional): what it cost
 * @pulse: (nullable): heartbeat; carries the picture once there is one
 * @error: return location for %ASTER_ERROR_DOMAIN (fewer than 3 rows, no page of them to
 *   start from, or a picture that flies apart), %ASTER_ERROR_CANCELLED or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the map (n × dims), without axes
 */
AsterLayout *
aster_tsne_map (const AsterMatrix *x,
                const AsterTsneMapParams *params,
                const AsterLayout *page,
                AsterEngine *engine,
                const char *key,
                AsterTsneMapSummary *summary,
                AsterPulse *pulse,
                GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.01);
  AsterPulsePart starting = aster_pulse_part (pulse, 0.01, 0.05);
  AsterPulsePart finding = aster_pulse_part (pulse, 0.05, 0.2);
  AsterPulsePart descending = aster_pulse_part (pulse, 0.2, 1);
  g_auto (Work) work = { .rows = { .x = x, .engine = engine, .key = key },
                         .params = params,
                         .page = page };
  g_autoptr (AsterGraph) affinities = NULL;
  g_autoptr (AsterMatrix) start = NULL;
  AsterLayout *layout;

  g_return_val_if_fail (x != NULL && params != NULL && key != NULL, NULL);

  work.rows.pca = params->pca;
  work.rows.without_means = params->metric == ASTER_TSNE_CORRELATION;
  work.summary.perplexity = aster_tsne_clamp_perplexity (params->tsne.perplexity,
                                                         x->n_rows);
  if (!check (&work, error) ||
      !aster_map_rows_prepare (&work.rows, &preparing.pulse, error) ||
      !(start = make_start (&work, &starting.pulse, error)))
    return NULL;
  work.summary.n_drawn = work.rows.n_drawn;

  /* The start is there long before the neighbours are: something to look at. */
  if (!aster_pulse_beat (pulse, 0.05, start))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  if (!(affinities = get_affinities (&work, &finding.pulse, error)))
    return NULL;

  layout = descend (&work, affinities, start, &descending.pulse, error);
  if (layout != NULL && summary != NULL)
    *summary = work.summary;

  return layout;
}
