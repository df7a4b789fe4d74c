/* torn-job.h - the neighbours that a map tears apart, about to be found on a lane. */
#pragma once

#include "compare/torn-edges.h"
#include "run/job.h"
#include "values/space.h"
#include "words/treatment.h"

G_BEGIN_DECLS

AsterJob *aster_torn_job_new (AsterSpace *space,
                              AsterTreatment treatment,
                              AsterLayout *page,
                              const guint32 *rows,
                              gsize n_rows,
                              const AsterTornParams *params);

G_END_DECLS
