/* pane-kind.h - the kinds of panes, their names and their signs. */
#pragma once

#include "run/recipe.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_PANE_MAP,
  ASTER_PANE_TEXT,
  ASTER_PANE_TABLE,
  ASTER_PANE_CLUSTERS,
  ASTER_PANE_QUERY,  /* the inspector's; never in the grid */
  ASTER_PANE_VALUES, /* of the colours of a map; never in the grid */
} AsterPaneKind;

#define ASTER_N_PANE_KINDS 4 /* that a person can choose */

AsterRecipeKind aster_pane_kind_get_recipe (AsterPaneKind self);
const char *aster_pane_kind_get_name (AsterPaneKind self);
const char *aster_pane_kind_get_icon (AsterPaneKind self);

G_END_DECLS
