/* One iteration of t-SNE.
 *
 * Points attract those that they are likely to pick (see tsne-affinities.h) and push
 * all others away (see tsne-field.h):
 *
 *     step_i = e Σ_j p_ij w_ij (y_i − y_j) − (1/Z) Σ_j w_ij² (y_i − y_j)
 *
 * with w = 1/(1 + d²) and e the exaggeration. Each coordinate has a gain that grows while
 * it keeps its direction (Jacobs 1988). No point goes farther than MAX_STEP at once, or
 * the few rows that many pick would swing across a picture a thousand times their size,
 * and the grid with them.
 *
 * A point lives in a slot. At the start, and some times while the picture unfolds, slots
 * are given out anew along a curve through the picture (see tsne-order.h), so that what
 * pulls on a point is near it in memory; frames are in the order of the rows.
 *
 * An iteration is the field, then one pass over blocks of slots that own their points:
 * the attraction, the velocity and the place after this step, in a second picture, so
 * that every point sees the same one and the result is the same on any number of
 * threads. The middle of a picture is taken out of the next one. O(n k) and the field. */

#include "layouts/tsne-motion.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layouts/tsne-attraction.h"
#include "layouts/tsne-field.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define MIN_GAIN 0.01f
#define GRAIN    256 /* points of one block */

/* What a block of points adds up. */
typedef struct
{
  double places[3]; /* Σ of each coordinate */
  double squares;   /* Σ ‖y‖² */
  double way;       /* Σ of the ways of this step, if it looks */
  double cross;     /* Σ p log p (1 + d²), if it looks */
} Sums;

struct _AsterTsneMotion
{
  gsize n;
  guint dims;
  gsize stride;       /* floats of a point; all that follows is by slots */
  float *y, *next;    /* (n × stride) the picture and the one after it */
  float *forces;      /* (n × stride) repulsion, not divided by Z */
  float *velocity;    /* (n × stride) */
  float *gains;       /* (n × stride) */
  AsterMatrix *frame; /* (n × dims) the picture, by rows */

  AsterTsneDrive drive; /* of the iteration under way */
  float per_z;
  gboolean looks;  /* whether it adds up ways and divergence */
  float middle[3]; /* of the picture */
  Sums *blocks;    /* (blocks) */
  Sums sums;       /* of all blocks */

  AsterTsneOrder *order;
  AsterTsneAttraction *attraction;
  AsterTsneField *field;
};

/* The new velocities of @count numbers, against their gradients. */
static void
accelerate (AsterTsneMotion *self, gsize first, gsize count, const float *restrict pulls)
{
  const float *restrict forces = self->forces + first;
  float *restrict velocity = self->velocity + first, *restrict gains = self->gains +
                                                                       first;
  float exaggeration = self->drive.exaggeration, per_z = self->per_z;
  float momentum = self->drive.momentum, rate = self->drive.rate;

  for (gsize a = 0; a < count; a++)
    {
      float gradient = exaggeration * pulls[a] - forces[a] * per_z;
      /* Against the way it goes: still downhill, go faster. */
      float gain = (gradient > 0) != (velocity[a] > 0) ? gains[a] + 0.2f
                                                       : gains[a] * 0.8f;

      gain = gain > MIN_GAIN ? gain : MIN_GAIN;
      gains[a] = gain;
      velocity[a] = momentum * velocity[a] - rate * gain * gradient;
    }
}

/* Where point @i is after this step. */
static inline void
move (AsterTsneMotion *self, gsize i, Sums *sums)
{
  gsize at = i * self->stride;
  float *row = aster_matrix_row (self->frame, self->order->points[i]);
  float *velocity = self->velocity + at;
  double way = 0;

  for (guint c = 0; c < self->dims; c++)
    way += (double) velocity[c] * velocity[c];
  way = sqrt (way);
  for (guint c = 0; way > ASTER_TSNE_MAX_STEP && c < self->dims; c++)
    velocity[c] = (float) (velocity[c] * (ASTER_TSNE_MAX_STEP / way));
  for (guint c = 0; c < self->dims; c++)
    {
      float place = self->y[at + c] + velocity[c] - self->middle[c];

      self->next[at + c] = row[c] = place;
      sums->places[c] += place;
      sums->squares += (double) place * place;
    }
  if (self->looks)
    sums->way += MIN (way, ASTER_TSNE_MAX_STEP);
}

static void
advance (gsize begin, gsize end, gpointer data)
{
  AsterTsneMotion *self = data;
  Sums *sums = &self->blocks[begin / GRAIN];
  float pulls[GRAIN * 4];

  *sums = (Sums){ 0 };
  sums->cross = aster_tsne_attraction_pull (self->attraction, self->y, begin, end, pulls,
                                            self->looks);
  accelerate (self, begin * self->stride, (end - begin) * self->stride, pulls);
  for (gsize i = begin; i < end; i++)
    move (self, i, sums);
}

