#include "layouts/umap-spectral.h"

#include "layouts/umap-fuzzy.h"
#include "support.h"
#include "words/knn.h"

/* The graph of the oracle: 300 rows in 6 × 2, 14 neighbours each. */
static AsterGraph *
make_graph (gsize n, gsize k)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (n, 2, 3);
  g_autoptr (AsterGraph) neighbours = NULL;

  for (gsize i = 0; i < n; i++)
    aster_matrix_row (x, i)[0] *= 3;
  neighbours = aster_knn (x, k, ASTER_KNN_EUCLIDEAN, NULL, NULL);

  return aster_umap_fuzzy (neighbours, TRUE, NULL, NULL);
}

static AsterMatrix *
find (const AsterGraph *graph, guint dims, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  AsterMatrix *y = (AsterMatrix *) 1;

  g_assert_true (aster_umap_spectral (graph, dims, seed, &y, NULL, &error));
  g_assert_no_error (error);

  return y;
}

/* n rows in a ring, each with those beside it: cosines and sines, known in closed form.
 * A ring with one heavier edge, so that the pair of equal eigenvalues parts. */
static AsterGraph *
make_ring (gsize n)
{
  AsterGraph *ring = aster_graph_new_regular (n, 2, NULL);

  for (gsize i = 0; i < n; i++)
    {
      ring->rows[2 * i] = (guint32) ((i + n - 1) % n);
      ring->rows[2 * i + 1] = (guint32) ((i + 1) % n);
      ring->values[2 * i] = ring->values[2 * i + 1] = 1;
    }

  return ring;
}

/* Any two eigenvectors of the first pair lay the ring out as a circle. */
static void
test_ring (void)
{
  g_autoptr (AsterGraph) ring = make_ring (60);
  g_autoptr (AsterMatrix) y = find (ring, 2, 1);

  g_assert_nonnull (y);
  for (gsize i = 0; i < 60; i++)
    {
      const float *p = aster_matrix_row (y, i), *q = aster_matrix_row (y, (i + 1) % 60);

      g_assert_cmpfloat_with_epsilon (hypot (p[0], p[1]), sqrt (2 / 60.0), 0.01);
      g_assert_cmpfloat_with_epsilon (hypot (p[0] - q[0], p[1] - q[1]),
                                      sqrt (2 / 60.0) * 2 * sin (G_PI / 60), 0.005);
    }
}

/* LAPACK's eigenvectors, whatever the search began with. */
static void
test_oracle (void)
{
  g_autoptr (SupportTable) wanted = support_oracle ("umap.tsv", "eigenvectors");
  g_autoptr (AsterGraph) graph = make_graph (300, 14);

  for (guint64 seed = 1; seed <= 3; seed++)
    for (guint dims = 2; dims <= 3; dims++)
      {
        g_autoptr (AsterMatrix) y = find (graph, dims, seed);

        g_assert_nonnull (y);
        g_assert_cmpuint (y->n_cols, ==, dims);
        for (guint p = 0; p < dims; p++)
          {
            double dot = 0, norm2 = 0;

            for (gsize i = 0; i < 300; i++)
              {
                dot += aster_matrix_row (y, i)[p] * wanted->data[i * 3 + p];
                norm2 += (double) aster_matrix_row (y, i)[p] * aster_matrix_row (y, i)[p];
              }
            g_assert_cmpfloat_with_epsilon (norm2, 1, 1e-4);
            /* The residual may be 2e-3; nearest eigenvalues are about 0.011 apart. The
             * two ends of a vector may be as large: its sign is then either. */
            g_assert_cmpfloat (fabs (dot), >, 0.97);
          }
      }
}

/* Two rings, or hardly any rows, have no smooth picture: that is no error. */
static void
test_has_no_answer (void)
{
  g_autoptr (AsterGraph) two = aster_graph_new_regular (80, 2, NULL);
  g_autoptr (AsterGraph) ring = make_ring (40), few = make_ring (10);

  for (gsize e = 0; e < 160; e++)
    {
      two->rows[e] = ring->rows[e % 80] + (e < 80 ? 0 : 40);
      two->values[e] = 1;
    }
  g_assert_null (find (two, 2, 1));
  g_assert_null (find (few, 2, 1));
}

/* A star has all its eigenvalues but two at 0: the search must end, with or without. */
static void
test_star (void)
{
  g_autoptr (AsterGraph) star = aster_graph_new (200, 398, NULL);
  g_autoptr (AsterMatrix) y = NULL;

  star->starts[0] = 0;
  for (gsize i = 1; i < 200; i++)
    {
      star->rows[i - 1] = (guint32) i;
      star->starts[i] = 198 + i;
      star->rows[198 + i] = 0;
    }
  star->starts[200] = 398;
  for (gsize e = 0; e < 398; e++)
    star->values[e] = 1;
  y = find (star, 2, 1);
  for (gsize i = 0; y != NULL && i < 400; i++)
    g_assert_true (isfinite (y->data[i]));
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) y = find (data, 2, 1);

  return support_matrix_bytes (y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;

  return aster_umap_spectral (data, 2, 1, &y, pulse, error);
}

static void
test_threads_and_cancels (void)
{
  g_autoptr (AsterGraph) graph = make_graph (1100, 9);

  support_assert_same_on_threads (answer, graph);
  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, graph), >=, 40);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-spectral/ring", test_ring);
  g_test_add_func ("/umap-spectral/oracle", test_oracle);
  g_test_add_func ("/umap-spectral/has-no-answer", test_has_no_answer);
  g_test_add_func ("/umap-spectral/star", test_star);
  g_test_add_func ("/umap-spectral/threads-and-cancels", test_threads_and_cancels);
  return g_test_run ();
}
