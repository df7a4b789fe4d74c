/* The descent of t-SNE against a twin that looks at every pair, in double precision. */

#include "tsne-case.h"

#define N 40

/* One point at a time: pulls and pushes, as layouts/tsne-motion.c has them. */
static void
naive_forces (const AsterGraph *p,
              const double y[N][2],
              double pulls[N][2],
              double pushes[N][2])
{
  double z = 0;

  memset (pulls, 0, N * sizeof *pulls);
  memset (pushes, 0, N * sizeof *pushes);
  for (gsize i = 0; i < N; i++)
    for (gsize j = 0; j < N; j++)
      {
        double a = y[i][0] - y[j][0], b = y[i][1] - y[j][1], w = 1 / (1 + a * a + b * b);

        z += j != i ? w : 0;
        pushes[i][0] += w * w * a;
        pushes[i][1] += w * w * b;
      }
  for (gsize i = 0; i < N; i++)
    {
      for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
        {
          gsize j = p->rows[e];
          double a = y[i][0] - y[j][0], b = y[i][1] - y[j][1];

          pulls[i][0] += p->values[e] * a / (1 + a * a + b * b);
          pulls[i][1] += p->values[e] * b / (1 + a * a + b * b);
        }
      pushes[i][0] /= z;
      pushes[i][1] /= z;
    }
}

/* How strongly points attract after @t iterations: from 2 at most it fades to the late
 * exaggeration, in two fifths of what follows the early one. */
static double
naive_exaggeration (const AsterTsneParams *params, guint t)
{
  guint early = params->exaggeration_iterations;
  double part = early == 0 ? 1
                           : (t - (double) early) /
                                 (0.4 * (params->iterations - (double) early));

  if (t < early)
    return params->exaggeration;

  return part >= 1 ? params->late_exaggeration
                   : 2 * (1 - part) + params->late_exaggeration * part;
}

/* The picture after the iterations of @params, from @y on, centred. */
static void
naive_descend (const AsterGraph *p, const AsterTsneParams *params, double y[N][2])
{
  double velocity[N][2] = { { 0 } }, gains[N][2], pulls[N][2], pushes[N][2];

  for (gsize i = 0; i < N; i++)
    gains[i][0] = gains[i][1] = 1;
  for (guint t = 0; t < params->iterations; t++)
    {
      gboolean early = t < params->exaggeration_iterations;
      double sum[2] = { 0, 0 };

      naive_forces (p, y, pulls, pushes);
      for (gsize i = 0; i < N; i++)
        for (guint c = 0; c < 2; c++)
          {
            double e = naive_exaggeration (params, t);
            double gradient = e * pulls[i][c] - pushes[i][c];
            gboolean turns = (gradient > 0) == (velocity[i][c] > 0);

            gains[i][c] = turns ? MAX (gains[i][c] * 0.8, 0.01) : gains[i][c] + 0.2;
            velocity[i][c] = (early ? 0.5 : 0.8) * velocity[i][c] -
                             params->learning_rate * gains[i][c] * gradient;
            y[i][c] += velocity[i][c];
            sum[c] += y[i][c];
          }
      for (gsize i = 0; i < N; i++)
        for (guint c = 0; c < 2; c++)
          y[i][c] -= sum[c] / N;
    }
}

/* @early iterations with exaggeration, and then others. */
static void
assert_as_naive (guint early, guint iterations)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 8);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterLayout) start = NULL, layout = NULL;
  double y[N][2], size = 0;

  self.params.exaggeration_iterations = early;
  self.params.learning_rate = 20;
  self.params.late_exaggeration = 1.5;
  self.params.iterations = 0;
  start = run (&self);
  self.params.iterations = iterations;
  layout = run (&self);

  for (gsize i = 0; i < 2 * N; i++)
    y[i / 2][i % 2] = start->positions->data[i];
  naive_descend (self.affinities, &self.params, y);
  for (gsize i = 0; i < 2 * N; i++)
    size = MAX (size, fabs (y[i / 2][i % 2]));
  for (gsize i = 0; i < 2 * N; i++)
    g_assert_cmpfloat_with_epsilon (layout->positions->data[i], y[i / 2][i % 2],
                                    2e-3 * size);
}

static void
test_early (void)
{
  assert_as_naive (100, 1);
  assert_as_naive (100, 20);
}

static void
test_late (void)
{
  assert_as_naive (0, 30);
}

static void
test_both (void)
{
  assert_as_naive (15, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-descent/early", test_early);
  g_test_add_func ("/tsne-descent/late", test_late);
  g_test_add_func ("/tsne-descent/both", test_both);
  return g_test_run ();
}
