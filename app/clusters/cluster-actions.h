/* cluster-actions.h - clusters of a map, in a pane beside it. */
#pragma once

#include "panes/pane-set.h"

G_BEGIN_DECLS

AsterPane *aster_cluster_actions_add (AsterPaneSet *panes, AsterPane *map);

G_END_DECLS
