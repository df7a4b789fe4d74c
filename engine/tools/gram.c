/* The products of all columns of a matrix with each other, or of all rows.
 *
 * The sums are in double, over panels of rows (or of columns, for the products of
 * rows): a panel is widened and centred, and then each tile of the upper triangle
 * adds its product, one tile to a thread at a time and the panels in order. So a
 * number is always summed in the same order, and one panel is all the scratch.
 *
 * O(n d²) for columns, O(n² d) for rows. */

#include "tools/gram.h"

#include <glib/gi18n-lib.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/widen.h"

#define PANEL_DOUBLES (1u << 19) /* numbers in a panel: 4 MiB */
#define TILE          128        /* side of a tile of a large Gram matrix */
#define SMALL_TILE    64         /* of one below 256 a side, so that there are several */
#define SURELY_FREE   (1u << 26) /* bytes for which the budget is not asked */
#define WIDEN_ROWS    64         /* rows that are widened at once */

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

/* Widens some rows of the panel. */
static void
widen_block (gsize begin, gsize end, gpointer user_data)
{
  Gram *gram = user_data;
  gsize from = gram->of_rows ? gram->first : 0;
  gsize width = gram->of_rows ? gram->length : gram->x->n_cols;

  for (gsize i = begin; i < end; i++)
    aster_widen (aster_matrix_row (gram->x, gram->of_rows ? i : gram->first + i) + from,
                 gram->centre ? gram->centre + from : NULL, width,
                 gram->panel + i * width);
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
      gsize row = 0, column = t, i, j, height, width;
      AsterFactor a, b;
      double *out;

      while (column >= n_tiles - row)
        column -= n_tiles - row++;
      i = row * gram->tile;
      j = (row + column) * gram->tile;
      height = MIN (gram->tile, gram->side - i);
      width = MIN (gram->tile, gram->side - j);

      a = (AsterFactor){ gram->panel + i * step, stride, !gram->of_rows };
      b = (AsterFactor){ gram->panel + j * step, stride, gram->of_rows };
      out = gram->g + i * gram->side + j;
      if (i == j)
        aster_linalg_add_square (a, height, gram->length, out, gram->side);
      else
        aster_linalg_add_product (a, b, height, width, gram->length, out, gram->side);
    }
}

/* Whether the matrix and what an eigenproblem makes of it fit the machine. */
static gboolean
fits (gsize side)
{
  gsize bytes = side * side * 3 * sizeof (double);

  return bytes <= SURELY_FREE || bytes <= aster_budget_get ();
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
 * aster_gram:
 * @x: (n × d), finite
 * @centre: (nullable): (d) what is subtracted from each row first
 * @of_rows: the products of rows with each other, rather than of columns
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * With C the rows of @x less @centre: Cᵀ C (d × d), or C Cᵀ (n × n) if @of_rows.
 * Summed in double.
 *
 * Returns: (transfer full) (nullable): the upper triangle of the matrix, row-major,
 *   0 below; free with g_free()
 */
double *
aster_gram (const AsterMatrix *x,
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

  if (gram.side > G_MAXINT || !fits (gram.side) ||
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
      aster_parallel_for (of_rows ? x->n_rows : gram.length, WIDEN_ROWS, widen_block,
                          &gram);
      if (!aster_parallel_for_beating (n_tiles * (n_tiles + 1) / 2, 1, add_tiles, &gram,
                                       &part.pulse))
        {
          aster_set_cancelled (error);
          return NULL;
        }
    }

  return g_steal_pointer (&g);
}
