#include "words/spectrum.h"

#include "support.h"
#include "tools/linalg.h"

static double *
find (const AsterMatrix *x, gboolean centre, gsize expected_r)
{
  g_autoptr (GError) error = NULL;
  double *values = NULL;
  gsize r = 99;

  g_assert_true (aster_spectrum (x, centre, &values, &r, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (r, ==, expected_r);

  return values;
}

/* A diagonal shows its spectrum; centred, two equal rows of it are one direction. */
static void
test_by_hand (void)
{
  static const float diagonal[] = { 0, 3, 0, 0, 0, -5, 2, 0, 0 };
  static const double expected[] = { 5, 3, 2 };
  static const float pair[] = { 1, 2, 4, 6 };
  static const double apart[] = { 3.5355339059327378, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (3, 3, diagonal);
  g_autoptr (AsterMatrix) y = support_matrix (2, 2, pair);
  g_autofree double *raw = find (x, FALSE, 3), *centred = find (y, TRUE, 2);

  support_assert_close (raw, expected, 3, 1e-12, 0);
  support_assert_close (centred, apart, 2, 1e-12, 0);
}

/* Tall, flat, and so steep that the squares of the smallest values are lost: many of
 * these are below 1e-8 of the first, and only what is below 1e-12 of it is noise. */
static void
test_oracle (void)
{
  static const char *const shapes[] = { "tall", "flat", "steep" };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint centre = 0; centre < 2; centre++)
      {
        g_autofree char *x_name = g_strconcat (shapes[s], " x", NULL);
        g_autofree char *name = g_strconcat (shapes[s], centre ? " centred" : " raw",
                                             NULL);
        g_autoptr (SupportTable) expected = support_oracle ("spectrum.tsv", name);
        g_autoptr (AsterMatrix) x = NULL;
        g_autofree double *values = NULL;
        gsize r = expected->n_cols;

        if (s > 0)
          x = support_oracle_matrix ("spectrum.tsv", x_name);
        else
          {
            x = support_uniform_matrix (400, 40, 13);
            for (gsize i = 0; i < 16000; i++)
              x->data[i] += 0.5f;
          }
        values = find (x, centre, r);

        support_assert_close (values, expected->data, r, 1e-12 * values[0], 1e-6);
      }
}

/* Neither the order of the rows nor that of the columns matters, and turned over a
 * matrix has the same values. */
static void
test_turned_over (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (60, 17, 1);
  g_autoptr (AsterMatrix) y = aster_matrix_new (17, 60, NULL);
  g_autofree double *a = NULL, *b = NULL;

  for (gsize i = 0; i < 60; i++)
    for (gsize j = 0; j < 17; j++)
      aster_matrix_row (y, 16 - j)[59 - i] = aster_matrix_row (x, i)[j];
  a = find (x, FALSE, 17);
  b = find (y, FALSE, 17);
  support_assert_close (b, a, 17, 0, 1e-12);
}

static void
test_small_shapes (void)
{
  static const float numbers[] = { 3, 4, 3, 4, 3, 4 };
  g_autoptr (AsterMatrix) row = support_matrix (1, 2, numbers);
  g_autoptr (AsterMatrix) column = support_matrix (2, 1, numbers);
  g_autoptr (AsterMatrix) equal = support_matrix (3, 2, numbers);
  g_autoptr (AsterMatrix) none = support_matrix (0, 2, NULL);
  g_autofree double *a = find (row, FALSE, 1), *b = find (column, FALSE, 1);
  g_autofree double *c = find (equal, FALSE, 2), *e = find (equal, TRUE, 2);
  g_autofree double *f = find (row, TRUE, 1), *g = find (none, TRUE, 0);

  g_assert_cmpfloat_with_epsilon (a[0], 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (b[0], 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (c[0], sqrt (75), 1e-12);
  g_assert_cmpfloat_with_epsilon (c[1], 0, 1e-12);
  g_assert_cmpfloat (e[0], ==, 0);
  g_assert_cmpfloat (e[1], ==, 0);
  g_assert_cmpfloat (f[0], ==, 0);
  g_assert_nonnull (g);
}

static GBytes *
answer (gpointer data)
{
  g_autofree double *values = NULL;
  gsize r;

  g_assert_true (aster_spectrum (data, TRUE, &values, &r, NULL, NULL));

  return g_bytes_new (values, r * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree double *values = NULL;
  gsize r = 99;
  gboolean done = aster_spectrum (data, TRUE, &values, &r, pulse, error);

  g_assert_true (done || (values == NULL && r == 99));

  return done;
}

/* Once by squares, once by the triangle, once with an eigenproblem of its own. */
static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) even = support_uniform_matrix (9000, 70, 2);
  g_autoptr (AsterMatrix) steep = aster_matrix_copy (even, NULL);
  g_autoptr (AsterMatrix) wide = support_uniform_matrix (300, 240, 3);

  for (gsize i = 0; i < 9000; i++)
    aster_matrix_row (steep, i)[7] = aster_matrix_row (steep, i)[8];

  support_assert_same_on_threads (answer, even);
  support_assert_same_on_threads (answer, steep);
  support_assert_same_on_threads (answer, wide);
  support_assert_cancels (verb, even);
  support_assert_cancels (verb, steep);
  support_assert_cancels (verb, wide);
}

int
main (int argc, char *argv[])
{
  aster_linalg_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spectrum/by-hand", test_by_hand);
  g_test_add_func ("/spectrum/oracle", test_oracle);
  g_test_add_func ("/spectrum/turned-over", test_turned_over);
  g_test_add_func ("/spectrum/small-shapes", test_small_shapes);
  g_test_add_func ("/spectrum/threads-and-cancel", test_threads_and_cancel);
  return g_test_run ();
}
