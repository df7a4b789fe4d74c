/* pane.h - one recipe and its result; the only caller of the engine. */
#pragma once

#include <glib-object.h>

#include "pane-kind.h"
#include "run/engine.h"
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

AsterResult *aster_pane_get_result (AsterPane *self);
AsterLayout *aster_pane_get_layout (AsterPane *self);
const char *aster_pane_get_error (AsterPane *self);
double aster_pane_get_fraction (AsterPane *self);
gboolean aster_pane_is_running (AsterPane *self);
void aster_pane_run (AsterPane *self);
void aster_pane_stop (AsterPane *self);

G_END_DECLS
