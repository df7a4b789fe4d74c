/* run-words.h - how far a run is and what it costs, said in a few words. */
#pragma once

#include "panes/pane.h"

G_BEGIN_DECLS

char *aster_run_dup_cost (const AsterEstimate *estimate);
char *aster_run_dup_step (AsterPane *pane);
char *aster_run_dup_measure (AsterPane *pane);
char *aster_run_dup_left (AsterPane *pane);
char *aster_run_dup_notes (AsterPane *pane);

G_END_DECLS
