#include "panes/pane-kind.h"

#include <glib/gi18n-lib.h>

/* What a pane of this kind computes by; a table computes nothing. */
AsterRecipeKind
aster_pane_kind_get_recipe (AsterPaneKind self)
{
  switch (self)
    {
    case ASTER_PANE_TEXT:
      return ASTER_RECIPE_TEXT;

    case ASTER_PANE_QUERY:
      return ASTER_RECIPE_QUERY;

    case ASTER_PANE_VALUES:
      return ASTER_RECIPE_VALUES;

    case ASTER_PANE_CLUSTERS:
      return ASTER_RECIPE_CLUSTERS;

    case ASTER_PANE_MAP:
    case ASTER_PANE_TABLE:
    default:
      return ASTER_RECIPE_MAP;
    }
}

const char *
aster_pane_kind_get_name (AsterPaneKind self)
{
  switch (self)
    {
    case ASTER_PANE_MAP:
      return C_ ("kind of pane", "Map");

    case ASTER_PANE_TEXT:
      return C_ ("kind of pane", "Text");

    case ASTER_PANE_TABLE:
      return C_ ("kind of pane", "Table");

    case ASTER_PANE_CLUSTERS:
      return C_ ("kind of pane", "Clusters");

    case ASTER_PANE_QUERY:
    case ASTER_PANE_VALUES:
    default:
      return C_ ("kind of pane", "Neighbours");
    }
}

/* The name of a symbolic icon that the program brings along. */
const char *
aster_pane_kind_get_icon (AsterPaneKind self)
{
  static const char *const icons[] = { "aster-map-symbolic",   "aster-text-symbolic",
                                       "aster-table-symbolic", "aster-clusters-symbolic",
                                       "aster-map-symbolic",   "aster-map-symbolic" };

  g_return_val_if_fail (self < G_N_ELEMENTS (icons), NULL);

  return icons[self];
}
