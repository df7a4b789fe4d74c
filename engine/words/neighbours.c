/* The rows of a space nearest to one vector, exactly.
 *
 * Every row is measured, in double, and the best k are kept in a heap whose root
 * is the worst of them; rows of the same value stand in the order of the space.
 *
 *     cosine        x · q / (‖x‖ ‖q‖)
 *     Euclidean     √ Σ (xⱼ − qⱼ)²
 *     dot           x · q
 *     correlation   the cosine of x and q, each less the mean of its coordinates
 *
 * A row of length 0 has no direction: it has no cosine, nor has a row of equal
 * coordinates a correlation, and neither is anybody's neighbour by them.
 *
 * O(n d + n log k). */

#include "words/neighbours.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/names.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define BLOCK_FLOATS (1u << 18) /* numbers read by a block, well below 1 ms */
#define BEAT_ROWS    (1u << 14) /* rows ranked between two beats */

static const char *const names[] = { "cosine", "euclidean", "dot", "correlation" };

typedef struct
{
  AsterMetric metric;
  const float *q; /* (d) */
  gsize d;
  double mean;  /* of the coordinates of q */
  double norm2; /* of q, or of q less its mean for CORRELATION */
} Query;

typedef struct
{
  Query query;
  const AsterMatrix *x;
  double *values; /* (n) */
} Measuring;

static Query
query_init (AsterMetric metric, const float *q, gsize d)
{
  Query self = { metric, q, d, 0, 0 };

  if (metric == ASTER_METRIC_CORRELATION)
    self.norm2 = aster_vector_moments (q, d, &self.mean);
  else
    self.norm2 = aster_vector_norm2 (q, d);

  return self;
}

/* A similarity from a product and two squared lengths; NaN if one of them is 0. */
static double
similarity (double dot, double norm2_a, double norm2_b)
{
  if (!(norm2_a > 0 && norm2_b > 0))
    return NAN;

  return CLAMP (dot / (sqrt (norm2_a) * sqrt (norm2_b)), -1, 1);
}

static double
measure (const Query *self, const float *row)
{
  double norm2, mean, dot;

  switch (self->metric)
    {
    case ASTER_METRIC_COSINE:
      dot = aster_vector_dot_norm2 (row, self->q, self->d, &norm2);
      return similarity (dot, norm2, self->norm2);

    case ASTER_METRIC_EUCLIDEAN:
      return sqrt (aster_vector_distance2 (row, self->q, self->d));

    case ASTER_METRIC_DOT:
      return aster_vector_dot (row, self->q, self->d);

    case ASTER_METRIC_CORRELATION:
      norm2 = aster_vector_moments (row, self->d, &mean);
      dot = aster_vector_codeviation (row, mean, self->q, self->mean, self->d);
      return similarity (dot, norm2, self->norm2);

    default:
      g_assert_not_reached ();
    }
}

static void
measure_block (gsize begin, gsize end, gpointer user_data)
{
  Measuring *self = user_data;

  for (gsize i = begin; i < end; i++)
    self->values[i] = measure (&self->query, aster_matrix_row (self->x, i));
}

/**
 * aster_neighbours_values:
 * @x: (n × d), finite
 * @query: (d)
 * @metric: how to compare
 * @values: (out caller-allocates): (n) the value of each row; NaN where it or
 *   @query has no direction
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set if a beat said so. O(n d).
 */
