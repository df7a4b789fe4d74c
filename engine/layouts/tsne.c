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
 * 1988). The learning rate
 * n/12 is that of Belkina et al. (2019). The start is the caller's, usually two
 * principal components, shrunk to a standard deviation of 1e-4; or a picture that has
 * iterations behind it, which goes on from there.
 *
 * Each iteration sums over rows of affinities in blocks that own their points, so
 * that the picture is the same on any number of threads. O(n k) and the field. */

#include "layouts/tsne.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layouts/tsne-field.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define START_SD    1e-4
#define MIN_RATE    50
#define MIN_GAIN    0.01f
#define GRAIN       512  /* points of one block */
#define CHECK_EVERY 25   /* iterations between two looks at how much has changed */
#define STILL       2e-4 /* mean way in one iteration, of the size of the picture */
#define TOO_FAR     1e9  /* from the middle: the picture has flown apart */

typedef struct
{
  const AsterGraph *p;
  gsize n;
  float *y;        /* (n × 2) the picture */
  float *forces;   /* (n × 2) repulsion, not divided by Z */
  float *velocity; /* (n × 2) */
  float *gains;    /* (n × 2) */
  float exaggeration, momentum, rate, per_z;
  double *sums; /* (blocks × 4) mean x, mean y, way, KL */
  AsterTsneField *field;
} Descent;

/* The pull on point @i, without exaggeration. */
static inline void
pull (const Descent *self, gsize i, float *px, float *py)
{
  const AsterGraph *p = self->p;
  const float *restrict y = self->y;
  float x = y[2 * i], z = y[2 * i + 1], fx = 0, fy = 0;

  for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
    {
      gsize j = p->rows[e];
      float dx = x - y[2 * j], dy = z - y[2 * j + 1];
      float pw = p->values[e] / (1 + dx * dx + dy * dy);

      fx += pw * dx;
      fy += pw * dy;
    }
  *px = fx;
  *py = fy;
}

static inline float
update (Descent *self, gsize at, float gradient)
{
  float velocity = self->velocity[at], gain = self->gains[at];

  /* Against the way it goes: still downhill, go faster. */
  gain = (gradient > 0) != (velocity > 0) ? gain + 0.2f : gain * 0.8f;
  gain = MAX (gain, MIN_GAIN);
  velocity = self->momentum * velocity - self->rate * gain * gradient;
  self->gains[at] = gain;
  self->velocity[at] = velocity;

  return velocity;
}

/* New velocities; the picture itself stays until every point has seen it. */
static void
accelerate (gsize begin, gsize end, gpointer data)
{
  Descent *self = data;

  for (gsize i = begin; i < end; i++)
    {
      float px, py;

      pull (self, i, &px, &py);
      update (self, 2 * i, self->exaggeration * px - self->forces[2 * i] * self->per_z);
      update (self, 2 * i + 1,
              self->exaggeration * py - self->forces[2 * i + 1] * self->per_z);
    }
}

static void
move (gsize begin, gsize end, gpointer data)
{
  Descent *self = data;
  double *sums = self->sums + 4 * (begin / GRAIN);

  sums[0] = sums[1] = sums[2] = 0;
  for (gsize i = begin; i < end; i++)
    {
      float vx = self->velocity[2 * i], vy = self->velocity[2 * i + 1];

      self->y[2 * i] += vx;
      self->y[2 * i + 1] += vy;
      sums[0] += self->y[2 * i];
      sums[1] += self->y[2 * i + 1];
      sums[2] += sqrtf (vx * vx + vy * vy);
    }
}

/* Σ p log (p/w) over the affinities of a block; Z comes in later. */
static void
diverge (gsize begin, gsize end, gpointer data)
{
  Descent *self = data;
  const AsterGraph *p = self->p;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
      {
        gsize j = p->rows[e];
        double dx = self->y[2 * i] - self->y[2 * j];
        double dy = self->y[2 * i + 1] - self->y[2 * j + 1];

        if (p->values[e] > 0)
          sum += p->values[e] * log (p->values[e] * (1 + dx * dx + dy * dy));
      }
  self->sums[4 * (begin / GRAIN) + 3] = sum;
}

static double
add_sums (const Descent *self, guint which)
{
  double sum = 0;

  for (gsize b = 0; b * GRAIN < self->n; b++)
    sum += self->sums[4 * b + which];

  return sum;
}

static void
centre (Descent *self)
{
  float mean[2] = { (float) (add_sums (self, 0) / (double) self->n),
                    (float) (add_sums (self, 1) / (double) self->n) };

  for (gsize i = 0; i < 2 * self->n; i++)
    self->y[i] -= mean[i % 2];
}

static double
get_size (const Descent *self)
{
  double sum = 0;

  for (gsize i = 0; i < 2 * self->n; i++)
    sum += (double) self->y[i] * self->y[i];

  return sqrt (sum / (double) self->n);
}

/* The start with a standard deviation of 1e-4 along its wider axis; or as it is, if it
 * is a picture that has iterations behind it. */
static void
take_start (Descent *self, const AsterMatrix *start, gboolean is_picture)
{
  double mean[2] = { 0, 0 }, squares[2] = { 0, 0 }, scale;

  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < 2; c++)
      mean[c] += aster_matrix_row (start, i)[c] / (double) self->n;
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < 2; c++)
      squares[c] += pow (aster_matrix_row (start, i)[c] - mean[c], 2) / (double) self->n;

  scale = MAX (squares[0], squares[1]);
  scale = is_picture ? 1 : scale > 0 ? START_SD / sqrt (scale) : 0;
  for (gsize i = 0; i < self->n; i++)
    for (guint c = 0; c < 2; c++)
      self->y[2 * i + c] = (float) (scale * (aster_matrix_row (start, i)[c] - mean[c]));
}

