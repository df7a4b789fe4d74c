#include "tools/union.h"

#include "support.h"

static float
add (float there, float back)
{
  return there + back;
}

/* @k different rows for each of @n, none of them itself. */
static AsterGraph *
make_graph (gsize n, gsize k, guint64 seed)
{
  AsterGraph *graph = aster_graph_new_regular (n, k, NULL);
  AsterRandom random = aster_random_init (seed, 0);

  for (gsize i = 0; i < n; i++)
    {
      gsize step = 1 + aster_random_below (&random, (n - 1) / k);

      for (gsize e = 0; e < k; e++)
        {
          /* Down, so that the rows of a row are out of order. */
          graph->rows[i * k + e] = (guint32) ((i + (k - e) * step) % n);
          graph->values[i * k + e] = (float) aster_random_double (&random) + 0.5f;
        }
    }

  return graph;
}

static AsterGraph *
join (const AsterGraph *graph)
{
  g_autoptr (GError) error = NULL;
  AsterGraph *joint = aster_union (graph, graph->values, add, NULL, &error);

  g_assert_no_error (error);

  return joint;
}

static void
test_by_hand (void)
{
  /* 0 → 2, 0 → 1; 1 → 0; 2 → none; 3 → 2 */
  g_autoptr (AsterGraph) graph = aster_graph_new (4, 4, NULL);
  const gsize starts[] = { 0, 2, 3, 3, 4 };
  const guint32 rows[] = { 2, 1, 0, 2 };
  const float values[] = { 1, 2, 4, 8 };
  const gsize joint_starts[] = { 0, 2, 3, 5, 6 };
  const guint32 joint_rows[] = { 1, 2, 0, 0, 3, 2 };
  const float joint_values[] = { 6, 1, 6, 1, 8, 8 };
  g_autoptr (AsterGraph) joint = NULL;

  memcpy (graph->starts, starts, sizeof starts);
  memcpy (graph->rows, rows, sizeof rows);
  memcpy (graph->values, values, sizeof values);
  joint = join (graph);
  g_assert_cmpmem (joint->starts, sizeof joint_starts, joint_starts, sizeof joint_starts);
  g_assert_cmpmem (joint->rows, sizeof joint_rows, joint_rows, sizeof joint_rows);
  g_assert_cmpmem (joint->values, sizeof joint_values, joint_values, sizeof joint_values);
}

/* Against a table of all pairs. */
static void
test_naive (void)
{
  enum { N = 61 };
  g_autoptr (AsterGraph) graph = make_graph (N, 7, 1);
  g_autoptr (AsterGraph) joint = join (graph);
  float wanted[N][N] = { { 0 } };
  gsize n_edges = 0;

  for (gsize i = 0; i < N; i++)
    for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
      {
        wanted[i][graph->rows[e]] += graph->values[e];
        wanted[graph->rows[e]][i] += graph->values[e];
      }
  for (gsize i = 0; i < N; i++)
    for (gsize e = joint->starts[i]; e < joint->starts[i + 1]; e++)
      {
        g_assert_cmpfloat (joint->values[e], ==, wanted[i][joint->rows[e]]);
        if (e > joint->starts[i])
          g_assert_cmpuint (joint->rows[e], >, joint->rows[e - 1]);
      }
  for (gsize i = 0; i < N * N; i++)
    n_edges += wanted[i / N][i % N] > 0;
  g_assert_cmpuint (aster_graph_n_edges (joint), ==, n_edges);
}

static void
test_empty (void)
{
  g_autoptr (AsterGraph) none = aster_graph_new (0, 0, NULL);
  g_autoptr (AsterGraph) lonely = aster_graph_new (5, 0, NULL);
  g_autoptr (AsterGraph) a = join (none), b = join (lonely);

  g_assert_cmpuint (a->n, ==, 0);
  g_assert_cmpuint (b->n, ==, 5);
  g_assert_cmpuint (aster_graph_n_edges (b), ==, 0);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterGraph) joint = join (data);
  gsize n = aster_graph_n_edges (joint);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (guint8 *) joint->rows, (guint) (n * sizeof (guint32)));
  g_byte_array_append (bytes, (guint8 *) joint->values, (guint) (n * sizeof (float)));

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_threads (void)
{
  g_autoptr (AsterGraph) graph = make_graph (3000, 9, 2);

  support_assert_same_on_threads (answer, graph);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterGraph *graph = data;
  g_autoptr (AsterGraph) joint = aster_union (graph, graph->values, add, pulse, error);

  return joint != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterGraph) graph = make_graph (3000, 9, 2);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, graph), >=, 20);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/union/by-hand", test_by_hand);
  g_test_add_func ("/union/naive", test_naive);
  g_test_add_func ("/union/empty", test_empty);
  g_test_add_func ("/union/threads", test_threads);
  g_test_add_func ("/union/cancels", test_cancels);
  return g_test_run ();
}