static void
add_sums (AsterTsneMotion *self)
{
  self->sums = (Sums){ 0 };
  for (gsize b = 0; b * GRAIN < self->n; b++)
    {
      const Sums *block = &self->blocks[b];

      for (guint c = 0; c < 3; c++)
        self->sums.places[c] += block->places[c];
      self->sums.squares += block->squares;
      self->sums.way += block->way;
      self->sums.cross += block->cross;
    }
  for (guint c = 0; c < 3; c++)
    self->middle[c] = (float) (self->sums.places[c] / (double) self->n);
}

void
aster_tsne_motion_free (AsterTsneMotion *self)
{
  if (self == NULL)
    return;

  g_free (self->y);
  g_free (self->next);
  g_free (self->forces);
  g_free (self->velocity);
  g_free (self->gains);
  g_free (self->blocks);
  g_clear_pointer (&self->frame, aster_matrix_unref);
  aster_tsne_order_free (self->order);
  aster_tsne_attraction_free (self->attraction);
  aster_tsne_field_free (self->field);
  g_free (self);
}

/**
 * aster_tsne_motion_new:
 * @affinities: symmetric p_ij, all together 1, over n rows; outlives the motion
 * @dims: 2 or 3
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * O(n k) memory for k neighbours of each, and the field.
 *
 * Returns: (transfer full) (nullable): a picture of nothing yet, at rest
 */
AsterTsneMotion *
aster_tsne_motion_new (const AsterGraph *affinities, guint dims, GError **error)
{
  g_autoptr (AsterTsneMotion) self = g_new0 (AsterTsneMotion, 1);
  gsize n = affinities->n, size;

  self->n = n;
  self->dims = dims;
  self->stride = ASTER_TSNE_STRIDE (dims);
  size = n * self->stride;
  self->y = g_try_new0 (float, size);
  self->next = g_try_new0 (float, size);
  self->forces = g_try_new0 (float, size);
  self->velocity = g_try_new0 (float, size);
  self->gains = g_try_new (float, size);
  self->blocks = g_try_new0 (Sums, n / GRAIN + 1);
  self->order = aster_tsne_order_new (n);
  self->attraction = aster_tsne_attraction_new (affinities, dims);
  self->field = aster_tsne_field_new (n, dims);
  if (self->y == NULL || self->next == NULL || self->forces == NULL ||
      self->velocity == NULL || self->gains == NULL || self->blocks == NULL ||
      self->order == NULL || self->attraction == NULL || self->field == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for a t-SNE map of %zu tokens; take fewer"), n);
      return NULL;
    }
  if (!(self->frame = aster_matrix_new (n, dims, error)))
    return NULL;

  for (gsize a = 0; a < size; a++)
    self->gains[a] = 1;

  return g_steal_pointer (&self);
}

/**
 * aster_tsne_motion_place:
 * @self: a motion that has not begun
 * @start: (n × dims) where points are
 * @spread: the standard deviation that @start gets along its widest axis, units; 0 to
 *   leave it as wide as it is
 *
 * Puts the points there, their mean at 0. O(n).
 */
void
aster_tsne_motion_place (AsterTsneMotion *self, const AsterMatrix *start, double spread)
{
  double mean[3] = { 0 }, squares[3] = { 0 }, widest = 0, scale = 1;

  g_return_if_fail (start->n_rows == self->n && start->n_cols == self->dims);

  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      mean[c] += aster_matrix_row (start, i)[c] / (double) self->n;
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      squares[c] += pow (aster_matrix_row (start, i)[c] - mean[c], 2) / (double) self->n;
  for (guint c = 0; c < self->dims; c++)
    widest = MAX (widest, squares[c]);
  if (spread > 0)
    scale = widest > 0 ? spread / sqrt (widest) : 0;

  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      {
        double place = scale * (aster_matrix_row (start, i)[c] - mean[c]);

        self->y[self->stride * i + c] = aster_matrix_row (self->frame,
                                                          i)[c] = (float) place;
      }
}

/**
 * aster_tsne_motion_get_size:
 * @self: a motion
 *
 * Returns: the distance of a point from the middle after the last iteration, root mean
 *   square, units
 */
double
aster_tsne_motion_get_size (const AsterTsneMotion *self)
{
  return sqrt (self->sums.squares / (double) self->n);
}

/**
 * aster_tsne_motion_enlarge:
 * @self: a motion after an iteration
 * @below: how small a picture is enlarged, units
 * @size: what it becomes, units; see aster_tsne_motion_get_size()
 *
 * Enlarges a picture before floats lose it, and its velocities with it; one whose points
 * are all in one place stays as it is. O(n) if it does, O(1) otherwise.
 */
