/* Which neighbours of some rows a map tears apart or makes up.
 *
 * A true neighbour is one of the k nearest rows of the space. It is torn away if it is
 * not even among the `far` nearest on the page. A false friend is the reverse: one of the
 * k nearest on the page that is not even among the `far` nearest of the space. Ranks, not
 * distances, are compared, since a map keeps no distances; `far` is ten times k, so that
 * a neighbour that changed its place a little is neither. The two mistakes of a
 * projection are those of Venna and Kaski (2001), shown edge by edge as Aupetit (2007)
 * does.
 *
 * Exact, in double: for each row its distance from all others, in the space and on the
 * page. O(rows × n × d). Ties go to the earlier row. A row of length 0 is at cosine
 * distance 1 from all. Rows that the map does not show count neither here nor there. */

#include "compare/torn-edges.h"

#include <math.h>

#include "tools/error.h"
#include "tools/nearest.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define GRAIN_FLOATS (1u << 19) /* of a block */

typedef struct
{
  const AsterMatrix *x;
  gsize row;
  double *inverses; /* (n) 1 / ‖x_i‖ for cosines, 0 for a zero row; else NULL */
  double *distances;
} Measuring;

static void
measure_block (gsize begin, gsize end, gpointer user_data)
{
  Measuring *self = user_data;
  gsize d = self->x->n_cols;
  const float *a = aster_matrix_row (self->x, self->row);

  for (gsize j = begin; j < end; j++)
    {
      const float *b = aster_matrix_row (self->x, j);

      if (self->inverses != NULL)
        self->distances[j] = 1 - aster_vector_dot (a, b, d) * self->inverses[self->row] *
                                     self->inverses[j];
      else
        self->distances[j] = aster_vector_distance2 (a, b, d);
    }
}

static void
invert_block (gsize begin, gsize end, gpointer user_data)
{
  Measuring *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      double norm = sqrt (
          aster_vector_norm2 (aster_matrix_row (self->x, i), self->x->n_cols));

      self->inverses[i] = norm > 0 ? 1 / norm : 0;
    }
}

static gsize
get_grain (const AsterMatrix *x)
{
  return MAX (GRAIN_FLOATS / MAX (x->n_cols, 1), 1);
}

/* The nearest rows of one among those that are @shown (n), NULL for all. */
static gboolean
find_nearest (Measuring *self,
              gsize row,
              const guint8 *shown,
              AsterNearest *nearest,
              AsterPulse *pulse)
{
  self->row = row;
  nearest->n = 0;
  if (!aster_parallel_for_beating (self->x->n_rows, get_grain (self->x), measure_block,
                                   self, pulse))
    return FALSE;

  for (gsize j = 0; j < self->x->n_rows; j++)
    if (j != row && (shown == NULL || shown[j]))
      aster_nearest_offer (nearest, (AsterNear){ self->distances[j], (guint32) j });

  return TRUE;
}

static gboolean
has (const AsterNearest *self, guint32 row)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->items[i].row == row)
      return TRUE;

  return FALSE;
}

/* Adds an edge to each of the first @k of @near that is not in @other at all. */
static void
add_edges (AsterTorn *torn,
           guint32 row,
           const AsterNearest *near,
           const AsterNearest *other,
           gboolean strange)
{
  for (gsize i = 0; i < MIN (near->n, torn->k); i++)
    {
      guint32 friend = near->items[i].row;
      AsterTornEdge edge = { MIN (row, friend), MAX (row, friend), strange };

      if (!has (other, friend))
        g_array_append_val (torn->edges, edge);
    }
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const AsterTornEdge *e = a, *f = b;

  if (e->strange != f->strange)
    return e->strange ? 1 : -1;
  if (e->a != f->a)
    return e->a < f->a ? -1 : 1;

  return e->b < f->b ? -1 : e->b > f->b;
}

