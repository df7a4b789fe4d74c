#include "recipes/recipe-words.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-words.h"
#include "parts/numbers.h"

const char *
aster_treatment_get_name (AsterTreatment treatment)
{
  switch (treatment)
    {
    case ASTER_TREATMENT_CENTRED:
      return C_ ("treatment of vectors", "centred");

    case ASTER_TREATMENT_UNIT:
      return C_ ("treatment of vectors", "unit");

    case ASTER_TREATMENT_RAW:
    default:
      return C_ ("treatment of vectors", "raw");
    }
}

const char *
aster_metric_get_name (AsterMetric metric)
{
  switch (metric)
    {
    case ASTER_METRIC_EUCLIDEAN:
      return C_ ("metric", "Euclidean");

    case ASTER_METRIC_DOT:
      return C_ ("metric", "dot product");

    case ASTER_METRIC_CORRELATION:
      return C_ ("metric", "correlation");

    case ASTER_METRIC_COSINE:
    default:
      return C_ ("metric", "cosine");
    }
}

const char *
aster_map_method_get_name (AsterMapMethod method)
{
  switch (method)
    {
    case ASTER_MAP_SVD:
      return C_ ("method of a map", "SVD");

    case ASTER_MAP_AXES:
      return C_ ("method of a map", "Chosen axes");

    case ASTER_MAP_TSNE:
      return C_ ("method of a map", "t-SNE");

    case ASTER_MAP_MDS:
      return C_ ("method of a map", "MDS");

    case ASTER_MAP_UMAP:
      return C_ ("method of a map", "UMAP");

    case ASTER_MAP_PCA:
    default:
      return C_ ("method of a map", "PCA");
    }
}

static char *
dup_map_words (const AsterRecipe *recipe)
{
  switch (recipe->method)
    {
    case ASTER_MAP_AXES:
      /* Translators: a map whose two axes are cosines with these expressions */
      return g_strdup_printf (_ ("Cosine with ⟨%s⟩ across, ⟨%s⟩ up"),
                              recipe->axes[0] != NULL ? recipe->axes[0] : "",
                              recipe->axes[1] != NULL ? recipe->axes[1] : "");

    case ASTER_MAP_TSNE:
      /* Translators: the number is the perplexity of the map */
      return g_strdup_printf (_ ("t-SNE, perplexity %g"), recipe->tsne.tsne.perplexity);

    case ASTER_MAP_MDS:
      return recipe->mds.kind == ASTER_MDS_CLASSICAL
                 ? g_strdup (_ ("MDS, classical"))
                 : g_strdup (_ ("MDS, least squares of distances"));

    case ASTER_MAP_UMAP:
      return g_strdup_printf (
          ngettext ("UMAP, %u neighbour", "UMAP, %u neighbours", recipe->umap.neighbours),
          recipe->umap.neighbours);

    case ASTER_MAP_SVD:
      if (recipe->dims == 3)
        return g_strdup_printf (_ ("SVD, components %u, %u and %u"),
                                recipe->components[0], recipe->components[1],
                                recipe->components[2]);
      /* Translators: singular value decomposition; the numbers count components */
      return g_strdup_printf (_ ("SVD, components %u and %u"), recipe->components[0],
                              recipe->components[1]);

    case ASTER_MAP_PCA:
    default:
      if (recipe->dims == 3)
        return g_strdup_printf (_ ("PCA, components %u, %u and %u"),
                                recipe->components[0], recipe->components[1],
                                recipe->components[2]);
      /* Translators: principal component analysis; the numbers count components */
      return g_strdup_printf (_ ("PCA, components %u and %u"), recipe->components[0],
                              recipe->components[1]);
    }
}

static char *
dup_part_words (const AsterRecipe *recipe)
{
  gsize n = recipe->rows->n;
  g_autofree char *map = dup_map_words (recipe), *count = aster_number_dup_count (n);

  /* Translators: a map of some words only: how many, and how: «42 words: t-SNE, …» */
  return g_strdup_printf (ngettext ("%s word: %s", "%s words: %s", n), count, map);
}

/* (transfer full): a few words for the head of a pane. */
char *
aster_recipe_dup_words (const AsterRecipe *recipe, AsterPaneKind kind)
{
  if (kind == ASTER_PANE_TABLE)
    return g_strdup (_ ("every token, its norm and its metadata"));
  if (kind == ASTER_PANE_MAP)
    return recipe->rows != NULL ? dup_part_words (recipe) : dup_map_words (recipe);

  switch (recipe->tint)
    {
    case ASTER_TINT_PREVIOUS:
      return g_strdup (_ ("tinted by cosine to the previous word"));

    case ASTER_TINT_PINNED:
      if (recipe->pin == NULL || *recipe->pin == '\0')
        return g_strdup (_ ("tinted by cosine to a pinned word"));
      /* Translators: the tint of a text; %s is a word or an expression */
      return g_strdup_printf (_ ("tinted by cosine to ⟨%s⟩"), recipe->pin);

    case ASTER_TINT_NORM:
    default:
      return g_strdup (_ ("tinted by norm"));
    }
}

/* (transfer full): the same, with what the pane knows besides its recipe. */
char *
aster_pane_dup_words (AsterPane *pane)
{
  if (aster_pane_get_kind (pane) == ASTER_PANE_CLUSTERS)
    return aster_cluster_dup_words (pane);

  return aster_recipe_dup_words (aster_pane_get_recipe (pane),
                                 aster_pane_get_kind (pane));
}
