/* Sums over the coordinates of one vector or two.
 *
 * Numbers are stored in single precision and summed in double. A sum in double
 * that runs strictly from left to right cannot be vectorised, so each loop keeps
 * LANES partial sums side by side, coordinate j in lane j mod LANES, and adds the
 * lanes in a fixed tree at the end. The order is the same on every processor and
 * every thread; only fused multiply-adds may differ, in the last bit.
 *
 * O(d) each; no call allocates. */

#include "tools/vector.h"

#include "tools/wide.h"

#define LANES 16

/* Adds the lanes pairwise; @lanes is spent. */
static inline double
add_lanes (double *lanes)
{
  for (gsize width = LANES / 2; width > 0; width /= 2)
    for (gsize l = 0; l < width; l++)
      lanes[l] += lanes[l + width];

  return lanes[0];
}

/**
 * aster_vector_dot:
 * @a: (d)
 * @b: (d)
 * @d: coordinates, may be 0
 *
 * Returns: Σ aⱼ bⱼ
 */
ASTER_WIDE double
aster_vector_dot (const float *a, const float *b, gsize d)
{
  double sum[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      sum[l] += (double) a[j + l] * b[j + l];
  for (gsize l = 0; j + l < d; l++)
    sum[l] += (double) a[j + l] * b[j + l];

  return add_lanes (sum);
}

/**
 * aster_vector_dot_norm2:
 * @a: (d)
 * @b: (d)
 * @d: coordinates
 * @norm2: (out): Σ aⱼ²
 *
 * One pass over @a.
 *
 * Returns: Σ aⱼ bⱼ
 */
ASTER_WIDE double
aster_vector_dot_norm2 (const float *a, const float *b, gsize d, double *norm2)
{
  double sum[LANES] = { 0 }, squares[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      {
        double x = a[j + l];

        sum[l] += x * b[j + l];
        squares[l] += x * x;
      }
  for (gsize l = 0; j + l < d; l++)
    {
      double x = a[j + l];

      sum[l] += x * b[j + l];
      squares[l] += x * x;
    }

  *norm2 = add_lanes (squares);

  return add_lanes (sum);
}

/**
 * aster_vector_dot_wide:
 * @a: (d)
 * @b: (d) in more precision than what is stored
 * @d: coordinates
 * @norm2: (out): Σ aⱼ²
 *
 * Returns: Σ aⱼ bⱼ
 */
ASTER_WIDE double
aster_vector_dot_wide (const float *a, const double *b, gsize d, double *norm2)
{
  double sum[LANES] = { 0 }, squares[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      {
        double x = a[j + l];

        sum[l] += x * b[j + l];
        squares[l] += x * x;
      }
  for (gsize l = 0; j + l < d; l++)
    {
      double x = a[j + l];

      sum[l] += x * b[j + l];
      squares[l] += x * x;
    }

  *norm2 = add_lanes (squares);

  return add_lanes (sum);
}

/**
 * aster_vector_norm2:
 * @a: (d)
 * @d: coordinates
 *
 * Returns: Σ aⱼ²
 */
double
aster_vector_norm2 (const float *a, gsize d)
{
  return aster_vector_dot (a, a, d);
}

/**
 * aster_vector_distance2:
 * @a: (d)
 * @b: (d)
 * @d: coordinates
 *
 * Returns: Σ (aⱼ − bⱼ)²
 */
ASTER_WIDE double
aster_vector_distance2 (const float *a, const float *b, gsize d)
{
  double sum[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      {
        double x = (double) a[j + l] - b[j + l];

        sum[l] += x * x;
      }
  for (gsize l = 0; j + l < d; l++)
    {
      double x = (double) a[j + l] - b[j + l];

      sum[l] += x * x;
    }

  return add_lanes (sum);
}

/**
 * aster_vector_scaled_distance2:
 * @a: (d)
 * @s: what @a is multiplied by
 * @b: (d)
 * @t: what @b is multiplied by
 * @d: coordinates
 *
 * With @s and @t the inverse lengths of @a and @b it is twice one less their cosine,
 * and does not cancel where they are near.
 *
 * Returns: Σ (s aⱼ − t bⱼ)²
 */
ASTER_WIDE double
aster_vector_scaled_distance2 (
    const float *a, double s, const float *b, double t, gsize d)
{
  double sum[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      {
        double x = s * a[j + l] - t * b[j + l];

        sum[l] += x * x;
      }
  for (gsize l = 0; j + l < d; l++)
    {
      double x = s * a[j + l] - t * b[j + l];

      sum[l] += x * x;
    }

  return add_lanes (sum);
}

/**
 * aster_vector_codeviation:
 * @a: (d)
 * @mean_a: the mean of @a
 * @b: (d)
 * @mean_b: the mean of @b
 * @d: coordinates
 *
 * Returns: Σ (aⱼ − mean_a) (bⱼ − mean_b)
 */
ASTER_WIDE double
aster_vector_codeviation (
    const float *a, double mean_a, const float *b, double mean_b, gsize d)
{
  double sum[LANES] = { 0 };
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      sum[l] += (a[j + l] - mean_a) * (b[j + l] - mean_b);
  for (gsize l = 0; j + l < d; l++)
    sum[l] += (a[j + l] - mean_a) * (b[j + l] - mean_b);

  return add_lanes (sum);
}

/**
 * aster_vector_moments:
 * @a: (d)
 * @d: coordinates, at least 1
 * @mean: (out): their mean
 *
 * The sums are taken about the first coordinate, so that a constant vector gives
 * exactly 0.
 *
 * Returns: Σ (aⱼ − mean)²
 */
ASTER_WIDE double
aster_vector_moments (const float *a, gsize d, double *mean)
{
  double sum[LANES] = { 0 };
  double first = a[0];
  gsize j = 0;

  for (; j + LANES <= d; j += LANES)
    for (gsize l = 0; l < LANES; l++)
      sum[l] += a[j + l] - first;
  for (gsize l = 0; j + l < d; l++)
    sum[l] += a[j + l] - first;

  *mean = first + add_lanes (sum) / (double) d;

  return aster_vector_codeviation (a, *mean, a, *mean, d);
}
