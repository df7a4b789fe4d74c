#include "tools/tame.h"

#include "support.h"

/* What can be squared is left alone. */
static void
test_leaves (void)
{
  static const float sizes[] = { 0, 1e-11f, 1, 9e11f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (3, 2, NULL);
      AsterMatrix *tamed = x;

      x->data[1] = -sizes[s];
      g_assert_true (aster_tame (x, &tamed, NULL));
      g_assert_null (tamed);
    }
}

static void
test_scales (void)
{
  static const float sizes[] = { 1e-38f, 1e-13f, 1e13f, 3e38f };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = aster_matrix_new (3, 2, NULL);
      g_autoptr (AsterMatrix) tamed = NULL;

      x->data[1] = -sizes[s];
      x->data[4] = sizes[s] / 4;
      g_assert_true (aster_tame (x, &tamed, NULL));
      g_assert_cmpfloat (tamed->data[0], ==, 0);
      g_assert_cmpfloat (tamed->data[1], ==, -1);
      g_assert_cmpfloat_with_epsilon (tamed->data[4], 0.25, 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tame/leaves", test_leaves);
  g_test_add_func ("/tame/scales", test_scales);
  return g_test_run ();
}
