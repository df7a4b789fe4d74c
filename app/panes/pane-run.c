/* A change of a recipe waits for 150 ms of rest and then becomes one job; the job before
 * it is given up, so that a result that is shown always belongs to the recipe that is
 * shown.
 *
 * Three things may come in between. A map that moves is led on from the picture that is
 * there, where the change allows it (see steer.c). A recipe that would take long waits
 * until somebody says run. A map that begins from another one waits until that is
 * finished, and does without it if it is gone. */

#include <math.h>

#include "panes/pane-private.h"
#include "run/recipe-job.h"
#include "runs/steer.h"

#define REST_MS 150

/* A table shows what is there; an expression without words has nothing to ask. */
static gboolean
is_computed (AsterPane *self)
{
  if (self->kind == ASTER_PANE_QUERY ||
      (self->kind == ASTER_PANE_VALUES && self->recipe->values == ASTER_VALUES_COSINE))
    return self->recipe->query != NULL && *self->recipe->query != '\0';

  return self->kind != ASTER_PANE_TABLE;
}

/* Ends every kind of waiting. */
void
aster_pane_wait_no_more (AsterPane *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->anew = FALSE;
  if (self->awaited != NULL)
    g_signal_handlers_disconnect_by_data (self->awaited, self);
  g_clear_weak_pointer (&self->awaited);
  if (self->waiting)
    {
      self->waiting = FALSE;
      g_object_notify (G_OBJECT (self), "waiting");
    }
}

static void
start_job (AsterPane *self, const AsterRecipe *recipe, AsterLayout *page)
{
  aster_work_start (
      self->work,
      aster_recipe_job_new (recipe, self->treatment, self->space, page, self->engine),
      recipe->kind == ASTER_RECIPE_MAP ? recipe->rows : NULL, self->picture,
      self->estimate.seconds);
}

/* (transfer none) (nullable): the map that the recipe refers to. */
AsterPane *
aster_pane_find_source (AsterPane *self)
{
  if (self->peers == NULL || self->source == self->id)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->peers); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (self->peers, i);

      if (pane->id == self->source && pane->kind == ASTER_PANE_MAP)
        return pane;
    }

  return NULL;
}

/* Whether @pane begins, maybe by way of others, where @self will. */
static gboolean
is_circle (AsterPane *self, AsterPane *pane)
{
  for (guint i = 0; pane != NULL && i < g_list_model_get_n_items (self->peers); i++)
    {
      if (pane == self)
        return TRUE;
      pane = aster_steer_is_from_map (pane->recipe) ? aster_pane_find_source (pane)
                                                    : NULL;
    }

  return pane != NULL;
}

/* Whether @pane has its picture, or will never have one. */
static gboolean
is_at_rest (AsterPane *self, AsterPane *pane)
{
  return !aster_pane_is_running (pane) && !aster_pane_is_waiting (pane) &&
         pane->rest_id == 0 && pane->space == self->space &&
         pane->treatment == self->treatment;
}

static void
source_running_cb (AsterPane *self)
{
  if (is_at_rest (self, self->awaited))
    aster_pane_run (self);
}

/* Lets the run begin when @source has its picture. */
static void
await (AsterPane *self, AsterPane *source)
{
  aster_work_stop (self->work);
  g_set_weak_pointer (&self->awaited, source);
  g_signal_connect_object (source, "notify::running", G_CALLBACK (source_running_cb),
                           self, G_CONNECT_SWAPPED);
  g_object_notify (G_OBJECT (self), "waiting");
}

/* Clusters on a map are found again when it has come to rest elsewhere. */
static void
followed_running_cb (AsterPane *self)
{
  if (self->followed != NULL && is_at_rest (self, self->followed) &&
      aster_pane_get_layout (self->followed) != self->page && self->awaited == NULL &&
      aster_steer_is_from_map (self->recipe))
    aster_pane_run_if_cheap (self);
}

/* Stays with the map of @source, which is now @page; NULL for none. */
static void
follow (AsterPane *self, AsterPane *source, AsterLayout *page)
{
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, followed_running_cb, self);
  g_set_weak_pointer (&self->followed, source);
  g_clear_pointer (&self->page, aster_layout_unref);
  if (source == NULL || self->recipe->kind != ASTER_RECIPE_CLUSTERS)
    return;

  self->page = page != NULL ? aster_layout_ref (page) : NULL;
  g_signal_connect_object (source, "notify::running", G_CALLBACK (followed_running_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * aster_pane_run:
 * @self: a pane
 *
 * Computes the recipe now, from its beginning; what was under way is given up.
 */
void
aster_pane_run (AsterPane *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;
  AsterPane *source = NULL;
  AsterLayout *page = NULL;

  g_return_if_fail (ASTER_IS_PANE (self));

  aster_pane_wait_no_more (self);
  self->source_gone = FALSE;
  if (self->space == NULL || !is_computed (self))
    {
      aster_work_stop (self->work);
      return;
    }

  recipe = aster_recipe_copy (self->recipe);
  if (aster_steer_is_from_map (recipe))
    {
      source = aster_pane_find_source (self);
      if (source != NULL && is_circle (self, source))
        source = NULL;
      if (source != NULL && !is_at_rest (self, source))
        {
          await (self, source);
          return;
        }
      page = source != NULL ? aster_pane_get_layout (source) : NULL;
      if (page == NULL)
        {
          aster_steer_forget_map (recipe);
          self->source_gone = TRUE;
        }
    }

  follow (self, page != NULL ? source : NULL, page);
  self->picture++;
  self->estimate = aster_recipe_estimate (recipe, aster_space_n (self->space),
                                          aster_space_d (self->space));
  start_job (self, recipe, page);
}

/* The same, unless it would take so long that a person wants to say so. */
void
aster_pane_run_if_cheap (AsterPane *self)
{
  aster_pane_wait_no_more (self);
  if (self->space == NULL || !is_computed (self))
    {
      aster_work_stop (self->work);
      return;
    }

  self->estimate = aster_recipe_estimate (self->recipe, aster_space_n (self->space),
                                          aster_space_d (self->space));
  if (self->estimate.seconds <= ASTER_ESTIMATE_COSTLY)
    {
      aster_pane_run (self);
      return;
    }

  aster_work_stop (self->work);
  self->waiting = TRUE;
  g_object_notify (G_OBJECT (self), "waiting");
}

/* Whether the picture that is drawn is one of this recipe's making. */
static gboolean
can_lead_on (AsterPane *self)
{
  return self->space != NULL && self->picture != 0 && !self->anew && !self->waiting &&
         self->awaited == NULL && aster_work_get_layout (self->work) != NULL &&
         aster_work_get_picture (self->work) == self->picture;
}

/* Goes on from the picture that is drawn. */
static void
lead_on (AsterPane *self, const AsterRecipe *recipe)
{
  g_autoptr (AsterLayout) page = aster_layout_ref (aster_work_get_layout (self->work));

  aster_pane_wait_no_more (self);
  self->estimate.seconds = NAN;
  start_job (self, recipe, page);
}

/* Gives up what is under way; what is shown stays. */
void
aster_pane_stop (AsterPane *self)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  aster_pane_wait_no_more (self);
  aster_work_stop (self->work);
}

/* Lets what is under way lie down, or go on; the picture comes out the same. */
void
aster_pane_set_paused (AsterPane *self, gboolean paused)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  aster_work_pause (self->work, paused);
}

