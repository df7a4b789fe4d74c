#include "run/tsne-start.h"

#include "support.h"

#define N 2000

static AsterMatrix *
start (const AsterMatrix *from, const AsterTsneMapParams *params)
{
  g_autoptr (GError) error = NULL;
  AsterMatrix *y = aster_tsne_start_new (N, from, params, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (y->n_rows, ==, N);
  g_assert_cmpuint (y->n_cols, ==, params->dims);

  return y;
}

static double
get_sd (const AsterMatrix *y, gsize column)
{
  double sum = 0, squares = 0;

  for (gsize i = 0; i < y->n_rows; i++)
    {
      sum += aster_matrix_row (y, i)[column];
      squares += pow (aster_matrix_row (y, i)[column], 2);
    }

  return sqrt (squares / N - pow (sum / N, 2));
}

static void
test_columns (void)
{
  g_autoptr (AsterMatrix) from = support_uniform_matrix (N, 5, 1);
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  for (params.dims = 2; params.dims <= 3; params.dims++)
    {
      g_autoptr (AsterMatrix) y = start (from, &params);

      for (gsize i = 0; i < N; i++)
        for (gsize c = 0; c < params.dims; c++)
          g_assert_cmpfloat (aster_matrix_row (y, i)[c], ==,
                             aster_matrix_row (from, i)[c]);
    }
}

/* What the components, or the page, do not have is noise as wide as they are. */
static void
test_fills_with_noise (void)
{
  g_autoptr (AsterMatrix) line = support_uniform_matrix (N, 1, 1);
  g_autoptr (AsterMatrix) flat = support_uniform_matrix (N, 2, 2);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (N, 3, NULL);
  AsterMatrix *all[] = { line, flat, equal, NULL };
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;

  for (gsize i = 0; i < N; i++)
    {
      line->data[i] *= 50;
      aster_matrix_row (flat, i)[0] *= 50;
      aster_matrix_row (flat, i)[1] = 1;
    }
  params.dims = 3;
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    {
      g_autoptr (AsterMatrix) y = start (all[c], &params);
      double width = c < 2 ? get_sd (all[c], 0) : 1;

      for (gsize p = 0; p < 3; p++)
        g_assert_cmpfloat_with_epsilon (get_sd (y, p), width, 0.06 * width);
      g_assert_true (aster_matrix_row (y, 5)[1] != aster_matrix_row (y, 5)[2]);
    }
}

/* The noise on top is in units of the wider axis, the same for the same seed. */
static void
test_perturbs (void)
{
  g_autoptr (AsterMatrix) from = support_uniform_matrix (N, 2, 1);
  AsterTsneMapParams params = ASTER_TSNE_MAP_DEFAULTS;
  g_autoptr (AsterMatrix) a = NULL, b = NULL, c = NULL, noise = NULL;
  double width = get_sd (from, 0);

  params.perturb = 0.1;
  a = start (from, &params);
  b = start (from, &params);
  params.seed = 7;
  c = start (from, &params);
  g_assert_cmpmem (a->data, N * 8, b->data, N * 8);
  g_assert_true (memcmp (a->data, c->data, N * 8) != 0);

  noise = aster_matrix_new (N, 2, NULL);
  for (gsize i = 0; i < 2 * N; i++)
    noise->data[i] = a->data[i] - from->data[i];
  g_assert_cmpfloat_with_epsilon (get_sd (noise, 0), 0.1 * width, 0.01 * width);
  g_assert_cmpfloat_with_epsilon (get_sd (noise, 1), 0.1 * width, 0.01 * width);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-start/columns", test_columns);
  g_test_add_func ("/tsne-start/fills-with-noise", test_fills_with_noise);
  g_test_add_func ("/tsne-start/perturbs", test_perturbs);
  return g_test_run ();
}
