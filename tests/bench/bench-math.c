/* Times the dense verbs of the engine on made-up spaces; one line each, TSV
 * `work seconds`, the best of a few runs. tests/bench/bench-math runs it beside
 * NumPy and scikit-learn. */

#include "layouts/pca.h"
#include "support.h"
#include "tools/linalg.h"
#include "words/axis.h"
#include "words/neighbours.h"
#include "words/spectrum.h"
#include "words/statistics.h"
#include "words/treatment.h"

typedef void (*Work) (AsterMatrix *x);

static void
pca_reduce (AsterMatrix *x)
{
  g_autoptr (AsterMatrix) y = aster_pca_reduce (x, 50, NULL, NULL);

  g_assert_nonnull (y);
}

static void
pca_layout (AsterMatrix *x)
{
  const AsterPcaParams params = ASTER_PCA_DEFAULTS;
  g_autoptr (AsterLayout) layout = aster_pca_layout (x, &params, NULL, NULL);

  g_assert_nonnull (layout);
}

static void
spectrum (AsterMatrix *x)
{
  g_autofree double *values = NULL;
  gsize r;

  g_assert_true (aster_spectrum (x, TRUE, &values, &r, NULL, NULL));
}

static void
neighbours (AsterMatrix *x, AsterMetric metric)
{
  AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;
  g_autoptr (AsterRanking) ranking = NULL;

  params.metric = metric;
  ranking = aster_neighbours_of (x, aster_matrix_row (x, 7), &params, NULL, NULL);
  g_assert_cmpuint (ranking->rows[0], <, x->n_rows);
}

static void
cosine (AsterMatrix *x)
{
  neighbours (x, ASTER_METRIC_COSINE);
}

static void
euclidean (AsterMatrix *x)
{
  neighbours (x, ASTER_METRIC_EUCLIDEAN);
}

static void
correlation (AsterMatrix *x)
{
  neighbours (x, ASTER_METRIC_CORRELATION);
}

static void
axis (AsterMatrix *x)
{
  g_autofree double *places = g_new (double, x->n_rows);

  g_assert_true (aster_axis_project (x, aster_matrix_row (x, 1), aster_matrix_row (x, 2),
                                     places, NULL, NULL, NULL));
}

static void
norms (AsterMatrix *x)
{
  g_autofree double *values = g_new (double, x->n_rows);

  g_assert_true (aster_statistics_norms (x, values, NULL, NULL));
}

static void
centre (AsterMatrix *x)
{
  g_autoptr (AsterMatrix) y = aster_treatment_apply (ASTER_TREATMENT_CENTRED, x, NULL,
                                                     NULL);

  g_assert_nonnull (y);
}

static void
run (const char *name, Work work, AsterMatrix *x, guint times)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < times; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      work (x);
      best = MIN (best, (double) (g_get_monotonic_time () - begin) * 1e-6);
    }
  g_print ("%s\t%.4f\n", name, best);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AsterMatrix) gpt = NULL, words = NULL, glove = NULL;

  aster_linalg_init ();
  words = support_uniform_matrix (12000, 100, 1);
  run ("PCA map, 12,000 × 100", pca_layout, words, 5);

  gpt = support_uniform_matrix (50257, 768, 2);
  run ("PCA to 50, 50,257 × 768", pca_reduce, gpt, 3);
  run ("spectrum, 50,257 × 768", spectrum, gpt, 3);

  glove = support_uniform_matrix (400000, 300, 3);
  run ("cosine neighbours, 400,000 × 300", cosine, glove, 5);
  run ("Euclidean neighbours, 400,000 × 300", euclidean, glove, 5);
  run ("correlation neighbours, 400,000 × 300", correlation, glove, 5);
  run ("axis, 400,000 × 300", axis, glove, 5);
  run ("norms, 400,000 × 300", norms, glove, 5);
  run ("centring, 400,000 × 300", centre, glove, 3);

  return 0;
}
