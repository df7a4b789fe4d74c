/* The ranks that trustworthiness and continuity are made of.
 *
 * For one row, all n distances in the space, and all on the page. A neighbour on the
 * page whose rank in the space is r > k is a stranger by r − k, and a true neighbour
 * whose rank on the page is r > k has been torn away by r − k. A rank needs no sorting
 * of n distances: it is one more than the number of rows that are nearer, and those are
 * counted, a few ranks one by one, many of them at once.
 *
 * Distances of the space come as products in double, a group of rows at a time against
 * tiles of all rows: n of them a row, never n². ‖y‖² − 2 x·y orders as the distance does,
 * and −x·y/‖y‖ as 1 − cosine; a zero row has cosine 0 with every row. Equal distances are
 * ordered by row. O(n d) a row. */

#include "compare/quality-ranks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/nearest.h"
#include "tools/parallel.h"
#include "tools/point-tree.h"
#include "tools/vector.h"
#include "tools/wide.h"
#include "tools/widen.h"

#define GROUP_SCORES (1u << 22) /* numbers that a group of rows may hold */
#define GROUP_FLOATS (1u << 21) /* coordinates of its rows */
#define MIN_GROUP    8
#define MAX_GROUP    512
#define TILE         4e7 /* multiplications of one tile: a few ms */
#define MIN_TILE     16
#define MAX_TILE     2048
#define ROW_SCORES   50000 /* looked at in a block of rows, at least */
#define FEW          64    /* ranks that are counted one by one */

#define SCORES_AT_ONCE 2048 /* that stay near the processor */

typedef struct
{
  const AsterMatrix *x;
  const AsterMatrix *y;
  const guint32 *page; /* (n × k) */
  const guint32 *rows; /* of the group */
  gsize n_rows;
  guint k;
  gboolean cosine;
  double *norms;  /* (n) ‖x‖² or, for cosine, 1/‖x‖ */
  double *wide;   /* (group × d) */
  double *scores; /* (group × n) */
  AsterQualityRow *out;
} Group;

static void
group_clear (Group *self)
{
  g_free (self->norms);
  g_free (self->wide);
  g_free (self->scores);
}

static void
norm_block (gsize begin, gsize end, gpointer data)
{
  const Group *self = data;

  for (gsize i = begin; i < end; i++)
    {
      double norm2 = aster_vector_norm2 (aster_matrix_row (self->x, i), self->x->n_cols);

      self->norms[i] = !self->cosine ? norm2 : norm2 > 0 ? 1 / sqrt (norm2) : 0;
    }
}

/* Scores of the rows of the group against columns [@begin, @end). */
static void
score_block (gsize begin, gsize end, gpointer data)
{
  const Group *self = data;
  gsize n = self->x->n_rows, d = self->x->n_cols, m = end - begin;
  g_autofree double *tile = g_new (double, m *d);

  for (gsize j = 0; j < m; j++)
    aster_widen (aster_matrix_row (self->x, begin + j), NULL, d, tile + j * d);
  for (gsize i = 0; i < self->n_rows; i++)
    memset (self->scores + i * n + begin, 0, m * sizeof (double));
  aster_linalg_add_product ((AsterFactor){ self->wide, d, FALSE },
                            (AsterFactor){ tile, d, TRUE }, self->n_rows, m, d,
                            self->scores + begin, n);

  for (gsize i = 0; i < self->n_rows; i++)
    {
      double *scores = self->scores + i * n + begin;
      const double *norms = self->norms + begin;

      if (self->cosine)
        for (gsize j = 0; j < m; j++)
          scores[j] *= -norms[j];
      else
        for (gsize j = 0; j < m; j++)
          scores[j] = norms[j] - 2 * scores[j];
    }
}

/* How many of @scores are below @bar, or at it too. */
ASTER_WIDE static guint64
count_below (const double *scores, gsize n, double bar, gboolean also_at)
{
  guint64 count = 0;

  if (also_at)
    for (gsize j = 0; j < n; j++)
      count += scores[j] <= bar;
  else
    for (gsize j = 0; j < n; j++)
      count += scores[j] < bar;

  return count;
}

/* For each of a few rows in turn, those before it: a comparison each, many at once. */
static void
count_each (
    const double *scores, gsize n, const AsterNear *wanted, guint k, guint64 *before)
{
  memset (before, 0, k * sizeof *before);
  for (gsize begin = 0; begin < n; begin += SCORES_AT_ONCE)
    {
      gsize end = MIN (begin + SCORES_AT_ONCE, n);

      for (guint e = 0; e < k; e++)
        {
          gsize border = CLAMP (wanted[e].row, begin, end);

          before[e] += count_below (scores + begin, border - begin, wanted[e].value,
                                    TRUE);
          before[e] += count_below (scores + border, end - border, wanted[e].value,
                                    FALSE);
        }
    }
}

/* For many rows at once: each score finds its place among them. */
static void
count_all (
    const double *scores, gsize n, const AsterNear *wanted, guint k, guint64 *before)
{
  memset (before, 0, k * sizeof *before);
  for (gsize j = 0; j < n; j++)
    {
      AsterNear item = { scores[j], (guint32) j };
      guint low = 0, high = k;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (aster_near_is_before (item, wanted[middle]))
            high = middle;
          else
            low = middle + 1;
        }
      if (low < k)
        before[low]++;
    }
  for (guint e = 1; e < k; e++)
    before[e] += before[e - 1];
}

