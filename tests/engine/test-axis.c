#include "words/axis.h"

#include "support.h"

/* From (1, 0) to (3, 0): the ends are 0 and 1, the middle ½; what is beside the
 * line counts for nothing. */
static void
test_by_hand (void)
{
  static const float points[] = { 1, 0, 3, 0, 2, 7, -1, 2, 0, 0, 5, -5 };
  static const double places[] = { 0, 1, 0.5, -1, -0.5, 2 };
  static const double directions[] = {
    1, 1, 0.2747211278973781, -0.4472135954999579, NAN, 0.7071067811865475
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_matrix (6, 2, points);
  double projections[6], cosines[6];

  g_assert_true (
      aster_axis_project (x, points, points + 2, projections, cosines, NULL, &error));
  g_assert_no_error (error);
  support_assert_close (projections, places, 6, 1e-12, 0);
  support_assert_close (cosines, directions, 6, 1e-12, 0);
}

static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (80, 19, 12);
  g_autoptr (SupportTable) places = support_oracle ("axis.tsv", "projections");
  g_autoptr (SupportTable) directions = support_oracle ("axis.tsv", "cosines");
  double projections[80], cosines[80];

  memset (aster_matrix_row (x, 9), 0, 19 * sizeof (float));
  g_assert_true (aster_axis_project (x, aster_matrix_row (x, 2), aster_matrix_row (x, 30),
                                     projections, cosines, NULL, NULL));
  support_assert_close (projections, places->data, 80, 1e-9, 0);
  support_assert_close (cosines, directions->data, 80, 1e-9, 0);
  g_assert_cmpfloat_with_epsilon (projections[2], 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (projections[30], 1, 1e-12);
}

/* Turned round, a place p is 1 − p and a cosine changes its sign. */
static void
test_turned_round (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50, 7, 1);
  const float *a = aster_matrix_row (x, 3), *b = aster_matrix_row (x, 4);
  double there[50], back[50], cosines[50], opposite[50];

  g_assert_true (aster_axis_project (x, a, b, there, cosines, NULL, NULL));
  g_assert_true (aster_axis_project (x, b, a, back, opposite, NULL, NULL));
  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpfloat_with_epsilon (there[i] + back[i], 1, 1e-12);
      g_assert_cmpfloat_with_epsilon (cosines[i] + opposite[i], 0, 1e-12);
    }
}

static void
test_either_alone (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (5, 3, 1);
  double both[2][5], alone[2][5];
  const float *a = aster_matrix_row (x, 0), *b = aster_matrix_row (x, 1);

  g_assert_true (aster_axis_project (x, a, b, both[0], both[1], NULL, NULL));
  g_assert_true (aster_axis_project (x, a, b, alone[0], NULL, NULL, NULL));
  g_assert_true (aster_axis_project (x, a, b, NULL, alone[1], NULL, NULL));
  g_assert_cmpmem (both, sizeof both, alone, sizeof alone);
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_uniform_matrix (5, 3, 1);
  double projections[5] = { 9, 9, 9, 9, 9 };

  g_assert_false (
      aster_axis_project (x, x->data, x->data, projections, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_cmpfloat (projections[0], ==, 9);
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autofree double *values = g_new (double, x->n_rows * 2);

  g_assert_true (aster_axis_project (x, x->data, aster_matrix_row (x, 1), values,
                                     values + x->n_rows, NULL, NULL));

  return g_bytes_new (values, x->n_rows * 2 * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autofree double *values = g_new (double, x->n_rows);

  return aster_axis_project (x, x->data, aster_matrix_row (x, 1), values, NULL, pulse,
                             error);
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (40000, 30, 2);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/by-hand", test_by_hand);
  g_test_add_func ("/axis/oracle", test_oracle);
  g_test_add_func ("/axis/turned-round", test_turned_round);
  g_test_add_func ("/axis/either-alone", test_either_alone);
  g_test_add_func ("/axis/refuses", test_refuses);
  g_test_add_func ("/axis/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