void
aster_tsne_motion_enlarge (AsterTsneMotion *self, double below, double size)
{
  double now = aster_tsne_motion_get_size (self);
  float times = (float) (size / now);

  if (!(now > 0 && now < below) || !isfinite (times))
    return;

  for (gsize a = 0; a < self->n * self->stride; a++)
    {
      self->y[a] *= times;
      self->velocity[a] *= times;
    }
  for (guint c = 0; c < 3; c++)
    self->middle[c] *= times;
}

/* Brings what is kept by slots into the new ones. */
static void
carry (AsterTsneMotion *self, float **array)
{
  float *carried = self->next;

  for (gsize i = 0; i < self->n; i++)
    memcpy (carried + i * self->stride, *array + self->order->moved[i] * self->stride,
            self->stride * sizeof (float));
  self->next = *array;
  *array = carried;
}

/**
 * aster_tsne_motion_reorder:
 * @self: a motion
 * @pulse: (nullable): heartbeat
 *
 * Gives points new slots, along the picture as it is now; once before the first
 * iteration, and again when the picture has unfolded. Nothing moves. O(affinities).
 *
 * Returns: %FALSE if a beat says so; the motion is then undefined
 */
gboolean
aster_tsne_motion_reorder (AsterTsneMotion *self, AsterPulse *pulse)
{
  AsterPulsePart still = aster_pulse_part (pulse, 0, 0);

  if (!aster_tsne_order_follow (self->order, self->y, self->dims, self->stride,
                                &still.pulse))
    return FALSE;
  carry (self, &self->y);
  carry (self, &self->velocity);
  carry (self, &self->gains);

  return aster_tsne_attraction_arrange (self->attraction, self->order, &still.pulse);
}

/* The divergence is Σ p log p (1 + d²) + log Z; rounding makes no less than 0 of it. */
static double
get_divergence (const AsterTsneMotion *self, double z)
{
  return MAX (self->sums.cross + log (z), 0);
}

/**
 * aster_tsne_motion_iterate:
 * @self: a motion whose points have slots
 * @drive: how they move
 * @sight: (out) (optional): what is seen of it
 * @pulse: (nullable): heartbeat
 *
 * Moves every point once. O(n k) and the field.
 *
 * Returns: %FALSE if a beat says so; the motion is then undefined
 */
gboolean
aster_tsne_motion_iterate (AsterTsneMotion *self,
                           const AsterTsneDrive *drive,
                           AsterTsneSight *sight,
                           AsterPulse *pulse)
{
  AsterPulsePart pushing = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart pulling = aster_pulse_part (pulse, 0.5, 1);
  float *before = self->y;
  double z;

  self->drive = *drive;
  self->looks = sight != NULL;
  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z, &pushing.pulse))
    return FALSE;
  self->per_z = (float) (1 / z);
  if (!aster_parallel_for_beating (self->n, GRAIN, advance, self, &pulling.pulse))
    return FALSE;

  add_sums (self);
  self->y = self->next;
  self->next = before;
  if (sight != NULL)
    *sight = (AsterTsneSight){ self->sums.way / (double) self->n,
                               get_divergence (self, z) };

  return TRUE;
}

/* The divergence of a block of points, all but log Z. */
static void
diverge (gsize begin, gsize end, gpointer data)
{
  AsterTsneMotion *self = data;
  float pulls[GRAIN * 4];

  self->blocks[begin / GRAIN].cross = aster_tsne_attraction_pull (
      self->attraction, self->y, begin, end, pulls, TRUE);
}

/**
 * aster_tsne_motion_measure:
 * @self: a motion whose points have slots
 * @kl: (out): the Kullback–Leibler divergence of the picture, nats
 * @pulse: (nullable): heartbeat
 *
 * The field and one pass over the affinities, as in an iteration; nothing moves.
 *
 * Returns: %FALSE if a beat says so
 */
gboolean
aster_tsne_motion_measure (AsterTsneMotion *self, double *kl, AsterPulse *pulse)
{
  AsterPulsePart pushing = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart pulling = aster_pulse_part (pulse, 0.5, 1);
  double z;

  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z,
                                 &pushing.pulse) ||
      !aster_parallel_for_beating (self->n, GRAIN, diverge, self, &pulling.pulse))
    return FALSE;
  add_sums (self);
  *kl = get_divergence (self, z);

  return TRUE;
}

/**
 * aster_tsne_motion_get_frame:
 * @self: a motion
 *
 * Returns: (transfer none): (n × dims) the picture, by rows; the next iteration writes it
 */
const AsterMatrix *
aster_tsne_motion_get_frame (const AsterTsneMotion *self)
{
  return self->frame;
}

/**
 * aster_tsne_motion_steal_centred:
 * @self: a motion that is over
 *
 * Returns: (transfer full): (n × dims) the picture, by rows, its mean at 0
 */
AsterMatrix *
aster_tsne_motion_steal_centred (AsterTsneMotion *self)
{
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      aster_matrix_row (self->frame, i)[c] -= self->middle[c];

  return g_steal_pointer (&self->frame);
}
