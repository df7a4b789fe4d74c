#include "values/layout.h"

#include "support.h"

static void
test_owns_its_positions (void)
{
  AsterMatrix *positions = support_uniform_matrix (5, 3, 1);
  g_autoptr (AsterLayout) layout = aster_layout_new (positions), again = NULL;

  g_assert_true (layout->positions == positions);
  for (guint p = 0; p < 3; p++)
    {
      g_assert_cmpint (layout->axes[p].kind, ==, ASTER_AXIS_NONE);
      g_assert_null (layout->axes[p].label);
    }
  layout->axes[1].kind = ASTER_AXIS_COSINE;
  layout->axes[1].label = g_strdup ("king - man");

  again = aster_layout_ref (layout);
  g_clear_pointer (&layout, aster_layout_unref);
  g_assert_cmpstr (again->axes[1].label, ==, "king - man");
}

/* As a property of an object: copying a boxed value shares it. */
static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (AsterLayout) layout = aster_layout_new (support_uniform_matrix (5, 2, 1));
  g_autoptr (AsterLayout) held = NULL;

  g_value_init (&value, ASTER_TYPE_LAYOUT);
  g_value_set_boxed (&value, layout);
  held = g_value_dup_boxed (&value);
  g_assert_true (held == layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/owns-its-positions", test_owns_its_positions);
  g_test_add_func ("/layout/boxed", test_boxed);
  return g_test_run ();
}
