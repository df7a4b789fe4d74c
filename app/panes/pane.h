/* pane.h - one recipe and its result; the only caller of the engine. */
#pragma once

#include <gio/gio.h>

#include "labels/label-edits.h"
#include "panes/pane-kind.h"
#include "plot/plot-style.h"
#include "run/engine.h"
#include "run/estimate.h"
#include "run/recipe.h"
#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PANE (aster_pane_get_type ())

G_DECLARE_FINAL_TYPE (AsterPane, aster_pane, ASTER, PANE, GObject)

AsterPane *aster_pane_new (AsterEngine *engine, guint id, AsterPaneKind kind);
void aster_pane_become (AsterPane *self,
                        AsterPaneKind kind,
                        const AsterRecipe *recipe,
                        const char *colour);

guint aster_pane_get_id (AsterPane *self);
AsterPaneKind aster_pane_get_kind (AsterPane *self);
void aster_pane_set_kind (AsterPane *self, AsterPaneKind kind);
void aster_pane_set_input (AsterPane *self, AsterSpace *space, AsterTreatment treatment);

const AsterRecipe *aster_pane_get_recipe (AsterPane *self);
void aster_pane_set_recipe (AsterPane *self, const AsterRecipe *recipe);
const char *aster_pane_get_colour (AsterPane *self);
void aster_pane_set_colour (AsterPane *self, const char *colour);

const char *const *aster_pane_get_hidden (AsterPane *self);
void aster_pane_set_hidden (AsterPane *self, const char *const *classes);
void aster_pane_take_hidden (AsterPane *self, const char *const *classes);

const AsterPlotStyle *aster_pane_get_style (AsterPane *self);
void aster_pane_set_style (AsterPane *self, const AsterPlotStyle *style);
void aster_pane_take_style (AsterPane *self, const AsterPlotStyle *style);

GVariant *aster_pane_get_listing (AsterPane *self);
void aster_pane_set_listing (AsterPane *self, GVariant *listing);
void aster_pane_take_listing (AsterPane *self, GVariant *listing);

AsterLabelEdits *aster_pane_get_labels (AsterPane *self);
char *aster_pane_dup_step (AsterPane *self);

guint aster_pane_get_source (AsterPane *self);
AsterPane *aster_pane_find_source (AsterPane *self);
void aster_pane_set_source (AsterPane *self, guint id);
void aster_pane_choose_source (AsterPane *self, guint id);
void aster_pane_set_peers (AsterPane *self, GListModel *peers);

AsterResult *aster_pane_get_result (AsterPane *self);
AsterLayout *aster_pane_get_layout (AsterPane *self);
const char *aster_pane_get_error (AsterPane *self);
double aster_pane_get_fraction (AsterPane *self);
const AsterPulseStep *aster_pane_get_step (AsterPane *self);
double aster_pane_get_left (AsterPane *self);
const AsterEstimate *aster_pane_get_estimate (AsterPane *self);
gboolean aster_pane_is_running (AsterPane *self);
gboolean aster_pane_is_paused (AsterPane *self);
gboolean aster_pane_is_waiting (AsterPane *self);
gboolean aster_pane_is_source_gone (AsterPane *self);
AsterPane *aster_pane_get_awaited (AsterPane *self);

void aster_pane_run (AsterPane *self);
void aster_pane_stop (AsterPane *self);
void aster_pane_set_paused (AsterPane *self, gboolean paused);
gboolean aster_pane_can_continue (AsterPane *self);
void aster_pane_continue (AsterPane *self, gboolean perturb);

G_END_DECLS
