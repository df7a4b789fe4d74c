/* beat.h - a beat every so many turns of a loop whose turns are too short for one each.
 */
#pragma once

#include "tools/error.h"
#include "tools/pulse.h"

G_BEGIN_DECLS

/* Call at turn @i, with the same @every each time: about a millisecond of turns. FALSE
 * with ASTER_ERROR_CANCELLED set means: unwind now. */
static inline gboolean
aster_beat_every (
    gsize every, gsize i, AsterPulse *pulse, double fraction, GError **error)
{
  if (i % every != 0 || aster_pulse_beat (pulse, fraction, NULL))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

G_END_DECLS
