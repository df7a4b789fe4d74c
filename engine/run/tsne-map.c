/* vectors ─▶ PCA to 50 ─▶ neighbours, 3 × perplexity ─▶ affinities ─▶ descent.
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

#include "layouts/pca.h"
#include "layouts/tsne-affinities.h"
#include "layouts/tsne-rows.h"
#include "run/tsne-start.h"
#include "tools/budget.h"
#include "tools/error.h"
#include "tools/tame.h"
#include "words/knn-graph.h"

#define COMPONENTS 3 /* of a start, as many as a page has at most */

/* A map under way. */
typedef struct
{
  const AsterMatrix *x; /* (n × d) */
  const AsterTsneMapParams *params;
  const AsterLayout *page; /* (nullable) */
  AsterMatrix *tamed;      /* NULL where @x is */
  AsterMatrix *centred;    /* CORRELATION: rows without their means */
  AsterMatrix *reduced;    /* NULL until it is asked for, or where d is small */
  AsterTsneMapSummary summary;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->tamed, aster_matrix_unref);
  g_clear_pointer (&self->centred, aster_matrix_unref);
  g_clear_pointer (&self->reduced, aster_matrix_unref);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static gboolean
centres_rows (const Work *self)
{
  return self->params->metric == ASTER_TSNE_CORRELATION;
}

/* Vectors that a search can take. */
static gboolean
make_ready (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart taming = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart centring = aster_pulse_part (pulse, 0.5, 1);

  if (!aster_tame_outliers (self->x, &self->tamed, &self->summary.n_drawn, &taming.pulse,
                            error))
    return FALSE;
  if (self->tamed != NULL)
    self->x = self->tamed;
  if (!centres_rows (self))
    return TRUE;

  if (!(self->centred = aster_tsne_rows (self->x, &centring.pulse, error)))
    return FALSE;
  self->x = self->centred;

  return TRUE;
}

/* The rows whose distances count. */
static const AsterMatrix *
reduce (Work *self, AsterPulse *pulse, GError **error)
{
  guint kept = self->params->pca;

  if (kept == 0 || self->x->n_cols <= kept)
    return self->x;
  if (self->reduced == NULL)
    self->reduced = aster_pca_reduce (self->x, kept, pulse, error);

  return self->reduced;
}

static AsterGraph *
make_affinities (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart reducing = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.1, 0.8);
  AsterPulsePart choosing = aster_pulse_part (pulse, 0.8, 1);
  g_autoptr (AsterGraph) neighbours = NULL;
  AsterKnnParams params = ASTER_KNN_DEFAULTS;
  gsize k = (gsize) ceil (ASTER_TSNE_NEIGHBOURS * self->summary.perplexity);
  gint64 start = g_get_monotonic_time ();
  const AsterMatrix *x = reduce (self, &reducing.pulse, error);
  AsterGraph *affinities;

  if (x == NULL)
    return NULL;
  params.k = CLAMP (k, 1, x->n_rows - 1);
  params.metric = aster_tsne_metric_to_knn (self->params->metric);
  if (!(neighbours = aster_knn_graph (x, &params, &searching.pulse, error)))
    return NULL;
  self->summary.neighbours = since (start);

  start = g_get_monotonic_time ();
  affinities = aster_tsne_affinities (neighbours, self->summary.perplexity,
                                      &choosing.pulse, error);
  if (affinities != NULL)
    affinities->recall = neighbours->recall;
  self->summary.affinities = since (start);

  return affinities;
}

