/* How clear points are where they would hide each other.
 *
 * Around a row of density ρ (rows per px² of the page), k = ρπr² discs of radius r lie on
 * the same place. Up to one, a point has the opacity α that the style says; beyond, that
 * times k^(−0.65). A crowd of k then lets about exp (−α k^0.35) of the paper through
 * instead of exp (−αk): tones tell densities apart over two decades, where points of one
 * opacity are a flat blob from k = 4 on, and a point that stands alone is as clear as
 * ever.
 *
 * ρ is what the index knows of each row from the whole map, so a panned page changes no
 * tone, and coming nearer makes points clearer. Opacities come in a few levels, each
 * drawn once; rows between two levels take turns.
 *
 * Cost: 254 square roots a picture, one look into a table a point. */

#include "plot/plot-fading.h"

#include <math.h>

#define RATIO 0.6  /* of the opacity of a level to that of the next one */
#define POWER 0.65 /* how fast opacity falls with the number of discs */

/* What part of the opacity of the style a level has, (0, 1]. */
double
aster_fading_alpha (guint level)
{
  return pow (RATIO, ASTER_FADING_CLEAR - MIN (level, ASTER_FADING_CLEAR));
}

static gboolean
shows_few (const AsterColouring *colouring)
{
  return aster_colouring_is_behind (colouring, ASTER_STYLE_MISSING) &&
         colouring->n_missing > colouring->n / 2;
}

/**
 * aster_fading_init:
 * @self: (out caller-allocates): a table by crowding
 * @scene: what is painted
 *
 * Returns: %FALSE if all points are equally clear, so that there is nothing to look up
 */
gboolean
aster_fading_init (AsterFading *self, const AsterPlotScene *scene)
{
  const AsterPlotIndex *index = scene->index;
  double r = aster_plot_scene_radius (scene), scale = scene->transform.scale;
  double discs = scene->share * scene->portion * G_PI * r * r / (scale * scale);
  double least = ASTER_FADING_CLEAR;

  /* Rims of paper keep points apart, and depth has a clearness of its own. Where most
   * points lie faintly behind a few, these are not to be faint among them. */
  if (scene->style.marks != ASTER_MARKS_AUTO || scene->style.outlines ||
      aster_plot_scene_depths (scene) != NULL || shows_few (scene->colouring))
    return FALSE;

  for (guint c = 0; c < G_N_ELEMENTS (self->parts); c++)
    {
      double k = discs * aster_plot_index_get_density (index, (guint8) c);
      double level = ASTER_FADING_CLEAR - POWER * log (MAX (k, 1)) / log (1 / RATIO);

      self->parts[c] = (guint8) (ASTER_FADING_PARTS * MAX (level, 0));
      least = MIN (least, level);
    }

  return least < ASTER_FADING_CLEAR;
}
