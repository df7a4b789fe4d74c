/* One loop, spread over the processors.
 *
 * A loop over [0, n) is cut into blocks of @grain whose borders depend on n and
 * grain alone, never on the number of threads; threads take blocks off a shared
 * counter. As long as @func writes only to places its own block owns, the
 * result is the same on two cores as on sixty-four.
 *
 * The calling thread always works on its own loop; helper threads join whatever
 * loops are open and still want help, the oldest first. So two loops at once
 * share the machine instead of thrashing it, and neither ever waits for the
 * other. A loop started from inside a block runs on the thread it is on.
 *
 * To wake a thread takes longer than most pauses between two loops of one computation,
 * so whoever has nothing to do looks out for a moment before it lies down.
 *
 * Helpers have the priority of whoever opened the loop: what is computed stays behind the
 * window, and a picture that the window waits for has a crew of its own, since to wait
 * for one who is behind others is to be behind them too.
 *
 * While a thread runs blocks it treats denormal numbers as zero, which on most processors
 * are many times slower than others; the caller does the same, so that the answer does
 * not depend on who ran a block, and gets its own mode back afterwards.
 *
 * Locks and counters are pthread's and C11's rather than GLib's, because
 * ThreadSanitizer follows these. */

#include "tools/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "tools/denormals.h"
#include "tools/thread.h"

#define MAX_THREADS 256
#define NS_PER_SEC  1000000000
#define ASIDE_BEAT  5000000 /* ns between two beats beside uninterruptible work */
#define LOOK_OUT    50000   /* ns before a thread lies down */
#define GLANCES     32      /* between two looks at the clock */

typedef struct _Loop Loop;

struct _Loop
{
  AsterRangeFunc func; /* (const) */
  gpointer user_data;  /* (const) */
  gsize n;             /* (const) */
  gsize grain;         /* (const) */

  atomic_size_t next;  /* (atomic) next block to hand out */
  atomic_bool stopped; /* (atomic) the caller's pulse said FALSE */

  atomic_uint helpers; /* (atomic) that are running blocks; changes under the lock */

  guint wanted;  /* (lock) helpers that may still join */
  Loop *younger; /* (lock) next in the list of open loops */
};

/* Work that nothing can interrupt, done beside the thread that waits for it. */
typedef struct
{
  AsterAsideFunc func;    /* (const) */
  gpointer data;          /* (const) */
  GDestroyNotify destroy; /* (const) */
  gboolean done;          /* (lock) */
  gboolean left_behind;   /* (lock) nobody waits any more */
} Aside;

/* Threads of one priority, and the loops that they help with. */
typedef struct
{
  pthread_cond_t opened; /* a loop wants help */
  Loop *open_loops;      /* (lock) the oldest first */
  atomic_uint n_opened;  /* (atomic) loops ever opened */
  guint n_helpers;       /* (lock) alive */
} Crew;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t left = PTHREAD_COND_INITIALIZER;  /* a loop's last helper left */
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER; /* work aside is done */
static guint n_left_behind;                             /* (lock) works aside */
static atomic_uint n_threads;                           /* (atomic) 0: processors */
static _Thread_local gboolean inside;                   /* this thread runs blocks */

/* Of threads that stepped back behind the window, and of the others. */
static Crew patient = { .opened = PTHREAD_COND_INITIALIZER };
static Crew prompt = { .opened = PTHREAD_COND_INITIALIZER };

