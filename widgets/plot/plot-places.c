/* Steps are counted from the origin of the plane and moved to the page as whole numbers:
 * on a page that has moved by whole px every row stands in the same place within a px,
 * to the last bit. What was painted of it stays right. */

#include "plot/plot-places.h"

#include <math.h>

#define FARTHEST 1e15 /* steps: no page begins farther away from its plane */

/**
 * aster_places_get_origin:
 * @scene: what is painted
 * @scale: device px for each logical px
 * @origin: (out): steps: where the origin of the plane stands on the page
 */
void
aster_places_get_origin (const AsterPlotScene *scene, double scale, gint64 origin[2])
{
  double steps = scale * ASTER_DOT_STEPS;

  origin[0] = llrint (CLAMP (scene->transform.dx * steps, -FARTHEST, FARTHEST));
  origin[1] = llrint (CLAMP (scene->transform.dy * steps, -FARTHEST, FARTHEST));
}

/**
 * aster_places_init:
 * @self: (out): where rows are
 * @scene: what is painted
 * @scale: device px for each logical px
 * @page: what part of the page of the scene
 * @rim: device px around @page where rows are looked for
 */
void
aster_places_init (AsterPlaces *self,
                   const AsterPlotScene *scene,
                   double scale,
                   const AsterPage *page,
                   gsize rim)
{
  const AsterMatrix *at = scene->moving ? scene->moving : scene->index->positions;
  const gint64 begin[2] = { page->x, page->y };
  const gsize size[2] = { page->width, page->height };

  self->positions = at->data;
  self->n_cols = at->n_cols;
  self->scale = scene->transform.scale * scale * ASTER_DOT_STEPS;
  aster_places_get_origin (scene, scale, self->origin);
  for (guint p = 0; p < 2; p++)
    {
      self->origin[p] += ((gint64) rim - begin[p]) * ASTER_DOT_STEPS;
      self->from[p] = (double) -self->origin[p];
      self->to[p] = (double) ((gint64) ((size[p] + 2 * rim) * ASTER_DOT_STEPS) -
                              self->origin[p]);
    }
}
