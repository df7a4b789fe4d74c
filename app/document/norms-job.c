#include "document/norms-job.h"

#include "words/statistics.h"

static gpointer
compute_norms (AsterPulse *pulse, gpointer data, GError **error)
{
  AsterSpace *space = data;
  g_autofree double *norms = g_new (double, MAX (aster_space_n (space), 1));

  if (!aster_statistics_norms (space->vectors, norms, pulse, error))
    return NULL;

  return g_steal_pointer (&norms);
}

/* (transfer full): under way; its result is ‖v‖ of each row as stored, (n) doubles. */
AsterJob *
aster_norms_job_start (AsterEngine *engine, AsterSpace *space)
{
  AsterJob *job = aster_job_new (compute_norms, aster_space_ref (space),
                                 (GDestroyNotify) aster_space_unref, g_free);

  aster_engine_submit (engine, job);

  return job;
}
