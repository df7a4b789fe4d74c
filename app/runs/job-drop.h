/* job-drop.h - letting go of a job that nobody waits for any more. */
#pragma once

#include "run/job.h"

G_BEGIN_DECLS

void aster_job_drop (AsterJob **job, gpointer listener);

G_END_DECLS
