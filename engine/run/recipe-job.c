#include "run/recipe-job.h"

/* What the job reads: its own copies, shared with nobody who writes. */
typedef struct
{
  AsterRecipe *recipe;
  AsterSpace *space;
  AsterLayout *page; /* (nullable) */
  AsterEngine *engine;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_recipe_free (input->recipe);
  aster_space_unref (input->space);
  g_clear_pointer (&input->page, aster_layout_unref);
  g_free (input);
}

static gpointer
compute (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;

  return aster_recipe_run (input->recipe, input->space, input->page, input->engine, pulse,
                           error);
}

/**
 * aster_recipe_job_new:
 * @recipe: (transfer none): what to compute; copied
 * @treatment: what is done to the vectors first, instead of what @recipe says
 * @space: (transfer none): what it is applied to
 * @page: (transfer none) (nullable): a map of the same rows that @recipe refers to
 * @engine: (transfer none): keeps dear intermediate results; must outlive the job
 *
 * Returns: (transfer full): a job, not submitted, whose result is an #AsterResult
 */
AsterJob *
aster_recipe_job_new (const AsterRecipe *recipe,
                      AsterTreatment treatment,
                      AsterSpace *space,
                      AsterLayout *page,
                      AsterEngine *engine)
{
  Input *input;

  g_return_val_if_fail (recipe != NULL && space != NULL, NULL);

  input = g_new0 (Input, 1);
  input->recipe = aster_recipe_copy (recipe);
  input->recipe->treatment = treatment;
  input->space = aster_space_ref (space);
  input->page = page != NULL ? aster_layout_ref (page) : NULL;
  input->engine = engine;

  return aster_job_new (compute, input, input_free, (GDestroyNotify) aster_result_unref);
}
