/* Numbers of a column stand under one another, and none loses what it says. */

#include "parts/number-shape.h"

#include <math.h>

static void
check (const double *numbers, gsize n, const char *const *texts)
{
  AsterNumberShape shape = aster_number_shape_of (numbers, n);
  int longest = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = aster_number_shape_dup (&shape, numbers[i]);

      g_assert_cmpstr (text, ==, texts[i]);
      longest = MAX (longest, (int) g_utf8_strlen (text, -1));
    }
  g_assert_cmpint (shape.chars, ==, longest);
}

static void
test_decimals (void)
{
  static const double norms[] = { 1.63282, 1.63, 2.98340 };
  static const char *const norm_texts[] = { "1.63282", "1.63000", "2.98340" };
  static const double shares[] = { 0.5, -0.25, 0, NAN };
  static const char *const share_texts[] = { "0.50", "−0.25", "0.00", "—" };
  static const double thirds[] = { 100.0 / 3, 2.0 / 3 };
  static const char *const third_texts[] = { "33.3333", "0.6667" };

  check (norms, 3, norm_texts);
  check (shares, 4, share_texts);
  check (thirds, 2, third_texts);
}

/* Counts have none, and what is far apart is written each by itself. */
static void
test_others (void)
{
  static const double counts[] = { 336123, 7, 0 };
  static const char *const count_texts[] = { "336\u202f123", "7", "0" };
  static const double few[] = { 7, 12, 999 };
  static const char *const few_texts[] = { "7", "12", "999" };
  static const double wide[] = { 500, 3.25e-7 };
  static const char *const wide_texts[] = { "500", "3.25 × 10⁻⁷" };
  AsterNumberShape shape = aster_number_shape_of (wide, 2);

  check (counts, 3, count_texts);
  check (few, 3, few_texts);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = aster_number_shape_dup (&shape, wide[i]);

      g_assert_cmpstr (text, ==, wide_texts[i]);
    }

  shape = aster_number_shape_of (NULL, 0);
  g_assert_cmpint (shape.chars, >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-shape/decimals", test_decimals);
  g_test_add_func ("/number-shape/others", test_others);

  return g_test_run ();
}
