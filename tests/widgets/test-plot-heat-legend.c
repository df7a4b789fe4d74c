#include "density/plot-heat.h"

#include "labels-stage.h"

/* No label stands on what the colours of a heat map mean, at any zoom. */
static void
test_labels_keep_off (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, ASTER_TEXT_SIZE);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  cairo_rectangle_t strip;
  guint n_strips = 0;

  aster_viewport_set_bounds (viewport, self->index->x0, self->index->y0, self->index->x1,
                             self->index->y1);
  scene.index = self->index;
  scene.tokens = self->tokens;
  scene.labels = labels;
  for (AsterPlotMarks marks = ASTER_MARKS_HEAT_MAP; marks <= ASTER_MARKS_CONTOURS;
       marks++)
    for (double zoom = 1; zoom < 8; zoom *= 1.3)
      {
        g_autoptr (GArray) placed = NULL;

        scene.style.marks = marks;
        scene.transform = aster_viewport_get_transform (viewport, 800, 600);
        scene.transform.scale *= zoom;
        if (!aster_heat_legend_keep_off (&scene, &strip))
          continue;

        n_strips++;
        g_assert_cmpfloat_with_epsilon (strip.x + strip.width, 800, 1e-9);
        placed = aster_plot_scene_place_labels (&scene);
        g_assert_cmpuint (placed->len, >, 0);
        for (guint i = 0; i < placed->len; i++)
          {
            const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);

            g_assert_true (label->x + label->width <= strip.x ||
                           label->y + label->height <= strip.y ||
                           label->y >= strip.y + strip.height);
          }
      }
  g_assert_cmpuint (n_strips, >, 4);

  scene.style.legend = FALSE;
  g_assert_false (aster_heat_legend_keep_off (&scene, &strip));
}

/* All that is painted is where nothing else is to be. */
static void
test_area (Fixture *self, gconstpointer data)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterTransform t = { 60, 400, 300, 800, 600 };
  cairo_rectangle_t strip, ink;

  scene.index = self->index;
  scene.transform = t;
  for (AsterPlotMarks marks = ASTER_MARKS_HEAT_MAP; marks <= ASTER_MARKS_CONTOURS;
       marks++)
    {
      cairo_surface_t *paper = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                               NULL);
      cairo_t *cr = cairo_create (paper);

      scene.style.marks = marks;
      g_assert_true (aster_heat_legend_keep_off (&scene, &strip));
      aster_heat_legend_paint (&scene, cr);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (paper, &ink.x, &ink.y, &ink.width,
                                           &ink.height);
      cairo_surface_destroy (paper);
      g_assert_cmpfloat (ink.width, >, 0);
      g_assert_cmpfloat (ink.x, >=, strip.x - 4);
      g_assert_cmpfloat (ink.y, >=, strip.y - 4);
      g_assert_cmpfloat (ink.x + ink.width, <=, strip.x + strip.width + 4);
      g_assert_cmpfloat (ink.y + ink.height, <=, strip.y + strip.height + 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plot-heat-legend/labels-keep-off", Fixture, NULL, set_up,
              test_labels_keep_off, tear_down);
  g_test_add ("/plot-heat-legend/area", Fixture, NULL, set_up, test_area, tear_down);

  return g_test_run ();
}
