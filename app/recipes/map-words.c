#include "recipes/map-words.h"

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"

static char *
dup_method (const AsterRecipe *recipe)
{
  switch (recipe->method)
    {
    case ASTER_MAP_AXES:
      if (recipe->dims == 3)
        /* Translators: a map whose three axes are cosines with these expressions */
        return g_strdup_printf (_ ("Cosine with ⟨%s⟩, ⟨%s⟩ and ⟨%s⟩"),
                                recipe->axes[0] != NULL ? recipe->axes[0] : "",
                                recipe->axes[1] != NULL ? recipe->axes[1] : "",
                                recipe->axes[2] != NULL ? recipe->axes[2] : "");
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

/* The method, and how many axes it has where nothing else says so. */
static char *
dup_whole (const AsterRecipe *recipe)
{
  gboolean moves = recipe->method == ASTER_MAP_TSNE || recipe->method == ASTER_MAP_MDS ||
                   recipe->method == ASTER_MAP_UMAP;
  g_autofree char *method = dup_method (recipe);

  if (!moves || recipe->dims != 3)
    return g_steal_pointer (&method);

  /* Translators: a map in space; %s is how it is made, such as «t-SNE, perplexity 30» */
  return g_strdup_printf (_ ("%s, in 3-D"), method);
}

static char *
dup_part (const AsterRecipe *recipe)
{
  gsize n = recipe->rows->n;
  g_autofree char *map = dup_whole (recipe), *count = aster_number_dup_count (n);

  /* Translators: a map of some words only: how many, and how: «42 words: t-SNE, …» */
  return g_strdup_printf (ngettext ("%s word: %s", "%s words: %s", n), count, map);
}

/* (transfer full): how a map is made, and of how many words if not of all. */
char *
aster_map_dup_words (const AsterRecipe *recipe)
{
  return recipe->rows != NULL ? dup_part (recipe) : dup_whole (recipe);
}
