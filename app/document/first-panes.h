/* first-panes.h - what a space that is opened for the first time is shown in. */
#pragma once

#include "linked/selection.h"
#include "panes/pane-set.h"

G_BEGIN_DECLS

void aster_first_panes_open (AsterPaneSet *panes,
                             AsterSelection *selection,
                             AsterSpace *space);

G_END_DECLS
