/* rows ─▶ neighbours ─▶ fuzzy graph ─▶ eigenvectors for a start ─▶ descent.
 *
 * The graph and the eigenvectors are the dear parts that the parameters of the descent
 * do not touch: the engine keeps them under what they were made from, so that another
 * min_dist, another spread or more epochs begin at once. Distances are those of all
 * dimensions unless components are asked for. Where the graph falls into parts, or its
 * eigenvectors cannot be found, the map starts from principal components: those place
 * the parts, and the pushes of the descent keep them apart. */

#include "run/umap-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layouts/umap-fuzzy.h"
#include "layouts/umap-spectral.h"
#include "run/map-page.h"
#include "run/map-rows.h"
#include "run/umap-start.h"
#include "tools/budget.h"
#include "tools/error.h"

#define FLOATS             64 /* that a row takes besides its neighbours, about */
#define FLOATS_A_NEIGHBOUR 14 /* about: lists, weights, both directions, padding */

/* A map under way. */
typedef struct
{
  AsterMapRows rows;
  guint dims;
  const AsterUmapMapParams *params;
  const AsterLayout *page; /* (nullable) */
  AsterUmapMapSummary summary;
} Work;

static void
work_clear (Work *self)
{
  aster_map_rows_clear (&self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Whether these rows, and the page if it is asked for, can become a map here. */
static gboolean
check (const Work *self, GError **error)
{
  gsize n = self->rows.x->n_rows;

  if (n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A UMAP needs at least 3 tokens; here are %zu"), n);
      return FALSE;
    }

  return (self->params->start != ASTER_UMAP_PAGE ||
          aster_map_page_check (self->page, n,
                                _ ("There is no map to start from yet. Let the map start "
                                   "from its graph."),
                                error)) &&
         aster_budget_check (n, FLOATS + FLOATS_A_NEIGHBOUR * self->summary.n_neighbours,
                             error);
}

static AsterGraph *
make_graph (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart searching = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart weighing = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (AsterGraph) neighbours = NULL;
  AsterGraph *graph;

  neighbours = aster_map_rows_find_neighbours (
      &self->rows, self->summary.n_neighbours - 1,
      aster_umap_metric_to_knn (self->params->metric), &searching.pulse, error);
  if (neighbours == NULL)
    return NULL;
  self->summary.neighbours = g_timer_elapsed (timer, NULL);

  g_timer_start (timer);
  graph = aster_umap_fuzzy (neighbours, self->params->metric != ASTER_UMAP_COSINE,
                            &weighing.pulse, error);
  if (graph != NULL)
    graph->recall = neighbours->recall;
  self->summary.affinities = g_timer_elapsed (timer, NULL);

  return graph;
}

/* What the graph depends on, after @what. */
static char *
dup_graph_key (const Work *self, const char *what)
{
  return g_strdup_printf (
      "%s %u %u %s:%s", what, self->summary.n_neighbours, self->params->pca,
      aster_umap_metric_to_string (self->params->metric), self->rows.key);
}

/* The eigenvectors of @graph, or components where it has none. */
static AsterMatrix *
get_eigenvectors (Work *self, const AsterGraph *graph, AsterPulse *pulse, GError **error)
{
  AsterPulsePart searching = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.8, 1);
  g_autofree char *what = g_strdup_printf ("spectral %u %" G_GUINT64_FORMAT, self->dims,
                                           self->params->umap.seed);
  g_autofree char *kept = dup_graph_key (self, what);
  AsterMatrix *y = aster_engine_recall (self->rows.engine, kept);

  if (y != NULL)
    return y;
  if (!aster_umap_spectral (graph, self->dims, self->params->umap.seed, &y,
                            &searching.pulse, error))
    return NULL;
  if (y != NULL)
    {
      aster_engine_keep (self->rows.engine, kept, y);
      return y;
    }
  self->summary.start = ASTER_UMAP_COMPONENTS;

  return aster_map_rows_get_components (&self->rows, &placing.pulse, error);
}

static AsterMatrix *
make_start (Work *self, const AsterGraph *graph, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) found = NULL;
  const AsterMatrix *from = NULL;

  self->summary.start = self->params->start;
  if (self->params->start == ASTER_UMAP_SPECTRAL)
    from = found = get_eigenvectors (self, graph, pulse, error);
  if (self->params->start == ASTER_UMAP_COMPONENTS)
    from = found = aster_map_rows_get_components (&self->rows, pulse, error);
  if (self->params->start == ASTER_UMAP_PAGE)
    from = self->page->positions;
  if (from == NULL && self->params->start != ASTER_UMAP_NOISE)
    return NULL;

  return aster_umap_start_new (self->rows.x->n_rows, self->dims, from,
                               self->params->umap.seed, error);
}

