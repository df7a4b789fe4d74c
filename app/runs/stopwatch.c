/* Before the first iteration nobody knows more than the estimate said; from then on
 * the iterations themselves say how fast they are. Time that a run lies paused does
 * not count. */

#include "runs/stopwatch.h"

#include <math.h>

#define ENOUGH 10 /* iterations that tell how fast the others will be */

static gint64
get_run (const AsterStopwatch *self, gint64 now)
{
  return self->before + (self->held ? 0 : now - self->since);
}

/* @expected: seconds, or NaN */
void
aster_stopwatch_start (AsterStopwatch *self, double expected, gint64 now)
{
  *self = (AsterStopwatch){ .since = now, .expected = expected, .first_at = -1 };
}

void
aster_stopwatch_hold (AsterStopwatch *self, gboolean hold, gint64 now)
{
  if (!self->held == !hold)
    return;

  self->before = get_run (self, now);
  self->since = now;
  self->held = hold;
}

/**
 * aster_stopwatch_get_left:
 * @self: a stopwatch that was started
 * @step: how many iterations are done now
 * @now: monotonic time
 *
 * Returns: seconds until the end, at least 0; NaN if nothing is known
 */
double
aster_stopwatch_get_left (AsterStopwatch *self, const AsterPulseStep *step, gint64 now)
{
  gint64 run = get_run (self, now);
  double left = self->expected - (double) run / G_USEC_PER_SEC;

  if (step->iterations > 0 && self->first_at < 0)
    {
      self->first = step->iteration;
      self->first_at = run;
    }
  if (self->first_at >= 0 && step->iteration >= self->first + ENOUGH &&
      step->iterations >= step->iteration)
    left = (double) (step->iterations - step->iteration) *
           ((double) (run - self->first_at) / G_USEC_PER_SEC) /
           (double) (step->iteration - self->first);

  return isnan (left) ? left : MAX (left, 0);
}
