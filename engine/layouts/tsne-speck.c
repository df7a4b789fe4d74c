/* The repulsion of t-SNE in a speck.
 *
 * A picture begins as a speck of 1e-4, and the exaggeration may shrink it to 1e-9 and
 * less before it unfolds. A grid loses it there: what its transforms round off is as
 * large as the forces, and the picture that unfolds is that of the noise. But in a speck
 * the squared distances s are so small that 1/(1 + s) is 1 − s and its square 1 − 2s, and
 * sums over all pairs are sums over points: with
 *
 *     m = Σ y_j,   M = Σ y_j y_jᵀ,   t = Σ ‖y_j‖² y_j,   l_i = n y_i − m,
 *
 *     Σ_j (y_i − y_j) = l_i
 *     Σ_j s_ij (y_i − y_j) = ‖y_i‖² l_i − 2 (y_i · m) y_i + 2 M y_i + tr M y_i − t
 *     Σ_i Σ_j s_ij = 2 n tr M − 2 ‖m‖².
 *
 * What is left out is 3 s² of a force, below 1e-4 of it at WIDEST. O(n). */

#include "layouts/tsne-speck.h"

#include <math.h>

#include "layouts/tsne-picture.h"
#include "tools/parallel.h"

#define WIDEST 0.025 /* units along each axis, from one point to any other */
#define GRAIN  4096  /* points of one block */

typedef struct
{
  const float *y;
  gsize n, stride;
  guint dims;
  float *forces;
  double m[3], mm[3][3], trace, t[3];
} Speck;

/**
 * aster_tsne_speck_fits:
 * @y: (n × stride) a picture, finite
 * @n: points, at least 1
 * @dims: 2 or 3
 *
 * O(1) for most pictures that do not, O(n) for those that do.
 *
 * Returns: whether the picture is a speck
 */
gboolean
aster_tsne_speck_fits (const float *y, gsize n, guint dims)
{
  gsize stride = ASTER_TSNE_STRIDE (dims);

  for (gsize i = 1; i < n; i++)
    for (guint c = 0; c < dims; c++)
      if (!(fabsf (y[stride * i + c] - y[c]) < WIDEST / 2))
        return FALSE;

  return TRUE;
}

static void
add_point (Speck *self, const float *at)
{
  double square = 0;

  for (guint c = 0; c < self->dims; c++)
    square += (double) at[c] * at[c];
  self->trace += square;
  for (guint c = 0; c < self->dims; c++)
    {
      self->m[c] += at[c];
      self->t[c] += square * at[c];
      for (guint b = 0; b < self->dims; b++)
        self->mm[c][b] += (double) at[c] * at[b];
    }
}

static void
push_points (gsize begin, gsize end, gpointer data)
{
  const Speck *self = data;

  for (gsize i = begin; i < end; i++)
    {
      const float *at = self->y + self->stride * i;
      float *force = self->forces + self->stride * i;
      double square = 0, along = 0;

      for (guint c = 0; c < self->dims; c++)
        {
          square += (double) at[c] * at[c];
          along += at[c] * self->m[c];
        }
      for (guint c = 0; c < self->dims; c++)
        {
          double l = (double) self->n * at[c] - self->m[c], turned = 0;

          for (guint b = 0; b < self->dims; b++)
            turned += self->mm[c][b] * at[b];
          force[c] = (float) (l - 2 * (square * l + (self->trace - 2 * along) * at[c] +
                                       2 * turned - self->t[c]));
        }
      for (gsize c = self->dims; c < self->stride; c++)
        force[c] = 0;
    }
}

/**
 * aster_tsne_speck_compute:
 * @y: (n × stride) a picture that is a speck
 * @n: points
 * @dims: 2 or 3
 * @forces: (n × stride) (out): Σ_j w² (y_i − y_j)
 * @potential: (out): Σ_i Σ_j w, with that of points on themselves
 * @pulse: (nullable): heartbeat
 *
 * O(n).
 *
 * Returns: %FALSE if a beat says so; what is out is then undefined
 */
gboolean
aster_tsne_speck_compute (const float *y,
                          gsize n,
                          guint dims,
                          float *forces,
                          double *potential,
                          AsterPulse *pulse)
{
  Speck self = {
    .y = y, .n = n, .stride = ASTER_TSNE_STRIDE (dims), .dims = dims, .forces = forces
  };
  double square = 0, count = (double) n;

  g_return_val_if_fail (y != NULL && forces != NULL && potential != NULL, FALSE);

  for (gsize i = 0; i < n; i++)
    add_point (&self, y + self.stride * i);
  for (guint c = 0; c < dims; c++)
    square += self.m[c] * self.m[c];
  *potential = count * count - 2 * count * self.trace + 2 * square;

  return aster_parallel_for_beating (n, GRAIN, push_points, &self, pulse);
}
