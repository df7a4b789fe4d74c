#include "run/mds-map.h"

#include "layouts/pca.h"
#include "support.h"

static AsterLayout *
map (const AsterMatrix *x,
     guint dims,
     const AsterMdsParams *params,
     AsterEngine *engine,
     AsterMdsSummary *summary)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_mds_map (x, dims, params, NULL, engine, "test", summary,
                                       NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, x->n_rows);
  g_assert_cmpuint (layout->positions->n_cols, ==, dims);
  for (gsize i = 0; i < dims * x->n_rows; i++)
    g_assert_true (isfinite (layout->positions->data[i]));

  return layout;
}

static gboolean
is_same (const AsterLayout *a, const AsterLayout *b)
{
  return memcmp (a->positions->data, b->positions->data,
                 a->positions->n_rows * a->positions->n_cols * sizeof (float)) == 0;
}

/* Both kinds, both distances; NumPy's map and stress, and never above them. */
static void
test_oracle (void)
{
  static const char *const metrics[] = { "euclidean", "cosine" };

  for (guint m = 0; m < 2; m++)
    {
      g_autofree char *map_name = g_strconcat (metrics[m], " classical map", NULL);
      g_autofree char *off_name = g_strconcat (metrics[m], " classical stress", NULL);
      g_autoptr (SupportTable) expected = support_oracle ("mds.tsv", map_name);
      g_autoptr (SupportTable) stress = support_oracle ("mds.tsv", off_name);
      g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 8, 11 + m);
      AsterMdsParams params = ASTER_MDS_DEFAULTS;
      AsterMdsSummary summary;
      g_autoptr (AsterLayout) classical = NULL, squares = NULL;

      if (m == 1)
        memset (aster_matrix_row (x, 13), 0, 8 * sizeof (float));
      params.cosine = m == 1;
      params.kind = ASTER_MDS_CLASSICAL;
      classical = map (x, 2 + m, &params, NULL, &summary);
      g_assert_cmpuint (summary.iterations, ==, 0);
      support_assert_close (&summary.stress, stress->data, 1, 0, 1e-5);

      /* Signs of the components are those of their axes, not of the points. */
      for (gsize p = 0; p < 2 + m; p++)
        {
          double sign = classical->positions->data[p] * expected->data[p] < 0 ? -1 : 1;

          for (gsize i = 0; i < 60; i++)
            g_assert_cmpfloat_with_epsilon (aster_matrix_row (classical->positions, i)[p],
                                            sign * expected->data[i * (2 + m) + p], 1e-5);
        }

      params.kind = ASTER_MDS_SMACOF;
      squares = map (x, 2 + m, &params, NULL, &summary);
      g_assert_cmpfloat (summary.stress, <, 0.9 * stress->data[0]);
      g_assert_cmpuint (summary.iterations, >, 5);
      g_assert_cmpint (squares->axes[0].kind, ==, ASTER_AXIS_NONE);
    }
}

/* What is kept saves work, and changes nothing; each thing it depends on is apart. */
static void
test_keeps (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (120, 9, 1);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);

  for (guint pass = 0; pass < 2; pass++)
    for (guint c = 0; c < 16; c++)
      {
        AsterMdsParams params = ASTER_MDS_DEFAULTS;
        g_autoptr (AsterLayout) alone = NULL, kept = NULL;

        params.kind = c & 1 ? ASTER_MDS_CLASSICAL : ASTER_MDS_SMACOF;
        params.cosine = (c & 2) != 0;
        params.start = c & 4 ? ASTER_MDS_FROM_NOISE : ASTER_MDS_FROM_CLASSICAL;
        params.iterations = 4;
        alone = map (x, c & 8 ? 3 : 2, &params, NULL, NULL);
        kept = map (x, c & 8 ? 3 : 2, &params, engine, NULL);
        g_assert_true (is_same (alone, kept));
      }
}

/* A map that is stopped and led on, at whatever size the page shows it, ends where one
 * does that was never stopped. */
static void
test_goes_on (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 9, 1);

  for (guint cosine = 0; cosine < 2; cosine++)
    {
      g_autoptr (AsterLayout) whole = NULL, half = NULL, rest = NULL;
      AsterMdsParams params = ASTER_MDS_DEFAULTS;
      AsterMdsSummary at_once, led;

      params.cosine = cosine;
      params.eps = 0;
      params.iterations = 40;
      whole = map (x, 2, &params, NULL, &at_once);
      params.iterations = 15;
      half = map (x, 2, &params, NULL, NULL);

      params.start = ASTER_MDS_FROM_PAGE;
      params.begun = 15;
      params.iterations = 40;
      rest = aster_mds_map (x, 2, &params, half, NULL, "", &led, NULL, NULL);
      g_assert_true (is_same (rest, whole));
      g_assert_cmpuint (led.iterations, ==, 40);
      g_assert_cmpfloat (led.stress, ==, at_once.stress);

      g_clear_pointer (&rest, aster_layout_unref);
      for (gsize i = 0; i < 300; i++)
        half->positions->data[i] *= 64;
      rest = aster_mds_map (x, 2, &params, half, NULL, "", &led, NULL, NULL);
      g_assert_cmpfloat_with_epsilon (led.stress, at_once.stress, 1e-5);
    }
}

