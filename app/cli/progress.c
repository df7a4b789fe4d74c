/* Nothing is shown in the first half second: most commands are done by then.
 *
 * A signal ends the program at once, in the middle of whatever it computes, since a
 * person who stops a command does not want to wait until it has unwound. All that has to
 * be put right first is a file half written, which is taken away, and the screen. Once
 * the file stands under its name it is too late: the command has done what it was asked,
 * and ends as one that has; only a second signal stops it. */

#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "files/writer.h"

#define PATIENCE 500000 /* microseconds */

static const char wipe[] = "\r     \r";

static volatile sig_atomic_t on_screen; /* whether something is shown */

/* The handler has been reset: the program ends as one does that this signal stopped. */
static void
signal_cb (int number)
{
  gssize written;

  if (aster_writer_remove_unfinished ())
    return;

  written = on_screen ? write (STDERR_FILENO, wipe, sizeof wipe - 1) : 0;
  (void) written; /* a terminal that is gone needs no wiping */
  raise (number);
}

/* Whoever started the program may have wanted it to outlive that signal. */
static void
watch_for (int number)
{
  struct sigaction action = { .sa_handler = signal_cb,
                              .sa_flags = (int) (SA_RESETHAND | SA_NODEFER |
                                                 SA_RESTART) },
                   before;

  if (sigaction (number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
    sigaction (number, &action, NULL);
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
      on_screen = TRUE;
      fprintf (stderr, "\r%3d %%", percent);
      fflush (stderr);
    }

  return TRUE;
}

/* Lives as long as the program does: the handlers stay. */
void
aster_cli_progress_init (AsterCliProgress *self, gboolean quiet)
{
  *self = (AsterCliProgress){
    { .beat = beat }, !quiet && isatty (STDERR_FILENO), -1, g_get_monotonic_time ()
  };
  watch_for (SIGINT);
  watch_for (SIGTERM);
  watch_for (SIGHUP);
}

/* Takes what is shown off the screen. */
void
aster_cli_progress_clear (AsterCliProgress *self)
{
  if (on_screen)
    fputs (wipe, stderr);
  on_screen = FALSE;
  self->shown = -1;
}
