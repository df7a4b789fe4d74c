/* One loop, spread over the processors.
 *
 * A loop over [0, n) is cut into blocks of @grain whose borders depend on n and
 * grain alone, never on the number of threads; threads take blocks off a shared
 * counter. As long as @func writes only to places its own block owns, the
 * result is the same on two cores as on sixty-four.
 *
 * Only one loop at a time gets the helper threads. A loop started while another
 * runs, or from inside one, runs on its own thread: two busy panes share the
 * machine instead of thrashing it. */

#include "tools/parallel.h"

typedef struct
{
  AsterRangeFunc func; /* (const) */
  gpointer user_data;  /* (const) */
  gsize n;             /* (const) */
  gsize grain;         /* (const) */
  gsize next;          /* (atomic) next block to hand out */

  GMutex lock;
  GCond done;
  guint n_helpers; /* (lock) helpers that still hold a pointer to us */
} Loop;

static void
loop_run (Loop *loop)
{
  for (;;)
    {
      gsize block = g_atomic_pointer_add (&loop->next, 1);
      gsize begin = block * loop->grain;

      if (begin >= loop->n)
        return;

      loop->func (begin, MIN (begin + loop->grain, loop->n), loop->user_data);
    }
}

static void
helper_func (gpointer data, gpointer user_data)
{
  Loop *loop = data;

  loop_run (loop);

  g_mutex_lock (&loop->lock);
  loop->n_helpers--;
  g_cond_signal (&loop->done);
  g_mutex_unlock (&loop->lock);
}

static guint n_threads; /* (atomic) 0: as many as the machine has processors */

/* Spreads every loop that starts from now on over @n threads; 0 for as many as
 * the machine has processors. The results are the same for any number. */
void
aster_parallel_set_threads (guint n)
{
  g_atomic_int_set (&n_threads, n);
}

guint
aster_parallel_get_threads (void)
{
  guint n = (guint) g_atomic_int_get (&n_threads);

  return n > 0 ? n : g_get_num_processors ();
}

static GThreadPool *
get_helpers (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (
        &pool, (gsize) g_thread_pool_new (helper_func, NULL,
                                          MAX (1, (int) g_get_num_processors () - 1),
                                          TRUE, NULL));

  return (GThreadPool *) pool;
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
  static int busy; /* (atomic) */
  Loop loop = { func, user_data, n, grain, 0, { 0 }, { 0 }, 0 };
  gsize n_blocks;

  g_return_if_fail (grain > 0);
  g_return_if_fail (func != NULL);

  n_blocks = n / grain + (n % grain != 0);

  if (n_blocks < 2 || !g_atomic_int_compare_and_exchange (&busy, FALSE, TRUE))
    {
      loop_run (&loop);
      return;
    }

  g_mutex_init (&loop.lock);
  g_cond_init (&loop.done);

  loop.n_helpers = (guint) MIN (n_blocks, aster_parallel_get_threads ()) - 1;
  for (guint i = loop.n_helpers; i > 0; i--)
    g_thread_pool_push (get_helpers (), &loop, NULL);

  loop_run (&loop);

  g_mutex_lock (&loop.lock);
  while (loop.n_helpers > 0)
    g_cond_wait (&loop.done, &loop.lock);
  g_mutex_unlock (&loop.lock);

  g_cond_clear (&loop.done);
  g_mutex_clear (&loop.lock);
  g_atomic_int_set (&busy, FALSE);
}
