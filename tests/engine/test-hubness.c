#include "words/hubness.h"

/* Four rows with two neighbours each: row 0 is named by all the others. */
static void
test_by_hand (void)
{
  static const guint32 rows[] = { 1, 2, 0, 2, 0, 1, 0, 1 };
  static const double expected[] = { 3, 3, 2, 0 };
  g_autoptr (AsterGraph) graph = aster_graph_new_regular (4, 2, NULL);
  double counts[4] = { 9, 9, 9, 9 }, sum = 0;

  memcpy (graph->rows, rows, sizeof rows);
  aster_hubness (graph, counts);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (counts[i], ==, expected[i]);
      sum += counts[i];
    }
  g_assert_cmpfloat (sum, ==, 4 * 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hubness/by-hand", test_by_hand);

  return g_test_run ();
}
