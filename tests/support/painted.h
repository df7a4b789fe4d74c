/* painted.h - points on a small page, and what became of its pixels. */
#pragma once

#include "plot/plot-points.h"

#define SIDE 200 /* px */

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterPlotScene scene;
} Fixture;

/* One px of the page is one unit of the plane. */
static inline Fixture
fixture_new (AsterMatrix *positions, AsterTheme theme)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterTransform transform = { 1, 0, SIDE, SIDE, SIDE };
  Fixture self = { positions, aster_plot_index_new (positions), scene };

  self.scene.index = self.index;
  self.scene.theme = theme;
  self.scene.transform = transform;

  return self;
}

static inline void
fixture_clear (Fixture *self)
{
  aster_plot_index_unref (self->index);
  aster_matrix_unref (self->positions);
}

static inline AsterPage
paint (const AsterPlotScene *scene, double scale)
{
  AsterPage page;

  g_assert_true (
      aster_page_init (&page, (gsize) (SIDE * scale), (gsize) (SIDE * scale), scale));
  aster_plot_points_paint (scene, scale, &page);

  return page;
}

static inline AsterColour
read_pixel (const AsterPage *page, gsize x, gsize y)
{
  guint32 p = page->pixels[y * page->stride + x];
  AsterColour c = { (p >> 16 & 255) / 255.0, (p >> 8 & 255) / 255.0, (p & 255) / 255.0,
                    (p >> 24) / 255.0 };

  return c;
}

static inline void
expect_colour (AsterColour a, AsterColour b, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (a.r, b.r, tolerance);
  g_assert_cmpfloat_with_epsilon (a.g, b.g, tolerance);
  g_assert_cmpfloat_with_epsilon (a.b, b.b, tolerance);
}
