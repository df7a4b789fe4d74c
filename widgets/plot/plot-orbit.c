/* A map of three dimensions turns under the hand. While it turns, the points move and
 * nothing else is made; when it rests they can be found again. */

#include <math.h>

#include "plot/plot-private.h"

gboolean
aster_plot_is_solid (AsterPlot *self)
{
  return self->layout != NULL && self->layout->positions->n_cols == 3;
}

/**
 * aster_plot_dup_page:
 * @self: a plot
 * @positions: (n × 2 or 3) of a layout
 *
 * Returns: (transfer full): (n × 2) where they stand on the page, as it is turned
 */
AsterMatrix *
aster_plot_dup_page (AsterPlot *self, AsterMatrix *positions)
{
  AsterMatrix *page = NULL;

  g_clear_pointer (&self->depths, g_free);
  if (positions->n_cols == 3)
    page = aster_orbit_project (&self->orbit, positions, &self->radius);
  if (page != NULL)
    {
      self->depths = g_new (guint8, MAX (positions->n_rows, 1));
      aster_orbit_find_levels (&self->orbit, positions, self->depths);
    }

  return page != NULL ? page : aster_matrix_ref (positions);
}

/* By so many radians; @rest: the hand has let go, or this was the only step. */
void
aster_plot_turn (AsterPlot *self, double yaw, double pitch, gboolean rest)
{
  g_autoptr (AsterMatrix) page = NULL;

  if (!aster_plot_is_solid (self))
    return;

  aster_orbit_turn (&self->orbit, yaw, pitch);
  self->turned = TRUE;
  page = aster_plot_dup_page (self, self->layout->positions);
  if (!rest)
    {
      g_clear_pointer (&self->moving, aster_matrix_unref);
      self->moving = g_steal_pointer (&page);
      aster_plot_stale (self);
      return;
    }

  g_clear_pointer (&self->index, aster_plot_index_unref);
  self->index = aster_plot_index_new (page);
  aster_plot_rest (self);
  aster_plot_update_bounds (self, self->index, self->layout);
  aster_plot_update_visible (self);
}
