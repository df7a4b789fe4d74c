/* t-SNE (van der Maaten and Hinton 2008), the descent.
 *
 * Points attract those that they are likely to pick (see tsne-affinities.h) and push
 * all others away (see tsne-field.h):
 *
 *     step_i = e Σ_j p_ij w_ij (y_i − y_j) − (1/Z) Σ_j w_ij² (y_i − y_j)
 *
 * with w = 1/(1 + d²) and e the early exaggeration, which lets groups find each other
 * before they spread. After it e is 1, or the late exaggeration, which draws groups
 * together for good (Linderman et al. 2019). Momentum is 0.5 in the early phase and 0.8
 * after it; each coordinate has a gain that grows while it keeps its direction (Jacobs
 * 1988). The learning rate n/12 is that of Belkina et al. (2019); it is too much for the
 * few rows that many pick. No point goes farther than MAX_STEP at once, or these would
 * swing across a picture a thousand times their size, and the grid with them. The start
 * is the caller's, usually two principal components, shrunk to a standard deviation of
 * 1e-4; or a picture that has iterations behind it, which goes on from there.
 *
 * A point lives in a slot. At the start, and some times while the picture unfolds, slots
 * are given out anew along a curve through the picture (see tsne-order.h), so that what
 * pulls on a point is near it in memory; frames are in the order of the rows.
 *
 * An iteration is the field, then one pass over blocks of slots that own their points:
 * the attraction, the velocity and the place after this step, in a second picture, so
 * that every point sees the same one and the result is the same on any number of
 * threads. The middle of a picture is taken out of the next one. O(n k) and the field. */

#include "layouts/tsne.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layouts/tsne-attraction.h"
#include "layouts/tsne-field.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define START_SD   1e-4
#define MIN_RATE   50
#define MIN_GAIN   0.01f
#define MAX_STEP   5.0  /* units: no point goes farther in one iteration */
#define GRAIN      256  /* points of one block */
#define LOOK_EVERY 25   /* iterations between two looks at divergence and change */
#define STILL      2e-4 /* mean way in one iteration, of the size of the picture */
#define FOLDED     1e-2 /* a picture this small has not begun to unfold */
#define TOO_FAR    1e9  /* from the middle: the picture has flown apart */
#define WILD       0.9  /* of MAX_STEP: the mean way of a picture that will not settle */

/* How many iterations are done when points get new slots; they get the first before any.
 */
static const guint reorderings[] = { 50, 250, 400, 600 };

/* What a block of points adds up. */
typedef struct
{
  double places[3]; /* Σ of each coordinate */
  double squares;   /* Σ ‖y‖² */
  double way;       /* Σ of the ways of this step, if it looks */
  double cross;     /* Σ p log p (1 + d²), if it looks */
} Sums;

typedef struct
{
  gsize n;
  guint dims;
  gsize stride;       /* floats of a point; all that follows is by slots */
  float *y, *next;    /* (n × stride) the picture and the one after it */
  float *forces;      /* (n × stride) repulsion, not divided by Z */
  float *velocity;    /* (n × stride) */
  float *gains;       /* (n × stride) */
  AsterMatrix *frame; /* (n × dims) the picture, by rows */

  float exaggeration, momentum, rate, per_z;
  float middle[3];     /* of the picture */
  gboolean looks;      /* whether this iteration adds up ways and divergence */
  Sums *blocks;        /* (blocks) */
  Sums sums;           /* of all blocks */
  AsterPulseStep step; /* where it stands; the divergence is that of the last look */

  AsterTsneOrder *order;
  AsterTsneAttraction *attraction;
  AsterTsneField *field;
} Descent;

