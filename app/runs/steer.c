/* A map that moves need not begin again for every change. What says where it begins, of
 * how many axes it is and what its rows are does ask for a new one; what pulls and pushes
 * its points can change under way: the map goes on from the picture that is there, with
 * its iterations counted on. */

#include "runs/steer.h"

/* Whether the map of @recipe is found by iterations, so that it can be led on. */
gboolean
aster_steer_moves (const AsterRecipe *recipe)
{
  return recipe->kind == ASTER_RECIPE_MAP &&
         (recipe->method == ASTER_MAP_TSNE || recipe->method == ASTER_MAP_UMAP ||
          (recipe->method == ASTER_MAP_MDS && recipe->mds.kind == ASTER_MDS_SMACOF));
}

/* How many iterations are wanted in all; 0 where only the method knows. */
guint
aster_steer_get_iterations (const AsterRecipe *recipe)
{
  return recipe->method == ASTER_MAP_TSNE  ? recipe->tsne.tsne.iterations
         : recipe->method == ASTER_MAP_MDS ? recipe->mds.iterations
                                           : 0;
}

/* Whether its points can be shaken first; the steps of a UMAP shake enough. */
gboolean
aster_steer_shakes (const AsterRecipe *recipe)
{
  return recipe->kind == ASTER_RECIPE_MAP && recipe->method == ASTER_MAP_TSNE;
}

/* Gives @recipe what @other says of pulling and pushing. */
static void
take_forces (AsterRecipe *recipe, const AsterRecipe *other)
{
  AsterTsneMapParams *tsne = &recipe->tsne;
  const AsterTsneMapParams *from = &other->tsne;
  AsterUmapParams *umap = &recipe->umap.umap;
  const AsterUmapParams *wanted = &other->umap.umap;

  if (recipe->method == ASTER_MAP_MDS)
    {
      recipe->mds.eps = other->mds.eps;
      return;
    }
  if (recipe->method == ASTER_MAP_UMAP)
    {
      recipe->umap.neighbours = other->umap.neighbours;
      recipe->umap.metric = other->umap.metric;
      umap->min_dist = wanted->min_dist;
      umap->spread = wanted->spread;
      umap->negatives = wanted->negatives;
      umap->learning_rate = wanted->learning_rate;
      return;
    }

  tsne->metric = from->metric;
  tsne->tsne.perplexity = from->tsne.perplexity;
  tsne->tsne.learning_rate = from->tsne.learning_rate;
  tsne->tsne.late_exaggeration = from->tsne.late_exaggeration;
  tsne->tsne.stop_early = from->tsne.stop_early;
}

/**
 * aster_steer_goes_on:
 * @from: what a picture was made by
 * @to: what is wanted now
 * @done: how many iterations the picture has behind it
 *
 * Returns: whether the picture can be led on to @to, instead of beginning anew
 */
gboolean
aster_steer_goes_on (const AsterRecipe *from, const AsterRecipe *to, guint done)
{
  g_autoptr (AsterRecipe) led = NULL;

  if (!aster_steer_moves (from) || !aster_steer_moves (to) || from->method != to->method)
    return FALSE;

  led = aster_recipe_copy (from);
  take_forces (led, to);
  /* More iterations lead on; fewer than there were cannot be taken back. */
  if (to->method == ASTER_MAP_TSNE && to->tsne.tsne.iterations > done)
    led->tsne.tsne.iterations = to->tsne.tsne.iterations;
  if (to->method == ASTER_MAP_MDS && to->mds.iterations > done)
    led->mds.iterations = to->mds.iterations;

  return aster_recipe_equal (led, to);
}

/**
 * aster_steer_dup_from:
 * @recipe: one that moves
 * @done: iterations that the picture to begin from has behind it
 * @more: iterations to do at least
 *
 * Returns: (transfer full): @recipe from a picture on, which is handed to it as its page
 */
AsterRecipe *
aster_steer_dup_from (const AsterRecipe *recipe, guint done, guint more)
{
  AsterRecipe *led = aster_recipe_copy (recipe);
  AsterTsneParams *tsne = &led->tsne.tsne;
  AsterMdsParams *mds = &led->mds;

  if (recipe->method == ASTER_MAP_MDS)
    {
      mds->start = ASTER_MDS_FROM_PAGE;
      mds->begun = MIN (done, ASTER_MDS_MAX_ITERATIONS - more);
      mds->iterations = MAX (mds->iterations, mds->begun + more);
      return led;
    }
  if (recipe->method == ASTER_MAP_UMAP)
    {
      /* Its steps grow smaller until the last; a picture that is led on has had the
       * large ones. */
      led->umap.start = ASTER_UMAP_PAGE;
      led->umap.umap.epochs = ASTER_STEER_EPOCHS;
      led->umap.umap.learning_rate = MAX (recipe->umap.umap.learning_rate / 2,
                                          ASTER_UMAP_MIN_RATE);
      return led;
    }

  led->tsne.start = ASTER_TSNE_PAGE;
  tsne->begun = MIN (done, ASTER_TSNE_MAX_ITERATIONS - more);
  tsne->iterations = MAX (tsne->iterations, tsne->begun + more);

  return led;
}

/* The same with its points shaken a little first. */
AsterRecipe *
aster_steer_dup_perturbed (const AsterRecipe *recipe, guint done)
{
  AsterRecipe *led = aster_steer_dup_from (recipe, done, ASTER_STEER_MORE);

  led->tsne.perturb = ASTER_STEER_PERTURB;

  return led;
}

/* Whether the map begins where another map has its points, or clusters are found there.
 */
gboolean
aster_steer_is_from_map (const AsterRecipe *recipe)
{
  if (recipe->kind == ASTER_RECIPE_CLUSTERS)
    return recipe->clusters.on_map;
  if (!aster_steer_moves (recipe))
    return FALSE;

  return recipe->method == ASTER_MAP_UMAP  ? recipe->umap.start == ASTER_UMAP_PAGE
         : recipe->method == ASTER_MAP_MDS ? recipe->mds.start == ASTER_MDS_FROM_PAGE
                                           : recipe->tsne.start == ASTER_TSNE_PAGE;
}

/* Every method's usual start in place of another map. */
void
aster_steer_forget_map (AsterRecipe *recipe)
{
  if (recipe->tsne.start == ASTER_TSNE_PAGE)
    recipe->tsne.start = ASTER_TSNE_COMPONENTS;
  if (recipe->umap.start == ASTER_UMAP_PAGE)
    recipe->umap.start = ASTER_UMAP_SPECTRAL;
  if (recipe->mds.start == ASTER_MDS_FROM_PAGE)
    recipe->mds.start = ASTER_MDS_FROM_CLASSICAL;
  recipe->clusters.on_map = FALSE;
}
