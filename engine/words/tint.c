/* One number for each piece of a text, to colour it by.
 *
 *   NORM      ‖v‖
 *   PREVIOUS  cos (v, u), u the vector of the piece just before
 *   PINNED    cos (v, p), p one chosen vector
 *
 * with cos (a, b) = a·b / √(‖a‖² ‖b‖²), clamped to [−1, 1]. The root is taken of
 * the product, so that the cosine of a vector with itself is 1 to the last bit.
 * A piece has no value where it has no vector, where PREVIOUS finds none just
 * before it (it never looks further back), and where a cosine meets a vector of
 * length 0. The values are scaled to [0, 1] over the text; if all are equal they
 * become ½. Equal is what single precision cannot tell apart: the lengths of rows that
 * were scaled to 1 differ by their rounding, which is nothing to colour. O(n d). */

#include "words/tint.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/names.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define GRAIN_FLOATS (1u << 16) /* numbers a block, well below 1 ms of work */
#define BEAT_BLOCKS  64
#define EQUAL        (4 * FLT_EPSILON) /* of the larger, what rounding of rows may do */

static const char *const names[] = { "norm", "previous", "pinned" };

typedef struct
{
  AsterTint *tint;
  const AsterPieces *pieces;
  const AsterMatrix *x;
  const float *pin;
  double pin_norm2;
  gsize first; /* the piece that the loop calls 0 */
} Work;

static double
cosine (double dot, double norm2_a, double norm2_b)
{
  if (!(norm2_a > 0 && norm2_b > 0))
    return NAN;

  return CLAMP (dot / sqrt (norm2_a * norm2_b), -1.0, 1.0);
}

static double
measure (const Work *self, gsize i)
{
  const AsterPiece *piece = &self->pieces->items[i];
  gsize d = self->x->n_cols;
  const float *v, *u;
  double norm2;

  if (piece->row < 0)
    return NAN;

  v = aster_matrix_row (self->x, (gsize) piece->row);
  norm2 = aster_vector_norm2 (v, d);
  if (self->tint->by == ASTER_TINT_NORM)
    return sqrt (norm2);
  if (self->tint->by == ASTER_TINT_PINNED)
    return cosine (aster_vector_dot (v, self->pin, d), norm2, self->pin_norm2);
  if (i == 0 || piece[-1].row < 0)
    return NAN;

  u = aster_matrix_row (self->x, (gsize) piece[-1].row);

  return cosine (aster_vector_dot (v, u, d), norm2, aster_vector_norm2 (u, d));
}

static void
measure_block (gsize begin, gsize end, gpointer user_data)
{
  Work *self = user_data;

  for (gsize i = begin + self->first; i < end + self->first; i++)
    self->tint->values[i] = measure (self, i);
}

static void
scale (AsterTint *self)
{
  double width;

  self->min = self->max = NAN;
  for (gsize i = 0; i < self->n; i++)
    {
      self->min = fmin (self->min, self->values[i]);
      self->max = fmax (self->max, self->values[i]);
    }

  width = self->max - self->min;
  for (gsize i = 0; i < self->n; i++)
    if (width > EQUAL * fmax (fabs (self->min), fabs (self->max)))
      self->scaled[i] = (self->values[i] - self->min) / width;
    else
      self->scaled[i] = isnan (self->values[i]) ? NAN : 0.5;
}

static AsterTint *
tint_new (AsterTintBy by, gsize n)
{
  AsterTint *self = g_atomic_rc_box_new0 (AsterTint);

  self->by = by;
  self->n = n;
  self->values = g_new (double, MAX (n, 1));
  self->scaled = g_new (double, MAX (n, 1));

  return self;
}

/**
 * aster_tint_new:
 * @pieces: a text cut into pieces, rows below n
 * @x: (n × d), finite
 * @by: what to measure
 * @pin: (nullable) (array): (d) the vector to compare with, if @by is PINNED
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (@pin has length 0) or
 *   %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): one value for each piece. O(pieces × d).
 */
AsterTint *
aster_tint_new (const AsterPieces *pieces,
                const AsterMatrix *x,
                AsterTintBy by,
                const float *pin,
                AsterPulse *pulse,
                GError **error)
{
  g_autoptr (AsterTint) self = NULL;
  gsize grain, tile;
  Work work;

  g_return_val_if_fail (pieces != NULL && x != NULL, NULL);
  g_return_val_if_fail (by != ASTER_TINT_PINNED || pin != NULL, NULL);

  self = tint_new (by, pieces->n);
  work = (Work){ self, pieces, x, pin, 0, 0 };
  if (by == ASTER_TINT_PINNED &&
      !((work.pin_norm2 = aster_vector_norm2 (pin, x->n_cols)) > 0))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                           _ ("The pinned vector has length 0 and so no direction to "
                              "compare with; pin another word"));
      return NULL;
    }

  grain = MAX (1, GRAIN_FLOATS / x->n_cols);
  tile = grain * BEAT_BLOCKS;
  for (; work.first < pieces->n; work.first += tile)
    {
      if (!aster_pulse_beat (pulse, (double) work.first / (double) pieces->n, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      aster_parallel_for (MIN (tile, pieces->n - work.first), grain, measure_block,
                          &work);
    }
  scale (self);

  return g_steal_pointer (&self);
}

static void
tint_clear (gpointer data)
{
  AsterTint *self = data;

  g_free (self->values);
  g_free (self->scaled);
}

void
aster_tint_unref (AsterTint *self)
{
  g_atomic_rc_box_release_full (self, tint_clear);
}

/**
 * aster_tint_by_to_string:
 * @self: what is measured
 *
 * Returns: (transfer none): "norm", "previous" or "pinned", as on the command line
 */
const char *
aster_tint_by_to_string (AsterTintBy self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (names), NULL);

  return names[self];
}

/**
 * aster_tint_by_from_string:
 * @name: what aster_tint_by_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no tint has that name
 */
gboolean
aster_tint_by_from_string (const char *name, AsterTintBy *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (names, G_N_ELEMENTS (names), name, (guint *) self);
}