/* Each pair once, and counts the torn ones. */
static void
settle (AsterTorn *torn)
{
  AsterTornEdge *edges = (AsterTornEdge *) (gpointer) torn->edges->data;
  guint n = 0;

  g_array_sort (torn->edges, compare_edges);
  for (guint i = 0; i < torn->edges->len; i++)
    if (n == 0 || compare_edges (&edges[n - 1], &edges[i]) != 0)
      edges[n++] = edges[i];
  g_array_set_size (torn->edges, n);
  while (torn->n_torn < n && !edges[torn->n_torn].strange)
    torn->n_torn++;
}

/* (n) which rows the map shows; NULL if all. */
static guint8 *
dup_shown (const AsterLayout *page)
{
  guint8 *shown;

  if (page->rows == NULL)
    return NULL;

  shown = g_new0 (guint8, page->positions->n_rows);
  for (gsize r = 0; r < page->rows->n_runs; r++)
    for (gsize i = page->rows->runs[r].first; i <= page->rows->runs[r].last; i++)
      shown[i] = TRUE;

  return shown;
}

static gboolean
look (AsterTorn *torn,
      Measuring *space,
      Measuring *plane,
      const guint32 *rows,
      const guint8 *shown,
      AsterPulse *pulse)
{
  g_autofree AsterNear *true_items = g_new (AsterNear, torn->far);
  g_autofree AsterNear *page_items = g_new (AsterNear, torn->far);
  AsterNearest near = { true_items, 0, torn->far }, side = { page_items, 0, torn->far };

  for (gsize i = 0; i < torn->n_rows; i++)
    {
      double all = (double) torn->n_rows;
      AsterPulsePart one = aster_pulse_part (pulse, (double) i / all,
                                             ((double) i + 0.8) / all);
      AsterPulsePart two = aster_pulse_part (pulse, ((double) i + 0.8) / all,
                                             ((double) i + 1) / all);

      if (!find_nearest (space, rows[i], shown, &near, &one.pulse) ||
          !find_nearest (plane, rows[i], shown, &side, &two.pulse))
        return FALSE;
      add_edges (torn, rows[i], &near, &side, FALSE);
      add_edges (torn, rows[i], &side, &near, TRUE);
    }

  return TRUE;
}

/**
 * aster_torn_find:
 * @x: (n × d), finite
 * @page: a map of the same rows, (n × 2 or 3)
 * @rows: (array length=n_rows): of whose neighbours to tell, the most important first,
 *   each once and shown by the map
 * @n_rows: how many
 * @params: see there
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(rows × n × d).
 *
 * Returns: (transfer full) (nullable): the edges; none if there are too few rows for one
 *   to be far
 */
AsterTorn *
aster_torn_find (const AsterMatrix *x,
                 const AsterLayout *page,
                 const guint32 *rows,
                 gsize n_rows,
                 const AsterTornParams *params,
                 AsterPulse *pulse,
                 GError **error)
{
  g_autoptr (AsterTorn) torn = NULL;
  g_autofree guint8 *shown = NULL;
  g_autofree double *inverses = NULL, *distances = NULL;
  gsize n, n_shown;

  g_return_val_if_fail (x != NULL && page != NULL && params != NULL, NULL);
  g_return_val_if_fail (page->positions->n_rows == x->n_rows, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);
  g_return_val_if_fail (params->k > 0, NULL);

  n = x->n_rows;
  n_shown = page->rows != NULL ? page->rows->n : n;
  shown = dup_shown (page);
  torn = aster_torn_new ();
  torn->n_asked = n_rows;
  torn->n_rows = MIN (n_rows, params->most);
  torn->k = (guint) MIN (params->k, MAX (n_shown, 2) - 1);
  torn->far = params->far > 0 ? MAX (params->far, torn->k)
                              : CLAMP ((guint) (n_shown / 10), torn->k, 10 * torn->k);
  distances = g_new (double, MAX (n, 1));

  Measuring space = { x, 0, NULL, distances };
  Measuring plane = { page->positions, 0, NULL, distances };

  if (params->cosine)
    {
      space.inverses = inverses = g_new (double, MAX (n, 1));
      aster_parallel_for (n, get_grain (x), invert_block, &space);
    }
  if (!look (torn, &space, &plane, rows, shown, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  settle (torn);

  return g_steal_pointer (&torn);
}
