/* Classical scaling (Torgerson 1952) of the distances δ = 1 − cosine.
 *
 * B = −½ J Δ² J, with Δ² the squared distances and J the centring, is what the scalar
 * products of the rows would be if δ were Euclidean. The map is its eigenvectors of the
 * largest eigenvalues, each times the root of its own. (Of Euclidean distances B is the
 * scalar products of the centred rows, and the map their principal components, which
 * layouts/pca.c finds from d columns.)
 *
 * B has n² entries and is never stored: block Lanczos (Golub and Underwood 1977) needs
 * only products B V with a few columns V, for which the distances come in tiles. Every
 * block is made orthogonal to all before it, twice, so that no eigenvalue appears two
 * times. A small eigenproblem, QᵀBQ, gives the wanted vectors, and the next block tells
 * how far they are from being eigenvectors. B may have negative eigenvalues; the largest
 * are taken, and an axis whose eigenvalue is not above 0 is 0.
 *
 * O(n² (d + b)) a step, some ten steps; O(n b steps) memory. */

#include "layouts/mds-classical.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/distances.h"
#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/random.h"
#include "tools/wide.h"

#define BLOCK     8 /* columns at once */
#define MAX_STEPS 24
#define MAX_BASIS (BLOCK * MAX_STEPS)
#define TILE_COLS 512
#define LANES     8
#define SEED      42
#define NOTHING   1e-10 /* of its length: what is left of a column is rounding */
#define EXACT     1e-7  /* residual of an eigenvector, of the largest eigenvalue */

typedef struct
{
  const AsterDistances *distances;
  gsize n;
  double *basis; /* (MAX_BASIS × n) rows of length 1, orthogonal */
  gsize size;    /* rows of @basis */
  gsize fresh;   /* the last of them, that B has not met yet */

  double *columns; /* (n × BLOCK) what B is applied to, then what came of it */
  double *images;  /* (n × BLOCK) */
  gsize width;     /* columns in use */

  double *inner; /* (MAX_BASIS × MAX_BASIS) QᵀBQ */
  double *ties;  /* (BLOCK × BLOCK) new rows of @basis in what B made of the last ones */
} Krylov;

static void
krylov_clear (Krylov *self)
{
  g_free (self->basis);
  g_free (self->columns);
  g_free (self->images);
  g_free (self->inner);
  g_free (self->ties);
}

static gboolean
krylov_init (Krylov *self, const AsterDistances *distances, GError **error)
{
  gsize n = distances->rows->n_rows;

  self->distances = distances;
  self->n = n;
  self->basis = g_try_new (double, n *MAX_BASIS);
  self->columns = g_try_new (double, n *BLOCK);
  self->images = g_try_new (double, n *BLOCK);
  self->inner = g_new0 (double, MAX_BASIS *MAX_BASIS);
  self->ties = g_new0 (double, BLOCK *BLOCK);
  if (self->basis == NULL || self->columns == NULL || self->images == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for %u axes of %zu tokens."), MAX_BASIS,
                   n);
      return FALSE;
    }

  return TRUE;
}

/* Side by side, so that the compiler may vectorise what it may not reorder. */
ASTER_WIDE static double
dot (const double *a, const double *b, gsize n)
{
  double lanes[LANES] = { 0 }, sum = 0;
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (gsize l = 0; l < LANES; l++)
      lanes[l] += a[i + l] * b[i + l];
  for (; i < n; i++)
    sum += a[i] * b[i];
  for (gsize l = 0; l < LANES; l++)
    sum += lanes[l];

  return sum;
}

static void
subtract_mean (double *v, gsize n)
{
  double mean = 0;

  for (gsize i = 0; i < n; i++)
    mean += v[i];
  mean /= (double) n;
  for (gsize i = 0; i < n; i++)
    v[i] -= mean;
}

/* What is left of @v beside the basis, at length 1, becomes its next row, and @length
 * what its length was; FALSE if nothing is left. */
