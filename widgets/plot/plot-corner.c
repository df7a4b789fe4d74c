/* What lies over a corner of a plot, and that the map keeps clear of it. */

#include <math.h>

#include "plot/plot-private.h"

#define EASE 300.0 /* ms */

/* Looks where everything is to be seen, if that was what it looked at before. */
void
aster_plot_update_home (AsterPlot *self)
{
  AsterPlotStay stay = { .places = self->places,
                         .width = gtk_widget_get_width (GTK_WIDGET (self)),
                         .height = gtk_widget_get_height (GTK_WIDGET (self)),
                         .cover = self->corner.width > 0 ? &self->corner : NULL };
  AsterView home;

  if (self->places == NULL)
    return;

  home = aster_plot_home_find (&self->home, self->viewport, &stay);
  aster_viewport_set_home (self->viewport, &home);
}

/**
 * aster_plot_set_corner:
 * @self: a plot
 * @corner: px of what lies over a corner of it; without width if nothing does
 *
 * A page that shows everything moves so that little of it is hidden.
 */
void
aster_plot_set_corner (AsterPlot *self, const cairo_rectangle_t *corner)
{
  gboolean resized = self->corner_width != gtk_widget_get_width (GTK_WIDGET (self));

  g_return_if_fail (ASTER_IS_PLOT (self));

  if (!resized && memcmp (&self->corner, corner, sizeof *corner) == 0)
    return;

  /* While a window grows, its map keeps up with it. */
  if (!resized && self->moving == NULL)
    aster_plot_ease (self, EASE, NULL);
  self->corner = *corner;
  self->corner_width = gtk_widget_get_width (GTK_WIDGET (self));
  aster_plot_update_home (self);
}
