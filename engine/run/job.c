/* One computation under way, as the main thread sees it.
 *
 * A job has two sides that meet only in a mailbox. The worker side, run(), executes the
 * function once and puts news into the mailbox: how far it is, the latest picture, and at
 * the end a result or an error. The main side reads the mailbox from an idle callback and
 * turns it into property changes. News that is not collected in time is overwritten, so a
 * fast worker cannot flood a slow main loop. */

#include "run/job.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "run/news.h"

#define FRAME_INTERVAL (G_USEC_PER_SEC / 60)
#define PRIORITY       (G_PRIORITY_HIGH_IDLE + 20) /* of GTK's frames: both get a turn */
#define READABLE       (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

struct _AsterJob
{
  GObject parent_instance;

  AsterPulse pulse;           /* (worker) */
  AsterJobFunc func;          /* (const) */
  gpointer input;             /* (const) */
  GDestroyNotify input_free;  /* (const) */
  GDestroyNotify result_free; /* (const) */
  AsterJobRestFunc rest;      /* (const) nullable */
  gpointer rest_data;         /* (const) */
  GMainContext *home;         /* (const) where properties change */
  gint64 last_news;           /* (worker) monotonic time of the latest post */
  gint64 last_frame;          /* (worker) likewise, of one with a frame */
  AsterPulseStep step;        /* (worker) how many iterations are done */

  atomic_bool cancelled; /* (atomic) */
  atomic_bool held;      /* (atomic) paused, as the worker sees it */

  pthread_mutex_t lock; /* POSIX and not GLib's, because ThreadSanitizer knows it */
  pthread_cond_t wake;  /* (lock) no longer held, or cancelled */
  gboolean posted;      /* (lock) a delivery is on its way */
  AsterNews mail;       /* (lock) */

  AsterNews seen;  /* (main) */
  gboolean paused; /* (main) */
};

