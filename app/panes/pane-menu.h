/* pane-menu.h - what a pane can become, and what can be done with it. */
#pragma once

#include <gio/gio.h>

#include "panes/pane-kind.h"

G_BEGIN_DECLS

GMenuModel *aster_pane_menu_new (AsterPaneKind kind);
GMenuModel *aster_pane_menu_new_kinds (const char *action);

G_END_DECLS
