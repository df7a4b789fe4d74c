#include "recipes/recipe-words.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-words.h"
#include "recipes/map-words.h"

/* (transfer full): a few words for the head of a pane. */
char *
aster_recipe_dup_words (const AsterRecipe *recipe, AsterPaneKind kind)
{
  if (kind == ASTER_PANE_TABLE)
    return g_strdup (_ ("every token, its norm and its metadata"));
  if (kind == ASTER_PANE_MAP)
    return aster_map_dup_words (recipe);

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