gboolean
aster_neighbours_values (const AsterMatrix *x,
                         const float *query,
                         AsterMetric metric,
                         double *values,
                         AsterPulse *pulse,
                         GError **error)
{
  Measuring self = { { 0 }, x, values };

  g_return_val_if_fail (x != NULL && query != NULL && values != NULL, FALSE);
  g_return_val_if_fail (metric < ASTER_N_METRICS, FALSE);

  self.query = query_init (metric, query, x->n_cols);
  if (!aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                   measure_block, &self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* Whether entry @a comes after entry @b; larger values come first. */
static gboolean
is_worse (const AsterRanking *heap, gsize a, gsize b)
{
  if (heap->values[a] != heap->values[b])
    return heap->values[a] < heap->values[b];

  return heap->rows[a] > heap->rows[b];
}

static void
swap (AsterRanking *heap, gsize a, gsize b)
{
  double value = heap->values[a];
  guint32 row = heap->rows[a];

  heap->values[a] = heap->values[b];
  heap->rows[a] = heap->rows[b];
  heap->values[b] = value;
  heap->rows[b] = row;
}

/* Lets entry @i sink until both entries below it are better; @n entries. */
static void
sift_down (AsterRanking *heap, gsize i, gsize n)
{
  for (gsize child; (child = 2 * i + 1) < n; i = child)
    {
      if (child + 1 < n && is_worse (heap, child + 1, child))
        child++;
      if (!is_worse (heap, child, i))
        return;
      swap (heap, i, child);
    }
}

static void
sift_up (AsterRanking *heap, gsize i)
{
  for (; i > 0 && is_worse (heap, i, (i - 1) / 2); i = (i - 1) / 2)
    swap (heap, i, (i - 1) / 2);
}

/* Keeps the best @k of the values that are numbers, the largest first. NULL if a
 * beat said FALSE. */
static AsterRanking *
rank (const double *values, gsize n, gsize k, AsterPulse *pulse)
{
  g_autoptr (AsterRanking) heap = aster_ranking_new (k);
  gsize size = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (i % BEAT_ROWS == 0 &&
          !aster_pulse_beat (pulse, 0.5 * (double) i / (double) n, NULL))
        return NULL;

      /* False for NaN too. The heap holds earlier rows, which win a tie. */
      if (size < k ? isnan (values[i]) : !(k > 0 && values[i] > heap->values[0]))
        continue;

      if (size < k)
        {
          heap->values[size] = values[i];
          heap->rows[size] = (guint32) i;
          sift_up (heap, size++);
        }
      else
        {
          heap->values[0] = values[i];
          heap->rows[0] = (guint32) i;
          sift_down (heap, 0, size);
        }
    }

  heap->n = size;
  for (gsize end = size; end > 1; end--)
    {
      if (end % BEAT_ROWS == 0 &&
          !aster_pulse_beat (pulse, 1 - 0.5 * (double) end / (double) n, NULL))
        return NULL;
      swap (heap, 0, end - 1);
      sift_down (heap, 0, end - 1);
    }

  return g_steal_pointer (&heap);
}

static gboolean
check_query (const AsterMatrix *x, const float *query, AsterMetric metric, GError **error)
{
  Query self = query_init (metric, query, x->n_cols);

  if (metric == ASTER_METRIC_COSINE && !(self.norm2 > 0))
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("This vector has length zero, so it has no direction and no "
                            "cosine with any other. Use the Euclidean distance."));
  else if (metric == ASTER_METRIC_CORRELATION && !(self.norm2 > 0))
    g_set_error_literal (
        error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
        _ ("The coordinates of this vector are all the same, so it has "
           "no correlation with any other. Use the Euclidean distance."));
  else
    return TRUE;

  return FALSE;
}

/**
 * aster_neighbours_of:
 * @x: (n × d), finite
 * @query: (d)
 * @params: how to compare, how many to list, which rows to leave out
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY, or
 *   %ASTER_ERROR_DOMAIN if @query has no direction and the metric asks for one
 *
 * O(n d + n log k).
 *
 * Returns: (transfer full) (nullable): the nearest rows, best first, rows of equal
 *   value in the order of the space; fewer than k if there are no more
 */
AsterRanking *
aster_neighbours_of (const AsterMatrix *x,
                     const float *query,
                     const AsterNeighboursParams *params,
                     AsterPulse *pulse,
                     GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart second = aster_pulse_part (pulse, 0.8, 1);
  g_autofree double *values = NULL;
  AsterRanking *ranking;
  gboolean nearer_is_less;
  gsize n;

  g_return_val_if_fail (x != NULL && query != NULL && params != NULL, NULL);
  g_return_val_if_fail (params->exclude != NULL || params->n_exclude == 0, NULL);

  n = x->n_rows;
  if (!check_query (x, query, params->metric, error))
    return NULL;
  if (!(values = g_try_new (double, MAX (n, 1))))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory to compare with %zu words."), n);
      return NULL;
    }
  if (!aster_neighbours_values (x, query, params->metric, values, &first.pulse, error))
    return NULL;

  nearer_is_less = params->metric == ASTER_METRIC_EUCLIDEAN;
  for (gsize i = 0; nearer_is_less && i < n; i++)
    values[i] = -values[i];
  for (gsize e = 0; e < params->n_exclude; e++)
    if (params->exclude[e] < n)
      values[params->exclude[e]] = NAN;

  ranking = rank (values, n, params->k > 0 ? MIN (params->k, n) : n, &second.pulse);
  if (ranking == NULL)
    aster_set_cancelled (error);
  for (gsize i = 0; ranking != NULL && nearer_is_less && i < ranking->n; i++)
    ranking->values[i] = -ranking->values[i];

  return ranking;
}

/**
 * aster_metric_to_string:
 * @self: a metric
 *
 * Returns: (transfer none): "cosine", "euclidean", "dot" or "correlation", as on the
 *   command line
 */
const char *
aster_metric_to_string (AsterMetric self)
{
  g_return_val_if_fail (self < ASTER_N_METRICS, NULL);

  return names[self];
}

/**
 * aster_metric_from_string:
 * @name: what aster_metric_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no metric has that name
 */
gboolean
aster_metric_from_string (const char *name, AsterMetric *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (names, G_N_ELEMENTS (names), name, (guint *) self);
}
