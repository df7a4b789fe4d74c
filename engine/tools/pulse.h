/* pulse.h - the heartbeat a long algorithm owes its caller. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterPulse AsterPulse;

/* Where an algorithm stands that goes round and round. */
typedef struct
{
  guint iteration;  /* how many are done */
  guint iterations; /* of so many, if it does not stop early */
  double kl;        /* Kullback-Leibler divergence, nats; NaN if there is none */
} AsterPulseStep;

/* Name the members when you write one down: a pulse may lack @step. */
struct _AsterPulse
{
  gboolean (*beat) (AsterPulse *self, double fraction, const AsterMatrix *frame);
  void (*step) (AsterPulse *self, const AsterPulseStep *step);
};

/* Call at least every 10 ms of work, on the thread that was given the pulse.
 * @fraction is in [0, 1]; @frame is the caller's own scratch (n × 2 or 3), or
 * NULL, and is only read during the call. FALSE means: unwind now with
 * aster_set_cancelled() and nothing else; the caller knows why. */
static inline gboolean
aster_pulse_beat (AsterPulse *self, double fraction, const AsterMatrix *frame)
{
  return self == NULL || self->beat (self, fraction, frame);
}

/* Says how many iterations are done, for a person who watches. Call it before the beat
 * that ends an iteration, on the same thread; it costs nothing and never says stop. */
static inline void
aster_pulse_step (AsterPulse *self, const AsterPulseStep *step)
{
  if (self != NULL && self->step != NULL)
    self->step (self, step);
}

/* The heartbeat of one part of a longer work: hand &part.pulse to a verb, and its
 * [0, 1] arrives at @whole as [@from, @to]. Lives on the stack of the caller. */
typedef struct
{
  AsterPulse pulse;
  AsterPulse *whole;
  double from, to;
} AsterPulsePart;

static inline gboolean
aster_pulse_part_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  AsterPulsePart *self = (AsterPulsePart *) pulse;

  return aster_pulse_beat (self->whole, self->from + (self->to - self->from) * fraction,
                           frame);
}

static inline void
aster_pulse_part_step (AsterPulse *pulse, const AsterPulseStep *step)
{
  aster_pulse_step (((AsterPulsePart *) pulse)->whole, step);
}

static inline AsterPulsePart
aster_pulse_part (AsterPulse *whole, double from, double to)
{
  AsterPulsePart self = {
    { aster_pulse_part_beat, aster_pulse_part_step }, whole, from, to
  };

  return self;
}

G_END_DECLS
