#include <glib/gi18n-lib.h>
#include <string.h>

#include "layouts/axes.h"
#include "layouts/pca.h"
#include "run/recipe-run.h"
#include "tools/error.h"

/* The vector of axis @axis of a map, a row of @out. */
static gboolean
evaluate_axis (const AsterRecipeRun *self, guint axis, AsterMatrix *out, GError **error)
{
  /* Translators: these come before a message about one axis of a map. */
  static const char *const prefixes[] = { N_ ("Horizontal axis: "),
                                          N_ ("Vertical axis: "), N_ ("Depth axis: ") };
  const char *text = self->recipe->axes[axis];
  g_autoptr (AsterMatrix) vector = NULL;

  if (aster_recipe_is_blank (text))
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                         _ ("there is no expression yet. Type a word, or a sum such as "
                            "“king - man”."));
  else
    vector = aster_recipe_run_evaluate (self, text, NULL, error);

  if (vector == NULL)
    {
      g_prefix_error (error, "%s", _ (prefixes[axis]));
      return FALSE;
    }
  memcpy (aster_matrix_row (out, axis), vector->data, self->x->n_cols * sizeof (float));

  return TRUE;
}

static AsterLayout *
lay_out_axes (const AsterRecipeRun *self,
              AsterMapSummary *summary,
              AsterPulse *pulse,
              GError **error)
{
  const AsterRecipe *recipe = self->recipe;
  g_autoptr (AsterMatrix) axes = aster_matrix_new (recipe->dims, self->x->n_cols, error);
  AsterLayout *layout;

  if (axes == NULL)
    return NULL;
  for (guint i = 0; i < recipe->dims; i++)
    if (!evaluate_axis (self, i, axes, error))
      return NULL;
  if (!(layout = aster_axes_layout (self->x, axes, pulse, error)))
    return NULL;

  for (guint i = 0; i < recipe->dims; i++)
    {
      g_free (layout->axes[i].label);
      layout->axes[i].label = g_strdup (recipe->axes[i]);
    }

  return layout;
}

/* The axes are the dear half of PCA and SVD: they are kept, so that asking for other
 * components of the same space is immediate. */
static AsterLayout *
lay_out_components (const AsterRecipeRun *self,
                    AsterMapSummary *summary,
                    AsterPulse *pulse,
                    GError **error)
{
  AsterPulsePart finding = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.9, 1);
  const AsterRecipe *recipe = self->recipe;
  AsterPcaParams params = ASTER_PCA_DEFAULTS;
  g_autofree char *what = NULL, *key = NULL;
  g_autoptr (AsterMatrix) axes = NULL;

  params.centre = recipe->method == ASTER_MAP_PCA;
  params.dims = recipe->dims;
  memcpy (params.components, recipe->components, sizeof params.components);

  what = g_strdup_printf ("%s %zu", aster_map_method_to_string (recipe->method),
                          aster_pca_params_get_n_axes (&params));
  key = aster_recipe_run_dup_key (self, what);
  if (!(axes = aster_engine_recall (self->engine, key)))
    {
      if (!(axes = aster_pca_axes (self->x, &params, &finding.pulse, error)))
        return NULL;
      aster_engine_keep (self->engine, key, axes);
    }

  return aster_pca_layout_from (self->x, axes, &params, &placing.pulse, error);
}

static AsterLayout *
lay_out_tsne (const AsterRecipeRun *self,
              AsterMapSummary *summary,
              AsterPulse *pulse,
              GError **error)
{
  AsterTsneMapParams params = self->recipe->tsne;
  g_autofree char *key = aster_recipe_run_dup_key (self, "tsne");
  AsterTsneMapSummary cost;
  AsterLayout *layout;

  params.dims = self->recipe->dims;
  layout = aster_tsne_map (self->x, &params, self->page, self->engine, key, &cost, pulse,
                           error);
  if (layout != NULL)
    {
      summary->iterations = cost.tsne.iterations;
      summary->kl = cost.tsne.kl;
      summary->neighbour_recall = cost.recall;
      summary->perplexity = cost.perplexity;
      summary->n_drawn = cost.n_drawn;
    }

  return layout;
}

static AsterLayout *
lay_out_mds (const AsterRecipeRun *self,
             AsterMapSummary *summary,
             AsterPulse *pulse,
             GError **error)
{
  g_autofree char *key = aster_recipe_run_dup_key (self, "mds");
  AsterMdsSummary found;
  AsterLayout *layout = aster_mds_map (self->x, self->recipe->dims, &self->recipe->mds,
                                       self->page, self->engine, key, &found, pulse,
                                       error);

  if (layout != NULL)
    {
      summary->iterations = found.iterations;
      summary->stress = found.stress;
    }

  return layout;
}

static AsterLayout *
lay_out_umap (const AsterRecipeRun *self,
              AsterMapSummary *summary,
              AsterPulse *pulse,
              GError **error)
{
  g_autofree char *key = aster_recipe_run_dup_key (self, "umap");
  AsterUmapMapSummary cost;
  AsterLayout *layout = aster_umap_map (self->x, self->recipe->dims, &self->recipe->umap,
                                        self->page, self->engine, key, &cost, pulse,
                                        error);

  if (layout != NULL)
    {
      summary->iterations = cost.umap.epochs;
      summary->neighbours = cost.n_neighbours;
      summary->fell_back = cost.start != self->recipe->umap.start;
      summary->n_drawn = cost.n_drawn;
      summary->neighbour_recall = cost.recall;
    }

  return layout;
}

/**
 * aster_map_recipe_run:
 * @self: a recipe of kind MAP and what it is worked out from
 * @result: receives the layout (n × 2 or 3) and its summary
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN, %ASTER_ERROR_SYNTAX or
 *   %ASTER_ERROR_MISSING (an axis), %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * Costs what the method costs that the recipe names.
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_map_recipe_run (const AsterRecipeRun *self,
                      AsterResult *result,
                      AsterPulse *pulse,
                      GError **error)
{
  static AsterLayout *(*const methods[]) (const AsterRecipeRun *, AsterMapSummary *,
                                          AsterPulse *, GError **) = {
    [ASTER_MAP_PCA] = lay_out_components, [ASTER_MAP_SVD] = lay_out_components,
    [ASTER_MAP_AXES] = lay_out_axes,      [ASTER_MAP_TSNE] = lay_out_tsne,
    [ASTER_MAP_MDS] = lay_out_mds,        [ASTER_MAP_UMAP] = lay_out_umap,
  };

  g_return_val_if_fail (self->recipe->method < G_N_ELEMENTS (methods), FALSE);

  result->layout = methods[self->recipe->method](self, &result->map, pulse, error);

  return result->layout != NULL;
}
