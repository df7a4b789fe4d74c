/* vectors ─▶ PCA to 50 ─▶ neighbours, 3 × perplexity ─▶ affinities ─▶ descent.
 *
 * The affinities and the start are the dear parts that the parameters of the descent
 * do not touch: the engine keeps them under what they were made from, so that another
 * number of iterations or another exaggeration begins at once. Squared Euclidean
 * distances and cosine distances are what the affinities take, each as it is; their
 * scale does not matter, since each row finds its own. */

#include "run/tsne-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layouts/pca.h"
#include "layouts/tsne-affinities.h"
#include "tools/error.h"
#include "tools/random.h"
#include "words/knn-graph.h"

#define NEIGHBOURS_PER_PERPLEXITY 3
#define TAME                      1e12 /* numbers whose squares do not overflow */
#define FLAT                      1e-6 /* of the wider axis of a start: no width at all */

/* A map under way. */
typedef struct
{
  const AsterMatrix *x; /* (n × d) */
  const AsterTsneMapParams *params;
  double perplexity;    /* that n rows allow */
  AsterMatrix *tame;    /* NULL where @x is */
  AsterMatrix *reduced; /* NULL until it is asked for, or where d is small */
  AsterTsneMapSummary summary;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->tame, aster_matrix_unref);
  g_clear_pointer (&self->reduced, aster_matrix_unref);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Numbers whose squares would overflow, or vanish, are brought near 1 first: a map does
 * not depend on their scale. */
static gboolean
tame (Work *self, GError **error)
{
  gsize size = self->x->n_rows * self->x->n_cols;
  float largest = 0;

  for (gsize i = 0; i < size; i++)
    {
      float v = fabsf (self->x->data[i]);

      largest = v > largest ? v : largest;
    }
  if (largest == 0 || (largest < TAME && largest > 1 / TAME))
    return TRUE;

  if (!(self->tame = aster_matrix_copy (self->x, error)))
    return FALSE;
  for (gsize i = 0; i < size; i++)
    self->tame->data[i] = (float) (self->tame->data[i] / (double) largest);
  self->x = self->tame;

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
  gsize k = (gsize) ceil (NEIGHBOURS_PER_PERPLEXITY * self->perplexity);
  gint64 start = g_get_monotonic_time ();
  const AsterMatrix *x = reduce (self, &reducing.pulse, error);
  AsterGraph *affinities;

  if (x == NULL)
    return NULL;
  params.k = CLAMP (k, 1, x->n_rows - 1);
  params.metric = self->params->cosine ? ASTER_KNN_COSINE : ASTER_KNN_EUCLIDEAN;
  if (!(neighbours = aster_knn_graph (x, &params, &searching.pulse, error)))
    return NULL;
  self->summary.neighbours = since (start);

  start = g_get_monotonic_time ();
  affinities = aster_tsne_affinities (neighbours, self->perplexity, &choosing.pulse,
                                      error);
  if (affinities != NULL)
    affinities->recall = neighbours->recall;
  self->summary.affinities = since (start);

  return affinities;
}

static double
get_width (const AsterMatrix *x, gsize column)
{
  double sum = 0, squares = 0, n = (double) x->n_rows;

  for (gsize i = 0; i < x->n_rows; i++)
    {
      double v = aster_matrix_row (x, i)[column];

      sum += v;
      squares += v * v;
    }

  return sqrt (MAX (squares / n - sum / n * (sum / n), 0));
}

static void
copy_column (AsterMatrix *start, const AsterMatrix *components, gsize column)
{
  for (gsize i = 0; i < start->n_rows; i++)
    aster_matrix_row (start, i)[column] = aster_matrix_row (components, i)[column];
}

static void
fill_with_noise (AsterMatrix *start, gsize column, double width, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, column);

  for (gsize i = 0; i < start->n_rows; i++)
    aster_matrix_row (start, i)[column] = (float) (width * aster_random_normal (&random));
}

/* Where the descent begins: two principal components, or noise. A component without
 * width is noise as well, since points on one line would never leave it. */
