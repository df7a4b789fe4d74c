/* The eigenvectors of a graph's normalised Laplacian I − A, A = D^(−½) W D^(−½), with the
 * smallest eigenvalues but 0 (Belkin and Niyogi 2003): whose values change least along
 * edges. They are those of A with the largest eigenvalues but 1.
 *
 * A block of columns is filtered by a Chebyshev polynomial of A that is small on
 * [−1, c] and grows steeply beyond (Zhou, Saad and others 2006), made orthonormal, and
 * turned to the eigenvectors of A within its span; c is the least eigenvalue that the
 * block found. A few more columns than are wanted let those converge quickly. Rows of the
 * block lie side by side in memory, so that a product with A adds whole rows and gathers
 * nothing. Sums over rows are in double, by blocks, in order.
 *
 * A graph in several parts has an eigenvalue 0 for each and no one smooth picture; then,
 * or when the filter does not converge, there is no answer and the caller begins
 * elsewhere. O(n k) for each product, some hundred of them at most. */

#include "layouts/umap-spectral.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/random.h"
#include "tools/wide.h"

#define WIDTH      8   /* columns of the block */
#define ORDER      24  /* of the polynomial at most */
#define GROWTH     9.0 /* of a column in one round, nats: beyond, all become one */
#define ROUNDS     24  /* of filtering at most */
#define TOLERANCE  2e-3 /* ‖A x − λ x‖ for x of length 1; a start need not be exact */
#define GRAIN      1024 /* rows of one block */
#define BEAT_EVERY 4096 /* rows that are visited */
#define LOST       1e-9 /* of the largest length squared: no direction of its own */

typedef struct
{
  const AsterGraph *graph;
  gsize n;
  guint64 seed;
  float *roots;  /* (n) one over the root of the sum of a row's weights */
  float *values; /* (edges) of A */

  float *x, *ax, *spare; /* (n × WIDTH) the block, A times it, and room */
  double *sums;          /* (blocks × WIDTH²) */
  double total[WIDTH * WIDTH];
} Spectral;

/* @to = @scale (A @from − @centre @from) − @less @to, for (n × WIDTH) each. */
typedef struct
{
  const Spectral *self;
  const float *from;
  float *to;
  float scale, centre, less;
} Product;

/* The products of all columns of @a with all of @b, (n × WIDTH) each. */
typedef struct
{
  const Spectral *self;
  const float *a, *b;
} Gram;

/* @x = @x times @by, (n × WIDTH). */
typedef struct
{
  float *x;
  double by[WIDTH * WIDTH]; /* row-major */
} Turn;

ASTER_WIDE static void
multiply_rows (gsize begin, gsize end, gpointer data)
{
  const Product *product = data;
  const AsterGraph *graph = product->self->graph;
  const float *restrict values = product->self->values, *restrict from = product->from;

  for (gsize i = begin; i < end; i++)
    {
      float *restrict to = product->to + i * WIDTH;
      float sum[WIDTH] = { 0 };

      for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
        for (guint c = 0; c < WIDTH; c++)
          sum[c] += values[e] * from[(gsize) graph->rows[e] * WIDTH + c];
      for (guint c = 0; c < WIDTH; c++)
        to[c] = product->scale * (sum[c] - product->centre * from[i * WIDTH + c]) -
                product->less * to[c];
    }
}

ASTER_WIDE static void
add_products (gsize begin, gsize end, gpointer data)
{
  const Gram *gram = data;
  double sum[WIDTH * WIDTH] = { 0 };

  for (gsize i = begin; i < end; i++)
    for (guint p = 0; p < WIDTH; p++)
      for (guint q = 0; q < WIDTH; q++)
        sum[p * WIDTH + q] += (double) gram->a[i * WIDTH + p] * gram->b[i * WIDTH + q];
  memcpy (gram->self->sums + begin / GRAIN * WIDTH * WIDTH, sum, sizeof sum);
}

