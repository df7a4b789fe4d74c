#include "runs/job-drop.h"

/* Cancels what is at @job, of which @listener then hears nothing more, and leaves NULL
 * there; NULL may be there already. */
void
aster_job_drop (AsterJob **job, gpointer listener)
{
  if (*job == NULL)
    return;

  g_signal_handlers_disconnect_by_data (*job, listener);
  aster_job_cancel (*job);
  g_clear_object (job);
}
