/* Whole descents against scikit-learn's, and one that shrinks on its way. */

#include "tsne-case.h"

#define NEAR 10

/* The part of the true neighbours that is among the nearest on the page. */
static double
find_recall (const AsterMatrix *x, const AsterMatrix *y)
{
  g_autoptr (AsterGraph) far = aster_knn (x, NEAR, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  g_autoptr (AsterGraph) page = aster_knn (y, NEAR, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  gsize kept = 0;

  for (gsize a = 0; a < x->n_rows * NEAR; a++)
    for (gsize b = 0; b < NEAR; b++)
      kept += page->rows[a / NEAR * NEAR + b] == far->rows[a];

  return (double) kept / (double) (x->n_rows * NEAR);
}

/* No more divergence than scikit-learn's, and as many neighbours; the last in the mean,
 * since where a word on the rim of a group ends is chance. */
static void
test_peer (void)
{
  g_autoptr (SupportTable) cases = support_oracle ("tsne-peer.tsv", "cases");
  double kept = 0, kept_there = 0;

  for (gsize c = 0; c < cases->n_rows; c++)
    {
      const double *peer = cases->data + c * cases->n_cols;
      g_autoptr (AsterMatrix) x = support_uniform_matrix (
          (gsize) peer[0], (gsize) peer[1], (guint64) peer[2]);
      g_auto (Case) self = case_init (x, (gsize) (3 * peer[3]), peer[3]);
      g_autoptr (AsterLayout) layout = NULL;
      double recall;

      self.params.iterations = 1000;
      layout = run (&self);
      recall = find_recall (x, layout->positions);
      g_test_message ("%g × %g: divergence %.4f, there %.4f; recall %.4f, there %.4f",
                      peer[0], peer[1], self.summary.kl, peer[4], recall, peer[5]);
      g_assert_cmpfloat (self.summary.kl, <=, 1.01 * peer[4]);
      kept += recall;
      kept_there += peer[5];
    }
  g_assert_cmpfloat (kept, >=, 0.99 * kept_there);
}

/* An exaggeration that lasts shrinks rows that all pick each other; the map unfolds all
 * the same, in both directions. */
static void
test_comes_back (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 5, 4);
  g_auto (Case) self = case_init (x, 140, 45);
  g_autoptr (AsterLayout) layout = NULL;
  double squares[2] = { 0 };

  self.params.exaggeration_iterations = 900;
  self.params.exaggeration = 8;
  self.params.iterations = 1400;
  layout = run (&self);
  for (gsize i = 0; i < 300; i++)
    squares[i % 2] += pow (layout->positions->data[i], 2) / 150;
  g_test_message ("divergence %.3f, width %.3g and %.3g", self.summary.kl,
                  sqrt (squares[0]), sqrt (squares[1]));
  g_assert_cmpfloat (squares[0], >, 1);
  g_assert_cmpfloat (squares[1], >, 1);
  g_assert_cmpfloat (self.summary.kl, <, 0.6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-peer/scikit-learn", test_peer);
  g_test_add_func ("/tsne-peer/comes-back", test_comes_back);
  return g_test_run ();
}
