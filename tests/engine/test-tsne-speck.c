#include "layouts/tsne-speck.h"

#include "layouts/tsne-picture.h"
#include "support.h"

#define N 700

/* (N × stride) a picture so wide, its middle anywhere. */
static float *
make_speck (guint dims, double width)
{
  gsize stride = ASTER_TSNE_STRIDE (dims);
  g_autoptr (AsterMatrix) places = support_uniform_matrix (N, dims, dims);
  float *y = g_new0 (float, N *stride);

  for (gsize i = 0; i < N; i++)
    for (guint c = 0; c < dims; c++)
      y[stride * i + c] = (float) (width / 2 * (places->data[dims * i + c] + 0.3));

  return y;
}

/* Σ w over all pairs, and Σ_j w² (y_i − y_j), in double. */
static double
naive_field (const float *y, guint dims, double *forces)
{
  gsize stride = ASTER_TSNE_STRIDE (dims);
  double potential = 0;

  memset (forces, 0, N * stride * sizeof *forces);
  for (gsize i = 0; i < N; i++)
    for (gsize j = 0; j < N; j++)
      {
        double d2 = 0, w;

        for (guint c = 0; c < dims; c++)
          d2 += pow ((double) y[stride * i + c] - y[stride * j + c], 2);
        w = 1 / (1 + d2);
        potential += w;
        for (guint c = 0; c < dims; c++)
          forces[stride * i + c] += w * w *
                                    ((double) y[stride * i + c] - y[stride * j + c]);
      }

  return potential;
}

static void
assert_as_naive (guint dims, double width)
{
  gsize size = N * ASTER_TSNE_STRIDE (dims);
  g_autofree float *y = make_speck (dims, width), *forces = g_new (float, size);
  g_autofree double *expected = g_new (double, size);
  double potential, naive = naive_field (y, dims, expected), wrong = 0, right = 0;

  g_assert_true (aster_tsne_speck_fits (y, N, dims));
  g_assert_true (aster_tsne_speck_compute (y, N, dims, forces, &potential, NULL));
  for (gsize a = 0; a < size; a++)
    {
      wrong += pow (forces[a] - expected[a], 2);
      right += pow (expected[a], 2);
    }
  g_test_message ("%u dimensions, %g across: off by %.1e", dims, width,
                  sqrt (wrong / right));
  g_assert_cmpfloat (sqrt (wrong / right), <, 1e-5);
  g_assert_cmpfloat_with_epsilon (potential, naive, 1e-6 * naive);
}

/* From the widest speck there is to one that floats hardly have. */
static void
test_naive (void)
{
  static const double widths[] = { 0.0249, 1e-3, 1e-8, 1e-17 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      assert_as_naive (2, widths[w] / 2);
      assert_as_naive (3, widths[w] / 2);
    }
}

static void
test_by_hand (void)
{
  static const float y[] = { 0, 0, 0.01f, 0 };
  float forces[4];
  double potential;

  g_assert_true (aster_tsne_speck_compute (y, 2, 2, forces, &potential, NULL));
  g_assert_cmpfloat_with_epsilon (potential, 4 - 2e-4, 1e-9);
  g_assert_cmpfloat_with_epsilon (forces[0], -0.01 * (1 - 2e-4), 1e-8);
  g_assert_cmpfloat_with_epsilon (forces[2], 0.01 * (1 - 2e-4), 1e-8);
  g_assert_cmpfloat (forces[1], ==, 0);
  g_assert_cmpfloat (forces[3], ==, 0);
}

/* One point that is away is enough not to be a speck. */
static void
test_fits (void)
{
  g_autofree float *y = make_speck (2, 1e-4);

  g_assert_true (aster_tsne_speck_fits (y, N, 2));
  y[2 * N - 1] = 1;
  g_assert_false (aster_tsne_speck_fits (y, N, 2));
  g_assert_true (aster_tsne_speck_fits (y, N - 1, 2));
  y[0] = NAN;
  g_assert_false (aster_tsne_speck_fits (y, N, 2));
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) forces = aster_matrix_new (N, 2, NULL);
  double potential;

  g_assert_true (aster_tsne_speck_compute (data, N, 2, forces->data, &potential, NULL));

  return support_matrix_bytes (forces);
}

static void
test_threads (void)
{
  g_autofree float *y = make_speck (2, 1e-4);

  support_assert_same_on_threads (answer, y);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree float *forces = g_new (float, 2 * N);
  double potential;

  if (aster_tsne_speck_compute (data, N, 2, forces, &potential, pulse))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

static void
test_cancels (void)
{
  g_autofree float *y = make_speck (2, 1e-4);

  support_assert_cancels (verb, y);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-speck/naive", test_naive);
  g_test_add_func ("/tsne-speck/by-hand", test_by_hand);
  g_test_add_func ("/tsne-speck/fits", test_fits);
  g_test_add_func ("/tsne-speck/threads", test_threads);
  g_test_add_func ("/tsne-speck/cancels", test_cancels);
  return g_test_run ();
}