/* A page of other axes than the map, and one that cannot be a start. */
static void
test_pages (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 9, 1);
  g_autoptr (AsterMatrix) few = support_uniform_matrix (59, 9, 1);
  g_autoptr (GError) none_error = NULL, few_error = NULL;
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  g_autoptr (AsterLayout) flat = map (x, 2, &params, NULL, NULL);
  g_autoptr (AsterLayout) deep = NULL, again = NULL;
  AsterMdsSummary in_two, in_three;

  params.start = ASTER_MDS_FROM_PAGE;
  again = aster_mds_map (x, 2, &params, flat, NULL, "", &in_two, NULL, NULL);
  deep = aster_mds_map (x, 3, &params, flat, NULL, "", &in_three, NULL, NULL);
  g_assert_cmpuint (deep->positions->n_cols, ==, 3);
  g_assert_cmpfloat (in_three.stress, <, in_two.stress);

  g_assert_null (aster_mds_map (x, 2, &params, NULL, NULL, "", NULL, NULL, &none_error));
  g_assert_error (none_error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_null (aster_mds_map (few, 2, &params, flat, NULL, "", NULL, NULL, &few_error));
  g_assert_error (few_error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

/* Chance is the seed's where the start is random, and has no say elsewhere. */
static void
test_seed (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (100, 9, 1);
  AsterMdsParams params = ASTER_MDS_DEFAULTS;

  params.iterations = 5;
  for (guint random = 0; random < 2; random++)
    {
      g_autoptr (AsterLayout) a = NULL, b = NULL, c = NULL;

      params.start = random ? ASTER_MDS_FROM_NOISE : ASTER_MDS_FROM_CLASSICAL;
      params.seed = 1;
      a = map (x, 2, &params, NULL, NULL);
      b = map (x, 2, &params, NULL, NULL);
      params.seed = 2;
      c = map (x, 2, &params, NULL, NULL);
      g_assert_true (is_same (a, b));
      g_assert_true (is_same (a, c) == !random);
    }
}

/* One dimension, constant columns, equal rows, thousands of them, huge and tiny numbers,
 * one outlier: a map without NaN, and points on one line leave it. */
static void
test_odd_spaces (void)
{
  for (guint c = 0; c < 12; c++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (90, c % 6 == 0 ? 1 : 4, c);
      AsterMdsParams params = ASTER_MDS_DEFAULTS;
      AsterMdsSummary summary;
      g_autoptr (AsterLayout) layout = NULL;

      for (gsize i = 0; i < 90; i++)
        {
          float *row = aster_matrix_row (x, i);

          for (gsize j = 0; j < x->n_cols; j++)
            row[j] = c % 6 == 1   ? 3
                     : c % 6 == 2 ? row[j] * 1e37f
                     : c % 6 == 3 ? row[j] * 1e-37f
                     : c % 6 == 4 ? (i == 7 ? 1e30f : row[j])
                     : c % 6 == 5 ? (i % 9 == 0 || j == 1 ? 0 : row[j])
                                  : row[j];
        }
      params.cosine = c >= 6;
      layout = map (x, 2, &params, NULL, &summary);
      g_assert_true (isfinite (summary.stress));
      if (c == 0)
        {
          float widest = 0;

          for (gsize i = 0; i < 90; i++)
            widest = MAX (widest, fabsf (aster_matrix_row (layout->positions, i)[1]));
          g_assert_cmpfloat (widest, >, 0);
        }
    }
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) two = support_uniform_matrix (2, 3, 1);
  g_autoptr (AsterMatrix) many = support_uniform_matrix (ASTER_MDS_MAX_ROWS + 1, 2, 1);
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  g_autoptr (GError) few_error = NULL, many_error = NULL;
  g_autoptr (AsterLayout) components = NULL;
  AsterMdsSummary summary;

  g_assert_null (aster_mds_map (two, 2, &params, NULL, NULL, "", NULL, NULL, &few_error));
  g_assert_error (few_error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_null (
      aster_mds_map (many, 2, &params, NULL, NULL, "", NULL, NULL, &many_error));
  g_assert_error (many_error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (many_error->message, "20001"));
  g_assert_nonnull (strstr (many_error->message, "20000"));

  /* Components have no such limit; their stress is then not known. */
  params.kind = ASTER_MDS_CLASSICAL;
  components = map (many, 2, &params, NULL, &summary);
  g_assert_true (isnan (summary.stress));
}

static void
test_estimate (void)
{
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  double all = aster_mds_map_estimate (10000, 100, &params), once;

  g_assert_cmpfloat (all, >, 10);
  g_assert_cmpfloat (all, <, 1000);
  params.iterations = 1;
  once = aster_mds_map_estimate (10000, 100, &params);
  g_assert_cmpfloat (once, <, all / 100);
  params.kind = ASTER_MDS_CLASSICAL;
  g_assert_cmpfloat (aster_mds_map_estimate (10000, 100, &params), ==, 0);
  params.cosine = TRUE;
  g_assert_cmpfloat (aster_mds_map_estimate (10000, 100, &params), >, once);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  g_autoptr (AsterLayout) layout = NULL;

  params.cosine = TRUE;
  params.iterations = 2;
  layout = aster_mds_map (data, 2, &params, NULL, NULL, "", NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (150, 6, 2);

  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mds-map/oracle", test_oracle);
  g_test_add_func ("/mds-map/keeps", test_keeps);
  g_test_add_func ("/mds-map/goes-on", test_goes_on);
  g_test_add_func ("/mds-map/pages", test_pages);
  g_test_add_func ("/mds-map/seed", test_seed);
  g_test_add_func ("/mds-map/odd-spaces", test_odd_spaces);
  g_test_add_func ("/mds-map/refuses", test_refuses);
  g_test_add_func ("/mds-map/estimate", test_estimate);
  g_test_add_func ("/mds-map/cancel", test_cancel);
  return g_test_run ();
}