/* How many of @rows (k) are among the k nearest by @scores (n), and by how much the
 * others are beyond. */
static guint
sum_excess (const double *scores,
            gsize n,
            gsize own,
            const guint32 *rows,
            guint k,
            AsterNear *wanted,
            guint64 *before,
            guint64 *excess)
{
  AsterNearest list = { wanted, 0, k };
  AsterNear self = { scores[own], (guint32) own };
  guint within = 0;

  for (guint e = 0; e < k; e++)
    aster_nearest_offer (&list, (AsterNear){ scores[rows[e]], rows[e] });
  if (k <= FEW)
    count_each (scores, n, wanted, k, before);
  else
    count_all (scores, n, wanted, k, before);

  *excess = 0;
  for (guint e = 0; e < k; e++)
    {
      guint64 rank = 1 + before[e] - aster_near_is_before (self, wanted[e]);

      if (rank > k)
        *excess += rank - k;
      else
        within++;
    }

  return within;
}

static void
find_nearest (const double *scores, gsize n, gsize own, AsterNearest *nearest)
{
  double bar = INFINITY;

  for (gsize j = 0; j < n; j++)
    if (scores[j] < bar && j != own)
      {
        aster_nearest_offer (nearest, (AsterNear){ scores[j], (guint32) j });
        if (nearest->n == nearest->k)
          bar = nearest->items[nearest->k - 1].value;
      }
}

static void
rank_block (gsize begin, gsize end, gpointer data)
{
  const Group *self = data;
  gsize n = self->x->n_rows;
  guint k = self->k;
  g_autofree double *distances = g_new (double, n);
  g_autofree AsterNear *items = g_new (AsterNear, k);
  g_autofree AsterNear *wanted = g_new (AsterNear, k);
  g_autofree guint64 *before = g_new (guint64, k);
  g_autofree guint32 *near = g_new (guint32, k);

  for (gsize i = begin; i < end; i++)
    {
      gsize own = self->rows[i];
      const double *scores = self->scores + i * n;
      AsterNearest nearest = { items, 0, k };
      AsterQualityRow *out = &self->out[i];

      out->shared = sum_excess (scores, n, own, self->page + own * k, k, wanted, before,
                                &out->strange);

      find_nearest (scores, n, own, &nearest);
      for (guint e = 0; e < k; e++)
        near[e] = items[e].row;
      for (gsize j = 0; j < n; j++)
        distances[j] = aster_point_square (aster_matrix_row (self->y, own),
                                           aster_matrix_row (self->y, j),
                                           self->y->n_cols);
      sum_excess (distances, n, own, near, k, wanted, before, &out->torn);
    }
}

static gboolean
rank_group (Group *self, AsterPulse *pulse)
{
  gsize n = self->x->n_rows, d = self->x->n_cols;
  AsterPulsePart scoring = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart ranking = aster_pulse_part (pulse, 0.8, 1);
  double columns = TILE / ((double) self->n_rows * (double) d);

  for (gsize i = 0; i < self->n_rows; i++)
    aster_widen (aster_matrix_row (self->x, self->rows[i]), NULL, d, self->wide + i * d);

  return aster_parallel_for_beating (n, (gsize) CLAMP (columns, MIN_TILE, MAX_TILE),
                                     score_block, self, &scoring.pulse) &&
         aster_parallel_for_beating (self->n_rows, MAX (1, ROW_SCORES / n), rank_block,
                                     self, &ranking.pulse);
}

/**
 * aster_quality_rank_rows:
 * @x: (n × d), finite
 * @y: (n × 2 or 3), finite
 * @page: (n × @k) the nearest points on the page of each, itself left out
 * @rows: (@n_rows) which points are asked
 * @n_rows: how many
 * @k: neighbours, at least 1 and below n
 * @cosine: distances of the space: 1 − cosine instead of Euclidean
 * @out: (@n_rows) receives what each says
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(@n_rows n d).
 *
 * Returns: %FALSE with @error set on failure; @out is then undefined
 */
gboolean
aster_quality_rank_rows (const AsterMatrix *x,
                         const AsterMatrix *y,
                         const guint32 *page,
                         const guint32 *rows,
                         gsize n_rows,
                         guint k,
                         gboolean cosine,
                         AsterQualityRow *out,
                         AsterPulse *pulse,
                         GError **error)
{
  gsize n = x->n_rows, d = x->n_cols;
  gsize most = CLAMP (MIN (GROUP_SCORES / n, GROUP_FLOATS / d), MIN_GROUP, MAX_GROUP);
  __attribute__ ((cleanup (group_clear)))
  Group group = { .x = x, .y = y, .page = page, .k = k, .cosine = cosine };
  gboolean going;

  group.norms = g_try_new (double, n);
  group.wide = g_try_new (double, most *d);
  group.scores = g_try_new (double, most *n);
  if (group.norms == NULL || group.wide == NULL || group.scores == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory to judge a map of %zu tokens."), n);
      return FALSE;
    }

  going = aster_parallel_for_beating (n, MAX (1, GROUP_FLOATS / 4 / d), norm_block,
                                      &group, NULL);
  for (gsize done = 0; going && done < n_rows; done += most)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (double) done / (double) n_rows,
                                              (double) MIN (done + most, n_rows) /
                                                  (double) n_rows);

      group.rows = rows + done;
      group.n_rows = MIN (most, n_rows - done);
      group.out = out + done;
      going = rank_group (&group, &part.pulse);
    }
  if (!going)
    aster_set_cancelled (error);

  return going;
}
