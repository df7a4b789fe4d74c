/* pane-state.h - a pane as undo and sessions keep it. */
#pragma once

#include "panes/pane.h"

G_BEGIN_DECLS

GVariant *aster_pane_state_save (AsterPane *pane);
void aster_pane_state_restore (AsterPane *pane, GVariant *state);
guint aster_pane_state_get_id (GVariant *state);

G_END_DECLS