/* The new velocities of @count numbers, against their gradients. */
static void
accelerate (Descent *self, gsize first, gsize count, const float *restrict pulls)
{
  const float *restrict forces = self->forces + first;
  float *restrict velocity = self->velocity + first, *restrict gains = self->gains +
                                                                       first;
  float exaggeration = self->exaggeration, per_z = self->per_z;
  float momentum = self->momentum, rate = self->rate;

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
move (Descent *self, gsize i, Sums *sums)
{
  gsize at = i * self->stride;
  float *row = aster_matrix_row (self->frame, self->order->points[i]);
  float *velocity = self->velocity + at;
  double way = 0;

  for (guint c = 0; c < self->dims; c++)
    way += (double) velocity[c] * velocity[c];
  way = sqrt (way);
  for (guint c = 0; way > MAX_STEP && c < self->dims; c++)
    velocity[c] = (float) (velocity[c] * (MAX_STEP / way));
  for (guint c = 0; c < self->dims; c++)
    {
      float place = self->y[at + c] + velocity[c] - self->middle[c];

      self->next[at + c] = row[c] = place;
      sums->places[c] += place;
      sums->squares += (double) place * place;
    }
  if (self->looks)
    sums->way += MIN (way, MAX_STEP);
}

static void
advance (gsize begin, gsize end, gpointer data)
{
  Descent *self = data;
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
add_sums (Descent *self)
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

/* The distance of a point from the middle, root mean square. */
static double
get_size (const Descent *self)
{
  return sqrt (self->sums.squares / (double) self->n);
}

/* The start with a standard deviation of 1e-4 along its widest axis; or as it is, if it
 * is a picture that has iterations behind it. */
static void
take_start (Descent *self, const AsterMatrix *start, gboolean is_picture)
{
  double mean[3] = { 0 }, squares[3] = { 0 }, widest = 0, scale;

  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      mean[c] += aster_matrix_row (start, i)[c] / (double) self->n;
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      squares[c] += pow (aster_matrix_row (start, i)[c] - mean[c], 2) / (double) self->n;
  for (guint c = 0; c < self->dims; c++)
    widest = MAX (widest, squares[c]);

  scale = is_picture ? 1 : widest > 0 ? START_SD / sqrt (widest) : 0;
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      self->y[self->stride * i + c] = aster_matrix_row (
          self->frame,
          i)[c] = (float) (scale * (aster_matrix_row (start, i)[c] - mean[c]));
}

static void
descent_clear (Descent *self)
{
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
}

static gboolean
descent_init (Descent *self,
              const AsterGraph *affinities,
              guint dims,
              const AsterTsneParams *params,
              GError **error)
{
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
      return FALSE;
    }
  if (!(self->frame = aster_matrix_new (n, dims, error)))
    return FALSE;

  for (gsize a = 0; a < size; a++)
    self->gains[a] = 1;
  self->rate = (float) (params->learning_rate > 0 ? params->learning_rate
                                                  : MAX ((double) n / 12, MIN_RATE));

  return TRUE;
}

/* Brings what is kept by slots into the new ones. */
static void
carry (Descent *self, float **array)
{
  float *carried = self->next;

  for (gsize i = 0; i < self->n; i++)
    memcpy (carried + i * self->stride, *array + self->order->moved[i] * self->stride,
            self->stride * sizeof (float));
  self->next = *array;
  *array = carried;
}

/* New slots along the picture as it is now. */
static gboolean
reorder (Descent *self, AsterPulse *pulse)
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

/* One iteration; FALSE if a beat says so. */
static gboolean
iterate (Descent *self, AsterPulse *pulse)
{
  AsterPulsePart pushing = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart pulling = aster_pulse_part (pulse, 0.5, 1);
  float *before = self->y;
  double z;

  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z, &pushing.pulse))
    return FALSE;
  self->per_z = (float) (1 / z);
  if (!aster_parallel_for_beating (self->n, GRAIN, advance, self, &pulling.pulse))
    return FALSE;

  add_sums (self);
  self->y = self->next;
  self->next = before;
  if (self->looks)
    self->step.kl = MAX (self->sums.cross + log (z), 0);

  return TRUE;
}

/* The divergence of a block of points, all but log Z. */
static void
diverge (gsize begin, gsize end, gpointer data)
{
  Descent *self = data;
  float pulls[GRAIN * 4];

  self->blocks[begin / GRAIN].cross = aster_tsne_attraction_pull (
      self->attraction, self->y, begin, end, pulls, TRUE);
}

/* The Kullback–Leibler divergence of the picture, nats; rounding makes no less of it. */
static gboolean
measure (Descent *self, double *kl, AsterPulse *pulse)
{
  AsterPulsePart pushing = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart pulling = aster_pulse_part (pulse, 0.5, 1);
  double z;

  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z,
                                 &pushing.pulse) ||
      !aster_parallel_for_beating (self->n, GRAIN, diverge, self, &pulling.pulse))
    return FALSE;
  add_sums (self);
  *kl = MAX (self->sums.cross + log (z), 0);

  return TRUE;
}

/* Whether points get new slots before the iteration after @done ones. */
static gboolean
is_reordering (guint done)
{
  for (guint r = 0; r < G_N_ELEMENTS (reorderings); r++)
    if (done == reorderings[r])
      return TRUE;

  return FALSE;
}

/* FALSE with the error set if the picture has flown apart, or does not settle after the
 * exaggeration. */
