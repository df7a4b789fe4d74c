/* The only door to BLAS and LAPACK: one place for their int sizes, their info
 * codes, and the promise that they run on the calling thread alone. OpenBLAS is
 * told to use one thread; what is large is cut here into blocks that depend on
 * the shape alone and spread by the parallel loop, so that every number is the
 * same on any machine with the same kernels, whatever it has of processors.
 *
 * A Gram matrix is summed in double over panels of rows (or of columns, for the
 * products of rows with each other): a panel is widened and centred, and then
 * each tile of the upper triangle adds its product, one tile to a thread at a
 * time and the panels in order. O(n d²) or O(n² d); one panel of scratch. */

#include "tools/linalg.h"

#include <cblas.h>
#include <glib/gi18n-lib.h>
#include <lapacke.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define PANEL_DOUBLES (1u << 19) /* numbers in a panel: 4 MiB */
#define BLOCK_FLOATS  (1u << 16) /* numbers in a block of rows that are projected */
#define TILE          128        /* side of a tile of a large Gram matrix */
#define SMALL_TILE    64         /* of one below 256 a side, so that there are several */

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  gboolean of_rows;
  gsize side;    /* of the Gram matrix: n if of_rows, else d */
  gsize tile;    /* side of a tile */
  gsize first;   /* first row of the panel, or first column if of_rows */
  gsize length;  /* rows, or columns, of the panel */
  double *panel; /* (length × d), or (n × length) if of_rows */
  double *g;     /* (side × side) */
} Gram;

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  const double *u;      /* (m × n) */
  gsize m;
  double *out; /* (m × d) */
} Combination;

typedef struct
{
  const AsterMatrix *x;
  const double *centre; /* (d) or NULL */
  const double *axes;   /* (k × d) */
  AsterMatrix *y;       /* (n × k) */
} Projection;

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

/* Widens @width numbers of a row and takes the centre from them. */
static void
widen (const float *row, const double *centre, gsize width, double *out)
{
  if (centre == NULL)
    for (gsize j = 0; j < width; j++)
      out[j] = row[j];
  else
    for (gsize j = 0; j < width; j++)
      out[j] = row[j] - centre[j];
}

/* Widens some rows of the panel. */
static void
widen_block (gsize begin, gsize end, gpointer user_data)
{
  Gram *gram = user_data;
  gsize from = gram->of_rows ? gram->first : 0;
  gsize width = gram->of_rows ? gram->length : gram->x->n_cols;

  for (gsize i = begin; i < end; i++)
    widen (aster_matrix_row (gram->x, gram->of_rows ? i : gram->first + i) + from,
           gram->centre ? gram->centre + from : NULL, width, gram->panel + i * width);
}

/* Adds the panel's share to some tiles of the upper triangle, which are counted
 * along its rows. */
static void
add_tiles (gsize begin, gsize end, gpointer user_data)
{
  Gram *gram = user_data;
  gsize n_tiles = (gram->side + gram->tile - 1) / gram->tile;
  gsize stride = gram->of_rows ? gram->length : gram->side;
  gsize step = gram->of_rows ? gram->length : 1;

  for (gsize t = begin; t < end; t++)
    {
      gsize row = 0, left = t;
      gsize i, j;

      while (left >= n_tiles - row)
        left -= n_tiles - row++;
      i = row * gram->tile;
      j = (row + left) * gram->tile;

      cblas_dgemm (CblasRowMajor, gram->of_rows ? CblasNoTrans : CblasTrans,
                   gram->of_rows ? CblasTrans : CblasNoTrans,
                   (int) MIN (gram->tile, gram->side - i),
                   (int) MIN (gram->tile, gram->side - j), (int) gram->length, 1,
                   gram->panel + i * step, (int) stride, gram->panel + j * step,
                   (int) stride, 1, gram->g + i * gram->side + j, (int) gram->side);
    }
}

/* Copies the upper triangle below the diagonal. */
static void
mirror (double *a, gsize d)
{
  for (gsize i = 1; i < d; i++)
    for (gsize j = 0; j < i; j++)
      a[i * d + j] = a[j * d + i];
}

static double *
refuse_side (gsize side, GError **error)
{
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               _ ("There is not enough memory for %zu × %zu products. Use fewer "
                  "words or fewer dimensions."),
               side, side);
  return NULL;
}

/**
 * aster_linalg_gram:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @of_rows: the products of rows with each other, rather than of columns
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * With C the rows of @x less @centre: Cᵀ C (d × d), or C Cᵀ (n × n) if @of_rows.
 * Summed in double; symmetric to the last bit.
 *
 * Returns: (transfer full) (nullable): the matrix, row-major; free with g_free()
 */
