#include "colour/reading.h"

#include <math.h>

static void
assert_reads (const AsterColouring *colouring, gsize row, const char *expected)
{
  g_autofree char *text = aster_reading_new (colouring, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_classes (void)
{
  const char *const cells[] = { "b", "a", "", "b" };
  AsterColumn *column = aster_column_new_text ("kind", cells, G_N_ELEMENTS (cells));
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);

  assert_reads (colouring, 1, "kind: a");
  assert_reads (colouring, 2, NULL);
  assert_reads (colouring, 4, NULL);
  assert_reads (NULL, 0, NULL);
  aster_column_unref (column);
}

/* Of those that have one, how many have a lower one; the same share for the same number.
 */
static void
test_numbers (void)
{
  const double numbers[] = { 3, -1, NAN, 2, 3, 8, -1, 2.5, 4, 0, 1 };
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_numbers (
      "norm", numbers, G_N_ELEMENTS (numbers), ASTER_RAMP_VALUES);

  assert_reads (colouring, 0, "norm: 3\nhigher than 60.0\u202f% of all");
  assert_reads (colouring, 4, "norm: 3\nhigher than 60.0\u202f% of all");
  assert_reads (colouring, 9, "norm: 0\nhigher than 20.0\u202f% of all");
  assert_reads (colouring, 1, "norm: \u22121\nthe lowest of all");
  assert_reads (colouring, 6, "norm: \u22121\nthe lowest of all");
  assert_reads (colouring, 5, "norm: 8\nthe highest of all");
  assert_reads (colouring, 2, NULL);
}

/* The second of very many is not the first, and numbers that are all the same are neither
 * high nor low. */
static void
test_ends (void)
{
  enum { N = 5000 };
  g_autofree double *numbers = g_new (double, N);
  g_autoptr (AsterColouring) many = NULL, same = NULL;

  for (int i = 0; i < N; i++)
    numbers[i] = i;
  many = aster_colouring_new_from_numbers ("n", numbers, N, ASTER_RAMP_VALUES);
  assert_reads (many, 0, "n: 0\nthe lowest of all");
  assert_reads (many, 1, "n: 1\nhigher than 0.1\u202f% of all");
  assert_reads (many, N - 2, "n: 4\u202f998\nhigher than 99.9\u202f% of all");
  assert_reads (many, N - 1, "n: 4\u202f999\nthe highest of all");

  for (int i = 0; i < N; i++)
    numbers[i] = 7;
  same = aster_colouring_new_from_numbers ("n", numbers, N, ASTER_RAMP_VALUES);
  assert_reads (same, 5, "n: 7");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/classes", test_classes);
  g_test_add_func ("/reading/numbers", test_numbers);
  g_test_add_func ("/reading/ends", test_ends);

  return g_test_run ();
}
