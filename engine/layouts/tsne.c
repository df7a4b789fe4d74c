/* t-SNE (van der Maaten and Hinton 2008), the descent.
 *
 * What an iteration does is in tsne-motion.h; here is how many there are and how they
 * differ. The early exaggeration lets groups find each other before they spread. After it
 * there is none, or the late exaggeration, which draws groups together for good
 * (Linderman et al. 2019). A picture that is let go at once unfolds with folds that stay;
 * therefore the exaggeration goes on at EASED, while parts can still pass each other, and
 * fades. Against a sudden end this lowers the divergence by 2 to 5 % on 500 to 2,000
 * words, and keeps a hundredth more of the neighbours. A handful of points has no folds,
 * and swings; of MANY the iterations that are left are too few to make up for the time
 * (39,074 words keep 0.110 of their neighbours after it, 0.115 without).
 *
 * Few points with many neighbours each shrink under the exaggeration, as their nearest
 * eigenvectors fall slowest: what is left is their picture, at a size that floats may not
 * have. Forces are linear there, so a picture that fades is drawn as large as it began
 * and is the same picture.
 *
 * Momentum is 0.5 in the early phase and 0.8 after it. The learning rate n/12, at least
 * 200, is that of Belkina et al. (2019); fewer than 200 points take n, at least 50. The
 * start is the caller's, usually two principal components, shrunk to a standard deviation
 * of 1e-4; or a picture that has iterations behind it, which goes on from there. It ends
 * when nothing moves any more, if that is asked for. */

#include "layouts/tsne.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layouts/tsne-motion.h"
#include "tools/error.h"

#define START_SD   1e-4
#define FADED      1e-8 /* the size of a picture that is drawn larger */
#define EASED      2.0  /* the exaggeration as the early phase ends, at most */
#define EASING     250  /* iterations in which it fades after that, at most */
#define EASED_PART 0.4  /* of all after the early phase, at most */
#define HANDFUL    30   /* points: of fewer the exaggeration ends at once */
#define MANY       5000 /* points: of so many too */
#define MIN_RATE   200
#define FEW_RATE   50   /* of few points at least */
#define LOOK_EVERY 25   /* iterations between two looks at divergence and change */
#define STILL      2e-4 /* mean way in one iteration, of the size of the picture */
#define FOLDED     1e-2 /* a picture this small has not begun to unfold */
#define TOO_FAR    1e9  /* from the middle: the picture has flown apart */
#define WILD       0.9  /* of the longest step: the mean way of one that never settles */

/* How many iterations are done when points get new slots; they get the first before any.
 */
static const guint reorderings[] = { 50, 250, 400, 600 };

typedef struct
{
  AsterTsneMotion *motion;
  const AsterTsneParams *params;
  float rate;
  double eased;         /* the exaggeration as the early phase ends, at most */
  AsterTsneSight sight; /* of the last look */
  AsterPulseStep step;  /* where it stands; the divergence is that of the last look */
} Descent;

/* Whether points get new slots before the iteration after @done ones. */
static gboolean
is_reordering (guint done)
{
  for (guint r = 0; r < G_N_ELEMENTS (reorderings); r++)
    if (done == reorderings[r])
      return TRUE;

  return FALSE;
}

static gboolean
is_early (const Descent *self, guint done)
{
  return done < self->params->exaggeration_iterations;
}

/* Times the attraction in the iteration after @done ones. */
static double
get_exaggeration (const Descent *self, guint done)
{
  const AsterTsneParams *params = self->params;
  double early = params->exaggeration_iterations, late = params->late_exaggeration;
  double easing = MIN (EASING, EASED_PART * (params->iterations - early));
  double from = MAX (MIN (self->eased, params->exaggeration), late);

  if (is_early (self, done))
    return params->exaggeration;
  if (!(early > 0))
    return late;

  return done - early < easing ? from + (late - from) * (done - early) / easing : late;
}

/* Whether the iteration after @done ones looks at divergence and change. */
static gboolean
is_looking (const Descent *self, guint done)
{
  return (done - self->params->begun) % LOOK_EVERY == 0;
}

/* Whether a picture has had time to settle after the exaggeration. */
static gboolean
is_calm (const Descent *self, guint done)
{
  return done >= LOOK_EVERY && !is_early (self, done - LOOK_EVERY) &&
         get_exaggeration (self, done - LOOK_EVERY) <= self->params->late_exaggeration;
}

