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

G_END_DECLS