static inline void
rest (void)
{
#if defined(__SSE2__)
  _mm_pause ();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/* Looks out for @number to be another one than @seen, for a moment. */
static void
look_out (atomic_uint *number, guint seen)
{
  struct timespec start, now;

  clock_gettime (CLOCK_MONOTONIC, &start);
  do
    {
      for (guint i = 0; i < GLANCES; i++)
        {
          if (atomic_load_explicit (number, memory_order_acquire) != seen)
            return;
          rest ();
        }
      clock_gettime (CLOCK_MONOTONIC, &now);
  } while ((now.tv_sec - start.tv_sec) * NS_PER_SEC + now.tv_nsec - start.tv_nsec <
           LOOK_OUT);
}

/* How much of the loop has been handed out, in [0, 1]. */
static double
loop_fraction (Loop *loop)
{
  gsize next = atomic_load_explicit (&loop->next, memory_order_relaxed);

  return loop->n > 0 ? MIN ((double) next * (double) loop->grain / (double) loop->n, 1)
                     : 1;
}

/* Takes blocks until none are left. The thread that opened the loop hands in its
 * pulse and beats before it takes each block. */
static void
loop_run (Loop *loop, AsterPulse *pulse)
{
  guint64 mode = aster_denormals_flush ();
  gboolean outer = inside;

  inside = TRUE;
  while (!atomic_load_explicit (&loop->stopped, memory_order_relaxed))
    {
      gsize begin;

      if (pulse != NULL && !aster_pulse_beat (pulse, loop_fraction (loop), NULL))
        {
          atomic_store_explicit (&loop->stopped, TRUE, memory_order_relaxed);
          break;
        }

      begin = atomic_fetch_add_explicit (&loop->next, 1, memory_order_relaxed) *
              loop->grain;
      if (begin >= loop->n)
        break;
      loop->func (begin, MIN (begin + loop->grain, loop->n), loop->user_data);
    }
  inside = outer;
  aster_denormals_restore (mode);
}

/* Called with the lock held. */
static Loop *
find_loop (const Crew *crew)
{
  for (Loop *loop = crew->open_loops; loop != NULL; loop = loop->younger)
    if (loop->wanted > 0)
      return loop;

  return NULL;
}

/* The next loop that wants help. Called with the lock held, which it lets go of while
 * there is none. */
static Loop *
wait_for_loop (Crew *crew)
{
  Loop *loop = find_loop (crew);

  while (loop == NULL)
    {
      guint seen = atomic_load (&crew->n_opened);

      pthread_mutex_unlock (&lock);
      look_out (&crew->n_opened, seen);
      pthread_mutex_lock (&lock);
      if (atomic_load (&crew->n_opened) == seen)
        pthread_cond_wait (&crew->opened, &lock);
      loop = find_loop (crew);
    }

  return loop;
}

/* Its priority is that of the thread that opened the first loop of @crew. */
static void *
helper_main (void *crew)
{
  pthread_mutex_lock (&lock);
  for (;;)
    {
      Loop *loop = wait_for_loop (crew);

      loop->wanted--;
      atomic_fetch_add (&loop->helpers, 1);
      pthread_mutex_unlock (&lock);
      loop_run (loop, NULL);
      pthread_mutex_lock (&lock);
      if (atomic_fetch_sub (&loop->helpers, 1) == 1)
        pthread_cond_broadcast (&left);
    }

  return NULL;
}

/* Makes sure that @n helpers are alive, or as many as the system grants. Called
 * with the lock held. */
static void
raise_helpers (Crew *crew, guint n)
{
  while (crew->n_helpers < n && aster_thread_start (helper_main, crew))
    crew->n_helpers++;
}

static void
loop_open (Loop *loop, Crew *crew, guint wanted)
{
  Loop **last = &crew->open_loops;

  pthread_mutex_lock (&lock);
  raise_helpers (crew, wanted);
  loop->wanted = wanted;
  while (*last != NULL)
    last = &(*last)->younger;
  *last = loop;
  atomic_fetch_add (&crew->n_opened, 1);
  pthread_cond_broadcast (&crew->opened);
  pthread_mutex_unlock (&lock);
}

/* Lets nobody join any more and waits for those who did. */
static void
loop_close (Loop *loop, Crew *crew)
{
  Loop **link = &crew->open_loops;
  guint helpers;

  pthread_mutex_lock (&lock);
  while (*link != loop)
    link = &(*link)->younger;
  *link = loop->younger;
  while ((helpers = atomic_load (&loop->helpers)) > 0)
    {
      pthread_mutex_unlock (&lock);
      look_out (&loop->helpers, helpers);
      pthread_mutex_lock (&lock);
      if (atomic_load (&loop->helpers) == helpers)
        pthread_cond_wait (&left, &lock);
    }
  pthread_mutex_unlock (&lock);
}

/**
 * aster_parallel_for_beating:
 * @n: number of iterations
 * @grain: iterations per block, at least 1; aim for 1 to 5 ms of work
 * @func: (scope call): called with disjoint ranges, on any thread, in any order
 * @user_data: data for @func
 * @pulse: (nullable): heartbeat; beats on the calling thread, before each block
 *   that it runs itself
 *
 * Runs @func over [0, @n) and returns when all of it has run, or as soon as the
 * blocks under way are done once a beat has said FALSE.
 *
 * Returns: %FALSE if a beat said so; blocks are then missing
 */
gboolean
aster_parallel_for_beating (
    gsize n, gsize grain, AsterRangeFunc func, gpointer user_data, AsterPulse *pulse)
{
  Loop loop = { func, user_data, n, grain, 0, FALSE, 0, 0, NULL };
  Crew *crew = aster_thread_is_back () ? &patient : &prompt;
  gsize n_blocks, n_workers;

  g_return_val_if_fail (grain > 0, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  n_blocks = n / grain + (n % grain != 0);
  n_workers = inside ? 1 : MIN (n_blocks, aster_parallel_get_threads ());

  if (n_workers > 1)
    loop_open (&loop, crew, (guint) n_workers - 1);
  loop_run (&loop, pulse);
  if (n_workers > 1)
    loop_close (&loop, crew);

  return !atomic_load_explicit (&loop.stopped, memory_order_relaxed);
}

/**
 * aster_parallel_for:
 * @n: number of iterations
 * @grain: iterations per block, at least 1; aim for about 1 ms of work
 * @func: (scope call): called with disjoint ranges, on any thread, in any order
 * @user_data: data for @func
 *
 * Runs @func over [0, @n) and returns when all of it has run.
 */
void
aster_parallel_for (gsize n, gsize grain, AsterRangeFunc func, gpointer user_data)
{
  aster_parallel_for_beating (n, grain, func, user_data, NULL);
}

/* Waits on @what until @duration (ns) from now or a signal. Called with the lock
 * held. */
static void
wait_for (pthread_cond_t *what, gint64 duration)
{
  struct timespec until;

  clock_gettime (CLOCK_MONOTONIC, &until);
  until.tv_sec += (until.tv_nsec + duration) / NS_PER_SEC;
  until.tv_nsec = (until.tv_nsec + duration) % NS_PER_SEC;
  pthread_cond_clockwait (what, &lock, CLOCK_MONOTONIC, &until);
}

/* The end of the program takes their libraries from under threads that were left
 * behind. Gives them a second to end first, and ends at once if they take longer. */
static void
wait_for_left_behind (int status, void *data)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;
  gboolean all_ended;

  pthread_mutex_lock (&lock);
  while (n_left_behind > 0 && g_get_monotonic_time () < until)
    wait_for (&ended, ASIDE_BEAT);
  all_ended = n_left_behind == 0;
  pthread_mutex_unlock (&lock);

  if (!all_ended)
    {
      fflush (NULL);
      _exit (status);
    }
}

/* Called with the lock held. */
static void
leave_behind (Aside *self)
{
  static gboolean registered; /* (lock) */

  if (!registered)
    on_exit (wait_for_left_behind, NULL);
  registered = TRUE;
  self->left_behind = TRUE;
  n_left_behind++;
}

static void *
aside_main (void *data)
{
  Aside *self = data;

  aster_thread_step_back ();
  self->func (self->data);

  pthread_mutex_lock (&lock);
  self->done = TRUE;
  if (self->left_behind)
    {
      self->destroy (self->data);
      g_free (self);
      n_left_behind--;
    }
  pthread_cond_broadcast (&ended);
  pthread_mutex_unlock (&lock);

  return NULL;
}

/**
 * aster_parallel_aside:
 * @func: (scope async): work that cannot be interrupted; takes no loops
 * @data: what it reads and writes, and nothing else
 * @destroy: how to free @data; takes no loops either
 * @pulse: (nullable): heartbeat; beats on the calling thread until the work is done
 *
 * Does work that only the library that does it can end, LAPACK's above all, on a
 * thread beside the caller.
 *
 * Returns: %TRUE with the work done, and @data still the caller's; %FALSE once a beat
 *   says so: @data is then freed by @destroy when the work ends, unseen
 */
gboolean
aster_parallel_aside (AsterAsideFunc func,
                      gpointer data,
                      GDestroyNotify destroy,
                      AsterPulse *pulse)
{
  Aside *self;
  gboolean go_on = aster_pulse_beat (pulse, 0, NULL);

  if (!go_on)
    {
      destroy (data);
      return FALSE;
    }

  self = g_new0 (Aside, 1);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  if (!aster_thread_start (aside_main, self))
    {
      func (data);
      g_free (self);
      return TRUE;
    }

  pthread_mutex_lock (&lock);
  while (!self->done && go_on)
    {
      wait_for (&ended, ASIDE_BEAT);
      pthread_mutex_unlock (&lock);
      go_on = aster_pulse_beat (pulse, 0, NULL);
      pthread_mutex_lock (&lock);
    }
  if (!self->done)
    leave_behind (self);
  else
    {
      if (!go_on)
        destroy (data);
      g_free (self);
    }
  pthread_mutex_unlock (&lock);

  return go_on;
}

/**
 * aster_parallel_set_threads:
 * @n: threads of every loop that starts from now on; 0: as many as there are processors
 *
 * At most 256 are used. The results are the same for any number. Any thread.
 */
void
aster_parallel_set_threads (guint n)
{
  atomic_store (&n_threads, MIN (n, MAX_THREADS));
}

/**
 * aster_parallel_get_threads:
 *
 * Returns: threads that a loop is spread over, [1, 256]
 */
guint
aster_parallel_get_threads (void)
{
  guint n = atomic_load (&n_threads);

  return n > 0 ? n : MIN (g_get_num_processors (), MAX_THREADS);
}
