/* The repulsion of t-SNE.
 *
 * That of a speck is a polynomial, see tsne-speck.h. As a picture unfolds, few points are
 * summed pair by pair. Of many, the far part of the potential and of the
 * forces comes through a grid, see tsne-grid.h, and where its cells are wide, what that
 * leaves out of near pairs is summed one by one, see tsne-near.h.
 *
 * Blocks of points own what is summed for them: the same bytes on any number of threads.
 */

#include "layouts/tsne-field.h"

#include "layouts/tsne-grid.h"
#include "layouts/tsne-near.h"
#include "layouts/tsne-speck.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define LANES       16   /* points that are looked at together */
#define EXACT       1200 /* points, below which pairs are cheaper than transforms */
#define EXACT_CUBE  3000 /* the same in three dimensions */
#define GRAIN_EXACT 64   /* points of one block that sums pairs */

struct _AsterTsneField
{
  gsize n;
  guint dims; /* of the picture, 2 or 3 */
  AsterTsneGrid *grid;
  AsterTsneNear *near;

  const float *y; /* of the call under way */
  float *forces;
  double *sums; /* (blocks) of the potential */
};

void
aster_tsne_field_free (AsterTsneField *self)
{
  if (self == NULL)
    return;

  g_free (self->sums);
  aster_tsne_near_free (self->near);
  aster_tsne_grid_free (self->grid);
  g_free (self);
}

/**
 * aster_tsne_field_new:
 * @n: points of the pictures
 * @dims: 2 or 3
 *
 * O(n) memory, and that of a grid once it is needed.
 *
 * Returns: (transfer full) (nullable): a field, or %NULL if there is not the memory
 */
AsterTsneField *
aster_tsne_field_new (gsize n, guint dims)
{
  g_autoptr (AsterTsneField) self = g_new0 (AsterTsneField, 1);

  self->n = n;
  self->dims = dims;
  self->sums = g_try_new0 (double, n / GRAIN_EXACT + 1);
  self->grid = aster_tsne_grid_new (n, dims);
  self->near = aster_tsne_near_new (n, dims);

  return self->sums != NULL && self->grid != NULL && self->near != NULL
             ? g_steal_pointer (&self)
             : NULL;
}

/* Adds what the point at @other does to the one at @at, in one lane of the sums. */
static inline __attribute__ ((always_inline)) void
add_pair (const float *at,
          const float *other,
          float lanes[4][LANES],
          guint lane,
          const guint dims)
{
  float dx = at[0] - other[0], dy = at[1] - other[1];
  float dz = dims == 3 ? at[2] - other[2] : 0;
  float w = 1 / (1 + dx * dx + dy * dy + dz * dz);

  lanes[0][lane] += w;
  lanes[1][lane] += w * w * dx;
  lanes[2][lane] += w * w * dy;
  if (dims == 3)
    lanes[3][lane] += w * w * dz;
}

static inline __attribute__ ((always_inline)) void
add_all (AsterTsneField *self, gsize begin, gsize end, const guint dims)
{
  const gsize stride = ASTER_TSNE_STRIDE (dims);
  const float *restrict y = self->y;
  gsize whole = self->n / LANES * LANES;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      const float *at = y + stride * i;
      float lanes[4][LANES] = { { 0 } };

      for (gsize j = 0; j < whole; j += LANES)
        for (guint l = 0; l < LANES; l++)
          add_pair (at, y + stride * (j + l), lanes, l, dims);
      for (gsize j = whole; j < self->n; j++)
        add_pair (at, y + stride * j, lanes, (guint) (j - whole), dims);

      for (guint l = 1; l < LANES; l++)
        for (guint c = 0; c < 4; c++)
          lanes[c][0] += lanes[c][l];
      for (guint c = 0; c < stride; c++)
        self->forces[stride * i + c] = c < dims ? lanes[c + 1][0] : 0;
      sum += lanes[0][0];
    }
  self->sums[begin / GRAIN_EXACT] = sum;
}

ASTER_WIDE static void
add_exactly (gsize begin, gsize end, gpointer data)
{
  AsterTsneField *self = data;

  if (self->dims == 2)
    add_all (self, begin, end, 2);
  else
    add_all (self, begin, end, 3);
}

static gboolean
add_all_pairs (AsterTsneField *self, double *potential, AsterPulse *pulse)
{
  if (!aster_parallel_for_beating (self->n, GRAIN_EXACT, add_exactly, self, pulse))
    return FALSE;
  for (gsize b = 0; b * GRAIN_EXACT < self->n; b++)
    *potential += self->sums[b];

  return TRUE;
}

/* A picture that has unfolded: forces, and the potential with that of points on
 * themselves. */
static gboolean
add_pairs (AsterTsneField *self, double *potential, AsterPulse *pulse)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart adding = aster_pulse_part (pulse, 0.7, 1);
  double radius = 0;

  if (self->n < (self->dims == 2 ? EXACT : EXACT_CUBE))
    return add_all_pairs (self, potential, pulse);

  return aster_tsne_grid_compute (self->grid, self->y, self->forces, potential, &radius,
                                  &looking.pulse) &&
         (!(radius > 0) || aster_tsne_near_add (self->near, self->y, radius, self->forces,
                                                potential, &adding.pulse));
}

/**
 * aster_tsne_field_compute:
 * @self: a field for n points
 * @y: (n × stride) the picture, finite
 * @forces: (n × stride) (out): Σ_j w² (y_i − y_j)
 * @z: (out): Σ_i Σ_j w over pairs of different points, the Z of t-SNE
 * @pulse: (nullable): heartbeat
 *
 * O(n) for a speck; O(n + m² log m) for a grid of m × m nodes, m³ for a cube; O(n²) for
 * few points.
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_field_compute (
    AsterTsneField *self, const float *y, float *forces, double *z, AsterPulse *pulse)
{
  double sum = 0;

  g_return_val_if_fail (self != NULL && y != NULL, FALSE);
  g_return_val_if_fail (forces != NULL && z != NULL, FALSE);

  self->y = y;
  self->forces = forces;
  if (!(aster_tsne_speck_fits (y, self->n, self->dims)
            ? aster_tsne_speck_compute (y, self->n, self->dims, forces, &sum, pulse)
            : add_pairs (self, &sum, pulse)))
    return FALSE;
  *z = MAX (sum - (double) self->n, G_MINFLOAT);

  return TRUE;
}
