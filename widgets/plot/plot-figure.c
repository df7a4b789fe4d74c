/* What a plot shows, to be taken away. */

#include "plot/plot-private.h"

#define PAGE_WIDTH  1600.0 /* px of a plot that nobody has seen yet */
#define PAGE_HEIGHT 1000.0

/* px of a label. */
double
aster_plot_get_text_size (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), ASTER_TEXT_SIZE);

  return self->text_size;
}

/* (nullable): from where a map of three dimensions is seen. */
const AsterOrbit *
aster_plot_get_orbit (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return aster_plot_is_solid (self) ? &self->orbit : NULL;
}

/* Which entries of the legend are hidden: bit i for entry i. */
guint64
aster_plot_get_hidden (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), 0);

  return self->hidden;
}

/**
 * aster_plot_dup_figure:
 * @self: a plot
 *
 * Returns: (transfer full) (nullable): exactly this view at rest, without what follows
 * the pointer; %NULL if there is nothing to see
 */
AsterMapFigure *
aster_plot_dup_figure (AsterPlot *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (AsterColouring) colouring = NULL;
  AsterPlotScene scene;

  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  if (self->index == NULL)
    return NULL;

  if (!(width > 0 && height > 0))
    {
      width = PAGE_WIDTH;
      height = PAGE_HEIGHT;
    }
  scene = aster_plot_get_scene (self, width, height);
  if (scene.colouring != NULL)
    scene.colouring = colouring = aster_colouring_without (self->colouring, self->hidden);

  return aster_map_figure_new (&scene, self->layout, self->clusters);
}