ASTER_WIDE static void
turn_rows (gsize begin, gsize end, gpointer data)
{
  const Turn *turn = data;

  for (gsize i = begin; i < end; i++)
    {
      float *row = turn->x + i * WIDTH;
      double sum[WIDTH] = { 0 };

      for (guint p = 0; p < WIDTH; p++)
        for (guint q = 0; q < WIDTH; q++)
          sum[q] += row[p] * turn->by[p * WIDTH + q];
      for (guint q = 0; q < WIDTH; q++)
        row[q] = (float) sum[q];
    }
}

static gboolean
multiply (Product product, AsterPulse *pulse)
{
  return aster_parallel_for_beating (product.self->n, GRAIN, multiply_rows, &product,
                                     pulse);
}

/* AᵀB in self->total. */
static gboolean
find_products (Spectral *self, const float *a, const float *b, AsterPulse *pulse)
{
  Gram gram = { self, a, b };

  if (!aster_parallel_for_beating (self->n, GRAIN, add_products, &gram, pulse))
    return FALSE;
  memset (self->total, 0, sizeof self->total);
  for (gsize block = 0; block * GRAIN < self->n; block++)
    for (guint c = 0; c < WIDTH * WIDTH; c++)
      self->total[c] += self->sums[block * WIDTH * WIDTH + c];

  return TRUE;
}

static gboolean
turn_block (const Spectral *self, Turn *turn, AsterPulse *pulse)
{
  return aster_parallel_for_beating (self->n, GRAIN, turn_rows, turn, pulse);
}

/* x = p(A) x, where p grows beyond [−1, @c]; at 1, the largest eigenvalue, to
 * cosh (order · arcosh ((3 − c)/(1 + c))). */
static gboolean
filter (Spectral *self, double c, AsterPulse *pulse)
{
  float half = (float) (c + 1) / 2, centre = (float) (c - 1) / 2;
  guint order = (guint) CLAMP (GROWTH / acosh ((3 - c) / (1 + c)), 2, ORDER);
  Product product = { self, self->x, self->spare, 1 / half, centre, 0 };

  for (guint k = 0; k < order; k++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (double) k / order,
                                              (k + 1.0) / order);
      float *done;

      if (k == 1)
        product = (Product){ self, self->spare, self->x, 2 / half, centre, 1 };
      if (!multiply (product, &part.pulse))
        return FALSE;
      done = product.to;
      product.to = (float *) product.from;
      product.from = done;
    }

  /* The last of the sequence is x. */
  self->spare = product.to;
  self->x = (float *) product.from;

  return TRUE;
}

