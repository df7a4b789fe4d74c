#include "layouts/mds.h"

#include "support.h"

static AsterMatrix *
rows_of (const char *metric)
{
  gboolean cosine = g_str_equal (metric, "cosine");
  AsterMatrix *x = support_uniform_matrix (60, 8, cosine ? 12 : 11);

  if (cosine)
    memset (aster_matrix_row (x, 13), 0, 8 * sizeof (float));

  return x;
}

static SupportTable *
expect (const char *metric, const char *what)
{
  g_autofree char *name = g_strconcat (metric, " ", what, NULL);

  return support_oracle ("mds.tsv", name);
}

/* Two points pull each other to their distance in a single step. */
static void
test_by_hand (void)
{
  static const float points[] = { 0, 0, 0, 3, 4, 0 };
  static const float at[] = { -1, 0, 1, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (2, 3, points);
  g_autoptr (AsterMatrix) start = support_matrix (2, 2, at);
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  AsterMdsSummary summary;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterLayout) layout = aster_mds_smacof (x, start, &params, &summary, NULL,
                                                     &error);
  static const double expected[] = { -2.5, 0, 2.5, 0 };
  double stress;

  g_assert_no_error (error);
  support_assert_close_floats (layout->positions->data, expected, 4, 1e-6, 0);
  g_assert_cmpfloat_with_epsilon (summary.stress, 0, 1e-6);
  g_assert_cmpint (layout->axes[0].kind, ==, ASTER_AXIS_NONE);

  /* Off by 3 of 5. */
  g_assert_true (aster_mds_stress (x, start, FALSE, &stress, NULL, &error));
  g_assert_cmpfloat_with_epsilon (stress, 0.6, 1e-6);
}

/* The map after 1, 10 and 100 steps from the same start; stress to 1e-5 of itself. */
static void
test_oracle (void)
{
  static const char *const metrics[] = { "euclidean", "cosine" };
  static const guint steps[] = { 1, 10, 100 };

  for (guint m = 0; m < 2; m++)
    {
      g_autoptr (AsterMatrix) x = rows_of (metrics[m]);
      g_autoptr (AsterMatrix) start = support_uniform_matrix (60, 2 + m, 21 + m);
      g_autoptr (SupportTable) before = expect (metrics[m], "start stress");
      double stress;

      g_assert_true (aster_mds_stress (x, start, m == 1, &stress, NULL, NULL));
      support_assert_close (&stress, before->data, 1, 0, 1e-5);

      for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
        {
          g_autofree char *map = g_strdup_printf ("%u map", steps[s]);
          g_autofree char *off = g_strdup_printf ("%u stress", steps[s]);
          g_autoptr (SupportTable) expected_map = expect (metrics[m], map);
          g_autoptr (SupportTable) expected_off = expect (metrics[m], off);
          AsterMdsParams params = ASTER_MDS_DEFAULTS;
          AsterMdsSummary summary;
          g_autoptr (AsterLayout) layout = NULL;

          params.cosine = m == 1;
          params.iterations = steps[s];
          params.eps = 0;
          layout = aster_mds_smacof (x, start, &params, &summary, NULL, NULL);
          g_assert_cmpuint (summary.iterations, ==, steps[s]);
          support_assert_close (&summary.stress, expected_off->data, 1, 0, 1e-5);
          support_assert_close_floats (layout->positions->data, expected_map->data,
                                       60 * (2 + m), 2e-4, 0);
        }
    }
}

/* No step raises the stress, a larger eps ends sooner, and the end is where it says. */
static void
test_descends (void)
{
  g_autoptr (AsterMatrix) x = rows_of ("euclidean");
  g_autoptr (AsterMatrix) start = support_uniform_matrix (60, 2, 21);
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  double last = INFINITY;
  guint done = G_MAXUINT;

  params.eps = 0;
  for (params.iterations = 1; params.iterations < 20; params.iterations++)
    {
      AsterMdsSummary summary;
      g_autoptr (AsterLayout) layout = aster_mds_smacof (x, start, &params, &summary,
                                                         NULL, NULL);
      double stress;

      g_assert_cmpfloat (summary.stress, <=, last);
      last = summary.stress;
      aster_mds_stress (x, layout->positions, FALSE, &stress, NULL, NULL);
      g_assert_cmpfloat (stress, ==, summary.stress);
    }

  params.iterations = 1000;
  for (params.eps = 1e-6; params.eps < 0.1; params.eps *= 10)
    {
      AsterMdsSummary summary;
      g_autoptr (AsterLayout) layout = aster_mds_smacof (x, start, &params, &summary,
                                                         NULL, NULL);

      g_assert_cmpuint (summary.iterations, <, done);
      done = summary.iterations;
    }
}

