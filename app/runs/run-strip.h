/* run-strip.h - how far a pane is, with the buttons that lead it. */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_RUN_STRIP (aster_run_strip_get_type ())

G_DECLARE_FINAL_TYPE (AsterRunStrip, aster_run_strip, ASTER, RUN_STRIP, GtkWidget)

GtkWidget *aster_run_strip_new (AsterPane *pane);
int aster_run_strip_get_least (AsterRunStrip *self);
int aster_run_strip_get_modest (AsterRunStrip *self);

G_END_DECLS
