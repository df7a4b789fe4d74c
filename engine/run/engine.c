/* The few threads that run jobs, and what is worth keeping between them.
 *
 * Jobs wait in one queue and are taken by whichever lane is free; there are at least two
 * lanes, so that one long map does not hold up a short list of neighbours. Lanes run at a
 * lower priority than the window.
 *
 * A lane only borrows a job. The engine owns it from aster_engine_submit() until the lane
 * has let go of it, and gives it up on the main thread, so that a job and what it holds
 * are never freed under the hands of a worker. A job that was cancelled is finished at
 * once as far as everybody else can see, while its lane is still on the way to the next
 * heartbeat.
 *
 * A job that a person has paused lies in the thread that began it, which is no lane while
 * it does: another thread takes its place, made when there is none to spare. When the job
 * goes on, it does so at once, and for a while there may be one lane more than usual.
 *
 * The locks are POSIX ones and not GLib's, because ThreadSanitizer knows them. */

#include "run/engine.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "tools/thread.h"

#define CACHE_BYTES      (512u * 1024 * 1024)
#define MAX_LANES        16
#define MAX_THREADS      256
#define SHUTDOWN_SECONDS 2

/* A value on the shelf. */
typedef struct
{
  char *key;
  gpointer value;
  const AsterKeeping *how; /* that it is shared */
  gsize bytes;
} Kept;

struct _AsterEngine
{
  GMainContext *home; /* (const) where jobs are submitted and given up */
  GPtrArray *jobs;    /* (main) that a lane may still touch */
  guint n_lanes;      /* (const) how many jobs compute at once */

  pthread_mutex_t lock;
  pthread_cond_t wake; /* (lock) there is work, or it is time to stop */
  pthread_cond_t gone; /* (lock) a lane has ended */
  GQueue waiting;      /* (lock) of AsterJob, borrowed from jobs */
  GPtrArray *done;     /* (lock) of AsterJob, borrowed from jobs, no longer touched */
  GSource *reaper;     /* (lock) on its way to the main thread, or NULL */
  GArray *threads;     /* (lock) of pthread_t */
  guint n_running;     /* (lock) threads that have not ended */
  guint n_busy;        /* (lock) threads whose job computes */
  guint n_resting;     /* (lock) threads whose job is paused */
  gboolean stopping;   /* (lock) */
  GQueue kept;         /* (lock) of Kept, the most recently used first */
  gsize kept_bytes;    /* (lock) */
  gsize cache_bytes;   /* (lock) as many as may be kept */
};

static void
kept_free (gpointer data)
{
  Kept *self = data;

  self->how->unref (self->value);
  g_free (self->key);
  g_free (self);
}

/* Call with the lock held. */
static GList *
find_kept (AsterEngine *self, const char *key)
{
  for (GList *l = self->kept.head; l != NULL; l = l->next)
    if (strcmp (((Kept *) l->data)->key, key) == 0)
      return l;

  return NULL;
}

/* Gives up the jobs that lanes have let go of. Main thread. */
static gboolean
reap_cb (gpointer data)
{
  AsterEngine *self = data;
  g_autoptr (GPtrArray) done = NULL;

  pthread_mutex_lock (&self->lock);
  done = self->done;
  self->done = g_ptr_array_new ();
  g_clear_pointer (&self->reaper, g_source_unref);
  pthread_mutex_unlock (&self->lock);

  for (guint i = 0; i < done->len; i++)
    g_ptr_array_remove_fast (self->jobs, g_ptr_array_index (done, i));

  return G_SOURCE_REMOVE;
}

/* Call with the lock held, on a lane that will not touch @job again. */
static void
let_go (AsterEngine *self, AsterJob *job)
{
  g_ptr_array_add (self->done, job);
  if (self->reaper != NULL || self->stopping)
    return;

  self->reaper = g_idle_source_new ();
  g_source_set_callback (self->reaper, reap_cb, self, NULL);
  g_source_attach (self->reaper, self->home);
}

static void *
lane_func (void *data)
{
  AsterEngine *self = data;

  aster_thread_step_back ();

  pthread_mutex_lock (&self->lock);
  for (;;)
    {
      AsterJob *job;

      while ((self->waiting.length == 0 || self->n_busy >= self->n_lanes) &&
             !self->stopping)
        pthread_cond_wait (&self->wake, &self->lock);
      if (!(job = g_queue_pop_head (&self->waiting)))
        break;

      self->n_busy++;
      pthread_mutex_unlock (&self->lock);
      aster_job_run (job);
      pthread_mutex_lock (&self->lock);
      self->n_busy--;
      let_go (self, job);
    }
  self->n_running--;
  pthread_cond_signal (&self->gone);
  pthread_mutex_unlock (&self->lock);

  return NULL;
}

