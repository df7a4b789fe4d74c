/* How large the points of a scene are. */

#include "plot/plot-scene.h"

#include <math.h>

#define MIN_RADIUS  1.0 /* px */
#define MAX_RADIUS  5.0
#define RADIUS_GAIN 0.25 /* radius · √density */
#define FEW         1.7  /* times that radius, at most, where few stand before the rest */

/* px, where so many points are on a square px. */
static double
get_radius (double density)
{
  return CLAMP (RADIUS_GAIN / sqrt (MAX (density, 1e-12)), MIN_RADIUS, MAX_RADIUS);
}

/* The radius of a point, logical px: large where there is room. A few of them before all
 * others, which lie faintly behind, are to be seen too. */
double
aster_plot_scene_radius (const AsterPlotScene *self)
{
  const AsterColouring *colouring = self->colouring;
  double scale = self->transform.scale, radius;
  double density = self->share * self->index->density / (scale * scale);

  radius = get_radius (density);
  if (aster_colouring_is_behind (colouring, ASTER_STYLE_MISSING))
    radius = MIN (get_radius (density * (1 - (double) colouring->n_missing /
                                                 (double) MAX (colouring->n, 1))),
                  FEW * radius);

  return self->style.size * radius;
}