static gboolean
append (Krylov *self, double *v, double *length)
{
  gsize n = self->n;
  double before = sqrt (dot (v, v, n)), after;

  for (guint pass = 0; pass < 2; pass++)
    for (gsize q = 0; q < self->size; q++)
      {
        const double *row = self->basis + q * n;
        double share = dot (row, v, n);

        for (gsize i = 0; i < n; i++)
          v[i] -= share * row[i];
      }

  after = sqrt (dot (v, v, n));
  *length = after;
  if (self->size == MAX_BASIS || !(after > NOTHING * MAX (before, G_MINDOUBLE)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    self->basis[self->size * n + i] = v[i] / after;
  self->size++;

  return TRUE;
}

/* Some rows of Δ² V. */
static void
apply_block (gsize begin, gsize end, gpointer data)
{
  const Krylov *self = data;
  gsize rows = end - begin, b = self->width;
  g_autofree float *tile = g_new (float, rows *TILE_COLS);
  g_autofree double *squares = g_new (double, rows *TILE_COLS);
  double *out = self->images + begin * b;

  memset (out, 0, rows * b * sizeof (double));
  for (gsize column = 0; column < self->n; column += TILE_COLS)
    {
      gsize m = MIN (TILE_COLS, self->n - column);

      aster_distances_tile (self->distances, begin, rows, column, m, tile);
      for (gsize i = 0; i < rows * m; i++)
        squares[i] = (double) tile[i] * tile[i];
      aster_linalg_add_product ((AsterFactor){ squares, m, FALSE },
                                (AsterFactor){ self->columns + column * b, b, FALSE },
                                rows, b, m, out, b);
    }
}

/* B applied to the fresh rows of the basis: puts their products with the whole basis
 * into @self->inner, and what they are made of besides into the basis. */
static gboolean
step (Krylov *self, AsterPulse *pulse)
{
  gsize n = self->n, b = self->fresh, old = self->size, first = old - b;
  g_autofree double *v = g_new (double, n);

  self->width = b;
  for (gsize i = 0; i < n; i++)
    for (gsize c = 0; c < b; c++)
      self->columns[i * b + c] = self->basis[(first + c) * n + i];
  if (!aster_parallel_for_beating (n, aster_distances_get_grain (self->distances),
                                   apply_block, self, pulse))
    return FALSE;

  memset (self->ties, 0, BLOCK * BLOCK * sizeof (double));
  for (gsize c = 0; c < b; c++)
    {
      double length;
      gsize before = self->size;

      if (!aster_pulse_beat (pulse, 1, NULL))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        v[i] = -0.5 * self->images[i * b + c];
      subtract_mean (v, n);
      for (gsize q = 0; q < old; q++)
        self->inner[q * MAX_BASIS + first + c] =
            self->inner[(first + c) * MAX_BASIS + q] = dot (self->basis + q * n, v, n);
      for (gsize q = old; q < before; q++)
        self->ties[(q - old) * BLOCK + c] = dot (self->basis + q * n, v, n);
      if (append (self, v, &length))
        self->ties[(before - old) * BLOCK + c] = length;
    }
  self->fresh = self->size - old;

  return TRUE;
}

/* The eigenvectors of QᵀBQ (@size × @size), the largest eigenvalues first. */
static AsterEigen *
solve (const Krylov *self, gsize size, gsize dims, AsterPulse *pulse, GError **error)
{
  double *a = g_new (double, size *size);

  for (gsize i = 0; i < size; i++)
    memcpy (a + i * size, self->inner + i * MAX_BASIS, size * sizeof (double));

  return aster_linalg_eigen (a, size, MIN (dims, size), TRUE, pulse, error);
}

/* How far the eigenvectors of the inner problem are from being B's, at most: what the
 * fresh rows hold of B times them. @met rows of the basis B has been applied to, the
 * last @last of them in the last step. */
static double
get_residual (const Krylov *self, const AsterEigen *eigen, gsize met, gsize last)
{
  double most = 0;

  for (gsize k = 0; k < eigen->k; k++)
    {
      const double *tail = eigen->vectors + k * eigen->d + met - last;
      double sum = 0;

      for (gsize q = 0; q < self->fresh; q++)
        {
          double part = dot (self->ties + q * BLOCK, tail, last);

          sum += part * part;
        }
      most = MAX (most, sqrt (sum));
    }

  return most;
}

/* The coordinate of largest size is positive, the first of them if several are. */
static void
fix_sign (AsterMatrix *y, gsize p)
{
  float largest = 0, sign = 1;

  for (gsize i = 0; i < y->n_rows; i++)
    {
      float v = aster_matrix_row (y, i)[p];

      if (fabsf (v) > largest * (1 + 1e-5f))
        {
          largest = fabsf (v);
          sign = v < 0 ? -1 : 1;
        }
    }
  for (gsize i = 0; i < y->n_rows; i++)
    aster_matrix_row (y, i)[p] *= sign;
}

/* y = Q u √λ. */
static AsterMatrix *
place (const Krylov *self, const AsterEigen *eigen, gsize dims, GError **error)
{
  AsterMatrix *y = aster_matrix_new (self->n, dims, error);
  g_autofree double *axis = g_new (double, self->n);

  for (gsize p = 0; y != NULL && p < eigen->k && eigen->values[p] > 0; p++)
    {
      double root = sqrt (eigen->values[p]);

      memset (axis, 0, self->n * sizeof (double));
      for (gsize q = 0; q < eigen->d; q++)
        {
          double share = eigen->vectors[p * eigen->d + q] * root;

          for (gsize i = 0; i < self->n; i++)
            axis[i] += share * self->basis[q * self->n + i];
        }
      for (gsize i = 0; i < self->n; i++)
        aster_matrix_row (y, i)[p] = (float) axis[i];
      fix_sign (y, p);
    }

  return y;
}

static void
begin (Krylov *self)
{
  g_autofree double *v = g_new (double, self->n);
  double length;

  for (gsize c = 0; c < BLOCK; c++)
    {
      AsterRandom random = aster_random_init (SEED, c);

      for (gsize i = 0; i < self->n; i++)
        v[i] = aster_random_normal (&random);
      subtract_mean (v, self->n);
      append (self, v, &length);
    }
  self->fresh = self->size;
}

static AsterMatrix *
find (Krylov *self, gsize dims, AsterPulse *pulse, GError **error)
{
  AsterPulsePart solving = aster_pulse_part (pulse, 1, 1);

  begin (self);
  for (guint done = 0; self->fresh > 0; done++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, done / (double) MAX_STEPS,
                                              (done + 1) / (double) MAX_STEPS);
      gsize met = self->size, last = self->fresh;
      g_autoptr (AsterEigen) eigen = NULL;

      if (!step (self, &part.pulse))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      if (!(eigen = solve (self, met, dims, &solving.pulse, error)))
        return NULL;
      if (self->fresh == 0 ||
          get_residual (self, eigen, met, last) <= EXACT * fabs (eigen->values[0]))
        return place (self, eigen, dims, error);
    }

  return aster_matrix_new (self->n, dims, error);
}

/**
 * aster_mds_classical:
 * @x: (n × d), finite, small enough that squares do not overflow
 * @dims: how many axes, at least 1
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN
 *
 * Some ten steps of O(n² d); n² distances are never stored.
 *
 * Returns: (transfer full) (nullable): (n × @dims) where every row goes, the widest axis
 *   first; 0 along an axis that there is not
 */
AsterMatrix *
aster_mds_classical (const AsterMatrix *x, gsize dims, AsterPulse *pulse, GError **error)
{
  __attribute__ ((cleanup (krylov_clear))) Krylov self = { 0 };
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0);
  g_autoptr (AsterDistances) distances = NULL;

  g_return_val_if_fail (x != NULL && x->n_rows > 0 && dims > 0, NULL);

  if (!(distances = aster_distances_new (x, TRUE, &preparing.pulse, error)) ||
      !krylov_init (&self, distances, error))
    return NULL;

  return find (&self, dims, pulse, error);
}