double *
aster_linalg_gram (const AsterMatrix *x,
                   const double *centre,
                   gboolean of_rows,
                   AsterPulse *pulse,
                   GError **error)
{
  g_autofree double *g = NULL, *panel = NULL;
  Gram gram = { x, centre, of_rows, 0, 0, 0, 0, NULL, NULL };
  gsize depth, most, n_tiles;

  g_return_val_if_fail (x != NULL, NULL);

  gram.side = of_rows ? x->n_rows : x->n_cols;
  gram.tile = gram.side <= 256 ? SMALL_TILE : TILE;
  depth = of_rows ? x->n_cols : x->n_rows;
  most = CLAMP (PANEL_DOUBLES / MAX (gram.side, 1), 16, MAX (depth, 16));
  n_tiles = (gram.side + gram.tile - 1) / gram.tile;

  if (gram.side > G_MAXINT ||
      !(gram.g = g = g_try_new0 (double, MAX (gram.side * gram.side, 1))) ||
      !(gram.panel = panel = g_try_new (double, MAX (gram.side * most, 1))))
    return refuse_side (gram.side, error);

  for (gsize first = 0; first < depth; first += most)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (double) first / (double) depth,
                                              (double) MIN (first + most, depth) /
                                                  (double) depth);

      gram.first = first;
      gram.length = MIN (most, depth - first);
      aster_parallel_for (of_rows ? x->n_rows : gram.length, 64, widen_block, &gram);
      if (!aster_parallel_for_beating (n_tiles * (n_tiles + 1) / 2, 1, add_tiles, &gram,
                                       &part.pulse))
        {
          aster_set_cancelled (error);
          return NULL;
        }
    }
  mirror (g, gram.side);

  return g_steal_pointer (&g);
}

/* Some columns of U C. */
static void
combine_block (gsize begin, gsize end, gpointer user_data)
{
  Combination *self = user_data;
  gsize n = self->x->n_rows, d = self->x->n_cols, width = end - begin;
  g_autofree double *columns = g_new (double, n *width);

  for (gsize i = 0; i < n; i++)
    widen (aster_matrix_row (self->x, i) + begin,
           self->centre ? self->centre + begin : NULL, width, columns + i * width);
  cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, (int) self->m, (int) width,
               (int) n, 1, self->u, (int) n, columns, (int) width, 0, self->out + begin,
               (int) d);
}

/**
 * aster_linalg_combine:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @u: (m × n) weights of the rows
 * @m: rows of @u
 * @out: (out caller-allocates): (m × d) the sums U C, in double
 * @pulse: (nullable): heartbeat
 *
 * O(m n d). @n, @m and @d fit an int.
 *
 * Returns: %FALSE if a beat said so; @out is then unfinished
 */
gboolean
aster_linalg_combine (const AsterMatrix *x,
                      const double *centre,
                      const double *u,
                      gsize m,
                      double *out,
                      AsterPulse *pulse)
{
  Combination self = { x, centre, u, m, out };

  g_return_val_if_fail (x != NULL && u != NULL && out != NULL, FALSE);
  g_return_val_if_fail (x->n_rows <= G_MAXINT && m <= G_MAXINT, FALSE);

  return aster_parallel_for_beating (x->n_cols, 64, combine_block, &self, pulse);
}

/* Some rows of C Aᵀ. */
static void
project_block (gsize begin, gsize end, gpointer user_data)
{
  Projection *self = user_data;
  gsize d = self->x->n_cols, k = self->y->n_cols, n = end - begin;
  g_autofree double *rows = g_new (double, n *d);
  g_autofree double *scores = g_new (double, n *k);
  float *out = aster_matrix_row (self->y, begin);

  for (gsize i = 0; i < n; i++)
    widen (aster_matrix_row (self->x, begin + i), self->centre, d, rows + i * d);
  cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasTrans, (int) n, (int) k, (int) d, 1,
               rows, (int) d, self->axes, (int) d, 0, scores, (int) k);
  for (gsize i = 0; i < n * k; i++)
    out[i] = (float) scores[i];
}

/**
 * aster_linalg_project:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @axes: (k × d), k as many as the columns of @y
 * @y: (n × k) overwritten with the products of each row with each axis, which are
 *   summed in double
 * @pulse: (nullable): heartbeat
 *
 * O(n d k).
 *
 * Returns: %FALSE if a beat said so; @y is then unfinished
 */
gboolean
aster_linalg_project (const AsterMatrix *x,
                      const double *centre,
                      const double *axes,
                      AsterMatrix *y,
                      AsterPulse *pulse)
{
  Projection self = { x, centre, axes, y };

  g_return_val_if_fail (x != NULL && axes != NULL && y != NULL, FALSE);
  g_return_val_if_fail (x->n_rows == y->n_rows, FALSE);

  return aster_parallel_for_beating (x->n_rows, MAX (1, BLOCK_FLOATS / x->n_cols),
                                     project_block, &self, pulse);
}

static gboolean
solve (char job, double *a, gsize d, double *values, GError **error)
{
  if (d > G_MAXINT || LAPACKE_dsyevd (LAPACK_COL_MAJOR, job, 'U', (int) d, a,
                                      (int) MAX (d, 1), values) != 0)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("The eigenvalues of a %zu × %zu matrix could not be found."), d, d);
      return FALSE;
    }

  return TRUE;
}

/**
 * aster_linalg_eigen:
 * @a: (inout): (d × d) symmetric; replaced by the eigenvectors: row k belongs to
 *   @values[k]
 * @d: side of @a
 * @values: (out caller-allocates) (array length=d): eigenvalues, ascending
 * @error: return location for %ASTER_ERROR_DOMAIN
 *
 * O(d³), and cannot be interrupted.
 *
 * Returns: %FALSE with @error set if the method did not converge
 */
gboolean
aster_linalg_eigen (double *a, gsize d, double *values, GError **error)
{
  g_return_val_if_fail (a != NULL && values != NULL, FALSE);

  return solve ('V', a, d, values, error);
}

/* The same without the vectors, in a third of the time; @a is spent. */
gboolean
aster_linalg_eigenvalues (double *a, gsize d, double *values, GError **error)
{
  g_return_val_if_fail (a != NULL && values != NULL, FALSE);

  return solve ('N', a, d, values, error);
}
