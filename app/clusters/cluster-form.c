#include "clusters/cluster-form.h"

#include "clusters/cluster-parameters.h"
#include "clusters/cluster-words.h"

static const char *
get_name (guint method)
{
  return aster_cluster_method_get_name ((AsterClusterMethod) method);
}

/**
 * aster_cluster_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): one of clusters
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_cluster_form_new (AsterDocument *document, AsterPane *pane)
{
  static const AsterRecipeFormKind kind = {
    .kind = ASTER_RECIPE_CLUSTERS,
    .offset = G_STRUCT_OFFSET (AsterRecipe, clusters.method),
    .choices = aster_cluster_methods,
    .n = ASTER_N_CLUSTER_METHODS,
    .get_name = get_name,
  };

  return aster_recipe_form_new (document, pane, &kind);
}
