/* job.h - one computation under way, as the main thread sees it. */
#pragma once

#include <glib-object.h>

#include "tools/pulse.h"
#include "values/layout.h"

G_BEGIN_DECLS

#define ASTER_TYPE_JOB (aster_job_get_type ())

G_DECLARE_FINAL_TYPE (AsterJob, aster_job, ASTER, JOB, GObject)

/* Properties, all read-only, notified on the thread that made the job:
 * "fraction" (double, [0, 1]), "step" (AsterPulseStep, borrowed: how many iterations
 * are done), "layout" (AsterLayout: the latest frame of a map under way), "paused"
 * (gboolean), "finished" (gboolean: the result or the error is there, or the job was
 * cancelled). */
typedef gpointer (*AsterJobFunc) (AsterPulse *pulse, gpointer input, GError **error);

/* Called on the worker when a paused job lies down (@resting) and when it goes on. */
typedef void (*AsterJobRestFunc) (gboolean resting, gpointer user_data);

AsterJob *aster_job_new (AsterJobFunc func,
                         gpointer input,
                         GDestroyNotify input_free,
                         GDestroyNotify result_free);
void aster_job_cancel (AsterJob *self);
void aster_job_pause (AsterJob *self);
void aster_job_go_on (AsterJob *self);
void aster_job_run (AsterJob *self);
void aster_job_set_rest_func (AsterJob *self, AsterJobRestFunc func, gpointer user_data);

double aster_job_get_fraction (AsterJob *self);
const AsterPulseStep *aster_job_get_step (AsterJob *self);
AsterLayout *aster_job_get_layout (AsterJob *self);
gpointer aster_job_get_result (AsterJob *self);
const GError *aster_job_get_error (AsterJob *self);
gboolean aster_job_is_paused (AsterJob *self);
gboolean aster_job_is_finished (AsterJob *self);

G_END_DECLS