/* One iteration after @done ones, with what is due before it. */
static gboolean
go_on (Descent *self, guint done, AsterPulse *pulse)
{
  gboolean early = is_early (self, done), looks = is_looking (self, done);
  AsterTsneDrive drive = {
    .exaggeration = (float) get_exaggeration (self, done),
    .momentum = early ? 0.5f : 0.8f,
    .rate = self->rate,
  };

  if (done > self->params->begun)
    aster_tsne_motion_enlarge (self->motion, FADED, START_SD);
  if (is_reordering (done) && !aster_tsne_motion_reorder (self->motion, pulse))
    return FALSE;
  if (!aster_tsne_motion_iterate (self->motion, &drive, looks ? &self->sight : NULL,
                                  pulse))
    return FALSE;

  if (looks)
    self->step.kl = self->sight.kl;
  self->step.iteration = done + 1;
  aster_pulse_step (pulse, &self->step);

  return TRUE;
}

/* FALSE with the error set if the picture has flown apart, or does not settle after the
 * exaggeration. */
static gboolean
check_size (const Descent *self, guint done, GError **error)
{
  gboolean wild = is_looking (self, done) && is_calm (self, done) &&
                  !(self->sight.way < WILD * ASTER_TSNE_MAX_STEP);

  if (aster_tsne_motion_get_size (self->motion) < TOO_FAR && !wild)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               _ ("The picture flew apart in iteration %u; choose a learning rate below "
                  "%g or less exaggeration"),
               self->step.iteration, (double) self->rate);
  return FALSE;
}

/* Whether nothing moves any more after the iteration that followed @done ones. */
static gboolean
is_still (const Descent *self, guint done)
{
  double size = aster_tsne_motion_get_size (self->motion);

  return is_looking (self, done) && !is_early (self, done) &&
         get_exaggeration (self, done) <= self->params->late_exaggeration &&
         done - self->params->begun >= LOOK_EVERY && size > FOLDED &&
         self->sight.way < STILL * size;
}

/* Iterates until the end, or until nothing moves any more. */
static gboolean
descend (Descent *self, AsterPulse *pulse, GError **error)
{
  const AsterTsneParams *params = self->params;
  double all = MAX ((double) params->iterations - params->begun, 1);

  self->step = (AsterPulseStep){ params->begun, params->iterations, NAN };
  if (!aster_tsne_motion_reorder (self->motion, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  for (guint t = params->begun; t < params->iterations; t++)
    {
      double fraction = (t - params->begun) / all;
      AsterPulsePart part = aster_pulse_part (pulse, fraction,
                                              (t + 1 - params->begun) / all);

      if (!aster_pulse_beat (pulse, fraction,
                             aster_tsne_motion_get_frame (self->motion)) ||
          !go_on (self, t, &part.pulse))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!check_size (self, t, error))
        return FALSE;
      if (params->stop_early && is_still (self, t))
        break;
    }

  return TRUE;
}

/* The automatic learning rate; a few points, each of which many pick, need short steps.
 */
static double
get_rate (gsize n)
{
  return MAX ((double) n / 12, CLAMP ((double) n, FEW_RATE, MIN_RATE));
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
  g_autoptr (AsterTsneMotion) motion = NULL;
  Descent self = { .params = params };

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
  motion = aster_tsne_motion_new (affinities, (guint) start->n_cols, error);
  if (motion == NULL)
    return NULL;

  self.motion = motion;
  self.eased = affinities->n < HANDFUL || affinities->n >= MANY ? 1 : EASED;
  self.rate = (float) (params->learning_rate > 0 ? params->learning_rate
                                                 : get_rate (affinities->n));
  aster_tsne_motion_place (motion, start, params->begun > 0 ? 0 : START_SD);
  if (!descend (&self, &descending.pulse, error))
    return NULL;
  if (!aster_tsne_motion_measure (motion, &self.step.kl, &measuring.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  aster_pulse_step (pulse, &self.step);
  if (summary != NULL)
    *summary = (AsterTsneSummary){ .iterations = self.step.iteration,
                                   .kl = self.step.kl };

  return aster_layout_new (aster_tsne_motion_steal_centred (motion));
}
