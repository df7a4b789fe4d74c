#include "plot/orbit.h"

#include <math.h>

#include "tools/random.h"

static AsterMatrix *
make_cloud (gsize n)
{
  AsterMatrix *x = aster_matrix_new (n, 3, NULL);
  AsterRandom random = aster_random_init (1, 0);

  for (gsize i = 0; i < 3 * n; i++)
    x->data[i] = (float) aster_random_normal (&random);

  return x;
}

/* From the front, a map shows its first two dimensions, less their means; from the right
 * side the third one lies to the left or right. */
static void
test_by_hand (void)
{
  static const float rows[] = { 1, 2, 3, -1, -2, -3 };
  AsterOrbit orbit = { 0, 0 };
  g_autoptr (AsterMatrix) x = aster_matrix_new (2, 3, NULL), front = NULL, side = NULL;
  double radius;

  memcpy (x->data, rows, sizeof rows);
  front = aster_orbit_project (&orbit, x, &radius);
  g_assert_cmpfloat_with_epsilon (front->data[0], 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (front->data[1], 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (radius, sqrt (14), 1e-6);

  aster_orbit_turn (&orbit, G_PI / 2, 0);
  side = aster_orbit_project (&orbit, x, &radius);
  g_assert_cmpfloat_with_epsilon (side->data[0], 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (side->data[1], 2, 1e-6);
}

/* A turn is a turn: the page directions and the line of sight are orthonormal, so over
 * two orthogonal views a row keeps its length. */
static void
test_keeps_lengths (void)
{
  g_autoptr (AsterMatrix) x = make_cloud (50);

  for (int step = 0; step < 20; step++)
    {
      AsterOrbit orbit = { 0, 0 };
      double axes[3][2], dots[3] = { 0, 0, 0 }, radius;
      g_autoptr (AsterMatrix) y = NULL;

      aster_orbit_turn (&orbit, 0.7 * step, 0.3 * step - 2);
      g_assert_cmpfloat (fabs (orbit.pitch), <=, G_PI / 2);
      aster_orbit_get_axes (&orbit, axes);
      for (int j = 0; j < 3; j++)
        {
          dots[0] += axes[j][0] * axes[j][0];
          dots[1] += axes[j][1] * axes[j][1];
          dots[2] += axes[j][0] * axes[j][1];
        }
      g_assert_cmpfloat_with_epsilon (dots[0], 1, 1e-12);
      g_assert_cmpfloat_with_epsilon (dots[1], 1, 1e-12);
      g_assert_cmpfloat_with_epsilon (dots[2], 0, 1e-12);

      y = aster_orbit_project (&orbit, x, &radius);
      for (gsize i = 0; i < 50; i++)
        g_assert_cmpfloat (hypot (y->data[2 * i], y->data[2 * i + 1]), <=,
                           radius * (1 + 1e-6));
    }
}

/* Seen from the front the third dimension comes nearer, from behind it goes away; the
 * middle is in the middle. */
static void
test_levels (void)
{
  static const float rows[] = { 0, 0, -2, 0, 0, 0, 0, 0, 2 };
  AsterOrbit orbit = { 0, 0 };
  g_autoptr (AsterMatrix) x = aster_matrix_new (3, 3, NULL);
  guint8 levels[3];

  memcpy (x->data, rows, sizeof rows);
  aster_orbit_find_levels (&orbit, x, levels);
  g_assert_cmpuint (levels[0], <, ASTER_ORBIT_MIDDLE);
  g_assert_cmpuint (levels[1], ==, ASTER_ORBIT_MIDDLE);
  g_assert_cmpuint (levels[2], >, ASTER_ORBIT_MIDDLE);
  aster_orbit_turn (&orbit, G_PI, 0);
  aster_orbit_find_levels (&orbit, x, levels);
  g_assert_cmpuint (levels[0], >, ASTER_ORBIT_MIDDLE);
  g_assert_cmpuint (levels[2], <, ASTER_ORBIT_MIDDLE);
  aster_orbit_turn (&orbit, -G_PI / 2, 0);
  aster_orbit_find_levels (&orbit, x, levels);
  g_assert_cmpuint (levels[0], ==, levels[2]);

  g_assert_cmpfloat (aster_orbit_level_size (ASTER_ORBIT_MIDDLE), ==, 1);
  g_assert_cmpfloat (aster_orbit_level_alpha (ASTER_ORBIT_MIDDLE), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/orbit/by-hand", test_by_hand);
  g_test_add_func ("/orbit/levels", test_levels);
  g_test_add_func ("/orbit/keeps-lengths", test_keeps_lengths);

  return g_test_run ();
}
