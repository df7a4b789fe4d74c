#include "tools/thread.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#define NICE_STEP 5

static _Thread_local gboolean back; /* this thread stepped back */

/**
 * aster_thread_start:
 * @func: (scope async): what the thread does
 * @data: what it is given
 *
 * Starts a thread that nobody joins, with the priority of this one. It sees no signals,
 * since those belong to the main thread.
 *
 * Returns: %FALSE if the system grants none
 */
gboolean
aster_thread_start (AsterThreadFunc func, gpointer data)
{
  sigset_t all, before;
  pthread_t thread;
  gboolean started;

  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  started = pthread_create (&thread, NULL, func, data) == 0;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  if (started)
    pthread_detach (thread);

  return started;
}

/**
 * aster_thread_step_back:
 *
 * Puts the calling thread behind the window, for good, and with it those who help with
 * its loops: call it once, on a thread that does nothing but compute.
 */
void
aster_thread_step_back (void)
{
  /* On Linux, and only there, a niceness belongs to a thread. */
  int nice = getpriority (PRIO_PROCESS, (id_t) gettid ());

  (void) setpriority (PRIO_PROCESS, (id_t) gettid (), MIN (nice + NICE_STEP, 19));
  back = TRUE;
}

/**
 * aster_thread_is_back:
 *
 * Returns: whether the calling thread has stepped back behind the window
 */
gboolean
aster_thread_is_back (void)
{
  return back;
}
