/* norms-job.h - the lengths of the vectors of a space, worked out beside everything. */
#pragma once

#include "run/engine.h"
#include "values/space.h"

G_BEGIN_DECLS

AsterJob *aster_norms_job_start (AsterEngine *engine, AsterSpace *space);

G_END_DECLS
