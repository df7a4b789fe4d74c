/* The order of points along Morton's curve (Morton 1966).
 *
 * Places are rounded to a grid of 2^16 cells a side, 2^10 in three dimensions, and the
 * bits of the coordinates are laced into one number: points that are near each other on
 * the page then mostly have near numbers. Sorted by it, a point finds what pulls it and
 * the nodes of the grid under it in the cache where its predecessor left them, which
 * more than halves an iteration over many points.
 *
 * A radix sort, byte by byte from the lowest, so that points of one number keep the order
 * they had. O(n). */

#include "layouts/tsne-order.h"

#include <math.h>
#include <string.h>

#define DIGITS     256
#define PASSES     4
#define BEAT_EVERY 65536 /* points of a pass */

void
aster_tsne_order_free (AsterTsneOrder *self)
{
  if (self == NULL)
    return;

  g_free (self->points);
  g_free (self->slots);
  g_free (self->moved);
  for (guint b = 0; b < 2; b++)
    {
      g_free (self->keys[b]);
      g_free (self->values[b]);
    }
  g_free (self);
}

/**
 * aster_tsne_order_new:
 * @n: number of points
 *
 * O(n); 28 bytes a point.
 *
 * Returns: (transfer full) (nullable): every point in the slot of its own number, or
 *   %NULL if there is not the memory
 */
AsterTsneOrder *
aster_tsne_order_new (gsize n)
{
  g_autoptr (AsterTsneOrder) self = g_new0 (AsterTsneOrder, 1);
  guint32 **arrays[] = { &self->points,   &self->slots,   &self->moved,
                         &self->keys[0],  &self->keys[1], &self->values[0],
                         &self->values[1] };

  self->n = n;
  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    if (!(*arrays[a] = g_try_new (guint32, MAX (n, 1))))
      return NULL;
  for (gsize i = 0; i < n; i++)
    self->points[i] = self->slots[i] = self->moved[i] = (guint32) i;

  return g_steal_pointer (&self);
}

/* The lowest 16 bits of @v, each followed by a zero. */
static inline guint32
spread_2 (guint32 v)
{
  v = (v | v << 8) & 0x00ff00ff;
  v = (v | v << 4) & 0x0f0f0f0f;
  v = (v | v << 2) & 0x33333333;

  return (v | v << 1) & 0x55555555;
}

/* The lowest 10 bits of @v, each followed by two zeros. */
static inline guint32
spread_3 (guint32 v)
{
  v = (v | v << 16) & 0x030000ff;
  v = (v | v << 8) & 0x0300f00f;
  v = (v | v << 4) & 0x030c30c3;

  return (v | v << 2) & 0x09249249;
}

/* The numbers of the points along the curve. */
static void
find_keys (AsterTsneOrder *self, const float *y, guint dims, gsize stride)
{
  float low[3] = { INFINITY, INFINITY, INFINITY }, extent = G_MINFLOAT;
  float cells = dims == 2 ? 65535 : 1023, scale;

  for (guint c = 0; c < dims; c++)
    {
      float high = -INFINITY;

      for (gsize i = 0; i < self->n; i++)
        {
          low[c] = MIN (low[c], y[i * stride + c]);
          high = MAX (high, y[i * stride + c]);
        }
      extent = MAX (extent, high - low[c]);
    }

  scale = cells / extent;
  for (gsize i = 0; i < self->n; i++)
    {
      const float *at = y + i * stride;
      guint32 key = 0;

      for (guint c = 0; c < dims; c++)
        {
          guint32 cell = (guint32) MIN ((at[c] - low[c]) * scale, cells);

          key |= (dims == 2 ? spread_2 (cell) : spread_3 (cell)) << c;
        }
      self->keys[0][i] = key;
      self->values[0][i] = (guint32) i;
    }
}

/* Sorts by one byte of the keys, from the arrays of @from to the others. */
static gboolean
sort_by_digit (AsterTsneOrder *self, guint from, guint digit, AsterPulse *pulse)
{
  const guint32 *keys = self->keys[from], *values = self->values[from];
  gsize starts[DIGITS + 1] = { 0 };

  for (gsize i = 0; i < self->n; i++)
    starts[(keys[i] >> 8 * digit & 0xff) + 1]++;
  for (guint d = 1; d < DIGITS; d++)
    starts[d] += starts[d - 1];
  for (gsize i = 0; i < self->n; i++)
    {
      gsize slot = starts[keys[i] >> 8 * digit & 0xff]++;

      if (i % BEAT_EVERY == 0 &&
          !aster_pulse_beat (pulse, (digit + (double) i / (double) self->n) / PASSES,
                             NULL))
        return FALSE;
      self->keys[!from][slot] = keys[i];
      self->values[!from][slot] = values[i];
    }

  return TRUE;
}

/**
 * aster_tsne_order_follow:
 * @self: where the points are now
 * @y: (n × dims) the picture, by slots, finite
 * @dims: 2 or 3
 * @stride: floats from one point of @y to the next
 * @pulse: (nullable): heartbeat
 *
 * Gives every point a new slot along the curve. What is kept by slots has to follow: what
 * belongs into slot s is now in slot moved[s]. O(n).
 *
 * Returns: %FALSE if a beat says so, with all slots as they were
 */
gboolean
aster_tsne_order_follow (
    AsterTsneOrder *self, const float *y, guint dims, gsize stride, AsterPulse *pulse)
{
  g_return_val_if_fail (self != NULL && y != NULL, FALSE);
  g_return_val_if_fail ((dims == 2 || dims == 3) && stride >= dims, FALSE);

  find_keys (self, y, dims, stride);
  for (guint digit = 0; digit < PASSES; digit++)
    if (!sort_by_digit (self, digit % 2, digit, pulse))
      return FALSE;

  memcpy (self->moved, self->values[0], self->n * sizeof (guint32));
  for (gsize i = 0; i < self->n; i++)
    self->values[1][i] = self->points[self->moved[i]];
  memcpy (self->points, self->values[1], self->n * sizeof (guint32));
  for (gsize i = 0; i < self->n; i++)
    self->slots[self->points[i]] = (guint32) i;

  return TRUE;
}
