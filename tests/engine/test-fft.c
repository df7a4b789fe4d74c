#include "tools/fft.h"

#include <complex.h>

#include "support.h"

/* One value of the spectrum from its definition. */
static double complex
naive_value (const float *reals, gsize side, gsize u, gsize v)
{
  double complex sum = 0;

  for (gsize r = 0; r < side; r++)
    for (gsize c = 0; c < side; c++)
      sum += reals[r * side + c] *
             cexp (-2 * G_PI * I * (double) (u * r + v * c) / (double) side);

  return sum;
}

static void
fill (float *reals, gsize side, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, 0);

  for (gsize i = 0; i < side * side; i++)
    reals[i] = (float) aster_random_normal (&random);
}

static void
test_naive (void)
{
  static const gsize sides[] = { 2, 4, 6, 10, 30 };

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    {
      gsize side = sides[s];
      g_autoptr (AsterFft) fft = aster_fft_new (side);
      float *reals = aster_fft_new_reals (fft);
      AsterComplex *spectrum = aster_fft_new_spectrum (fft);

      fill (reals, side, side);
      aster_fft_forward (fft, reals, spectrum);
      for (gsize u = 0; u < side; u++)
        for (gsize v = 0; v <= side / 2; v++)
          {
            double complex expected = naive_value (reals, side, u, v);
            AsterComplex value = spectrum[u * (side / 2 + 1) + v];

            g_assert_cmpfloat_with_epsilon (value.re, creal (expected), 1e-4);
            g_assert_cmpfloat_with_epsilon (value.im, cimag (expected), 1e-4);
          }
      aster_fft_free_array (reals);
      aster_fft_free_array (spectrum);
    }
}

/* There and back again is side² times what it was. */
static void
test_there_and_back (void)
{
  static const gsize sides[] = { 2, 64, 90, 288 };

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    {
      gsize side = sides[s];
      g_autoptr (AsterFft) fft = aster_fft_new (side);
      float *before = aster_fft_new_reals (fft), *after = aster_fft_new_reals (fft);
      AsterComplex *spectrum = aster_fft_new_spectrum (fft);

      g_assert_cmpuint (aster_fft_get_spectrum_size (fft), ==, side * (side / 2 + 1));
      fill (before, side, 3);
      aster_fft_forward (fft, before, spectrum);
      aster_fft_inverse (fft, spectrum, after);
      for (gsize i = 0; i < side * side; i++)
        g_assert_cmpfloat_with_epsilon (after[i] / (float) (side * side), before[i],
                                        5e-6);
      aster_fft_free_array (before);
      aster_fft_free_array (after);
      aster_fft_free_array (spectrum);
    }
}

static void
test_starts_at_zero (void)
{
  g_autoptr (AsterFft) fft = aster_fft_new (8);
  float *reals = aster_fft_new_reals (fft);
  AsterComplex *spectrum = aster_fft_new_spectrum (fft);

  for (gsize i = 0; i < 64; i++)
    g_assert_cmpfloat (reals[i], ==, 0);
  for (gsize i = 0; i < 40; i++)
    g_assert_true (spectrum[i].re == 0 && spectrum[i].im == 0);
  aster_fft_free_array (reals);
  aster_fft_free_array (spectrum);
}

static gpointer
plan_thread (gpointer data)
{
  for (gsize side = 2; side <= 60; side += 2)
    {
      g_autoptr (AsterFft) fft = aster_fft_new (side);

      g_assert_cmpuint (aster_fft_get_spectrum_size (fft), ==, side * (side / 2 + 1));
    }

  return NULL;
}

/* Two maps that begin at once make their plans at once. */
static void
test_plans_on_threads (void)
{
  GThread *threads[4];

  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    threads[t] = g_thread_new ("plans", plan_thread, NULL);
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    g_thread_join (threads[t]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fft/naive", test_naive);
  g_test_add_func ("/fft/there-and-back", test_there_and_back);
  g_test_add_func ("/fft/starts-at-zero", test_starts_at_zero);
  g_test_add_func ("/fft/plans-on-threads", test_plans_on_threads);
  return g_test_run ();
}
