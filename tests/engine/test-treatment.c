#include "words/treatment.h"

#include "support.h"

static void
test_by_hand (void)
{
  static const float points[] = { 3, 4, 0, 0, -6, 8 };
  static const double centred[] = { 4, 0, 1, -4, -5, 4 };
  static const double unit[] = { 0.6, 0.8, 0, 0, -0.6, 0.8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_matrix (3, 2, points);
  g_autoptr (AsterMatrix) raw = NULL, c = NULL, u = NULL;

  raw = aster_treatment_apply (ASTER_TREATMENT_RAW, x, NULL, &error);
  c = aster_treatment_apply (ASTER_TREATMENT_CENTRED, x, NULL, &error);
  u = aster_treatment_apply (ASTER_TREATMENT_UNIT, x, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (raw == x);
  support_assert_close_floats (c->data, centred, 6, 1e-7, 0);
  support_assert_close_floats (u->data, unit, 6, 1e-7, 0);
  g_assert_cmpfloat (x->data[0], ==, 3);
}

static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (70, 11, 17);
  g_autoptr (SupportTable) centred = support_oracle ("treatment.tsv", "centred");
  g_autoptr (SupportTable) unit = support_oracle ("treatment.tsv", "unit");
  g_autoptr (AsterMatrix) c = NULL, u = NULL;

  memset (aster_matrix_row (x, 4), 0, 11 * sizeof (float));
  c = aster_treatment_apply (ASTER_TREATMENT_CENTRED, x, NULL, NULL);
  u = aster_treatment_apply (ASTER_TREATMENT_UNIT, x, NULL, NULL);
  support_assert_close_floats (c->data, centred->data, 770, 1e-7, 0);
  support_assert_close_floats (u->data, unit->data, 770, 1e-7, 0);
}

/* A treatment done twice is the treatment done once. */
static void
test_done_twice (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (500, 9, 1);

  for (guint t = 0; t < 3; t++)
    {
      g_autoptr (AsterMatrix) once = aster_treatment_apply (t, x, NULL, NULL);
      g_autoptr (AsterMatrix) twice = aster_treatment_apply (t, once, NULL, NULL);

      for (gsize i = 0; i < 4500; i++)
        g_assert_cmpfloat_with_epsilon (twice->data[i], once->data[i], 1e-6);
    }
}

/* Very long and very short rows have a length of 1 too; no rows are no rows. */
static void
test_extremes (void)
{
  static const float numbers[] = { 3e38f, 3e38f, 1e-37f, -1e-37f };
  g_autoptr (AsterMatrix) x = support_matrix (2, 2, numbers);
  g_autoptr (AsterMatrix) none = support_matrix (0, 2, NULL);
  g_autoptr (AsterMatrix) u = aster_treatment_apply (ASTER_TREATMENT_UNIT, x, NULL, NULL);
  g_autoptr (AsterMatrix) c = aster_treatment_apply (ASTER_TREATMENT_CENTRED, none, NULL,
                                                     NULL);

  for (gsize i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (fabsf (u->data[i]), sqrtf (0.5f), 1e-6f);
  g_assert_cmpuint (c->n_rows, ==, 0);
}

static void
test_names (void)
{
  AsterTreatment treatment = 99;

  for (guint t = 0; t < 3; t++)
    {
      g_assert_true (
          aster_treatment_from_string (aster_treatment_to_string (t), &treatment));
      g_assert_cmpint (treatment, ==, t);
    }
  g_assert_cmpstr (aster_treatment_to_string (ASTER_TREATMENT_CENTRED), ==, "centred");
  g_assert_false (aster_treatment_from_string ("Raw", &treatment));
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) c = aster_treatment_apply (ASTER_TREATMENT_CENTRED, data, NULL,
                                                     NULL);
  g_autoptr (AsterMatrix) u = aster_treatment_apply (ASTER_TREATMENT_UNIT, c, NULL, NULL);

  return support_matrix_bytes (u);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) y = aster_treatment_apply (ASTER_TREATMENT_CENTRED, data, pulse,
                                                     error);

  return y != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60000, 30, 2);

  support_assert_same_on_threads (answer, x);
  support_assert_cancels (verb, x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/treatment/by-hand", test_by_hand);
  g_test_add_func ("/treatment/oracle", test_oracle);
  g_test_add_func ("/treatment/done-twice", test_done_twice);
  g_test_add_func ("/treatment/extremes", test_extremes);
  g_test_add_func ("/treatment/names", test_names);
  g_test_add_func ("/treatment/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