/* Call with the lock held. FALSE if the system grants no more threads. */
static gboolean
start_thread (AsterEngine *self)
{
  pthread_t thread;

  if (self->threads->len >= MAX_THREADS ||
      pthread_create (&thread, NULL, lane_func, self) != 0)
    return FALSE;

  pthread_setname_np (thread, "asterism lane");
  g_array_append_val (self->threads, thread);
  self->n_running++;

  return TRUE;
}

static void
start_lanes (AsterEngine *self)
{
  gboolean started = TRUE;

  pthread_mutex_lock (&self->lock);
  while (started && self->threads->len < self->n_lanes)
    started = start_thread (self);
  /* A machine that is short of threads works with fewer lanes, but not with none. */
  g_assert (self->threads->len > 0);
  pthread_mutex_unlock (&self->lock);
}

/* A job lies down on one of our threads, or goes on. */
static void
rest_cb (gboolean resting, gpointer data)
{
  AsterEngine *self = data;

  pthread_mutex_lock (&self->lock);
  if (resting)
    {
      self->n_busy--;
      self->n_resting++;
      if (self->n_running - self->n_resting < self->n_lanes && !self->stopping)
        start_thread (self);
      pthread_cond_signal (&self->wake);
    }
  else
    {
      self->n_resting--;
      self->n_busy++;
    }
  pthread_mutex_unlock (&self->lock);
}

/**
 * aster_engine_new:
 * @n_lanes: how many jobs may run at once, at most 16, or 0 to suit the machine
 *
 * Jobs are submitted, finish and are freed on the thread that calls this.
 *
 * Returns: (transfer full): an engine
 */
AsterEngine *
aster_engine_new (guint n_lanes)
{
  AsterEngine *self = g_new0 (AsterEngine, 1);
  pthread_condattr_t clock;

  if (n_lanes == 0)
    n_lanes = CLAMP (g_get_num_processors () / 2, 2, 4);

  self->home = g_main_context_ref_thread_default ();
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->done = g_ptr_array_new ();
  self->n_lanes = MIN (n_lanes, MAX_LANES);
  self->threads = g_array_new (FALSE, FALSE, sizeof (pthread_t));
  g_queue_init (&self->waiting);
  g_queue_init (&self->kept);
  self->cache_bytes = CACHE_BYTES;

  pthread_mutex_init (&self->lock, NULL);
  pthread_cond_init (&self->wake, NULL);
  pthread_condattr_init (&clock);
  pthread_condattr_setclock (&clock, CLOCK_MONOTONIC);
  pthread_cond_init (&self->gone, &clock);
  pthread_condattr_destroy (&clock);

  start_lanes (self);

  return self;
}

/* Waits for the lanes to end, but not for ever. */
static gboolean
join_lanes (AsterEngine *self)
{
  struct timespec deadline;
  guint n_running;

  clock_gettime (CLOCK_MONOTONIC, &deadline);
  deadline.tv_sec += SHUTDOWN_SECONDS;

  pthread_mutex_lock (&self->lock);
  self->stopping = TRUE;
  pthread_cond_broadcast (&self->wake);
  while (self->n_running > 0 &&
         pthread_cond_timedwait (&self->gone, &self->lock, &deadline) != ETIMEDOUT)
    ;
  n_running = self->n_running;
  if (self->reaper != NULL)
    g_source_destroy (self->reaper);
  g_clear_pointer (&self->reaper, g_source_unref);
  pthread_mutex_unlock (&self->lock);

  for (guint i = 0; i < self->threads->len; i++)
    if (n_running == 0)
      pthread_join (g_array_index (self->threads, pthread_t, i), NULL);
    else
      pthread_detach (g_array_index (self->threads, pthread_t, i));

  return n_running == 0;
}

/**
 * aster_engine_free:
 * @self: (transfer full): an engine
 *
 * Cancels every job and waits for the lanes to end, which takes no longer than one
 * heartbeat. Should a lane not answer within two seconds, as a factorisation of a huge
 * matrix may not, it is left alone with all that it may touch: whoever frees the engine
 * is about to end the program. Main thread only.
 */
void
aster_engine_free (AsterEngine *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    aster_job_cancel (g_ptr_array_index (self->jobs, i));
  if (!join_lanes (self))
    return;

  g_array_unref (self->threads);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->jobs);
  g_queue_clear_full (&self->kept, kept_free);
  pthread_cond_destroy (&self->gone);
  pthread_cond_destroy (&self->wake);
  pthread_mutex_destroy (&self->lock);
  g_main_context_unref (self->home);
  g_free (self);
}

