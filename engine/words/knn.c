/* The k nearest rows of every row, exactly.
 *
 * For Euclidean distance the score of a pair is s = x·y − ‖y‖²/2: for one x, the
 * largest scores are the smallest distances, ‖x − y‖² = ‖x‖² − 2 s. Scores come in
 * tiles of a few rows by a few thousand columns as single-precision products, never
 * as an n × n matrix. Each row keeps a buffer of candidates and the score that a
 * new one must beat; nearly every score fails one comparison. When the buffer is
 * full, selection (Hoare 1961) cuts it back to the k best and raises the bar.
 *
 * Scores that are equal are ordered by row. Distances are worked out again from the
 * rows themselves, since the score cancels badly for near pairs, and put the final
 * list in order. A block of rows is one piece of the parallel loop and depends on
 * nothing else, so that the answer is the same on any number of threads.
 *
 * Cosine: the same on rows of length 1. O(n² d) time, O(n (k + d)) memory. */

#include "words/knn.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"

#define TILE_ROWS 96   /* of one block of the parallel loop, at most */
#define MIN_ROWS  16   /* fewer, and products become slow */
#define BLOCK     2e8  /* multiplications of one block: a few ms */
#define TILE_COLS 1024 /* whose scores are worked out together */
#define STRIDE    32   /* scores that are compared before anyone branches */

typedef struct
{
  float score;
  guint32 row;
} Candidate;

typedef struct
{
  const AsterMatrix *x;
  const float *halves; /* (n) ‖x_j‖²/2 */
  gsize k;
  gsize room; /* of the buffer of one row: k plus what may come in between cuts */
  AsterKnnMetric metric;
  AsterGraph *graph;
} Search;

/* Whether @a is nearer than @b: a larger score, or the same and an earlier row. */
static inline gboolean
is_nearer (Candidate a, Candidate b)
{
  return a.score > b.score || (a.score == b.score && a.row < b.row);
}

/* Brings the @k nearest of @items (n) to the front, in no order. */
static void
select_nearest (Candidate *items, gsize n, gsize k)
{
  gsize low = 0, high = n - 1;

  while (low < high)
    {
      Candidate pivot = items[low + (high - low) / 2];
      gsize i = low, j = high;

      while (i <= j)
        {
          while (is_nearer (items[i], pivot))
            i++;
          while (is_nearer (pivot, items[j]))
            j--;
          if (i <= j)
            {
              Candidate swapped = items[i];

              items[i++] = items[j];
              items[j] = swapped;
              if (j-- == 0)
                break;
            }
        }

      if (k <= j + 1 && j < high)
        high = j;
      else if (k > i)
        low = i;
      else
        return;
    }
}

/* The buffer of one row under way. */
typedef struct
{
  Candidate *items; /* (room) */
  gsize n;
  float bar; /* a score must be above it */
} Buffer;

static void
cut (Buffer *buffer, gsize k)
{
  float bar = INFINITY;

  select_nearest (buffer->items, buffer->n, k);
  buffer->n = k;
  for (gsize i = 0; i < k; i++)
    bar = MIN (bar, buffer->items[i].score);
  buffer->bar = bar;
}

/* Scores (n) of the columns from @first on against one row. */
static void
scan (const Search *self,
      Buffer *buffer,
      const float *products,
      gsize first,
      gsize n,
      gsize own)
{
  const float *halves = self->halves + first;

  for (gsize begin = 0; begin < n; begin += STRIDE)
    {
      gsize end = MIN (begin + STRIDE, n);
      float best = -INFINITY;

      for (gsize j = begin; j < end; j++)
        {
          float score = products[j] - halves[j];

          best = score > best ? score : best;
        }
      if (!(best > buffer->bar))
        continue;

      for (gsize j = begin; j < end; j++)
        {
          Candidate candidate = { products[j] - halves[j], (guint32) (first + j) };

          if (candidate.score > buffer->bar && first + j != own)
            buffer->items[buffer->n++] = candidate;
        }
      if (buffer->n + STRIDE > self->room)
        cut (buffer, self->k);
    }
}

static float
distance (const Search *self, gsize i, gsize j)
{
  const float *a = aster_matrix_row (self->x, i), *b = aster_matrix_row (self->x, j);
  float sum = 0;

  for (gsize p = 0; p < self->x->n_cols; p++)
    sum += (a[p] - b[p]) * (a[p] - b[p]);

  /* Rows of length 1: ‖a − b‖² = 2 (1 − cosine). */
  if (self->metric == ASTER_KNN_COSINE)
    return self->halves[i] > 0 && self->halves[j] > 0 ? sum / 2 : 1;

  return sum;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *p = a, *q = b;

  return p->score != q->score ? (p->score < q->score ? -1 : 1)
                              : (p->row < q->row ? -1 : p->row > q->row);
}

