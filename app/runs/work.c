/* One job at a time, of which the pane shows whatever there is: the latest frame while
 * it runs, the result once it is there, and the result before until then, since a
 * picture never goes blank for a slider. A job that is given up leaves its latest
 * frame and how far it was, so that a map can be led on from there. */

#include "runs/work.h"

#include <math.h>

#include "runs/job-drop.h"
#include "runs/stopwatch.h"

struct _AsterWork
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  AsterJob *job;       /* (nullable) under way */
  guint job_picture;   /* what @job draws */
  AsterRowSet *rows;   /* (nullable) the only rows that it draws */
  AsterStopwatch watch;

  AsterResult *result; /* (nullable) */
  AsterLayout *layout; /* (nullable) the final one, or the latest frame */
  guint picture;       /* what @layout is of */
  AsterPulseStep step; /* how far @layout is */
  char *error;         /* (nullable) for a person */
};

enum {
  PROP_0,
  PROP_FRACTION,
  PROP_LAYOUT,
  PROP_PAUSED,
  PROP_RESULT,
  PROP_RUNNING,
  PROP_STEP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (AsterWork, aster_work, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
notify (AsterWork *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_layout (AsterWork *self, AsterLayout *layout, guint picture)
{
  self->picture = picture;
  if (self->layout == layout)
    return;

  g_clear_pointer (&self->layout, aster_layout_unref);
  if (layout != NULL)
    self->layout = aster_layout_ref (layout);
  notify (self, PROP_LAYOUT);
}

static void
fraction_cb (AsterWork *self)
{
  notify (self, PROP_FRACTION);
}

/* A job that leads a picture on has not counted yet what is behind the picture. */
static void
take_step (AsterWork *self, AsterJob *job)
{
  const AsterPulseStep *step = aster_job_get_step (job);

  if (step->iterations > 0)
    self->step = *step;
}

static void
layout_cb (AsterWork *self)
{
  AsterLayout *frame = aster_job_get_layout (self->job);
  g_autoptr (AsterLayout) layout = NULL;

  take_step (self, self->job);
  if (frame != NULL)
    layout = aster_layout_new_part (aster_matrix_ref (frame->positions), self->rows);
  set_layout (self, layout, self->job_picture);
}

static void
step_cb (AsterWork *self)
{
  take_step (self, self->job);
  notify (self, PROP_STEP);
}

static void
paused_cb (AsterWork *self)
{
  aster_stopwatch_hold (&self->watch, aster_job_is_paused (self->job),
                        g_get_monotonic_time ());
  notify (self, PROP_PAUSED);
}

static void
finished_cb (AsterWork *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  AsterResult *result = aster_job_get_result (job);
  const GError *error = aster_job_get_error (job);

  g_signal_handlers_disconnect_by_data (job, self);
  g_clear_pointer (&self->error, g_free);
  take_step (self, job);

  if (error != NULL)
    self->error = g_strdup (error->message);
  else if (result != NULL)
    {
      g_clear_pointer (&self->result, aster_result_unref);
      self->result = aster_result_ref (result);
      set_layout (self, result->layout, self->job_picture);
    }

  notify (self, PROP_STEP);
  notify (self, PROP_RESULT);
  notify (self, PROP_RUNNING);
}

static void
aster_work_dispose (GObject *object)
{
  AsterWork *self = ASTER_WORK (object);

  aster_job_drop (&self->job, self);
  g_clear_pointer (&self->rows, aster_row_set_unref);
  g_clear_pointer (&self->result, aster_result_unref);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (aster_work_parent_class)->dispose (object);
}

static void
aster_work_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AsterWork *self = ASTER_WORK (object);

  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, aster_work_get_fraction (self));
      break;

    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, aster_work_is_paused (self));
      break;