/**
 * aster_engine_submit:
 * @self: an engine
 * @job: a job that was never submitted
 *
 * Queues @job and holds it until it has run, even if it is cancelled meanwhile. Main
 * thread only.
 */
void
aster_engine_submit (AsterEngine *self, AsterJob *job)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ASTER_IS_JOB (job));

  if (aster_job_is_finished (job))
    return;

  aster_job_set_rest_func (job, rest_cb, self);
  g_ptr_array_add (self->jobs, g_object_ref (job));
  pthread_mutex_lock (&self->lock);
  g_queue_push_tail (&self->waiting, job);
  pthread_cond_signal (&self->wake);
  pthread_mutex_unlock (&self->lock);
}

/**
 * aster_engine_recall_value:
 * @self: (nullable): an engine
 * @key: what the value was made from
 * @how: what it was kept with
 *
 * Any thread. O(number of kept values), which is small.
 *
 * Returns: (transfer full) (nullable): what was kept under @key, if it is still there and
 *   of that type
 */
gpointer
aster_engine_recall_value (AsterEngine *self, const char *key, const AsterKeeping *how)
{
  gpointer value = NULL;
  GList *link;

  if (self == NULL)
    return NULL;

  pthread_mutex_lock (&self->lock);
  if ((link = find_kept (self, key)) != NULL)
    {
      const Kept *kept = link->data;

      g_queue_unlink (&self->kept, link);
      g_queue_push_head_link (&self->kept, link);
      if (kept->how == how)
        value = how->ref (kept->value);
    }
  pthread_mutex_unlock (&self->lock);

  return value;
}

/* Takes what has not been used for longest off the shelf until the rest fits. Call with
 * the lock held; free @outgrown without it. */
static void
outgrow (AsterEngine *self, GQueue *outgrown)
{
  while (self->kept_bytes > self->cache_bytes)
    {
      Kept *oldest = g_queue_pop_tail (&self->kept);

      self->kept_bytes -= oldest->bytes;
      g_queue_push_tail (outgrown, oldest);
    }
}

/* Puts a value on the shelf unless one is there or it is too large; takes @kept. */
static void
keep (AsterEngine *self, Kept *kept)
{
  GQueue outgrown = G_QUEUE_INIT;

  pthread_mutex_lock (&self->lock);
  if (kept->bytes <= self->cache_bytes && find_kept (self, kept->key) == NULL)
    {
      g_queue_push_head (&self->kept, kept);
      self->kept_bytes += kept->bytes;
    }
  else
    g_queue_push_tail (&outgrown, kept);
  outgrow (self, &outgrown);
  pthread_mutex_unlock (&self->lock);

  g_queue_clear_full (&outgrown, kept_free);
}

/**
 * aster_engine_keep_value:
 * @self: (nullable): an engine
 * @key: what @value was made from, all of it
 * @value: immutable; a reference is taken
 * @how: that it is shared
 * @bytes: of memory
 *
 * Keeps a dear intermediate result for later recipes. What has not been used for longest
 * goes first when the kept values outgrow the cache, 512 MiB if nobody says otherwise; a
 * value that is larger than all of it is not kept. Any thread.
 */
void
aster_engine_keep_value (AsterEngine *self,
                         const char *key,
                         gpointer value,
                         const AsterKeeping *how,
                         gsize bytes)
{
  Kept *kept;

  if (self == NULL)
    return;

  kept = g_new0 (Kept, 1);
  kept->key = g_strdup (key);
  kept->value = how->ref (value);
  kept->how = how;
  kept->bytes = bytes;
  keep (self, kept);
}

/**
 * aster_engine_get_n_kept:
 * @self: an engine
 *
 * Any thread. O(1).
 *
 * Returns: how many intermediate results are kept
 */
guint
aster_engine_get_n_kept (AsterEngine *self)
{
  guint n;

  pthread_mutex_lock (&self->lock);
  n = self->kept.length;
  pthread_mutex_unlock (&self->lock);

  return n;
}

/**
 * aster_engine_set_cache:
 * @self: an engine
 * @bytes: how much may be kept between recipes
 *
 * Any thread; takes effect at once.
 */
void
aster_engine_set_cache (AsterEngine *self, gsize bytes)
{
  GQueue outgrown = G_QUEUE_INIT;

  g_return_if_fail (self != NULL);

  pthread_mutex_lock (&self->lock);
  self->cache_bytes = bytes;
  outgrow (self, &outgrown);
  pthread_mutex_unlock (&self->lock);

  g_queue_clear_full (&outgrown, kept_free);
}