/* Columns of length 1, each square to the others. @lost if they are too few. */
static gboolean
orthonormalise (Spectral *self, gboolean *lost, AsterPulse *pulse, GError **error)
{
  AsterPulsePart adding = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart turning = aster_pulse_part (pulse, 0.5, 1);
  g_autoptr (AsterEigen) eigen = NULL;
  Turn turn = { .x = self->x };

  if (!find_products (self, self->x, self->x, &adding.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  eigen = aster_linalg_eigen (g_memdup2 (self->total, sizeof self->total), WIDTH, WIDTH,
                              TRUE, NULL, error);
  if (eigen == NULL)
    return FALSE;

  *lost = !(eigen->values[WIDTH - 1] > LOST * eigen->values[0]);
  for (guint p = 0; p < WIDTH; p++)
    for (guint q = 0; q < WIDTH; q++)
      turn.by[p * WIDTH + q] = eigen->vectors[q * WIDTH + p] / sqrt (eigen->values[q]);
  if (!*lost && !turn_block (self, &turn, &turning.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* A times the block, and the products of both with each other. */
static gboolean
look (Spectral *self, AsterPulse *pulse)
{
  AsterPulsePart multiplying = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart adding = aster_pulse_part (pulse, 0.7, 1);

  return multiply ((Product){ self, self->x, self->ax, 1, 0, 0 }, &multiplying.pulse) &&
         find_products (self, self->x, self->ax, &adding.pulse);
}

/* The block and A times it by the same columns, and the lengths of the latter. */
static gboolean
turn_both (Spectral *self, const AsterEigen *eigen, AsterPulse *pulse)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart second = aster_pulse_part (pulse, 0.3, 0.6);
  AsterPulsePart adding = aster_pulse_part (pulse, 0.6, 1);
  Turn turn = { .x = self->x };

  for (guint p = 0; p < WIDTH; p++)
    for (guint q = 0; q < WIDTH; q++)
      turn.by[p * WIDTH + q] = eigen->vectors[q * WIDTH + p];
  if (!turn_block (self, &turn, &first.pulse))
    return FALSE;
  turn.x = self->ax;

  return turn_block (self, &turn, &second.pulse) &&
         find_products (self, self->ax, self->ax, &adding.pulse);
}

/* The block turned to the eigenvectors of A in its span; their @values (WIDTH), and how
 * far the first @wanted + 1 of them are from being eigenvectors in @left. */
static gboolean
rotate (Spectral *self,
        guint wanted,
        double *values,
        double *left,
        AsterPulse *pulse,
        GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.6);
  AsterPulsePart turning = aster_pulse_part (pulse, 0.6, 1);
  g_autoptr (AsterEigen) eigen = NULL;
  gboolean seen = look (self, &looking.pulse);

  if (seen && !(eigen = aster_linalg_eigen (g_memdup2 (self->total, sizeof self->total),
                                            WIDTH, WIDTH, TRUE, NULL, error)))
    return FALSE;
  if (!seen || !turn_both (self, eigen, &turning.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  memcpy (values, eigen->values, WIDTH * sizeof (double));
  *left = 0;
  for (guint c = 0; c <= wanted; c++)
    {
      double squares = self->total[c * WIDTH + c] - values[c] * values[c];

      *left = MAX (*left, sqrt (MAX (squares, 0)));
    }

  return TRUE;
}

/* Whether every row can be reached from the first. */
static gboolean
is_connected (const AsterGraph *graph, gboolean *connected, AsterPulse *pulse)
{
  g_autofree guint32 *queue = g_new (guint32, graph->n);
  g_autofree guint8 *seen = g_new0 (guint8, graph->n);
  gsize n_seen = 1;

  queue[0] = 0;
  seen[0] = 1;
  for (gsize at = 0; at < n_seen; at++)
    {
      if (at % BEAT_EVERY == 0 &&
          !aster_pulse_beat (pulse, (double) at / (double) graph->n, NULL))
        return FALSE;
      for (gsize e = graph->starts[queue[at]]; e < graph->starts[queue[at] + 1]; e++)
        if (!seen[graph->rows[e]])
          {
            seen[graph->rows[e]] = 1;
            queue[n_seen++] = graph->rows[e];
          }
    }
  *connected = n_seen == graph->n;

  return TRUE;
}

static void
weigh_rows (gsize begin, gsize end, gpointer data)
{
  Spectral *self = data;

  for (gsize i = begin; i < end; i++)
    {
      double sum = 0;

      for (gsize e = self->graph->starts[i]; e < self->graph->starts[i + 1]; e++)
        sum += self->graph->values[e];
      self->roots[i] = (float) (1 / sqrt (sum));
    }
}

/* The rows of A; and of the block, which begins with the eigenvector of 1, which is
 * known, and noise. */
static void
begin_rows (gsize begin, gsize end, gpointer data)
{
  Spectral *self = data;
  const AsterGraph *graph = self->graph;

  for (gsize i = begin; i < end; i++)
    {
      AsterRandom random = aster_random_init (self->seed, i);

      for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
        self->values[e] = graph->values[e] * self->roots[i] * self->roots[graph->rows[e]];
      self->x[i * WIDTH] = 1 / self->roots[i];
      for (guint c = 1; c < WIDTH; c++)
        self->x[i * WIDTH + c] = (float) (2 * aster_random_double (&random) - 1);
    }
}

static void
spectral_clear (Spectral *self)
{
  g_free (self->roots);
  g_free (self->values);
  g_free (self->x);
  g_free (self->ax);
  g_free (self->spare);
  g_free (self->sums);
}

static gboolean
spectral_init (Spectral *self,
               const AsterGraph *graph,
               guint64 seed,
               AsterPulse *pulse,
               GError **error)
{
  AsterPulsePart weighing = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart beginning = aster_pulse_part (pulse, 0.3, 1);
  gsize n = graph->n;

  self->graph = graph;
  self->n = n;
  self->seed = seed;
  self->roots = g_try_new (float, n);
  self->values = g_try_new (float, MAX (aster_graph_n_edges (graph), 1));
  self->x = g_try_new (float, n *WIDTH);
  self->ax = g_try_new0 (float, n *WIDTH);
  self->spare = g_try_new0 (float, n *WIDTH);
  self->sums = g_try_new (double, (n / GRAIN + 1) * WIDTH * WIDTH);
  if (self->roots == NULL || self->values == NULL || self->x == NULL ||
      self->ax == NULL || self->spare == NULL || self->sums == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for a UMAP of %zu tokens; take fewer"), n);
      return FALSE;
    }

  if (!aster_parallel_for_beating (n, GRAIN, weigh_rows, self, &weighing.pulse) ||
      !aster_parallel_for_beating (n, GRAIN, begin_rows, self, &beginning.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* Columns 1 … @dims of the block, their largest number positive. */
static AsterMatrix *
take_columns (const Spectral *self, guint dims, GError **error)
{
  AsterMatrix *y = aster_matrix_new (self->n, dims, error);

  for (guint p = 0; y != NULL && p < dims; p++)
    {
      float largest = 0;

      for (gsize i = 0; i < self->n; i++)
        if (fabsf (self->x[i * WIDTH + p + 1]) > fabsf (largest))
          largest = self->x[i * WIDTH + p + 1];
      for (gsize i = 0; i < self->n; i++)
        aster_matrix_row (y, i)[p] = copysignf (1, largest) * self->x[i * WIDTH + p + 1];
    }

  return y;
}

/* Filters until the wanted columns are eigenvectors; @converged says whether. */
static gboolean
iterate (
    Spectral *self, guint dims, gboolean *converged, AsterPulse *pulse, GError **error)
{
  double values[WIDTH], c = 0, left = INFINITY;

  *converged = FALSE;
  for (guint round = 0; round < ROUNDS && !*converged; round++)
    {
      double from = (double) round / ROUNDS, to = (round + 1.0) / ROUNDS;
      AsterPulsePart filtering = aster_pulse_part (pulse, from, (from + 3 * to) / 4);
      AsterPulsePart making = aster_pulse_part (pulse, (from + 3 * to) / 4,
                                                (from + 7 * to) / 8);
      AsterPulsePart turning = aster_pulse_part (pulse, (from + 7 * to) / 8, to);
      gboolean lost;

      if (!filter (self, c, &filtering.pulse))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!orthonormalise (self, &lost, &making.pulse, error))
        return FALSE;
      if (lost)
        return TRUE;
      if (!rotate (self, dims, values, &left, &turning.pulse, error))
        return FALSE;
      c = CLAMP (values[WIDTH - 1], -0.5, 1 - 1e-4);
      *converged = left < TOLERANCE;
    }

  return TRUE;
}

/**
 * aster_umap_spectral:
 * @weights: symmetric weights above 0 of n rows, each with an edge
 * @dims: how many eigenvectors, at most 3
 * @seed: of where the search begins
 * @y: (out) (nullable): (n × dims) the eigenvectors, each of length 1; %NULL where there
 *   are none to be had
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n k) for each product, some hundred of them at most.
 *
 * Returns: %FALSE with @error set on failure; that there is no answer is none
 */
gboolean
aster_umap_spectral (const AsterGraph *weights,
                     guint dims,
                     guint64 seed,
                     AsterMatrix **y,
                     AsterPulse *pulse,
                     GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.02);
  AsterPulsePart beginning = aster_pulse_part (pulse, 0.02, 0.04);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.04, 1);
  __attribute__ ((cleanup (spectral_clear))) Spectral self = { 0 };
  gboolean found;

  g_return_val_if_fail (weights != NULL && y != NULL, FALSE);
  g_return_val_if_fail (dims >= 1 && dims <= 3, FALSE);

  if (weights->n < 3 * WIDTH)
    {
      *y = NULL;
      return TRUE;
    }
  if (!is_connected (weights, &found, &looking.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  if (found && (!spectral_init (&self, weights, seed, &beginning.pulse, error) ||
                !iterate (&self, dims, &found, &searching.pulse, error)))
    return FALSE;

  *y = NULL;
  return !found || (*y = take_columns (&self, dims, error)) != NULL;
}
