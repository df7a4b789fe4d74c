/* Times the dense verbs of the engine on made-up spaces; one line each, TSV
 * `work seconds`. tests/bench/bench-math.py runs it beside NumPy, SciPy and
 * scikit-learn. */

#include <locale.h>

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

/* What to time, on what shape. */
static const struct
{
  const char *name;
  Work work;
  gsize n, d;
} works[] = {
  { "PCA map, 12,000 × 100", pca_layout, 12000, 100 },
  { "PCA to 50, 50,257 × 768", pca_reduce, 50257, 768 },
  { "spectrum, 50,257 × 768", spectrum, 50257, 768 },
  { "cosine neighbours, 400,000 × 300", cosine, 400000, 300 },
  { "Euclidean neighbours, 400,000 × 300", euclidean, 400000, 300 },
  { "correlation neighbours, 400,000 × 300", correlation, 400000, 300 },
  { "axis, 400,000 × 300", axis, 400000, 300 },
  { "norms, 400,000 × 300", norms, 400000, 300 },
  { "centring, 400,000 × 300", centre, 400000, 300 },
};

/* The best of three runs, after one that warms up. */
static double
seconds (Work work, AsterMatrix *x)
{
  double best = G_MAXDOUBLE;

  work (x);
  for (guint i = 0; i < 3; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      work (x);
      best = MIN (best, (double) (g_get_monotonic_time () - begin) * 1e-6);
    }

  return best;
}

/* With an argument, only the works whose name holds it. */
int
main (int argc, char *argv[])
{
  g_autoptr (AsterMatrix) x = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  aster_linalg_init ();
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      if (argc > 1 && strstr (works[i].name, argv[1]) == NULL)
        continue;
      if (x == NULL || x->n_rows != works[i].n || x->n_cols != works[i].d)
        {
          g_clear_pointer (&x, aster_matrix_unref);
          x = support_uniform_matrix (works[i].n, works[i].d, 1);
        }
      g_print ("%s\t%.4f\n", works[i].name, seconds (works[i].work, x));
    }

  return 0;
}
