#include "layouts/tsne-near.h"

#include "support.h"

/* Far and near by their definition are the whole: all pairs, in double. */
static double
naive_near (const AsterMatrix *y, double radius, double *forces)
{
  double potential = 0;

  for (gsize i = 0; i < y->n_rows; i++)
    {
      forces[2 * i] = forces[2 * i + 1] = 0;
      for (gsize j = 0; j < y->n_rows; j++)
        {
          double dx = (double) y->data[2 * i] - y->data[2 * j];
          double dy = (double) y->data[2 * i + 1] - y->data[2 * j + 1];
          double d2 = dx * dx + dy * dy, w = 1 / (1 + d2);
          AsterTsneFar far = aster_tsne_far (d2, radius * radius);

          potential += w - far.potential;
          forces[2 * i] += (w * w - far.force) * dx;
          forces[2 * i + 1] += (w * w - far.force) * dy;
        }
    }

  return potential;
}

static AsterMatrix *
make_picture (gsize n, double width)
{
  AsterMatrix *y = support_uniform_matrix (n, 2, n);

  for (gsize i = 0; i < 2 * n; i++)
    y->data[i] *= (float) (width / 2);

  return y;
}

/* By hand, R = 1: c = 1/2, at the same place v = 1/2. */
static void
test_far_by_hand (void)
{
  AsterTsneFar same = aster_tsne_far (0, 1), outside = aster_tsne_far (3, 1);
  AsterTsneFar nowhere = aster_tsne_far (0, 0);

  g_assert_cmpfloat (same.potential, ==, 0.5 * (1 + 0.5 + 0.25 + 0.125));
  g_assert_cmpfloat (same.force, ==, 0.25 * (1 + 1 + 0.75));
  g_assert_cmpfloat (outside.potential, ==, 0.25);
  g_assert_cmpfloat (outside.force, ==, 0.0625);
  g_assert_cmpfloat (nowhere.potential, ==, 1);
  g_assert_cmpfloat (nowhere.force, ==, 1);
}

/* The force is the slope of the potential, inside and outside, and neither jumps. */
static void
test_far_is_smooth (void)
{
  double h = 1e-6;

  for (double d2 = 0.01; d2 < 20; d2 += 0.0999)
    {
      double up = aster_tsne_far (d2 + h, 9).potential;
      double down = aster_tsne_far (d2 - h, 9).potential;

      g_assert_cmpfloat_with_epsilon (aster_tsne_far (d2, 9).force, (down - up) / (2 * h),
                                      1e-8);
    }
  g_assert_cmpfloat_with_epsilon (aster_tsne_far (9 - 1e-9, 9).force,
                                  aster_tsne_far (9 + 1e-9, 9).force, 1e-9);
}

/* Single precision against double: 1e-5 of the largest force. */
static void
test_naive (void)
{
  static const struct
  {
    gsize n;
    double width, radius;
  } cases[] = { { 1, 0, 1 },       { 2, 1, 3 },        { 300, 10, 0.5 },
                { 300, 10, 2.5 },  { 300, 10, 40 },    { 1000, 200, 6 },
                { 500, 1e5, 0.1 }, { 500, 1e-3, 1.5 }, { 400, 0, 2 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      gsize n = cases[c].n;
      g_autoptr (AsterMatrix) y = make_picture (n, cases[c].width);
      g_autoptr (AsterTsneNear) near = aster_tsne_near_new (n, 2);
      g_autofree float *forces = g_new0 (float, 2 * n);
      g_autofree double *expected = g_new (double, 2 * n);
      double potential = 0, largest = 1e-3;
      double naive = naive_near (y, cases[c].radius, expected);

      g_assert_true (
          aster_tsne_near_add (near, y->data, cases[c].radius, forces, &potential, NULL));
      g_assert_cmpfloat_with_epsilon (potential, naive, 1e-5 * naive);
      for (gsize i = 0; i < 2 * n; i++)
        largest = MAX (largest, fabs (expected[i]));
      for (gsize i = 0; i < 2 * n; i++)
        g_assert_cmpfloat_with_epsilon (forces[i], expected[i], 1e-5 * largest);
    }
}

/* What was there stays, and one object serves pictures of any width. */
static void
test_adds (void)
{
  static const double widths[] = { 5, 500, 1, 1e8 };
  g_autoptr (AsterTsneNear) near = aster_tsne_near_new (200, 2);
  g_autofree float *plain = g_new (float, 400), *added = g_new (float, 400);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (AsterMatrix) y = make_picture (200, widths[w]);
      double none = 0, some = 10;

      for (gsize i = 0; i < 400; i++)
        {
          plain[i] = 0;
          added[i] = 3;
        }
      g_assert_true (aster_tsne_near_add (near, y->data, 2, plain, &none, NULL));
      g_assert_true (aster_tsne_near_add (near, y->data, 2, added, &some, NULL));
      g_assert_cmpfloat_with_epsilon (some, none + 10, 1e-9);
      for (gsize i = 0; i < 400; i++)
        g_assert_cmpfloat (added[i], ==, 3 + plain[i]);
    }
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *y = data;
  g_autoptr (AsterTsneNear) near = aster_tsne_near_new (y->n_rows, 2);
  g_autoptr (AsterMatrix) out = aster_matrix_new (y->n_rows + 1, 2, NULL);
  double potential = 0;

  memset (out->data, 0, 2 * (y->n_rows + 1) * sizeof (float));
  g_assert_true (aster_tsne_near_add (near, y->data, 2, out->data, &potential, NULL));
  memcpy (aster_matrix_row (out, y->n_rows), &potential, sizeof potential);

  return support_matrix_bytes (out);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) y = make_picture (4000, 60);

  support_assert_same_on_threads (answer, y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *y = data;
  g_autoptr (AsterTsneNear) near = aster_tsne_near_new (y->n_rows, 2);
  g_autofree float *forces = g_new0 (float, 2 * y->n_rows);
  double potential = 0;
  gboolean done = aster_tsne_near_add (near, y->data, 2, forces, &potential, pulse);

  if (!done)
    aster_set_cancelled (error);

  return done;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) y = make_picture (4000, 60);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, y), >=, 16);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-near/far-by-hand", test_far_by_hand);
  g_test_add_func ("/tsne-near/far-is-smooth", test_far_is_smooth);
  g_test_add_func ("/tsne-near/naive", test_naive);
  g_test_add_func ("/tsne-near/adds", test_adds);
  g_test_add_func ("/tsne-near/threads", test_threads);
  g_test_add_func ("/tsne-near/cancels", test_cancels);
  return g_test_run ();
}
