/* The only door to BLAS and LAPACK: one place for their int sizes, their info
 * codes, and the promise that a product runs on the thread that asks for it.
 * OpenBLAS is told to use one thread; what is large is cut into blocks that depend
 * on the shape alone and spread by the parallel loop (tools/gram.c and its
 * neighbours), so that every number is the same on any machine with the same
 * kernels, whatever it has of processors.
 *
 * Eigenproblems cannot be interrupted. Those that take longer than a beat run
 * beside the caller, who beats meanwhile and may leave them behind. Some vectors
 * are found by bisection and inverse iteration, all of them by divide and conquer
 * (LAPACK's syevr and syevd). O(d³). */

#include "tools/linalg.h"

#include <cblas.h>
#include <glib/gi18n-lib.h>
#include <lapacke.h>
#include <string.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define PANEL_COLUMNS 32  /* columns that absorb_rows() reflects at once */
#define SHORT_SIDE    192 /* of an eigenproblem that takes well below 10 ms */

/* An eigenproblem, which whoever solves it may come to own. */
typedef struct
{
  double *a; /* (d × d) spent */
  gsize d;
  gboolean vectors;  /* wanted */
  gboolean singular; /* the singular values of a, rather than its eigenvalues */
  AsterEigen *eigen;
  gboolean failed;
} Problem;

/**
 * aster_linalg_init:
 *
 * Tells OpenBLAS to stay on the thread that calls it. Call once, in main(),
 * before any other thread exists.
 */
void
aster_linalg_init (void)
{
  openblas_set_num_threads (1);
}

/**
 * aster_linalg_product_nt:
 * @a: (n × d), row-major
 * @n: rows of @a
 * @b: (m × d), row-major
 * @m: rows of @b
 * @d: columns of both
 * @c: (n × m), row-major; overwritten
 *
 * Every inner product of a row of @a with a row of @b, in single precision, on
 * the calling thread: hand in one block. @n, @m and @d fit an int.
 */
void
aster_linalg_product_nt (
    const float *a, gsize n, const float *b, gsize m, gsize d, float *c)
{
  g_return_if_fail (n <= G_MAXINT && m <= G_MAXINT && d <= G_MAXINT);

  cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasTrans, (int) n, (int) m, (int) d, 1, a,
               (int) d, b, (int) d, 0, c, (int) m);
}

/**
 * aster_linalg_add_product:
 * @a: (m × depth) as it is meant
 * @b: (depth × n) as it is meant
 * @m: rows of @c
 * @n: columns of @c
 * @depth: what is summed over
 * @c: (m × n), row-major; A B is added to it
 * @stride: how far rows of @c are apart
 *
 * In double, on the calling thread: hand in one block. All sizes fit an int.
 */
void
aster_linalg_add_product (
    AsterFactor a, AsterFactor b, gsize m, gsize n, gsize depth, double *c, gsize stride)
{
  g_return_if_fail (MAX (a.stride, b.stride) <= G_MAXINT && stride <= G_MAXINT);
  g_return_if_fail (MAX (m, n) <= G_MAXINT && depth <= G_MAXINT);

  cblas_dgemm (CblasRowMajor, a.transposed ? CblasTrans : CblasNoTrans,
               b.transposed ? CblasTrans : CblasNoTrans, (int) m, (int) n, (int) depth, 1,
               a.data, (int) a.stride, b.data, (int) b.stride, 1, c, (int) stride);
}

/**
 * aster_linalg_add_square:
 * @a: (n × depth) as it is meant
 * @n: side of @c
 * @depth: what is summed over
 * @c: (n × n), row-major; the upper triangle of A Aᵀ is added to it
 * @stride: how far rows of @c are apart
 *
 * In double, on the calling thread, in half the time of a product: hand in one
 * block. All sizes fit an int.
 */
void
aster_linalg_add_square (AsterFactor a, gsize n, gsize depth, double *c, gsize stride)
{
  g_return_if_fail (a.stride <= G_MAXINT && stride <= G_MAXINT);
  g_return_if_fail (n <= G_MAXINT && depth <= G_MAXINT);

  cblas_dsyrk (CblasRowMajor, CblasUpper, a.transposed ? CblasTrans : CblasNoTrans,
               (int) n, (int) depth, 1, a.data, (int) a.stride, 1, c, (int) stride);
}

static AsterEigen *
eigen_new (gsize d, gsize k, gboolean vectors)
{
  AsterEigen *self = g_new0 (AsterEigen, 1);

  self->d = d;
  self->k = k;
  self->values = g_new0 (double, MAX (d, 1));
  if (vectors)
    self->vectors = g_try_new (double, MAX (k * d, 1));

  return self;
}

void
aster_eigen_free (AsterEigen *self)
{
  g_free (self->values);
  g_free (self->vectors);
  g_free (self);
}

static void
problem_free (gpointer data)
{
  Problem *self = data;

  g_clear_pointer (&self->eigen, aster_eigen_free);
  g_free (self->a);
  g_free (self);
}

/* Turns the order of the values and of the rows of vectors round. */
static void
eigen_reverse (AsterEigen *self)
{
  for (gsize i = 0, j = self->k; i + 1 < j--; i++)
    {
      double value = self->values[i];

      self->values[i] = self->values[j];
      self->values[j] = value;
      if (self->vectors != NULL)
        cblas_dswap ((int) self->d, self->vectors + i * self->d, 1,
                     self->vectors + j * self->d, 1);
    }
}

/* The largest k values with their vectors. (An upper triangle by rows is a lower
 * one by columns, as LAPACK reads it.) FALSE if the method gives up, which it
 * does on some matrices of many equal eigenvalues; @a is then kept. */
