/* work.h - what a pane has under way, and what came of it. */
#pragma once

#include "run/engine.h"
#include "values/result.h"

G_BEGIN_DECLS

#define ASTER_TYPE_WORK (aster_work_get_type ())

G_DECLARE_FINAL_TYPE (AsterWork, aster_work, ASTER, WORK, GObject)

/* Properties, all read-only: "fraction", "layout", "paused", "result" (notified when a
 * run ends, with a new result or with an error), "running", "step". */
AsterWork *aster_work_new (AsterEngine *engine);

void aster_work_start (
    AsterWork *self, AsterJob *job, AsterRowSet *rows, guint picture, double expected);
void aster_work_stop (AsterWork *self);
void aster_work_pause (AsterWork *self, gboolean pause);
void aster_work_forget (AsterWork *self);

AsterResult *aster_work_get_result (AsterWork *self);
AsterLayout *aster_work_get_layout (AsterWork *self);
guint aster_work_get_picture (AsterWork *self);
const char *aster_work_get_error (AsterWork *self);
double aster_work_get_fraction (AsterWork *self);
const AsterPulseStep *aster_work_get_step (AsterWork *self);
double aster_work_get_left (AsterWork *self);
gboolean aster_work_is_running (AsterWork *self);
gboolean aster_work_is_paused (AsterWork *self);

G_END_DECLS
