#include "layouts/tsne-attraction.h"

#include "support.h"

/* A graph whose row i has about @k edges, one of them nearly @n. */
static AsterGraph *
make_graph (gsize n, gsize k)
{
  AsterRandom random = aster_random_init (5, n);
  AsterGraph *graph = aster_graph_new (n, n * (2 * k + 1) + n, NULL);
  gsize write = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize degree = i == 7 ? n - 1 : aster_random_below (&random, 2 * k + 1);

      for (gsize e = 0; e < degree; e++, write++)
        {
          graph->rows[write] = (guint32) aster_random_below (&random, n);
          graph->values[write] = (float) pow (10, -9 * aster_random_double (&random));
        }
      graph->starts[i + 1] = write;
    }
  graph->values[0] = 0;

  return graph;
}

/* What pulls on each point of @y, one pair at a time in double. */
static double
naive_pull (const AsterGraph *p, const AsterMatrix *y, double *pulls)
{
  gsize dims = y->n_cols;
  double sum = 0;

  for (gsize i = 0; i < p->n; i++)
    for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
      {
        const float *a = aster_matrix_row (y, i), *b = aster_matrix_row (y, p->rows[e]);
        double d2 = 0;

        for (gsize c = 0; c < dims; c++)
          d2 += pow ((double) a[c] - b[c], 2);
        for (gsize c = 0; c < dims; c++)
          pulls[dims * i + c] += p->values[e] / (1 + d2) * ((double) a[c] - b[c]);
        if (p->values[e] > 0)
          sum += p->values[e] * log (p->values[e] * (1 + d2));
      }

  return sum;
}

/* In any order of the slots, in blocks of any size, the pulls are those of the naive
 * twin, within the rounding of sums of floats. */
static void
test_naive (void)
{
  for (guint dims = 2; dims <= 3; dims++)
    {
      const gsize n = 700, stride = ASTER_TSNE_STRIDE (dims);
      g_autoptr (AsterGraph) graph = make_graph (n, 20);
      g_autoptr (AsterMatrix) y = support_uniform_matrix (n, dims, 3);
      g_autofree float *by_slots = g_new0 (float, n *stride);
      g_autofree float *pulls = g_new0 (float, n *stride);
      g_autofree double *expected = g_new0 (double, n *dims);
      g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (n);
      g_autoptr (AsterTsneAttraction) self = aster_tsne_attraction_new (graph, dims);
      double cross = 0, largest = 0, naive;

      for (gsize i = 0; i < n * dims; i++)
        y->data[i] *= 9;
      naive = naive_pull (graph, y, expected);
      g_assert_true (aster_tsne_order_follow (order, y->data, dims, dims, NULL));
      for (gsize i = 0; i < n; i++)
        memcpy (by_slots + stride * i, aster_matrix_row (y, order->points[i]),
                dims * sizeof (float));
      g_assert_true (aster_tsne_attraction_arrange (self, order, NULL));
      for (gsize i = 0; i < n; i += 33)
        cross += aster_tsne_attraction_pull (self, by_slots, i, MIN (i + 33, n),
                                             pulls + stride * i, TRUE);

      g_assert_cmpfloat_with_epsilon (cross, naive, 1e-6 * fabs (naive));
      for (gsize i = 0; i < n * dims; i++)
        largest = MAX (largest, fabs (expected[i]));
      for (gsize i = 0; i < n; i++)
        for (gsize c = 0; c < dims; c++)
          g_assert_cmpfloat_with_epsilon (pulls[stride * i + c],
                                          expected[dims * order->points[i] + c],
                                          2e-6 * largest);
    }
}

/* Measuring changes no pull. */
static void
test_measures_aside (void)
{
  const gsize n = 300;
  g_autoptr (AsterGraph) graph = make_graph (n, 30);
  g_autoptr (AsterMatrix) y = support_uniform_matrix (n, 2, 3);
  g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (n);
  g_autoptr (AsterTsneAttraction) self = aster_tsne_attraction_new (graph, 2);
  g_autofree float *a = g_new0 (float, 2 * n), *b = g_new0 (float, 2 * n);

  g_assert_true (aster_tsne_attraction_arrange (self, order, NULL));
  aster_tsne_attraction_pull (self, y->data, 0, n, a, FALSE);
  aster_tsne_attraction_pull (self, y->data, 0, n, b, TRUE);
  for (gsize i = 0; i < 2 * n; i++)
    g_assert_cmpfloat_with_epsilon (a[i], b[i], 1e-6 * fabs (a[i]) + 1e-9);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterGraph *graph = data;
  g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (graph->n);
  g_autoptr (AsterTsneAttraction) self = aster_tsne_attraction_new (graph, 2);
  gboolean done = aster_tsne_attraction_arrange (self, order, pulse);

  if (!done)
    aster_set_cancelled (error);

  return done;
}

static void
test_cancels (void)
{
  g_autoptr (AsterGraph) graph = make_graph (6000, 4);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, graph), >=, 10);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-attraction/naive", test_naive);
  g_test_add_func ("/tsne-attraction/measures-aside", test_measures_aside);
  g_test_add_func ("/tsne-attraction/cancels", test_cancels);
  return g_test_run ();
}