/* Something to look at while neighbours are searched: principal components, which cost
 * little beside them. Nobody watches where there is no engine. */
static gboolean
show_components (Work *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) components = NULL, start = NULL;

  if (self->rows.engine == NULL || self->params->start == ASTER_UMAP_PAGE)
    return TRUE;
  if (!(components = aster_map_rows_get_components (&self->rows, pulse, error)) ||
      !(start = aster_umap_start_new (self->rows.x->n_rows, self->dims, components,
                                      self->params->umap.seed, error)))
    return FALSE;
  if (aster_pulse_beat (pulse, 1, start))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

static AsterGraph *
get_graph (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart showing = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart making = aster_pulse_part (pulse, 0.05, 1);
  g_autofree char *kept = dup_graph_key (self, "fuzzy");
  AsterGraph *graph = aster_engine_recall_graph (self->rows.engine, kept);

  if (graph == NULL && show_components (self, &showing.pulse, error) &&
      (graph = make_graph (self, &making.pulse, error)))
    aster_engine_keep_graph (self->rows.engine, kept, graph);

  return graph;
}

static AsterLayout *
run (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart finding = aster_pulse_part (pulse, 0, 0.4);
  AsterPulsePart starting = aster_pulse_part (pulse, 0.4, 0.45);
  AsterPulsePart descending = aster_pulse_part (pulse, 0.45, 1);
  g_autoptr (AsterGraph) graph = get_graph (self, &finding.pulse, error);
  g_autoptr (AsterMatrix) start = NULL;
  AsterUmapParams params = self->params->umap;
  g_autoptr (GTimer) timer = g_timer_new ();
  AsterLayout *layout;

  if (graph == NULL || !(start = make_start (self, graph, &starting.pulse, error)))
    return NULL;

  if (self->params->start == ASTER_UMAP_PAGE)
    params.unfolding = 1;
  layout = aster_umap (graph, start, &params, &self->summary.umap, &descending.pulse,
                       error);
  self->summary.recall = graph->recall;
  self->summary.optimise = g_timer_elapsed (timer, NULL);

  return layout;
}

/**
 * aster_umap_map:
 * @x: (n × d), finite, n at least 3
 * @dims: of the map, 2 or 3
 * @params: what kind of map
 * @page: (nullable): (n × 2 or 3) where to start, if @params say so
 * @engine: (nullable): keeps the graph and what the start is made from
 * @key: what @x is, for @engine
 * @summary: (out) (optional): what it cost
 * @pulse: (nullable): heartbeat; carries the picture once there is one
 * @error: return location for %ASTER_ERROR_DOMAIN (fewer than 3 rows, or no page of them
 *   to start from), %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the map (n × @dims), without axes
 */
AsterLayout *
aster_umap_map (const AsterMatrix *x,
                guint dims,
                const AsterUmapMapParams *params,
                const AsterLayout *page,
                AsterEngine *engine,
                const char *key,
                AsterUmapMapSummary *summary,
                AsterPulse *pulse,
                GError **error)
{
  g_auto (Work) work = { .rows = { .x = x, .engine = engine, .key = key },
                         .dims = dims,
                         .params = params,
                         .page = page };
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.01);
  AsterPulsePart running = aster_pulse_part (pulse, 0.01, 1);
  AsterLayout *layout;

  g_return_val_if_fail (x != NULL && params != NULL && key != NULL, NULL);
  g_return_val_if_fail (dims == 2 || dims == 3, NULL);

  work.rows.pca = params->pca;
  work.summary.n_neighbours = (guint) MIN (params->neighbours, x->n_rows);
  if (!check (&work, error) ||
      !aster_map_rows_prepare (&work.rows, &preparing.pulse, error))
    return NULL;
  work.summary.n_drawn = work.rows.n_drawn;

  layout = run (&work, &running.pulse, error);
  if (layout != NULL && summary != NULL)
    *summary = work.summary;

  return layout;
}
