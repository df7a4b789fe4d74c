/* stopwatch.h - how long a run still takes, by what it has done so far. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* Times are monotonic, microseconds; whoever asks says what time it is. */
typedef struct
{
  gint64 since;    /* when it went on last */
  gint64 before;   /* how long it had run by then */
  gboolean held;   /* it is paused */
  double expected; /* seconds that a run was thought to take; NaN if nobody knows */
  guint first;     /* iterations done when the first was heard of */
  gint64 first_at; /* how long it had run by then; −1 before */
} AsterStopwatch;

void aster_stopwatch_start (AsterStopwatch *self, double expected, gint64 now);
void aster_stopwatch_hold (AsterStopwatch *self, gboolean hold, gint64 now);
double
aster_stopwatch_get_left (AsterStopwatch *self, const AsterPulseStep *step, gint64 now);

G_END_DECLS
