/* A map of some rows, or what is said of one: the verbs see a matrix of these rows alone,
 * and what came of them is carried back to the rows of the space, so that every pane goes
 * on speaking of the same words by the same numbers.
 *
 * Treatments and expressions are those of the whole space: isolating words changes which
 * are drawn, not what their vectors are. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "run/recipe-run.h"
#include "tools/error.h"

/* Frames of the rows arrive as frames of the space. */
typedef struct
{
  AsterPulse pulse;
  AsterPulse *whole;
  const AsterRowSet *rows;
  gsize n;
} PartPulse;

static gboolean
part_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  PartPulse *self = (PartPulse *) pulse;
  g_autoptr (AsterMatrix) spread = NULL;

  if (frame != NULL)
    spread = aster_row_set_spread (self->rows, frame, self->n, NULL);

  return aster_pulse_beat (self->whole, fraction, spread);
}

static void
part_step (AsterPulse *pulse, const AsterPulseStep *step)
{
  aster_pulse_step (((PartPulse *) pulse)->whole, step);
}

/**
 * aster_recipe_part_get_rows:
 * @recipe: what to compute
 * @page: (nullable): the map that it refers to
 *
 * Returns: (transfer none) (nullable): the rows that the recipe is worked out on, of
 *   @recipe or of @page; %NULL for all
 */
const AsterRowSet *
aster_recipe_part_get_rows (const AsterRecipe *recipe, const AsterLayout *page)
{
  gboolean is_of_page = recipe->kind == ASTER_RECIPE_QUALITY ||
                        (recipe->kind == ASTER_RECIPE_CLUSTERS &&
                         recipe->clusters.on_map);

  if (recipe->kind == ASTER_RECIPE_MAP)
    return recipe->rows;

  return is_of_page && page != NULL ? page->rows : NULL;
}

/**
 * aster_recipe_part_check:
 * @recipe: what to compute
 * @n: rows of the space
 * @page: (nullable): the map that it refers to
 * @error: return location for %ASTER_ERROR_DOMAIN
 *
 * Returns: whether the space has the rows of @recipe, and @page shows them
 */
gboolean
aster_recipe_part_check (const AsterRecipe *recipe,
                         gsize n,
                         const AsterLayout *page,
                         GError **error)
{
  const AsterRowSet *rows = aster_recipe_part_get_rows (recipe, page);
  gboolean shown = recipe->kind != ASTER_RECIPE_MAP || page == NULL ||
                   page->rows == NULL ||
                   (rows != NULL && aster_row_set_contain (page->rows, rows));

  if (rows != NULL && aster_row_set_get_last (rows) >= n)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("The map is of rows up to %u, and the space has rows up to %zu. Map "
                    "all words again, or open the file that the map was made from."),
                 aster_row_set_get_last (rows), n - 1);
  else if (!shown)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("The other map shows only %zu of the words. Map all words there, or "
                    "choose another map."),
                 page->rows->n);
  else
    return TRUE;

  return FALSE;
}

static AsterLayout *
spread_layout (AsterLayout *part, const AsterRowSet *rows, gsize n, GError **error)
{
  g_autoptr (AsterMatrix) positions = aster_row_set_spread (rows, part->positions, n,
                                                            error);
  AsterLayout *whole;

  if (positions == NULL)
    return NULL;

  whole = aster_layout_new_part (g_steal_pointer (&positions), (AsterRowSet *) rows);
  for (guint p = 0; p < G_N_ELEMENTS (whole->axes); p++)
    {
      whole->axes[p] = part->axes[p];
      whole->axes[p].label = g_strdup (part->axes[p].label);
    }

  return whole;
}

static AsterQuality *
spread_quality (const AsterQuality *part, const AsterRowSet *rows, gsize n)
{
  AsterQuality *whole = aster_quality_new (n);
  float *recalls = whole->recalls;
  gsize k = 0;

  *whole = *part;
  whole->n_rows = n;
  whole->recalls = recalls;
  for (gsize i = 0; i < rows->n_runs; i++)
    for (gsize row = rows->runs[i].first; row <= rows->runs[i].last; row++)
      recalls[row] = part->recalls[k++];

  return whole;
}

/* What the rows came to, in the place of what they are in the space. */
static gboolean
carry_back (AsterResult *result, const AsterRowSet *rows, gsize n, GError **error)
{
  if (result->layout != NULL)
    {
      AsterLayout *whole = spread_layout (result->layout, rows, n, error);

      if (whole == NULL)
        return FALSE;
      aster_layout_unref (result->layout);
      result->layout = whole;
    }
  if (result->quality != NULL)
    {
      AsterQuality *whole = spread_quality (result->quality, rows, n);

      aster_quality_unref (result->quality);
      result->quality = whole;
    }
  if (result->clusters != NULL)
    aster_clusters_spread (result->clusters, rows, n);

  return TRUE;
}

/**
 * aster_recipe_part_run:
 * @self: a recipe being worked out
 * @rows: the rows that it is worked out on, checked
 * @run: what works it out
 * @result: where what comes of it goes
 * @pulse: (nullable): heartbeat; carries frames of all rows
 * @error: return location for %ASTER_ERROR_NO_MEMORY and the errors of @run
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_recipe_part_run (const AsterRecipeRun *self,
                       const AsterRowSet *rows,
                       AsterRecipeRunner run,
                       AsterResult *result,
                       AsterPulse *pulse,
                       GError **error)
{
  gsize n = self->x->n_rows;
  PartPulse spreading = { { part_beat, part_step }, pulse, rows, n };
  g_autoptr (AsterMatrix) x = aster_row_set_take (rows, self->x, error), places = NULL;
  g_autoptr (AsterLayout) page = NULL;
  AsterRecipeRun part = *self;

  if (x == NULL)
    return FALSE;
  if (self->page != NULL)
    {
      if (!(places = aster_row_set_take (rows, self->page->positions, error)))
        return FALSE;
      page = aster_layout_new (g_steal_pointer (&places));
    }

  part.x = x;
  part.page = page;
  part.rows = rows;

  return run (&part, result, &spreading.pulse, error) &&
         carry_back (result, rows, n, error);
}
