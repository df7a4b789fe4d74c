/* pulse.h - the heartbeat a long algorithm owes its caller. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterPulse AsterPulse;

struct _AsterPulse
{
  gboolean (*beat) (AsterPulse *self, double fraction, const AsterMatrix *frame);
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

static inline AsterPulsePart
aster_pulse_part (AsterPulse *whole, double from, double to)
{
  AsterPulsePart self = { { aster_pulse_part_beat }, whole, from, to };

  return self;
}

G_END_DECLS
