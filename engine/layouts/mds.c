/* Multidimensional scaling: y such that ‖yᵢ − yⱼ‖ is as near as can be to δᵢⱼ.
 *
 * SMACOF (de Leeuw 1977) lowers σ = Σ_{i<j} (δᵢⱼ − dᵢⱼ)², where dᵢⱼ = ‖yᵢ − yⱼ‖, by
 * Guttman's transform: with all weights 1, every step puts
 *
 *   yᵢ ← (1/n) Σⱼ (δᵢⱼ / dᵢⱼ) (yᵢ − yⱼ),
 *
 * a term being 0 where dᵢⱼ is. No step can raise σ. It converges to a local minimum,
 * slowly at the end; it stops when a step gains less than a given part.
 *
 * What is reported is the stress √(σ / Σ_{i<j} δᵢⱼ²), Kruskal's stress-1 (1964) over the
 * distances of the space: 0 is a faithful map, and a map of a single point has 1.
 *
 * Every step looks at every pair. Distances of the space come in tiles and are worked
 * out anew at each step, since n² of them have no room: O(n² (d + 3)) a step, O(n d)
 * memory. A block of rows writes only what belongs to its rows, and sums go through one
 * slot a row, so that the map is the same on any number of threads. */

#include "layouts/mds.h"

#include <math.h>
#include <string.h>

#include "tools/distances.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define TILE_COLS 512
#define LANES     16

/* One look at every pair: what they pull, and how far the map is off. */
typedef struct
{
  const AsterDistances *distances;
  const AsterMatrix *y; /* (n × 2 or 3) */
  float *columns;       /* (3 × n) the same turned over, 0 where there is no third */
  AsterMatrix *next;    /* (n × 2 or 3) */
  double *off;          /* (n) Σⱼ (δ − d)² */
  double *squares;      /* (n) Σⱼ δ² */
} Pass;

/* What the rows of a tile add to one row. */
typedef struct
{
  double pull[3];
  double off, squares;
} Sums;

static double
add_lanes (const float *lanes)
{
  double sum = 0;

  for (gsize l = 0; l < LANES; l++)
    sum += lanes[l];

  return sum;
}

/* Adds what the points from @column on (m) do to the one at @at, whose distances to them
 * ought to be @delta. */
ASTER_WIDE static void
add_tile (const Pass *self,
          const float *at,
          const float *delta,
          gsize column,
          gsize m,
          Sums *sums)
{
  gsize n = self->y->n_rows;
  const float *x = self->columns + column, *y = x + n, *z = y + n;
  float pull[3][LANES] = { { 0 } }, off[LANES] = { 0 }, squares[LANES] = { 0 };

  for (gsize first = 0; first < m; first += LANES)
    {
      gsize width = MIN (LANES, m - first);

      for (gsize l = 0; l < width; l++)
        {
          gsize j = first + l;
          float dx = at[0] - x[j], dy = at[1] - y[j], dz = at[2] - z[j];
          float d = sqrtf (dx * dx + dy * dy + dz * dz);
          float ratio = d > 0 ? delta[j] / d : 0;
          float error = delta[j] - d;

          pull[0][l] += ratio * dx;
          pull[1][l] += ratio * dy;
          pull[2][l] += ratio * dz;
          off[l] += error * error;
          squares[l] += delta[j] * delta[j];
        }
    }

  for (guint p = 0; p < 3; p++)
    sums->pull[p] += add_lanes (pull[p]);
  sums->off += add_lanes (off);
  sums->squares += add_lanes (squares);
}

static void
pass_block (gsize begin, gsize end, gpointer data)
{
  const Pass *self = data;
  gsize n = self->y->n_rows, dims = self->y->n_cols;
  g_autofree float *tile = g_new (float, (end - begin) * TILE_COLS);
  g_autofree Sums *sums = g_new0 (Sums, end - begin);

  for (gsize column = 0; column < n; column += TILE_COLS)
    {
      gsize m = MIN (TILE_COLS, n - column);

      aster_distances_tile (self->distances, begin, end - begin, column, m, tile);
      for (gsize i = begin; i < end; i++)
        {
          float at[3] = { self->columns[i], self->columns[n + i],
                          self->columns[2 * n + i] };

          add_tile (self, at, tile + (i - begin) * m, column, m, &sums[i - begin]);
        }
    }

  for (gsize i = begin; i < end; i++)
    {
      const Sums *row = &sums[i - begin];

      self->off[i] = row->off;
      self->squares[i] = row->squares;
      for (gsize p = 0; p < dims; p++)
        aster_matrix_row (self->next, i)[p] = (float) (row->pull[p] / (double) n);
    }
}

/* Looks at every pair of the map @y: fills @self->next and gives σ and Σ δ², of which
 * every pair counts twice. FALSE once a beat says so. */
