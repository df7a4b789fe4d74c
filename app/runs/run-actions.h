/* run-actions.h - the actions and keys that lead what a pane computes. */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"

G_BEGIN_DECLS

void aster_run_actions_install (GtkWidgetClass *view_class);
void aster_run_actions_follow (GtkWidget *view, AsterPane *pane, GtkWidget *content);
GMenuModel *aster_run_actions_menu (void);

G_END_DECLS