static gboolean
check_size (const Descent *self, gboolean early, GError **error)
{
  gboolean wild = self->looks && !early &&
                  !(self->sums.way < WILD * MAX_STEP * (double) self->n);

  if (get_size (self) < TOO_FAR && !wild)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               _ ("The picture flew apart in iteration %u; choose a learning rate below "
                  "%g or less exaggeration"),
               self->step.iteration, (double) self->rate);
  return FALSE;
}

/* One iteration after @done ones, with what is due before it. */
static gboolean
go_on (Descent *self, const AsterTsneParams *params, guint done, AsterPulse *pulse)
{
  gboolean early = done < params->exaggeration_iterations;

  self->exaggeration = (float) (early ? params->exaggeration : params->late_exaggeration);
  self->momentum = early ? 0.5f : 0.8f;
  self->looks = (done - params->begun) % LOOK_EVERY == 0;
  if ((is_reordering (done) && !reorder (self, pulse)) || !iterate (self, pulse))
    return FALSE;

  self->step.iteration = done + 1;
  aster_pulse_step (pulse, &self->step);

  return TRUE;
}

/* Iterates until the end, or until nothing moves any more. */
static gboolean
descend (Descent *self, const AsterTsneParams *params, AsterPulse *pulse, GError **error)
{
  double all = MAX ((double) params->iterations - params->begun, 1);

  self->step = (AsterPulseStep){ params->begun, params->iterations, NAN };
  if (!reorder (self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  for (guint t = params->begun; t < params->iterations; t++)
    {
      double fraction = (t - params->begun) / all;
      AsterPulsePart part = aster_pulse_part (pulse, fraction,
                                              (t + 1 - params->begun) / all);

      if (!aster_pulse_beat (pulse, fraction, self->frame) ||
          !go_on (self, params, t, &part.pulse))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!check_size (self, t < params->exaggeration_iterations, error))
        return FALSE;
      if (params->stop_early && self->looks && t >= params->exaggeration_iterations &&
          t - params->begun >= LOOK_EVERY && get_size (self) > FOLDED &&
          self->sums.way / (double) self->n < STILL * get_size (self))
        break;
    }

  return TRUE;
}

/* The picture, as it is handed out. */
static void
centre (Descent *self)
{
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < self->dims; c++)
      aster_matrix_row (self->frame, i)[c] -= self->middle[c];
}

/**
 * aster_tsne_clamp_perplexity:
 * @perplexity: what is asked for
 * @n: number of rows
 *
 * Returns: the nearest perplexity that @n rows allow: at least 1, at most (n − 1)/3
 */
double
aster_tsne_clamp_perplexity (double perplexity, gsize n)
{
  double most = ((double) n - 1) / 3;

  return MAX (MIN (perplexity, most), 1);
}

/**
 * aster_tsne:
 * @affinities: symmetric p_ij, all together 1, over n rows; see tsne-affinities.h
 * @start: (n × 2 or 3) where to begin, and in how many dimensions
 * @params: how to go on
 * @summary: (out) (optional): what came of it
 * @pulse: (nullable): heartbeat; each iteration brings its picture and its step, whose
 *   divergence is that of at most 25 iterations before
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * An iteration is O(n k) for k neighbours of each, and the field.
 *
 * Returns: (transfer full) (nullable): the map (n × dims), centred, without axes
 */
AsterLayout *
aster_tsne (const AsterGraph *affinities,
            const AsterMatrix *start,
            const AsterTsneParams *params,
            AsterTsneSummary *summary,
            AsterPulse *pulse,
            GError **error)
{
  AsterPulsePart descending = aster_pulse_part (pulse, 0, 0.999);
  AsterPulsePart measuring = aster_pulse_part (pulse, 0.999, 1);
  AsterTsneSummary came_of_it = { 0 };
  __attribute__ ((cleanup (descent_clear))) Descent self = { 0 };

  g_return_val_if_fail (affinities != NULL && start != NULL && params != NULL, NULL);
  g_return_val_if_fail (start->n_rows == affinities->n, NULL);
  g_return_val_if_fail (start->n_cols == 2 || start->n_cols == 3, NULL);

  if (affinities->n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A t-SNE map needs at least 3 tokens; here are %zu"),
                   affinities->n);
      return NULL;
    }
  if (!descent_init (&self, affinities, (guint) start->n_cols, params, error))
    return NULL;

  take_start (&self, start, params->begun > 0);
  if (!descend (&self, params, &descending.pulse, error))
    return NULL;
  came_of_it.iterations = self.step.iteration;
  if (!measure (&self, &came_of_it.kl, &measuring.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  self.step.kl = came_of_it.kl;
  aster_pulse_step (pulse, &self.step);
  centre (&self);
  if (summary != NULL)
    *summary = came_of_it;

  return aster_layout_new (g_steal_pointer (&self.frame));
}