enum {
  PROP_0,
  PROP_FINISHED,
  PROP_FRACTION,
  PROP_LAYOUT,
  PROP_PAUSED,
  PROP_STEP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (AsterJob, aster_job, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* Main thread. */
static void
set_paused (AsterJob *self, gboolean paused)
{
  if (self->paused == paused)
    return;

  self->paused = paused;
  pthread_mutex_lock (&self->lock);
  atomic_store (&self->held, paused);
  pthread_cond_signal (&self->wake);
  pthread_mutex_unlock (&self->lock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

/* Turns @news into property changes and takes what is in it. */
static void
see (AsterJob *self, AsterNews *news)
{
  AsterNews *seen = &self->seen;

  if (news->layout != NULL)
    {
      g_clear_pointer (&seen->layout, aster_layout_unref);
      seen->layout = g_steal_pointer (&news->layout);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
    }
  if (!aster_news_same_step (&seen->step, &news->step))
    {
      seen->step = news->step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  if (seen->fraction != news->fraction)
    {
      seen->fraction = news->fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
  if (news->finished)
    {
      seen->finished = TRUE;
      seen->result = g_steal_pointer (&news->result);
      seen->error = g_steal_pointer (&news->error);
      set_paused (self, FALSE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
    }
}

static gboolean
deliver_cb (gpointer data)
{
  AsterJob *self = data;
  AsterNews news;

  pthread_mutex_lock (&self->lock);
  self->posted = FALSE;
  news = aster_news_steal (&self->mail);
  pthread_mutex_unlock (&self->lock);

  if (!atomic_load (&self->cancelled))
    {
      /* A handler may drop what others hold; the source has a reference of its own. */
      g_object_freeze_notify (G_OBJECT (self));
      see (self, &news);
      g_object_thaw_notify (G_OBJECT (self));
    }
  aster_news_clear (&news, self->result_free);

  return G_SOURCE_REMOVE;
}

/* Puts @news, and what is in it, into the mailbox over what is there. */
static void
post (AsterJob *self, AsterNews news)
{
  AsterNews unseen;

  news.step = self->step;
  pthread_mutex_lock (&self->lock);
  unseen = aster_news_replace (&self->mail, &news);
  if (!self->posted)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, PRIORITY);
      g_source_set_callback (source, deliver_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->home);
      self->posted = TRUE;
    }
  pthread_mutex_unlock (&self->lock);

  aster_news_clear (&unseen, self->result_free);
}

/* Lies down until somebody says go on or cancels. */
static void
rest (AsterJob *self)
{
  if (self->rest != NULL)
    self->rest (TRUE, self->rest_data);

  pthread_mutex_lock (&self->lock);
  while (atomic_load (&self->held) && !atomic_load (&self->cancelled))
    pthread_cond_wait (&self->wake, &self->lock);
  pthread_mutex_unlock (&self->lock);

  if (self->rest != NULL)
    self->rest (FALSE, self->rest_data);
}

static void
job_step (AsterPulse *pulse, const AsterPulseStep *step)
{
  AsterJob *self = (AsterJob *) ((char *) pulse - G_STRUCT_OFFSET (AsterJob, pulse));

  self->step = *step;
}

static gboolean
job_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  AsterJob *self = (AsterJob *) ((char *) pulse - G_STRUCT_OFFSET (AsterJob, pulse));
  gint64 now = g_get_monotonic_time ();
  gboolean hold = atomic_load (&self->held);
  AsterNews news = { .fraction = fraction };

  if (atomic_load (&self->cancelled))
    return FALSE;

  /* A frame is not lost because some other news went out just before it. */
  if (!hold &&
      now - (frame != NULL ? self->last_frame : self->last_news) < FRAME_INTERVAL)
    return TRUE;

  self->last_news = now;
  if (frame != NULL)
    {
      AsterMatrix *copy = aster_matrix_copy (frame, NULL);

      self->last_frame = now;
      news.layout = copy != NULL ? aster_layout_new (copy) : NULL;
    }

  post (self, news);
  if (hold)
    rest (self);

  return !atomic_load (&self->cancelled);
}

static void
aster_job_finalize (GObject *object)
{
  AsterJob *self = ASTER_JOB (object);

  if (self->input_free != NULL)
    self->input_free (self->input);
  aster_news_clear (&self->mail, self->result_free);
  aster_news_clear (&self->seen, self->result_free);
  g_main_context_unref (self->home);
  pthread_cond_destroy (&self->wake);
  pthread_mutex_destroy (&self->lock);

  G_OBJECT_CLASS (aster_job_parent_class)->finalize (object);
}

static void
aster_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AsterJob *self = ASTER_JOB (object);

  switch (prop_id)
    {
    case PROP_FINISHED:
      g_value_set_boolean (value, self->seen.finished);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->seen.fraction);
      break;
    case PROP_LAYOUT:
      g_value_set_boxed (value, self->seen.layout);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_STEP:
      g_value_set_pointer (value, &self->seen.step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_job_class_init (AsterJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = aster_job_finalize;
  object_class->get_property = aster_job_get_property;

  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                                                    READABLE);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   READABLE);
  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                READABLE);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, READABLE);
  properties[PROP_STEP] = g_param_spec_pointer ("step", NULL, NULL, READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_job_init (AsterJob *self)
{
  pthread_mutex_init (&self->lock, NULL);
  pthread_cond_init (&self->wake, NULL);
  self->pulse.beat = job_beat;
  self->pulse.step = job_step;
  self->step.kl = self->seen.step.kl = NAN;
  self->home = g_main_context_ref_thread_default ();
}

/**
 * aster_job_new:
 * @func: the computation; called once, on any thread
 * @input: (transfer full): what @func reads; must not be shared and mutable
 * @input_free: how to free @input; may run on any thread
 * @result_free: how to free what @func returns; may run on any thread
 *
 * Returns: (transfer full): a job that has not started
 */
AsterJob *
aster_job_new (AsterJobFunc func,
               gpointer input,
               GDestroyNotify input_free,
               GDestroyNotify result_free)
{
  AsterJob *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (ASTER_TYPE_JOB, NULL);
  self->func = func;
  self->input = input;
  self->input_free = input_free;
  self->result_free = result_free;

  return self;
}

/**
 * aster_job_set_rest_func:
 * @self: a job that has not run
 * @func: (nullable): called without a lock when a paused job lies down and goes on
 * @user_data: data for @func
 *
 * Tells whoever lends the job a thread.
 */
void
aster_job_set_rest_func (AsterJob *self, AsterJobRestFunc func, gpointer user_data)
{
  g_return_if_fail (ASTER_IS_JOB (self));

  self->rest = func;
  self->rest_data = user_data;
}

/**
 * aster_job_run:
 * @self: a job that has not run
 *
 * Computes, on the calling thread, which may be any: one of the engine, or a test's.
 */
void
aster_job_run (AsterJob *self)
{
  AsterNews news = { .finished = TRUE, .fraction = 1 };

  g_return_if_fail (ASTER_IS_JOB (self));

  if (atomic_load (&self->cancelled))
    return;

  news.result = self->func (&self->pulse, self->input, &news.error);
  post (self, news);
}

/**
 * aster_job_cancel:
 * @self: a job
 *
 * Finishes the job at once, without a result: no property changes any more, so that a
 * stale one is never seen. The worker stops at its next heartbeat. Main thread only.
 */
void
aster_job_cancel (AsterJob *self)
{
  g_return_if_fail (ASTER_IS_JOB (self));

  if (self->seen.finished)
    return;

  atomic_store (&self->cancelled, true);
  self->seen.finished = TRUE;
  set_paused (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

/**
 * aster_job_pause:
 * @self: a job
 *
 * Lets the worker lie down at its next heartbeat, with one last piece of news. It keeps
 * what it has computed and what memory it holds. Main thread only.
 */
void
aster_job_pause (AsterJob *self)
{
  g_return_if_fail (ASTER_IS_JOB (self));

  if (!self->seen.finished)
    set_paused (self, TRUE);
}

/**
 * aster_job_go_on:
 * @self: a job
 *
 * Wakes a paused job, which computes the same as without the pause. Main thread only.
 */
void
aster_job_go_on (AsterJob *self)
{
  g_return_if_fail (ASTER_IS_JOB (self));

  set_paused (self, FALSE);
}

/**
 * aster_job_get_fraction:
 * @self: a job
 *
 * Returns: how much of it is done, [0, 1]
 */
double
aster_job_get_fraction (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), 0);

  return self->seen.fraction;
}

/**
 * aster_job_get_step:
 * @self: a job
 *
 * Returns: (transfer none): how many iterations are done; zeros and NaN where none are
 */
const AsterPulseStep *
aster_job_get_step (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return &self->seen.step;
}

/**
 * aster_job_get_layout:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the latest frame of a picture under way
 */
AsterLayout *
aster_job_get_layout (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return self->seen.layout;
}

/**
 * aster_job_get_result:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what the function returned, once the job is
 *   finished without an error and was not cancelled; lives as long as @self
 */
gpointer
aster_job_get_result (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return self->seen.result;
}

/**
 * aster_job_get_error:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): why it failed, once it has; lives as long as @self
 */
const GError *
aster_job_get_error (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return self->seen.error;
}

/**
 * aster_job_is_paused:
 * @self: a job
 *
 * Returns: whether it is paused; one that is finished is not
 */
gboolean
aster_job_is_paused (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), FALSE);

  return self->paused;
}

/**
 * aster_job_is_finished:
 * @self: a job
 *
 * Returns: whether its result or its error is there, or it was cancelled
 */
gboolean
aster_job_is_finished (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), FALSE);

  return self->seen.finished;
}
