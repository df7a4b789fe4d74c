/* Nothing is shown in the first half second: most commands are done by then. A
 * signal only sets a flag, which the next beat passes on; so a command that is
 * interrupted unwinds and leaves no file half written. */

#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE 500000 /* microseconds */

static volatile sig_atomic_t caught; /* the signal, or 0 */

static void
signal_cb (int number)
{
  caught = number;
}

static gboolean
beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  AsterCliProgress *self = (AsterCliProgress *) pulse;
  int percent = (int) (100 * fraction);

  if (self->shows && percent != self->shown &&
      g_get_monotonic_time () - self->started > PATIENCE)
    {
      self->shown = percent;
      fprintf (stderr, "\r%3d %%", percent);
      fflush (stderr);
    }

  return caught == 0;
}

/* Lives as long as the program does: the handlers stay. */
void
aster_cli_progress_init (AsterCliProgress *self, gboolean quiet)
{
  struct sigaction action = { 0 };

  *self = (AsterCliProgress){
    { .beat = beat }, !quiet && isatty (STDERR_FILENO), -1, g_get_monotonic_time ()
  };
  action.sa_handler = signal_cb;
  action.sa_flags = (int) SA_RESETHAND; /* a second signal ends the program at once */
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

/* Takes what is shown off the screen. */
void
aster_cli_progress_clear (AsterCliProgress *self)
{
  if (self->shown >= 0)
    fputs ("\r     \r", stderr);
  self->shown = -1;
}

/* The signal that asked to stop, or 0. */
int
aster_cli_progress_get_signal (void)
{
  return caught;
}
