/* exporter.h - what a pane shows, taken away as a picture or a table. */
#pragma once

#include "panes/pane-view.h"

G_BEGIN_DECLS

void aster_exporter_run (AsterPaneView *view);

G_END_DECLS