static AsterMatrix *
make_start (Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart reducing = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (AsterMatrix) components = NULL;
  g_autoptr (AsterMatrix) start = aster_matrix_new (self->x->n_rows, 2, error);
  const AsterMatrix *x;
  double width = 0;

  if (start == NULL)
    return NULL;
  if (!self->params->random)
    {
      if (!(x = reduce (self, &reducing.pulse, error)) ||
          !(components = aster_pca_reduce (x, 2, &placing.pulse, error)))
        return NULL;
      width = get_width (components, 0);
    }

  for (gsize c = 0; c < 2; c++)
    if (components != NULL && c < components->n_cols &&
        get_width (components, c) > FLAT * width)
      copy_column (start, components, c);
    else
      fill_with_noise (start, c, width > 0 ? width : 1, self->params->seed);

  return g_steal_pointer (&start);
}

static AsterGraph *
get_affinities (
    Work *self, AsterEngine *engine, const char *key, AsterPulse *pulse, GError **error)
{
  char perplexity[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *kept = g_strdup_printf (
      "affinities %s %u %d:%s",
      g_ascii_dtostr (perplexity, sizeof perplexity, self->perplexity), self->params->pca,
      !!self->params->cosine, key);
  AsterGraph *affinities = aster_engine_recall_graph (engine, kept);

  if (affinities == NULL && (affinities = make_affinities (self, pulse, error)))
    aster_engine_keep_graph (engine, kept, affinities);

  return affinities;
}

static AsterMatrix *
get_start (
    Work *self, AsterEngine *engine, const char *key, AsterPulse *pulse, GError **error)
{
  g_autofree char *kept = g_strdup_printf ("start %u %d %" G_GUINT64_FORMAT ":%s",
                                           self->params->pca, !!self->params->random,
                                           self->params->seed, key);
  AsterMatrix *start = aster_engine_recall (engine, kept);

  if (start == NULL && (start = make_start (self, pulse, error)))
    aster_engine_keep (engine, kept, start);

  return start;
}

/**
 * aster_tsne_map:
 * @x: (n × d), finite, n at least 3
 * @params: what kind of map
 * @engine: (nullable): keeps the affinities
 * @key: what @x is, for @engine
 * @summary: (out) (optional): what it cost
 * @pulse: (nullable): heartbeat; carries the picture once there is one
 * @error: return location for an #AsterError
 *
 * Returns: (transfer full) (nullable): the map (n × 2), without axes
 */
AsterLayout *
aster_tsne_map (const AsterMatrix *x,
                const AsterTsneMapParams *params,
                AsterEngine *engine,
                const char *key,
                AsterTsneMapSummary *summary,
                AsterPulse *pulse,
                GError **error)
{
  AsterPulsePart starting = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart finding = aster_pulse_part (pulse, 0.05, 0.2);
  AsterPulsePart descending = aster_pulse_part (pulse, 0.2, 1);
  __attribute__ ((cleanup (work_clear))) Work work = { .x = x, .params = params };
  g_autoptr (AsterGraph) affinities = NULL;
  g_autoptr (AsterMatrix) start = NULL;
  AsterLayout *layout;
  gint64 begin;

  g_return_val_if_fail (x != NULL && params != NULL && key != NULL, NULL);

  if (x->n_rows < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A t-SNE map needs at least 3 tokens; here are %zu"), x->n_rows);
      return NULL;
    }

  work.perplexity = aster_tsne_clamp_perplexity (params->tsne.perplexity, x->n_rows);
  if (!tame (&work, error) ||
      !(start = get_start (&work, engine, key, &starting.pulse, error)))
    return NULL;

  /* The start is there long before the neighbours are: something to look at. */
  if (!aster_pulse_beat (pulse, 0.05, start))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  if (!(affinities = get_affinities (&work, engine, key, &finding.pulse, error)))
    return NULL;

  work.summary.recall = affinities->recall;
  begin = g_get_monotonic_time ();
  layout = aster_tsne (affinities, start, &params->tsne, &work.summary.tsne,
                       &descending.pulse, error);
  work.summary.optimise = since (begin);
  if (layout != NULL && summary != NULL)
    *summary = work.summary;

  return layout;
}
