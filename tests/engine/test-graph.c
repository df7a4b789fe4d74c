#include "support.h"
#include "values/graph.h"

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterGraph) graph = aster_graph_new (3, 5, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (graph->n, ==, 3);
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, 0);
  g_assert_true (isnan (graph->recall));
  graph->starts[3] = 5;
  graph->rows[4] = 2;
  graph->values[4] = 0.5f;
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, 5);
}

static void
test_regular (void)
{
  g_autoptr (AsterGraph) graph = aster_graph_new_regular (4, 3, NULL);

  for (gsize i = 0; i <= 4; i++)
    g_assert_cmpuint (graph->starts[i], ==, 3 * i);
  g_assert_cmpuint (aster_graph_n_edges (graph), ==, 12);
}

static void
test_of_nothing (void)
{
  g_autoptr (AsterGraph) none = aster_graph_new (0, 0, NULL);
  g_autoptr (AsterGraph) alone = aster_graph_new_regular (5, 0, NULL);

  g_assert_cmpuint (aster_graph_n_edges (none), ==, 0);
  g_assert_cmpuint (aster_graph_n_edges (alone), ==, 0);
}

/* It lives until the last of those who share it has let go. */
static void
test_shared (void)
{
  g_autoptr (AsterGraph) graph = aster_graph_new_regular (2, 1, NULL);
  AsterGraph *other = aster_graph_ref (graph);

  g_assert_true (other == graph);
  aster_graph_unref (other);
  g_assert_cmpuint (graph->n, ==, 2);
}

/* What no machine has is refused with its size, whether or not the product fits. */
static void
test_refuses (void)
{
  static const struct
  {
    gsize n, k;
  } cases[] = { { G_MAXSIZE, 1 }, { G_MAXSIZE / 4, 90 }, { 1 << 20, G_MAXSIZE / 1024 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (aster_graph_new_regular (cases[c].n, cases[c].k, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/new", test_new);
  g_test_add_func ("/graph/regular", test_regular);
  g_test_add_func ("/graph/of-nothing", test_of_nothing);
  g_test_add_func ("/graph/shared", test_shared);
  g_test_add_func ("/graph/refuses", test_refuses);
  return g_test_run ();
}
