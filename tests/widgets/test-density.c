#include "density/density.h"

#include <math.h>

#include "parts/bits.h"
#include "support.h"

#define SIDE 400.0 /* px */

/* One unit of the plane is half a page. */
static AsterDensityInput
make_input (const AsterMatrix *positions, double bandwidth)
{
  AsterDensityInput input = { .positions = positions,
                              .n_channels = 1,
                              .transform = { SIDE / 2, SIDE / 2, SIDE / 2, SIDE, SIDE },
                              .bandwidth = bandwidth };

  return input;
}

/* One row in the middle: the Gaussian itself, its integral 1. */
static void
test_one_row (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (1, 2, (const float[]){ 0, 0 });
  AsterDensityInput input = make_input (x, 20);
  g_autoptr (AsterDensity) density = aster_density_new (&input);
  double peak = 1 / (2 * G_PI * 400), sum = 0;

  for (double d = 0; d <= 60; d += 10)
    g_assert_cmpfloat_with_epsilon (aster_density_read (density, 0, 200 + d, 200),
                                    peak * exp (-d * d / 800), 0.02 * peak);
  for (gsize i = 0; i < density->width * density->height; i++)
    sum += density->values[i] * density->cell * density->cell;
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-4);
}

/* SciPy's gaussian_kde, to 1.5 % of the largest density there is. */
static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 2, 5);
  g_autoptr (AsterMatrix) at = support_uniform_matrix (200, 2, 6);
  const guint sigmas[] = { 12, 20, 45 };

  for (guint s = 0; s < G_N_ELEMENTS (sigmas); s++)
    {
      g_autofree char *name = g_strdup_printf ("sigma %u", sigmas[s]);
      g_autoptr (SupportTable) wanted = support_oracle ("density.tsv", name);
      AsterDensityInput input = make_input (x, sigmas[s]);
      g_autoptr (AsterDensity) density = aster_density_new (&input);
      double most = 0;

      g_assert_cmpuint (wanted->n_rows, ==, 200);
      for (gsize i = 0; i < 200; i++)
        most = MAX (most, wanted->data[i]);
      for (gsize i = 0; i < 200; i++)
        {
          const float *p = aster_matrix_row (at, i);

          g_assert_cmpfloat_with_epsilon (
              aster_density_read (density, 0, SIDE / 2 * (1 + (double) p[0]),
                                  SIDE / 2 * (1 + (double) p[1])),
              wanted->data[i], 0.015 * most);
        }
    }
}

/* What lies beside the page counts as far as it reaches; the same places after a pan
 * have the same density. */
static void
test_panned (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 2, 5);
  AsterDensityInput input = make_input (x, 20);
  g_autoptr (AsterDensity) here = aster_density_new (&input), there = NULL;

  input.transform.dx -= 137.3;
  input.transform.dy += 58.9;
  there = aster_density_new (&input);
  for (double at = 0; at < 240; at += 7)
    g_assert_cmpfloat_with_epsilon (aster_density_read (here, 0, at + 137.3, at),
                                    aster_density_read (there, 0, at, at + 58.9),
                                    0.012 * 300 / (SIDE * SIDE) * 4);
}

/* Channels, weights and rows that are not seen. */
static void
test_channels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (90, 2, 7);
  guint8 styles[90], channels[256];
  float weights[256] = { 0 };
  guint64 visible[2] = { G_MAXUINT64, G_MAXUINT64 };
  AsterDensityInput input = make_input (x, 20);
  g_autoptr (AsterDensity) density = NULL;
  double sums[3] = { 0, 0, 0 };

  memset (channels, ASTER_DENSITY_NOWHERE, sizeof channels);
  channels[3] = 0;
  channels[5] = 1;
  weights[3] = 2;
  weights[5] = 7;
  for (guint i = 0; i < 90; i++)
    {
      styles[i] = i < 30 ? 3 : i < 70 ? 5 : 9;
      for (guint p = 0; p < 2; p++)
        aster_matrix_row (x, i)[p] *= 0.5f;
    }
  aster_bits_set (visible, 0, FALSE);
  aster_bits_set (visible, 69, FALSE);
  input.styles = styles;
  input.channels = channels;
  input.weights = weights;
  input.n_channels = 3;
  input.visible = visible;
  density = aster_density_new (&input);

  for (guint c = 0; c < 3; c++)
    for (gsize i = 0; i < density->width * density->height; i++)
      sums[c] += density->values[c * density->width * density->height + i] *
                 density->cell * density->cell;
  g_assert_cmpfloat_with_epsilon (sums[0], 29, 0.01);
  g_assert_cmpfloat_with_epsilon (sums[1], 39, 0.01);
  g_assert_cmpfloat_with_epsilon (sums[2], 2 * 29 + 7 * 39, 0.1);
}

static GBytes *
answer (gpointer data)
{
  AsterDensityInput input = make_input (data, 20);
  g_autoptr (AsterDensity) density = aster_density_new (&input);

  return g_bytes_new (density->values, density->width * density->height * sizeof (float));
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50000, 2, 8);

  support_assert_same_on_threads (answer, x);
}

/* No page is too small, no row too far, and no rows are no density. */
static void
test_odd (void)
{
  g_autoptr (AsterMatrix) far = support_matrix (2, 2,
                                                (const float[]){ 1e30f, 0, 0, -1e9f });
  g_autoptr (AsterMatrix) none = aster_matrix_new (0, 2, NULL);
  const AsterMatrix *both[] = { far, none };

  for (guint i = 0; i < 2; i++)
    {
      AsterDensityInput input = make_input (both[i], 4);
      g_autoptr (AsterDensity) density = NULL;

      input.transform.width = 1;
      input.transform.height = 3;
      density = aster_density_new (&input);
      g_assert_nonnull (density);
      g_assert_cmpfloat (aster_density_read (density, 0, 0.5, 1e6), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/density/one-row", test_one_row);
  g_test_add_func ("/density/oracle", test_oracle);
  g_test_add_func ("/density/panned", test_panned);
  g_test_add_func ("/density/channels", test_channels);
  g_test_add_func ("/density/threads", test_threads);
  g_test_add_func ("/density/odd", test_odd);

  return g_test_run ();
}