static gboolean
pass_run (
    Pass *self, const AsterMatrix *y, double *off, double *squares, AsterPulse *pulse)
{
  gsize n = y->n_rows;

  self->y = y;
  for (gsize i = 0; i < n; i++)
    for (gsize p = 0; p < y->n_cols; p++)
      self->columns[p * n + i] = aster_matrix_row (y, i)[p];
  if (!aster_parallel_for_beating (n, aster_distances_get_grain (self->distances),
                                   pass_block, self, pulse))
    return FALSE;

  *off = *squares = 0;
  for (gsize i = 0; i < n; i++)
    {
      *off += self->off[i];
      *squares += self->squares[i];
    }

  return TRUE;
}

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->next, aster_matrix_unref);
  g_free (self->columns);
  g_free (self->off);
  g_free (self->squares);
}

static gboolean
pass_init (Pass *self, const AsterDistances *distances, gsize dims, GError **error)
{
  gsize n = distances->rows->n_rows;

  self->distances = distances;
  if (!(self->next = aster_matrix_new (n, dims, error)))
    return FALSE;
  self->columns = g_new0 (float, 3 * MAX (n, 1));
  self->off = g_new (double, MAX (n, 1));
  self->squares = g_new (double, MAX (n, 1));

  return TRUE;
}

static double
get_stress (double off, double squares)
{
  return squares > 0 ? sqrt (off / squares) : 0;
}

/* Improves @y (n × 2 or 3), which is overwritten, until @params say that it is enough. */
static gboolean
descend (Pass *pass,
         AsterMatrix *y,
         const AsterMdsParams *params,
         AsterMdsSummary *summary,
         AsterPulse *pulse)
{
  guint begun = MIN (params->begun, params->iterations);
  double steps = (double) (params->iterations - begun) + 1, last = INFINITY;
  AsterPulseStep step = { begun, params->iterations, NAN };

  for (guint done = begun;; done++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (done - begun) / steps,
                                              (done + 1 - begun) / steps);
      double off, squares;

      if (!pass_run (pass, y, &off, &squares, &part.pulse))
        return FALSE;
      *summary = (AsterMdsSummary){ done, get_stress (off, squares) };
      if (done == params->iterations || last - off <= params->eps * off)
        return TRUE;

      last = off;
      step.iteration = done + 1;
      aster_pulse_step (pulse, &step);
      memcpy (y->data, pass->next->data, y->n_rows * y->n_cols * sizeof (float));
      if (!aster_pulse_beat (pulse, part.to, y))
        return FALSE;
    }
}

/**
 * aster_mds_smacof:
 * @x: (n × d), finite, small enough that squares do not overflow
 * @start: (n × 2 or 3), finite: where the map begins
 * @params: which distances, and when to stop
 * @summary: (out) (optional): what came of it
 * @pulse: (nullable): heartbeat; carries the map after every step
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the map (n × 2 or 3), without axes.
 *   O(n² d) a step.
 */
AsterLayout *
aster_mds_smacof (const AsterMatrix *x,
                  const AsterMatrix *start,
                  const AsterMdsParams *params,
                  AsterMdsSummary *summary,
                  AsterPulse *pulse,
                  GError **error)
{
  __attribute__ ((cleanup (pass_clear))) Pass pass = { 0 };
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0);
  g_autoptr (AsterDistances) distances = NULL;
  g_autoptr (AsterMatrix) y = NULL;
  AsterMdsSummary found;

  g_return_val_if_fail (x != NULL && start != NULL && params != NULL, NULL);
  g_return_val_if_fail (start->n_rows == x->n_rows, NULL);
  g_return_val_if_fail (start->n_cols == 2 || start->n_cols == 3, NULL);

  if (!(distances = aster_distances_new (x, params->cosine, &preparing.pulse, error)) ||
      !pass_init (&pass, distances, start->n_cols, error) ||
      !(y = aster_matrix_copy (start, error)))
    return NULL;
  if (!descend (&pass, y, params, &found, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  if (summary != NULL)
    *summary = found;

  return aster_layout_new (g_steal_pointer (&y));
}

/**
 * aster_mds_stress:
 * @x: (n × d), finite, small enough that squares do not overflow
 * @y: (n × 2 or 3), finite: a map of it, in the same units
 * @cosine: distances: 1 − cosine instead of Euclidean
 * @stress: (out): √(Σ (δ − d)² / Σ δ²), 0 if all rows of @x are in one place
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: %FALSE with @error set, and @stress untouched, on failure. O(n² d).
 */
gboolean
aster_mds_stress (const AsterMatrix *x,
                  const AsterMatrix *y,
                  gboolean cosine,
                  double *stress,
                  AsterPulse *pulse,
                  GError **error)
{
  __attribute__ ((cleanup (pass_clear))) Pass pass = { 0 };
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0);
  g_autoptr (AsterDistances) distances = NULL;
  double off, squares;

  g_return_val_if_fail (x != NULL && y != NULL && stress != NULL, FALSE);
  g_return_val_if_fail (y->n_rows == x->n_rows, FALSE);
  g_return_val_if_fail (y->n_cols == 2 || y->n_cols == 3, FALSE);

  if (!(distances = aster_distances_new (x, cosine, &preparing.pulse, error)) ||
      !pass_init (&pass, distances, y->n_cols, error))
    return FALSE;
  if (!pass_run (&pass, y, &off, &squares, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  *stress = get_stress (off, squares);

  return TRUE;
}