/* When it ends does not hang on the unit: a power of two changes no digit. */
static void
test_any_unit (void)
{
  static const float units[] = { 1.0f / 4096, 1, 4096 };
  guint done = 0;

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      g_autoptr (AsterMatrix) x = rows_of ("euclidean");
      g_autoptr (AsterMatrix) start = support_uniform_matrix (60, 2, 21);
      g_autoptr (AsterLayout) layout = NULL;
      AsterMdsParams params = ASTER_MDS_DEFAULTS;
      AsterMdsSummary summary;

      for (gsize i = 0; i < 60 * 8; i++)
        x->data[i] *= units[u];
      for (gsize i = 0; i < 60 * 2; i++)
        start->data[i] *= units[u];
      params.eps = 1e-4;
      layout = aster_mds_smacof (x, start, &params, &summary, NULL, NULL);
      g_assert_cmpuint (summary.iterations, >, 3);
      g_assert_true (done == 0 || summary.iterations == done);
      done = summary.iterations;
    }
}

/* Rows in one place, and a map that begins in one place: no NaN, no endless search. */
static void
test_in_one_place (void)
{
  g_autoptr (AsterMatrix) same = aster_matrix_new (40, 3, NULL);
  g_autoptr (AsterMatrix) x = support_uniform_matrix (40, 3, 1);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (40, 2, 2);
  g_autoptr (AsterMatrix) point = aster_matrix_new (40, 2, NULL);
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  AsterMdsSummary summary;
  g_autoptr (AsterLayout) a = NULL, b = NULL;

  a = aster_mds_smacof (same, start, &params, &summary, NULL, NULL);
  g_assert_cmpfloat (summary.stress, ==, 0);
  for (gsize i = 0; i < 80; i++)
    g_assert_cmpfloat (a->positions->data[i], ==, 0);

  b = aster_mds_smacof (x, point, &params, &summary, NULL, NULL);
  g_assert_cmpfloat (summary.stress, ==, 1);
  g_assert_cmpuint (summary.iterations, <=, 1);
  for (gsize i = 0; i < 80; i++)
    g_assert_cmpfloat (b->positions->data[i], ==, 0);
}

typedef struct
{
  AsterMatrix *x, *start;
} Input;

static GBytes *
answer (gpointer data)
{
  Input *input = data;
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  g_autoptr (AsterLayout) layout = NULL;

  params.iterations = 3;
  layout = aster_mds_smacof (input->x, input->start, &params, NULL, NULL, NULL);

  return support_matrix_bytes (layout->positions);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  Input *input = data;
  AsterMdsParams params = ASTER_MDS_DEFAULTS;
  g_autoptr (AsterLayout) layout = NULL;

  params.iterations = 3;
  layout = aster_mds_smacof (input->x, input->start, &params, NULL, pulse, error);

  return layout != NULL;
}

static gboolean
measure (gpointer data, AsterPulse *pulse, GError **error)
{
  Input *input = data;
  double stress;

  return aster_mds_stress (input->x, input->start, TRUE, &stress, pulse, error);
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (700, 5, 2);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (700, 2, 3);
  Input input = { x, start };

  support_assert_same_on_threads (answer, &input);
  support_assert_cancels (verb, &input);
  support_assert_cancels (measure, &input);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mds/by-hand", test_by_hand);
  g_test_add_func ("/mds/oracle", test_oracle);
  g_test_add_func ("/mds/descends", test_descends);
  g_test_add_func ("/mds/any-unit", test_any_unit);
  g_test_add_func ("/mds/in-one-place", test_in_one_place);
  g_test_add_func ("/mds/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