static gboolean
solve_some (const Problem *self)
{
  AsterEigen *eigen = self->eigen;
  int d = (int) eigen->d, k = (int) eigen->k, found = 0;
  g_autofree double *a = g_try_new (double, eigen->d * eigen->d);
  g_autofree int *support = g_new (int, 2 * eigen->d);

  if (a == NULL)
    return FALSE;
  memcpy (a, self->a, eigen->d * eigen->d * sizeof (double));

  return LAPACKE_dsyevr (LAPACK_COL_MAJOR, 'V', 'I', 'L', d, a, d, 0, 0, d - k + 1, d, 0,
                         &found, eigen->values, eigen->vectors, d, support) == 0 &&
         found == k;
}

static gboolean
solve_all (Problem *self)
{
  AsterEigen *eigen = self->eigen;
  gsize d = eigen->d, skipped = d - eigen->k;

  if (LAPACKE_dsyevd (LAPACK_COL_MAJOR, self->vectors ? 'V' : 'N', 'L', (int) d, self->a,
                      (int) d, eigen->values) != 0)
    return FALSE;

  memmove (eigen->values, eigen->values + skipped, eigen->k * sizeof (double));
  if (self->vectors)
    memcpy (eigen->vectors, self->a + skipped * d, eigen->k * d * sizeof (double));

  return TRUE;
}

static void
problem_solve (gpointer data)
{
  Problem *self = data;
  gsize d = self->d;

  if (self->singular)
    {
      double nothing;

      self->failed = LAPACKE_dgesdd (LAPACK_COL_MAJOR, 'N', (int) d, (int) d, self->a,
                                     (int) d, self->eigen->values, &nothing, 1, &nothing,
                                     1) != 0;
      return;
    }

  if (!(self->vectors && self->eigen->k < d && solve_some (self)) && !solve_all (self))
    self->failed = TRUE;
  else
    eigen_reverse (self->eigen);
}

/* Takes @a. */
static AsterEigen *
solve (double *a, gsize k, const Problem *template, AsterPulse *pulse, GError **error)
{
  Problem *self = g_memdup2 (template, sizeof (Problem));
  gsize d = self->d;
  AsterEigen *eigen;

  self->a = a;
  self->eigen = eigen_new (d, k, self->vectors);
  if (d > G_MAXINT || (self->vectors && self->eigen->vectors == NULL))
    {
      problem_free (self);
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for %zu axes of %zu dimensions."), k,
                   d);
      return NULL;
    }

  if (d <= SHORT_SIDE)
    {
      if (d > 0)
        problem_solve (self);
    }
  else if (!aster_parallel_aside (problem_solve, self, problem_free, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  if (self->failed)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("The eigenvalues of a %zu × %zu matrix could not be found."), d, d);
      problem_free (self);
      return NULL;
    }

  eigen = g_steal_pointer (&self->eigen);
  problem_free (self);

  return eigen;
}

/**
 * aster_linalg_eigen:
 * @a: (transfer full): (d × d) the upper triangle of a symmetric matrix, finite
 * @d: side of @a
 * @k: how many eigenvalues to keep, the largest, at most @d
 * @vectors: whether to find their vectors too
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_NO_MEMORY or
 *   %ASTER_ERROR_DOMAIN if the method does not converge
 *
 * O(d³).
 *
 * Returns: (transfer full) (nullable): values and vectors, the largest first
 */
AsterEigen *
aster_linalg_eigen (
    double *a, gsize d, gsize k, gboolean vectors, AsterPulse *pulse, GError **error)
{
  const Problem template = { NULL, d, vectors, FALSE, NULL, FALSE };

  g_return_val_if_fail (a != NULL && k <= d, NULL);

  return solve (a, k, &template, pulse, error);
}

/**
 * aster_linalg_absorb_rows:
 * @triangle: (inout): (d × d), column-major: an upper triangle R; what is below the
 *   diagonal is neither read nor written
 * @d: side of @triangle
 * @rows: (n × d), column-major; spent
 * @n: how many rows
 *
 * Replaces R by the triangle of the QR decomposition of R with @rows below it, so
 * that Rᵀ R gains the products of the new rows without their being squared.
 * O(n d²), on the calling thread: hand in one block.
 */
void
aster_linalg_absorb_rows (double *triangle, gsize d, double *rows, gsize n)
{
  gsize nb = MIN (PANEL_COLUMNS, d);
  g_autofree double *factors = g_new (double, nb *d);

  g_return_if_fail (n <= G_MAXINT && d <= G_MAXINT);

  LAPACKE_dtpqrt (LAPACK_COL_MAJOR, (int) n, (int) d, 0, (int) nb, triangle, (int) d,
                  rows, (int) n, factors, (int) nb);
}

/**
 * aster_linalg_singular_values:
 * @a: (transfer full): (d × d), finite
 * @d: side of @a
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, or %ASTER_ERROR_DOMAIN if the
 *   method does not converge
 *
 * Exact to rounding relative to the largest. O(d³).
 *
 * Returns: (transfer full) (array length=d) (nullable): the values, descending; free
 *   with g_free()
 */
double *
aster_linalg_singular_values (double *a, gsize d, AsterPulse *pulse, GError **error)
{
  const Problem template = { NULL, d, FALSE, TRUE, NULL, FALSE };
  g_autoptr (AsterEigen) eigen = NULL;

  g_return_val_if_fail (a != NULL, NULL);

  if (!(eigen = solve (a, d, &template, pulse, error)))
    return NULL;

  return g_steal_pointer (&eigen->values);
}
