#include "plot/viewport.h"

#include <math.h>

#include "tools/random.h"

static AsterViewport *
new_viewport (void)
{
  AsterViewport *viewport = aster_viewport_new ();

  aster_viewport_set_bounds (viewport, -3, 1, 5, 2);

  return viewport;
}

static void
test_fit (void)
{
  g_autoptr (AsterViewport) viewport = new_viewport ();
  AsterTransform t = aster_viewport_get_transform (viewport, 800, 600);
  double page[2];

  /* Eight units wide and one high: the width decides, and both scales are one. */
  g_assert_cmpfloat_with_epsilon (t.scale, (800 - 72) / 8.0, 1e-9);
  aster_transform_to_page (&t, -3, 2, page);
  g_assert_cmpfloat_with_epsilon (page[0], 36, 1e-9);
  aster_transform_to_page (&t, 1, 1.5, page);
  g_assert_cmpfloat_with_epsilon (page[0], 400, 1e-9);
  g_assert_cmpfloat_with_epsilon (page[1], 300, 1e-9);
  aster_transform_to_page (&t, 1, 2, page);
  g_assert_cmpfloat (page[1], <, 300);
}

static void
test_inverse (void)
{
  g_autoptr (AsterViewport) viewport = new_viewport ();
  AsterRandom random = aster_random_init (42, 2);

  for (int i = 0; i < 1000; i++)
    {
      AsterView view = { 10 * aster_random_normal (&random),
                         10 * aster_random_normal (&random),
                         exp (3 * aster_random_normal (&random)) };
      AsterTransform t;
      double x = aster_random_normal (&random), y = aster_random_normal (&random);
      double page[2], plane[2];

      aster_viewport_set_view (viewport, &view);
      t = aster_viewport_get_transform (viewport, 640, 480);
      aster_transform_to_page (&t, x, y, page);
      aster_transform_to_plane (&t, page[0], page[1], plane);
      g_assert_cmpfloat_with_epsilon (plane[0], x, 1e-9);
      g_assert_cmpfloat_with_epsilon (plane[1], y, 1e-9);
    }
}

static void
test_zoom_keeps_place (void)
{
  g_autoptr (AsterViewport) viewport = new_viewport ();
  double factors[] = { 1.25, 3, 0.2, 1000, 1e-9, 0.9 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      AsterTransform t = aster_viewport_get_transform (viewport, 800, 600);
      double pointer[2] = { 123, 456 }, place[2], page[2];

      aster_transform_to_plane (&t, pointer[0], pointer[1], place);
      aster_viewport_zoom_about (viewport, place[0], place[1], factors[i]);
      t = aster_viewport_get_transform (viewport, 800, 600);
      aster_transform_to_page (&t, place[0], place[1], page);
      g_assert_cmpfloat_with_epsilon (page[0], pointer[0], 1e-6);
      g_assert_cmpfloat_with_epsilon (page[1], pointer[1], 1e-6);
      g_assert_cmpfloat (aster_viewport_get_zoom (viewport), >=, ASTER_ZOOM_MIN);
      g_assert_cmpfloat (aster_viewport_get_zoom (viewport), <=, ASTER_ZOOM_MAX);
    }
}

static void
count_cb (AsterViewport *viewport, guint *count)
{
  (*count)++;
}

static void
test_move_and_fit (void)
{
  g_autoptr (AsterViewport) viewport = new_viewport ();
  guint count = 0;
  AsterTransform t;
  double page[2];

  g_signal_connect (viewport, "changed", G_CALLBACK (count_cb), &count);
  aster_viewport_move (viewport, 1, -0.5);
  aster_viewport_centre_on (viewport, 4, 1);
  t = aster_viewport_get_transform (viewport, 300, 200);
  aster_transform_to_page (&t, 4, 1, page);
  g_assert_cmpfloat_with_epsilon (page[0], 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (page[1], 100, 1e-9);

  aster_viewport_fit (viewport);
  aster_viewport_fit (viewport);
  g_assert_cmpuint (count, ==, 3);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, ==, 1);
}

/* A view of everything goes on showing everything; one that was moved stays. */
static void
test_bounds_follow (void)
{
  g_autoptr (AsterViewport) viewport = new_viewport ();

  aster_viewport_set_bounds (viewport, 0, 0, 10, 20);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, ==, 5);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).y, ==, 10);

  aster_viewport_move (viewport, 1, 1);
  aster_viewport_set_bounds (viewport, 0, 0, 30, 20);
  g_assert_cmpfloat (aster_viewport_get_view (viewport).x, ==, 6);
}

static void
test_no_extent (void)
{
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  AsterTransform t;
  double page[2];

  aster_viewport_set_bounds (viewport, 7, 7, 7, 7);
  t = aster_viewport_get_transform (viewport, 400, 300);
  g_assert_true (isfinite (t.scale) && t.scale > 0);
  aster_transform_to_page (&t, 7, 7, page);
  g_assert_cmpfloat_with_epsilon (page[0], 200, 1e-6);

  aster_viewport_set_bounds (viewport, 0, 3, 9, 3);
  t = aster_viewport_get_transform (viewport, 10, 10);
  g_assert_true (isfinite (t.scale) && t.scale > 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/inverse", test_inverse);
  g_test_add_func ("/viewport/zoom-keeps-place", test_zoom_keeps_place);
  g_test_add_func ("/viewport/move-and-fit", test_move_and_fit);
  g_test_add_func ("/viewport/bounds-follow", test_bounds_follow);
  g_test_add_func ("/viewport/no-extent", test_no_extent);

  return g_test_run ();
}
