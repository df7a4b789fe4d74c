#include "layouts/axes.h"

#include "support.h"

static void
test_by_hand (void)
{
  static const float points[] = { 3, 4, 0, 0, -2, 0 };
  static const float ends[] = { 0, 5, 1, 0 };
  static const double expected[] = { 0.8, 0.6, 0, 0, 0, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_matrix (3, 2, points);
  g_autoptr (AsterMatrix) axes = support_matrix (2, 2, ends);
  g_autoptr (AsterLayout) layout = aster_axes_layout (x, axes, NULL, &error);

  g_assert_no_error (error);
  support_assert_close_floats (layout->positions->data, expected, 6, 1e-7, 0);
  for (guint p = 0; p < 2; p++)
    {
      g_assert_cmpint (layout->axes[p].kind, ==, ASTER_AXIS_COSINE);
      g_assert_null (layout->axes[p].label);
    }
  g_assert_cmpint (layout->axes[2].kind, ==, ASTER_AXIS_NONE);
}

static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50, 21, 6);
  g_autoptr (AsterMatrix) axes = support_uniform_matrix (3, 21, 7);
  g_autoptr (SupportTable) expected = support_oracle ("axes.tsv", "cosines");
  g_autoptr (AsterLayout) layout = NULL;

  memset (aster_matrix_row (x, 13), 0, 21 * sizeof (float));
  layout = aster_axes_layout (x, axes, NULL, NULL);
  g_assert_cmpuint (layout->positions->n_cols, ==, 3);
  support_assert_close_floats (layout->positions->data, expected->data, 150, 1e-7, 0);
}

/* The length of a row or of an axis does not matter. */
static void
test_free_of_length (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (40, 5, 1);
  g_autoptr (AsterMatrix) axes = support_uniform_matrix (2, 5, 2);
  g_autoptr (AsterLayout) before = aster_axes_layout (x, axes, NULL, NULL), after = NULL;

  for (gsize i = 0; i < 200; i++)
    x->data[i] *= 8;
  for (gsize i = 0; i < 5; i++)
    axes->data[i] *= 0.5f;
  after = aster_axes_layout (x, axes, NULL, NULL);
  g_assert_cmpmem (before->positions->data, 80 * sizeof (float), after->positions->data,
                   80 * sizeof (float));
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_uniform_matrix (4, 3, 1);
  g_autoptr (AsterMatrix) axes = aster_matrix_new (2, 3, NULL);

  axes->data[0] = 1;
  g_assert_null (aster_axes_layout (x, axes, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "axis 2"));
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) axes = support_uniform_matrix (3, 30, 9);
  g_autoptr (AsterLayout) layout = aster_axes_layout (data, axes, NULL, NULL);

  return support_matrix_bytes (layout->positions);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) axes = support_uniform_matrix (2, 30, 9);
  g_autoptr (AsterLayout) layout = aster_axes_layout (data, axes, pulse, error);

  return layout != NULL;
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
  g_test_add_func ("/axes/by-hand", test_by_hand);
  g_test_add_func ("/axes/oracle", test_oracle);
  g_test_add_func ("/axes/free-of-length", test_free_of_length);
  g_test_add_func ("/axes/refuses", test_refuses);
  g_test_add_func ("/axes/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