static void
descent_clear (Descent *self)
{
  g_free (self->forces);
  g_free (self->velocity);
  g_free (self->gains);
  g_free (self->sums);
  aster_tsne_field_free (self->field);
}

static gboolean
descent_init (Descent *self,
              const AsterGraph *affinities,
              const AsterTsneParams *params,
              GError **error)
{
  gsize n = affinities->n;

  self->p = affinities;
  self->n = n;
  self->forces = g_try_new0 (float, 2 * n);
  self->velocity = g_try_new0 (float, 2 * n);
  self->gains = g_try_new (float, 2 * n);
  self->sums = g_try_new0 (double, 4 * (n / GRAIN + 1));
  self->field = aster_tsne_field_new (n);
  if (self->forces == NULL || self->velocity == NULL || self->gains == NULL ||
      self->sums == NULL || self->field == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for a t-SNE map of %zu tokens; take fewer"), n);
      return FALSE;
    }

  for (gsize i = 0; i < 2 * n; i++)
    self->gains[i] = 1;
  self->rate = (float) (params->learning_rate > 0 ? params->learning_rate
                                                  : MAX ((double) n / 12, MIN_RATE));

  return TRUE;
}

/* One iteration; FALSE if a beat says so, with the picture as it was. */
static gboolean
iterate (Descent *self, AsterPulse *pulse)
{
  AsterPulsePart pushing = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart pulling = aster_pulse_part (pulse, 0.5, 1);
  double z;

  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z, &pushing.pulse))
    return FALSE;
  self->per_z = (float) (1 / z);
  if (!aster_parallel_for_beating (self->n, GRAIN, accelerate, self, &pulling.pulse))
    return FALSE;

  aster_parallel_for (self->n, GRAIN, move, self);
  centre (self);

  return TRUE;
}

/* The Kullback–Leibler divergence of the picture as it is, nats. */
static gboolean
measure (Descent *self, double *kl, AsterPulse *pulse)
{
  double z;

  if (!aster_tsne_field_compute (self->field, self->y, self->forces, &z, NULL) ||
      !aster_parallel_for_beating (self->n, GRAIN, diverge, self, pulse))
    return FALSE;
  *kl = add_sums (self, 3) + log (z);

  return TRUE;
}

/* Iterates until the end, or until nothing moves any more. */
static gboolean
descend (Descent *self,
         const AsterTsneParams *params,
         const AsterMatrix *y,
         guint *done,
         AsterPulse *pulse,
         GError **error)
{
  double all = MAX ((double) params->iterations - params->begun, 1);

  *done = params->begun;
  for (guint t = params->begun; t < params->iterations; t++)
    {
      double fraction = (t - params->begun) / all;
      AsterPulsePart part = aster_pulse_part (pulse, fraction,
                                              (t + 1 - params->begun) / all);
      AsterPulseStep step = { t, params->iterations, NAN };
      gboolean early = t < params->exaggeration_iterations;
      double size;

      self->exaggeration = (float) (early ? params->exaggeration
                                          : params->late_exaggeration);
      self->momentum = early ? 0.5f : 0.8f;
      aster_pulse_step (pulse, &step);
      if (!aster_pulse_beat (pulse, fraction, y) || !iterate (self, &part.pulse))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      *done = t + 1;

      size = get_size (self);
      if (!(size < TOO_FAR))
        {
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                       _ ("The picture flew apart in iteration %u; choose a learning "
                          "rate below %g or less exaggeration"),
                       t + 1, (double) self->rate);
          return FALSE;
        }
      if (params->stop_early && !early && t % CHECK_EVERY == 0 &&
          add_sums (self, 2) / (double) self->n < STILL * size)
        break;
    }

  return TRUE;
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
 * @start: (n × 2 or more) where to begin; its first two columns are used
 * @params: how to go on
 * @summary: (out) (optional): what came of it
 * @pulse: (nullable): heartbeat; each beat carries the picture so far
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the map (n × 2), centred, without axes
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
  g_autoptr (AsterMatrix) y = NULL;
  __attribute__ ((cleanup (descent_clear))) Descent self = { 0 };

  g_return_val_if_fail (affinities != NULL && start != NULL && params != NULL, NULL);
  g_return_val_if_fail (start->n_rows == affinities->n && start->n_cols >= 2, NULL);

  if (affinities->n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A t-SNE map needs at least 3 tokens; here are %zu"),
                   affinities->n);
      return NULL;
    }
  if (!(y = aster_matrix_new (affinities->n, 2, error)) ||
      !descent_init (&self, affinities, params, error))
    return NULL;

  self.y = y->data;
  take_start (&self, start, params->begun > 0);
  if (!descend (&self, params, y, &came_of_it.iterations, &descending.pulse, error))
    return NULL;
  if (!measure (&self, &came_of_it.kl, &measuring.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  aster_pulse_step (pulse, &(AsterPulseStep){ came_of_it.iterations, params->iterations,
                                              came_of_it.kl });
  if (summary != NULL)
    *summary = came_of_it;

  return aster_layout_new (g_steal_pointer (&y));
}
