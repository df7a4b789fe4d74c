/* One computation under way, as the main thread sees it.
 *
 * A job has two sides that meet only in a mailbox. The worker side, run(),
 * executes the function once and puts news into the mailbox: how far it is,
 * the latest picture, and at the end a result or an error. The main side reads
 * the mailbox from an idle callback and turns it into property changes. News
 * that is not collected in time is overwritten, so a fast worker cannot flood a
 * slow main loop.
 *
 * cancel() finishes a job at once; after it no property changes any more. A
 * stale result therefore needs no generation number: it is never seen. What the
 * worker still hands in is freed with the job.
 *
 * The lock is a POSIX one and not GLib's, because ThreadSanitizer knows it. */

#include "run/job.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#define FRAME_INTERVAL (G_USEC_PER_SEC / 60)

struct _AsterJob
{
  GObject parent_instance;

  AsterPulse pulse;           /* (worker) */
  AsterJobFunc func;          /* (const) */
  gpointer input;             /* (const) */
  GDestroyNotify input_free;  /* (const) */
  GDestroyNotify result_free; /* (const) */
  GMainContext *home;         /* (const) where properties change */
  gint64 last_news;           /* (worker) monotonic time of the latest post */
  gint64 last_frame;          /* (worker) likewise, of one with a frame */

  atomic_bool cancelled; /* (atomic) */

  pthread_mutex_t lock;
  gboolean posted;          /* (lock) a delivery is on its way */
  gboolean mail_finished;   /* (lock) */
  double mail_fraction;     /* (lock) */
  AsterLayout *mail_layout; /* (lock) */
  gpointer mail_result;     /* (lock) */
  GError *mail_error;       /* (lock) */

  gboolean finished;   /* (main) */
  double fraction;     /* (main) */
  AsterLayout *layout; /* (main) */
  gpointer result;     /* (main) */
  GError *error;       /* (main) */
};

enum { PROP_0, PROP_FINISHED, PROP_FRACTION, PROP_LAYOUT, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterJob, aster_job, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
free_result (AsterJob *self, gpointer result)
{
  if (result != NULL && self->result_free != NULL)
    self->result_free (result);
}

static gboolean
deliver_cb (gpointer data)
{
  AsterJob *self = data;
  g_autoptr (AsterLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  gpointer result;
  gboolean finished;
  double fraction;

  pthread_mutex_lock (&self->lock);
  self->posted = FALSE;
  finished = self->mail_finished;
  fraction = self->mail_fraction;
  layout = g_steal_pointer (&self->mail_layout);
  result = g_steal_pointer (&self->mail_result);
  error = g_steal_pointer (&self->mail_error);
  pthread_mutex_unlock (&self->lock);

  if (atomic_load (&self->cancelled))
    {
      free_result (self, result);
      return G_SOURCE_REMOVE;
    }

  /* A handler may drop the last reference that others hold; the source has its own. */
  g_object_freeze_notify (G_OBJECT (self));

  if (layout != NULL)
    {
      g_clear_pointer (&self->layout, aster_layout_unref);
      self->layout = g_steal_pointer (&layout);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
    }

  if (self->fraction != fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }

  if (finished)
    {
      self->finished = TRUE;
      self->result = result;
      self->error = g_steal_pointer (&error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
    }

  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

/* Takes @layout, @result and @error, all nullable. */
static void
post (AsterJob *self,
      gboolean finished,
      double fraction,
      AsterLayout *layout,
      gpointer result,
      GError *error)
{
  g_autoptr (AsterLayout) unseen = NULL;

  pthread_mutex_lock (&self->lock);

  self->mail_finished = finished;
  self->mail_fraction = fraction;
  self->mail_result = result;
  self->mail_error = error;

  if (layout != NULL)
    {
      unseen = self->mail_layout;
      self->mail_layout = layout;
    }

  if (!self->posted)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_callback (source, deliver_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->home);
      self->posted = TRUE;
    }

  pthread_mutex_unlock (&self->lock);
}

static gboolean
job_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  AsterJob *self = (AsterJob *) ((char *) pulse - G_STRUCT_OFFSET (AsterJob, pulse));
  gint64 now = g_get_monotonic_time ();
  AsterMatrix *copy = NULL;

  if (atomic_load (&self->cancelled))
    return FALSE;

  /* A frame is not lost because some other news went out just before it. */
  if (now - (frame != NULL ? self->last_frame : self->last_news) < FRAME_INTERVAL)
    return TRUE;

  self->last_news = now;
  if (frame != NULL)
    {
      self->last_frame = now;
      copy = aster_matrix_copy (frame, NULL);
    }

  post (self, FALSE, fraction, copy ? aster_layout_new (copy) : NULL, NULL, NULL);

  return TRUE;
}

static void
aster_job_finalize (GObject *object)
{
  AsterJob *self = ASTER_JOB (object);

  if (self->input_free != NULL)
    self->input_free (self->input);

  g_clear_pointer (&self->mail_layout, aster_layout_unref);
  g_clear_pointer (&self->layout, aster_layout_unref);
  free_result (self, self->mail_result);
  free_result (self, self->result);
  g_clear_error (&self->mail_error);
  g_clear_error (&self->error);
  g_main_context_unref (self->home);
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
      g_value_set_boolean (value, self->finished);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
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

  properties[PROP_FINISHED] = g_param_spec_boolean (
      "finished", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double (
      "fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAYOUT] = g_param_spec_boxed (
      "layout", NULL, NULL, ASTER_TYPE_LAYOUT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_job_init (AsterJob *self)
{
  pthread_mutex_init (&self->lock, NULL);
  self->pulse.beat = job_beat;
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
 * aster_job_run:
 * @self: a job that has not run
 *
 * Computes, on the calling thread, which may be any. The engine calls this;
 * tests may too.
 */
void
aster_job_run (AsterJob *self)
{
  gpointer result;
  GError *error = NULL;

  g_return_if_fail (ASTER_IS_JOB (self));

  if (atomic_load (&self->cancelled))
    return;

  result = self->func (&self->pulse, self->input, &error);
  post (self, TRUE, 1, NULL, result, error);
}

/**
 * aster_job_cancel:
 * @self: a job
 *
 * Finishes the job at once, without a result. The worker stops at its next
 * heartbeat; nobody hears of it. Main thread only.
 */
void
aster_job_cancel (AsterJob *self)
{
  g_return_if_fail (ASTER_IS_JOB (self));

  if (self->finished)
    return;

  atomic_store (&self->cancelled, true);
  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

double
aster_job_get_fraction (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), 0);

  return self->fraction;
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

  return self->layout;
}

/**
 * aster_job_get_result:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what the function returned, once the job
 *   is finished without an error and was not cancelled; it lives as long as @self
 */
gpointer
aster_job_get_result (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return self->result;
}

const GError *
aster_job_get_error (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), NULL);

  return self->error;
}

gboolean
aster_job_is_finished (AsterJob *self)
{
  g_return_val_if_fail (ASTER_IS_JOB (self), FALSE);

  return self->finished;
}