static AsterGraph *
get_affinities (
    Work *self, AsterEngine *engine, const char *key, AsterPulse *pulse, GError **error)
{
  char perplexity[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *kept = g_strdup_printf (
      "affinities %s %u %s:%s",
      g_ascii_dtostr (perplexity, sizeof perplexity, self->summary.perplexity),
      self->params->pca, aster_tsne_metric_to_string (self->params->metric), key);
  AsterGraph *affinities = aster_engine_recall_graph (engine, kept);

  if (affinities == NULL && (affinities = make_affinities (self, pulse, error)))
    aster_engine_keep_graph (engine, kept, affinities);

  return affinities;
}

static AsterMatrix *
get_components (
    Work *self, AsterEngine *engine, const char *key, AsterPulse *pulse, GError **error)
{
  AsterPulsePart reducing = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.9, 1);
  g_autofree char *kept = g_strdup_printf ("components %u %d:%s", self->params->pca,
                                           centres_rows (self), key);
  AsterMatrix *components = aster_engine_recall (engine, kept);
  const AsterMatrix *x;

  if (components == NULL && (x = reduce (self, &reducing.pulse, error)) &&
      (components = aster_pca_reduce (x, COMPONENTS, &placing.pulse, error)))
    aster_engine_keep (engine, kept, components);

  return components;
}

static AsterMatrix *
make_start (
    Work *self, AsterEngine *engine, const char *key, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) components = NULL;
  const AsterMatrix *from = NULL;

  if (self->params->start == ASTER_TSNE_COMPONENTS &&
      !(from = components = get_components (self, engine, key, pulse, error)))
    return NULL;
  if (self->params->start == ASTER_TSNE_PAGE)
    from = self->page->positions;

  return aster_tsne_start_new (self->x->n_rows, from, self->params, error);
}

/* Whether there is room for the map, before any of it is taken. */
static gboolean
check_room (const Work *self, GError **error)
{
  guint64 need = aster_tsne_map_params_bytes (self->params, self->x->n_rows,
                                              self->x->n_cols);
  guint64 have = aster_budget_get ();
  g_autofree char *need_text = g_format_size (need), *have_text = g_format_size (have);

  if (need <= have)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               /* Translators: the last two are sizes, like “3.4 GB”. */
               _ ("A t-SNE map of %zu tokens with perplexity %.4g needs %s of memory and "
                  "%s may be used. Take fewer tokens or a smaller perplexity."),
               self->x->n_rows, self->summary.perplexity, need_text, have_text);
  return FALSE;
}

/* Whether these rows, and the page if it is asked for, can become a map. */
static gboolean
check (const Work *self, GError **error)
{
  gsize n = self->x->n_rows;

  if (n < 3)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("A t-SNE map needs at least 3 tokens; here are %zu"), n);
  else if (self->params->start != ASTER_TSNE_PAGE)
    return check_room (self, error);
  else if (self->page == NULL)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("There is no map to start from yet. Let the map start from "
                            "principal components."));
  else if (self->page->positions->n_rows != n)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("The map to start from shows %zu tokens, and here are %zu. Choose a "
                    "map of the same tokens."),
                 self->page->positions->n_rows, n);
  else
    return check_room (self, error);

  return FALSE;
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
  gint64 begin = g_get_monotonic_time ();
  AsterLayout *layout;

  if (self->params->start != ASTER_TSNE_PAGE)
    params.begun = 0;
  layout = aster_tsne (affinities, start, &params, &self->summary.tsne, pulse, error);
  self->summary.recall = affinities->recall;
  self->summary.optimise = since (begin);

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
  __attribute__ ((cleanup (work_clear)))
  Work work = { .x = x, .params = params, .page = page };
  g_autoptr (AsterGraph) affinities = NULL;
  g_autoptr (AsterMatrix) start = NULL;
  AsterLayout *layout;

  g_return_val_if_fail (x != NULL && params != NULL && key != NULL, NULL);

  work.summary.perplexity = aster_tsne_clamp_perplexity (params->tsne.perplexity,
                                                         x->n_rows);
  if (!check (&work, error) || !make_ready (&work, &preparing.pulse, error) ||
      !(start = make_start (&work, engine, key, &starting.pulse, error)))
    return NULL;

  /* The start is there long before the neighbours are: something to look at. */
  if (!aster_pulse_beat (pulse, 0.05, start))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  if (!(affinities = get_affinities (&work, engine, key, &finding.pulse, error)))
    return NULL;

  layout = descend (&work, affinities, start, &descending.pulse, error);
  if (layout != NULL && summary != NULL)
    *summary = work.summary;

  return layout;
}
