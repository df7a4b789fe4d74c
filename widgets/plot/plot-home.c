/* Where a page that shows everything looks, if something lies over it.
 *
 * A legend stands in a corner of the page, and a map is seldom as wide and as high as its
 * page. Mostly, then, a map that moves a little out of the middle, or is a little
 * smaller, is seen whole. Each way to do so has a price, in shares of the points: what
 * stays hidden, twice; what the map loses in size; and a trifle for leaving the middle,
 * where the eye expects it. Of a thousand points, those that would be hidden are counted
 * for some hundred ways; the cheapest is taken. While a map moves, the way that was taken
 * is kept as long as it costs hardly more, so that the page stands still.
 */

#include "plot/plot-home.h"

#include <math.h>

#include "parts/bits.h"

#define MOST    1000 /* points that are looked at */
#define RIM     18.0 /* px of the page that stay free beside a map that moved */
#define LEAST   0.6  /* of its size that a map keeps */
#define STEP    0.05 /* of its size, from one way to the next */
#define STEPS   8    /* from the middle to the rim */
#define HIDDEN  2.0  /* price of a point that is hidden, */
#define SMALLER 0.3  /* of a map of no size, */
#define MOVED   0.3  /* of a map that went as far as its page is wide, */
#define KEPT    0.01 /* and of another way than before */
#define GOLDEN  2.39996322972865332 /* radians: the angle that fills a disc evenly */

/**
 * aster_plot_home_sample:
 * @positions: (n × 2)
 * @seen: (nullable): (n) bits; %NULL for all
 *
 * Returns: (transfer full): of float[2]: some of the places, the same each time
 */
GArray *
aster_plot_home_sample (const AsterMatrix *positions, const guint64 *seen)
{
  gsize n = positions->n_rows;
  gsize n_seen = seen != NULL ? aster_bits_count (seen, n) : n;
  gsize step = MAX ((n_seen + MOST - 1) / MOST, 1);
  GArray *places = g_array_new (FALSE, FALSE, 2 * sizeof (float));

  for (gsize row = 0, nth = 0; row < n; row += seen != NULL ? 1 : step)
    if (seen == NULL || (aster_bits_get (seen, row) && nth++ % step == 0))
      {
        const float *place = aster_matrix_row (positions, row);

        if (isfinite (place[0]) && isfinite (place[1]))
          g_array_append_vals (places, place, 1);
      }

  return places;
}

/* (transfer full): places all over a disc, for a map that is seen from any side. */
GArray *
aster_plot_home_sample_disc (double radius)
{
  GArray *places = g_array_new (FALSE, FALSE, 2 * sizeof (float));

  for (guint i = 0; i < MOST; i++)
    {
      double r = radius * sqrt ((i + 0.5) / MOST);
      const float place[2] = { (float) (r * cos (i * GOLDEN)),
                               (float) (r * sin (i * GOLDEN)) };

      g_array_append_vals (places, place, 1);
    }

  return places;
}

/* How far the map moves away from what lies over it when it is so much smaller, px to the
 * left and px downwards. */
static void
get_moves (const AsterPlotHome *self,
           AsterViewport *viewport,
           const AsterPlotStay *stay,
           double moves[2])
{
  AsterView view = aster_viewport_get_whole (viewport);
  AsterTransform t;
  double low[2], high[2], corner[2];

  view.zoom = 1 - self->smaller;
  t = aster_viewport_transform_of (viewport, &view, stay->width, stay->height);
  aster_viewport_get_bounds (viewport, low, high);
  aster_transform_to_page (&t, low[0], high[1], corner);
  moves[0] = self->aside * MAX (corner[0] - RIM, 0);
  moves[1] = self->down * MAX (corner[1] - RIM, 0);
  if (stay->cover->x + stay->cover->width / 2 < stay->width / 2)
    moves[0] = -moves[0];
  if (stay->cover->y + stay->cover->height / 2 > stay->height / 2)
    moves[1] = -moves[1];
}

static AsterView
get_view (const AsterPlotHome *self, AsterViewport *viewport, const AsterPlotStay *stay)
{
  AsterView view = aster_viewport_get_whole (viewport);
  double moves[2], scale;

  get_moves (self, viewport, stay, moves);
  view.zoom = 1 - self->smaller;
  scale = aster_viewport_transform_of (viewport, &view, stay->width, stay->height).scale;
  view.x += moves[0] / scale;
  view.y += moves[1] / scale;

  return view;
}

/* The share of the places that are hidden in @view. */
static double
count_hidden (AsterViewport *viewport, const AsterPlotStay *stay, const AsterView *view)
{
  AsterTransform t = aster_viewport_transform_of (viewport, view, stay->width,
                                                  stay->height);
  const float *places = (const float *) (gpointer) stay->places->data;
  float x0, y0, x1, y1;
  double a[2], b[2];
  guint n = 0;

  aster_transform_to_plane (&t, stay->cover->x, stay->cover->y + stay->cover->height, a);
  aster_transform_to_plane (&t, stay->cover->x + stay->cover->width, stay->cover->y, b);
  x0 = (float) a[0], y0 = (float) a[1], x1 = (float) b[0], y1 = (float) b[1];
  for (guint i = 0; i < stay->places->len; i++)
    n += (places[2 * i] > x0) & (places[2 * i] < x1) & (places[2 * i + 1] > y0) &
         (places[2 * i + 1] < y1);

  return n / (double) MAX (stay->places->len, 1);
}

/* What a way costs before anything is counted. */
static double
get_price (const AsterPlotHome *self, AsterViewport *viewport, const AsterPlotStay *stay)
{
  double moves[2];

  get_moves (self, viewport, stay, moves);

  return SMALLER * self->smaller +
         MOVED * (fabs (moves[0]) / stay->width + fabs (moves[1]) / stay->height);
}

static double
get_cost (const AsterPlotHome *self, AsterViewport *viewport, const AsterPlotStay *stay)
{
  AsterView view = get_view (self, viewport, stay);

  return get_price (self, viewport, stay) + HIDDEN * count_hidden (viewport, stay, &view);
}

/* Improves on @best, which costs @least, among all ways of one size. */
static void
try_places (AsterPlotHome *best,
            double *least,
            double smaller,
            AsterViewport *viewport,
            const AsterPlotStay *stay)
{
  for (int i = 0; i <= STEPS; i++)
    for (int j = 0; j <= STEPS; j++)
      {
        AsterPlotHome way = { smaller, i / (double) STEPS, j / (double) STEPS };
        double cost = get_price (&way, viewport, stay);

        if (cost >= *least || (cost = get_cost (&way, viewport, stay)) >= *least)
          continue;
        *least = cost;
        *best = way;
      }
}

/**
 * aster_plot_home_find:
 * @self: what was done before, and then what is done now
 * @viewport: it knows the bounds
 * @stay: what there is to see, and what lies over it
 *
 * Returns: the view that shows everything and hides little of it
 */
AsterView
aster_plot_home_find (AsterPlotHome *self,
                      AsterViewport *viewport,
                      const AsterPlotStay *stay)
{
  AsterPlotHome best = { 0 };
  double least, before;

  if (stay->cover == NULL || !(stay->width > 0) || !(stay->height > 0))
    {
      *self = best;
      return aster_viewport_get_whole (viewport);
    }

  least = get_cost (&best, viewport, stay);
  before = get_cost (self, viewport, stay);
  for (double smaller = 0; smaller <= 1 - LEAST && SMALLER * smaller < least;
       smaller += STEP)
    try_places (&best, &least, smaller, viewport, stay);
  if (least + KEPT <= before)
    *self = best;

  return get_view (self, viewport, stay);
}