/* Whether more iterations can be done from where the picture is. */
gboolean
aster_pane_can_continue (AsterPane *self)
{
  return can_lead_on (self) && aster_steer_moves (self->recipe) &&
         !aster_pane_is_running (self);
}

/**
 * aster_pane_continue:
 * @self: a pane that can
 * @perturb: whether its points are shaken a little first
 *
 * More iterations from the picture that is there, also after it was stopped.
 */
void
aster_pane_continue (AsterPane *self, gboolean perturb)
{
  guint done = aster_work_get_step (self->work)->iteration;
  g_autoptr (AsterRecipe) led = NULL;

  if (!aster_pane_can_continue (self))
    return;

  led = perturb ? aster_steer_dup_perturbed (self->recipe, done)
                : aster_steer_dup_from (self->recipe, done, ASTER_STEER_MORE);
  lead_on (self, led);
}

static gboolean
rest_over_cb (gpointer data)
{
  AsterPane *self = data;
  guint done = aster_work_get_step (self->work)->iteration;

  self->rest_id = 0;
  if (can_lead_on (self) && aster_steer_moves (self->recipe))
    {
      guint iterations = aster_steer_get_iterations (self->recipe);
      g_autoptr (AsterRecipe) led = aster_steer_dup_from (
          self->recipe, done, iterations > done ? 1 : ASTER_STEER_MORE);

      lead_on (self, led);
    }
  else
    aster_pane_run_if_cheap (self);

  return G_SOURCE_REMOVE;
}

void
aster_pane_run_after_rest (AsterPane *self, gboolean anew)
{
  self->anew |= anew;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_over_cb, self);
}

/* Whether @recipe can be had from the picture that is drawn. */
gboolean
aster_pane_goes_on_to (AsterPane *self, const AsterRecipe *recipe)
{
  return can_lead_on (self) &&
         aster_steer_goes_on (self->recipe, recipe,
                              aster_work_get_step (self->work)->iteration);
}

/**
 * aster_pane_set_peers:
 * @self: a pane
 * @peers: (transfer none) (nullable): #AsterPane of the same space; must outlive @self or
 *   be taken away before it goes
 *
 * Where the pane is looked for whose map the recipe refers to.
 */
void
aster_pane_set_peers (AsterPane *self, GListModel *peers)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  self->peers = peers;
}

/* The pane whose map the recipe refers to, or 0. */
guint
aster_pane_get_source (AsterPane *self)
{
  return self->source;
}

/* Nothing is computed; it counts from the next run on. */
void
aster_pane_set_source (AsterPane *self, guint id)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  self->source = id;
}

double
aster_pane_get_fraction (AsterPane *self)
{
  return aster_work_get_fraction (self->work);
}

/* (transfer none): how many iterations the picture has behind it. */
const AsterPulseStep *
aster_pane_get_step (AsterPane *self)
{
  return aster_work_get_step (self->work);
}

/* Seconds until what is under way ends, or NaN. */
double
aster_pane_get_left (AsterPane *self)
{
  return aster_work_get_left (self->work);
}

/* What the run that waits, or was begun last, costs. */
const AsterEstimate *
aster_pane_get_estimate (AsterPane *self)
{
  return &self->estimate;
}

gboolean
aster_pane_is_running (AsterPane *self)
{
  return aster_work_is_running (self->work);
}

gboolean
aster_pane_is_paused (AsterPane *self)
{
  return aster_work_is_paused (self->work);
}

/* For somebody who says run, or for another map. */
gboolean
aster_pane_is_waiting (AsterPane *self)
{
  return self->waiting || self->awaited != NULL;
}

/* (transfer none) (nullable): the pane whose map is waited for. */
AsterPane *
aster_pane_get_awaited (AsterPane *self)
{
  return self->awaited;
}

/* Whether the map that this one begins from was not there. */
gboolean
aster_pane_is_source_gone (AsterPane *self)
{
  return self->source_gone;
}