    case PROP_RESULT:
      g_value_set_boxed (value, self->result);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, aster_work_is_running (self));
      break;

    case PROP_STEP:
      g_value_set_pointer (value, &self->step);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_work_class_init (AsterWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_work_dispose;
  object_class->get_property = aster_work_get_property;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   flags);
  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);
  properties[PROP_RESULT] = g_param_spec_boxed ("result", NULL, NULL, ASTER_TYPE_RESULT,
                                                flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_STEP] = g_param_spec_pointer ("step", NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_work_init (AsterWork *self)
{
  self->step.kl = NAN;
}

/* @engine: (transfer none): runs the jobs; must outlive the work */
AsterWork *
aster_work_new (AsterEngine *engine)
{
  AsterWork *self = g_object_new (ASTER_TYPE_WORK, NULL);

  self->engine = engine;

  return self;
}

/**
 * aster_work_start:
 * @self: a work
 * @job: (transfer full): not submitted; its result is an #AsterResult
 * @rows: (nullable): the only rows that the frames of @job are of; %NULL for all
 * @picture: a number that says what the job draws; the same for one that leads a
 *   picture on as for the one that began it
 * @expected: seconds that it may take, or NaN
 *
 * What was under way is given up.
 */
void
aster_work_start (
    AsterWork *self, AsterJob *job, AsterRowSet *rows, guint picture, double expected)
{
  static const struct
  {
    const char *signal;
    void (*handler) (AsterWork *);
  } heard[] = {
    { "notify::layout", layout_cb },     { "notify::step", step_cb },
    { "notify::fraction", fraction_cb }, { "notify::paused", paused_cb },
    { "notify::finished", finished_cb },
  };

  g_return_if_fail (ASTER_IS_WORK (self) && ASTER_IS_JOB (job));

  aster_job_drop (&self->job, self);
  self->job = job;
  self->job_picture = picture;
  g_clear_pointer (&self->rows, aster_row_set_unref);
  self->rows = rows != NULL ? aster_row_set_ref (rows) : NULL;
  if (self->picture != picture)
    self->step = (AsterPulseStep){ .kl = NAN };
  aster_stopwatch_start (&self->watch, expected, g_get_monotonic_time ());
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    g_signal_connect_swapped (job, heard[i].signal, G_CALLBACK (heard[i].handler), self);
  aster_engine_submit (self->engine, job);
  notify (self, PROP_PAUSED);
  notify (self, PROP_RUNNING);
}

/* Gives up what is under way; what is shown stays. */
void
aster_work_stop (AsterWork *self)
{
  g_return_if_fail (ASTER_IS_WORK (self));

  if (self->job == NULL)
    return;

  aster_job_drop (&self->job, self);
  notify (self, PROP_PAUSED);
  notify (self, PROP_RUNNING);
}

/* Lets what is under way lie down, or go on. */
void
aster_work_pause (AsterWork *self, gboolean pause)
{
  g_return_if_fail (ASTER_IS_WORK (self));

  if (self->job == NULL)
    return;

  if (pause)
    aster_job_pause (self->job);
  else
    aster_job_go_on (self->job);
}

/* Shows nothing any more. */
void
aster_work_forget (AsterWork *self)
{
  aster_work_stop (self);
  g_clear_pointer (&self->result, aster_result_unref);
  g_clear_pointer (&self->error, g_free);
  self->step = (AsterPulseStep){ .kl = NAN };
  set_layout (self, NULL, 0);
}

/* (transfer none) (nullable): what came of the last run that ended well. */
AsterResult *
aster_work_get_result (AsterWork *self)
{
  return self->result;
}

AsterLayout *
aster_work_get_layout (AsterWork *self)
{
  return self->layout;
}

/* What the layout is of; see aster_work_start(). 0 for nothing. */
guint
aster_work_get_picture (AsterWork *self)
{
  return self->picture;
}

/* (nullable): why the last run came to nothing, for a person. */
const char *
aster_work_get_error (AsterWork *self)
{
  return self->error;
}

double
aster_work_get_fraction (AsterWork *self)
{
  return self->job != NULL ? aster_job_get_fraction (self->job) : 0;
}

/* (transfer none): how many iterations are done, also when the run has ended. */
const AsterPulseStep *
aster_work_get_step (AsterWork *self)
{
  return &self->step;
}

/* Seconds until what is under way ends, or NaN. */
double
aster_work_get_left (AsterWork *self)
{
  if (self->job == NULL)
    return NAN;

  return aster_stopwatch_get_left (&self->watch, aster_job_get_step (self->job),
                                   g_get_monotonic_time ());
}

gboolean
aster_work_is_running (AsterWork *self)
{
  return self->job != NULL;
}

gboolean
aster_work_is_paused (AsterWork *self)
{
  return self->job != NULL && aster_job_is_paused (self->job);
}