/* Writes what the buffer holds into the graph, nearest first. */
static void
finish_row (const Search *self, Buffer *buffer, gsize i)
{
  gsize at = self->graph->starts[i];

  if (buffer->n > self->k)
    cut (buffer, self->k);
  for (gsize e = 0; e < buffer->n; e++)
    buffer->items[e].score = distance (self, i, buffer->items[e].row);
  qsort (buffer->items, buffer->n, sizeof (Candidate), compare_candidates);

  for (gsize e = 0; e < buffer->n; e++)
    {
      self->graph->rows[at + e] = buffer->items[e].row;
      self->graph->values[at + e] = buffer->items[e].score;
    }
}

static void
search_block (gsize begin, gsize end, gpointer data)
{
  const Search *self = data;
  gsize n = self->x->n_rows, d = self->x->n_cols;
  g_autofree float *products = g_new (float, TILE_ROWS *TILE_COLS);
  g_autofree Candidate *items = g_new (Candidate, (end - begin) * self->room);
  Buffer buffers[TILE_ROWS];

  for (gsize i = begin; i < end; i++)
    buffers[i - begin] = (Buffer){ items + (i - begin) * self->room, 0, -INFINITY };

  for (gsize first = 0; first < n; first += TILE_COLS)
    {
      gsize m = MIN (TILE_COLS, n - first);

      aster_linalg_product_nt (aster_matrix_row (self->x, begin), end - begin,
                               aster_matrix_row (self->x, first), m, d, products);
      for (gsize i = begin; i < end; i++)
        scan (self, &buffers[i - begin], products + (i - begin) * m, first, m, i);
    }

  for (gsize i = begin; i < end; i++)
    finish_row (self, &buffers[i - begin], i);
}

/* The rows at length 1, zero rows as they are; or @x itself. */
static AsterMatrix *
prepare (const AsterMatrix *x, AsterKnnMetric metric, GError **error)
{
  AsterMatrix *y = aster_matrix_copy (x, error);

  for (gsize i = 0; y != NULL && metric == ASTER_KNN_COSINE && i < y->n_rows; i++)
    {
      float *row = aster_matrix_row (y, i);
      double norm2 = 0;

      for (gsize p = 0; p < y->n_cols; p++)
        norm2 += (double) row[p] * row[p];
      for (gsize p = 0; norm2 > 0 && p < y->n_cols; p++)
        row[p] = (float) (row[p] / sqrt (norm2));
    }

  return y;
}

static float *
make_halves (const AsterMatrix *x)
{
  float *halves = g_new (float, MAX (x->n_rows, 1));

  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);
      double norm2 = 0;

      for (gsize p = 0; p < x->n_cols; p++)
        norm2 += (double) row[p] * row[p];
      halves[i] = (float) (norm2 / 2);
    }

  return halves;
}

/**
 * aster_knn:
 * @x: (n × d), finite, small enough that products do not overflow
 * @k: how many, at least 1 and below n
 * @metric: what near means
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The @k rows nearest to each row, itself left out, nearest first; ties by row. The
 * neighbours are exact up to the rounding of single precision: two rows whose
 * distances agree to about six digits may change places at the border of the list.
 *
 * Returns: (transfer full) (nullable): a graph with k edges from each row. O(n² d).
 */
AsterGraph *
aster_knn (const AsterMatrix *x,
           gsize k,
           AsterKnnMetric metric,
           AsterPulse *pulse,
           GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;
  g_autoptr (AsterGraph) graph = NULL;
  g_autofree float *halves = NULL;
  Search search;
  gsize grain;

  g_return_val_if_fail (x != NULL && k > 0, NULL);

  if (k >= x->n_rows)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("%zu neighbours are asked for and there are only %zu other rows; "
                      "ask for fewer"),
                   k, x->n_rows - MIN (x->n_rows, 1));
      return NULL;
    }

  if (!(y = prepare (x, metric, error)) ||
      !(graph = aster_graph_new_regular (x->n_rows, k, error)))
    return NULL;

  halves = make_halves (y);
  search = (Search){ y, halves, k, 2 * k + 4 * STRIDE, metric, graph };
  grain = (gsize) CLAMP (BLOCK / ((double) x->n_rows * (double) x->n_cols), MIN_ROWS,
                         TILE_ROWS);
  if (!aster_parallel_for_beating (x->n_rows, grain, search_block, &search, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&graph);
}
