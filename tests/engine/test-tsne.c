#include "layouts/tsne.h"

#include "tsne-case.h"

static double
naive_kl (const AsterGraph *p, const AsterMatrix *y)
{
  double z = 0, kl = 0;

  for (gsize i = 0; i < p->n; i++)
    for (gsize j = 0; j < p->n; j++)
      z += j != i ? 1 / (1 + pow ((double) y->data[2 * i] - y->data[2 * j], 2) +
                         pow ((double) y->data[2 * i + 1] - y->data[2 * j + 1], 2))
                  : 0;
  for (gsize i = 0; i < p->n; i++)
    for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
      {
        gsize j = p->rows[e];
        double w = 1 / (1 + pow ((double) y->data[2 * i] - y->data[2 * j], 2) +
                        pow ((double) y->data[2 * i + 1] - y->data[2 * j + 1], 2));

        if (p->values[e] > 0)
          kl += p->values[e] * log (p->values[e] * z / w);
      }

  return kl;
}

/* One iteration from rest goes against the gradient of the naive divergence, found by
 * finite differences; the first gain is 1.2 or 0.8, after the sign of the gradient. */
static void
test_gradient (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (30, 4, 3);
  g_auto (Case) self = case_init (x, 12, 4);
  g_autoptr (AsterLayout) before = NULL, after = NULL;
  const double h = 0.25e-4, rate = 1e-5;

  self.params.iterations = 0;
  self.params.exaggeration_iterations = 0;
  before = run (&self);
  self.params.iterations = 1;
  self.params.learning_rate = rate;
  after = run (&self);

  for (gsize i = 0; i < 60; i++)
    {
      g_autoptr (AsterMatrix) y = aster_matrix_copy (before->positions, NULL);
      float here = y->data[i];
      double up, down, gradient, step = after->positions->data[i] - here;

      y->data[i] = here + (float) h;
      up = naive_kl (self.affinities, y);
      y->data[i] = here - (float) h;
      down = naive_kl (self.affinities, y);
      gradient = (up - down) / ((double) (here + (float) h) - (here - (float) h)) / 4;
      g_assert_cmpfloat_with_epsilon (step, -rate * gradient,
                                      0.25 * rate * fabs (gradient) + 1e-11);
    }
}

/* Without exaggeration a small learning rate always goes downhill. */
static void
test_goes_downhill (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (300, 5, 3, 3);
  g_auto (Case) self = case_init (x, 30, 10);
  double last = INFINITY;

  self.params.exaggeration = 1;
  self.params.stop_early = FALSE;
  for (guint iterations = 0; iterations <= 200; iterations += 40)
    {
      g_autoptr (AsterLayout) layout = NULL;

      self.params.iterations = iterations;
      layout = run (&self);
      g_assert_cmpuint (self.summary.iterations, ==, iterations);
      g_assert_cmpfloat (self.summary.kl, <, last);
      last = self.summary.kl;
    }
}

/* The divergence of the summary is that of all pairs; through the grid within 1 %. */
static void
test_divergence (void)
{
  static const gsize sizes[] = { 100, 900 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AsterMatrix) x = make_clusters (sizes[s], 8, 5, 4);
      g_auto (Case) self = case_init (x, 30, 10);
      g_autoptr (AsterLayout) layout = run (&self);
      double kl = naive_kl (self.affinities, layout->positions);

      g_assert_cmpfloat_with_epsilon (self.summary.kl, kl, 0.01 * kl);
      g_assert_cmpfloat (kl, >, 0);
    }
}

/* Planted groups come out apart: the nearest on the page is one of the own. */
static void
test_planted_clusters (void)
{
  static const gsize sizes[] = { 200, 1000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      gsize n = sizes[s];
      g_autoptr (AsterMatrix) x = make_clusters (n, 10, 5, 8);
      g_auto (Case) self = case_init (x, 45, 15);
      g_autoptr (AsterLayout) layout = run (&self);
      g_autoptr (AsterGraph) near = aster_knn (layout->positions, 5, ASTER_KNN_EUCLIDEAN,
                                               NULL, NULL);
      gsize own = 0;

      for (gsize i = 0; i < n; i++)
        for (gsize e = 0; e < 5; e++)
          own += near->rows[5 * i + e] % 5 == i % 5;
      g_assert_cmpuint (own, >=, 5 * n * 99 / 100);
    }
}

static void
test_centred (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (700, 4, 3, 4);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (AsterLayout) layout = run (&self);
  double sum[2] = { 0, 0 };

  for (gsize i = 0; i < 1400; i++)
    sum[i % 2] += layout->positions->data[i];
  g_assert_cmpfloat_with_epsilon (sum[0] / 700, 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (sum[1] / 700, 0, 1e-4);
}

/* Three points, one dimension, a thousand equal rows, one far away: always a picture. */
static void
test_strange_rows (void)
{
  g_autoptr (AsterMatrix) three = support_uniform_matrix (3, 4, 1);
  g_autoptr (AsterMatrix) line = support_uniform_matrix (800, 1, 2);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (1000, 3, NULL);
  g_autoptr (AsterMatrix) outlier = support_uniform_matrix (900, 3, 3);
  AsterMatrix *all[] = { three, line, equal, outlier };

  for (gsize i = 0; i < 3000; i++)
    equal->data[i] = 0.25f;
  outlier->data[0] = 1e15f;
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    {
      gsize n = all[c]->n_rows;
      g_auto (Case)
          self = case_init (all[c], MIN (n - 1, 30), aster_tsne_clamp_perplexity (10, n));
      g_autoptr (AsterLayout) layout = run (&self);
    }
}

static void
test_clamps_perplexity (void)
{
  g_assert_cmpfloat (aster_tsne_clamp_perplexity (30, 1000), ==, 30);
  g_assert_cmpfloat (aster_tsne_clamp_perplexity (30, 91), ==, 30);
  g_assert_cmpfloat (aster_tsne_clamp_perplexity (30, 61), ==, 20);
  g_assert_cmpfloat (aster_tsne_clamp_perplexity (30, 3), ==, 1);
  g_assert_cmpfloat (aster_tsne_clamp_perplexity (0.1, 1000), ==, 1);
}

static void
test_refuses (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (2, 3, 1);
  g_auto (Case) self = case_init (x, 1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      aster_tsne (self.affinities, self.start, &self.params, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

/* A learning rate without measure ends in a sentence, not in a picture of NaN. */
static void
test_flies_apart (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (700, 4, 3, 4);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (GError) error = NULL;

  self.params.learning_rate = 1e30;
  self.params.exaggeration_iterations = 20;
  g_assert_null (
      aster_tsne (self.affinities, self.start, &self.params, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "learning rate"));
}

/* A row that all others pick is pulled by all of them: it must not swing about, since the
 * grid has to reach as far as the picture does. */
static void
test_hub (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (900, 300, 5);
  g_auto (Case) self = { 0 };
  g_autoptr (AsterLayout) layout = NULL;
  float farthest = 0;

  for (gsize i = 0; i < 300 * 4; i++)
    x->data[i] *= 0.05f;
  self = case_init (x, 90, 30);
  self.params.iterations = 120;
  layout = run (&self);
  for (gsize i = 0; i < 1800; i++)
    farthest = MAX (farthest, fabsf (layout->positions->data[i]));
  g_assert_cmpfloat (farthest, <, 25);
}

/* Three points are soon where they want to be. */
static void
test_stops_early (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (60, 4, 3, 20);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterLayout) early = NULL, late = NULL;
  double kl;

  self.params.iterations = 5000;
  early = run (&self);
  kl = self.summary.kl;
  g_assert_cmpuint (self.summary.iterations, <, 5000);
  g_assert_cmpuint (self.summary.iterations, >, self.params.exaggeration_iterations);

  self.params.stop_early = FALSE;
  late = run (&self);
  g_assert_cmpuint (self.summary.iterations, ==, 5000);
  g_assert_cmpfloat_with_epsilon (self.summary.kl, kl, 0.05 * fabs (kl));
}

/* Where every row minds a third of all, the early exaggeration folds the picture into a
 * point; that is not the end of it. */
static void
test_unfolds_before_it_stops (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (300, 50, 40, 4);
  g_auto (Case) self = case_init (x, 90, 30);
  g_autoptr (AsterLayout) layout = run (&self);
  double squares = 0;

  for (gsize i = 0; i < 600; i++)
    squares += pow (layout->positions->data[i], 2) / 300;
  g_assert_cmpfloat (sqrt (squares), >, 1);
  g_assert_cmpfloat (self.summary.kl, <, 1);
}

/* In three dimensions there is more room: the divergence is lower, groups stay apart,
 * and the summary says what all pairs say. */
static void
test_three_dims (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (300, 10, 5, 5);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (AsterLayout) plane = NULL, layout = NULL;
  g_autoptr (AsterGraph) near = NULL;
  g_autoptr (GError) error = NULL;
  gsize own = 0;
  double kl;

  plane = run (&self);
  kl = self.summary.kl;
  aster_matrix_unref (self.start);
  self.start = support_uniform_matrix (300, 3, 7);
  layout = aster_tsne (self.affinities, self.start, &self.params, &self.summary, NULL,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_cols, ==, 3);
  g_assert_cmpfloat (self.summary.kl, <, kl);

  near = aster_knn (layout->positions, 5, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  for (gsize e = 0; e < 1500; e++)
    own += near->rows[e] % 5 == e / 5 % 5;
  g_assert_cmpuint (own, >=, 1485);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterLayout) layout = run (data);

  return support_matrix_bytes (layout->positions);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) few = make_clusters (200, 4, 3, 4);
  g_autoptr (AsterMatrix) many = make_clusters (2000, 4, 3, 4);
  g_auto (Case) a = case_init (few, 30, 10), b = case_init (many, 30, 10);

  a.params.iterations = 300;
  b.params.iterations = 60;
  b.params.exaggeration_iterations = 30;
  support_assert_same_on_threads (answer, &a);
  support_assert_same_on_threads (answer, &b);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  Case *self = data;
  g_autoptr (AsterLayout) layout = aster_tsne (self->affinities, self->start,
                                               &self->params, NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (1200, 4, 3, 4);
  g_auto (Case) self = case_init (x, 30, 10);

  self.params.iterations = 5;
  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, &self), >=, 40);
  aster_parallel_set_threads (0);
}

/* Frames come with the beats between iterations, and the picture grows in them. */
typedef struct
{
  AsterPulse pulse;
  guint frames;
  double last;
} Watcher;

static gboolean
watch (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Watcher *self = (Watcher *) pulse;

  g_assert_cmpfloat (fraction, >=, self->last);
  self->last = fraction;
  if (frame != NULL)
    {
      g_assert_cmpuint (frame->n_cols, ==, 2);
      self->frames++;
    }

  return TRUE;
}

static void
test_frames (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (800, 4, 3, 4);
  g_auto (Case) self = case_init (x, 30, 10);
  Watcher watcher = { { .beat = watch }, 0, 0 };

  self.params.iterations = 30;
  aster_parallel_set_threads (1);
  g_assert_true (verb (&self, &watcher.pulse, NULL));
  aster_parallel_set_threads (0);
  g_assert_cmpuint (watcher.frames, ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne/gradient", test_gradient);
  g_test_add_func ("/tsne/goes-downhill", test_goes_downhill);
  g_test_add_func ("/tsne/divergence", test_divergence);
  g_test_add_func ("/tsne/planted-clusters", test_planted_clusters);
  g_test_add_func ("/tsne/centred", test_centred);
  g_test_add_func ("/tsne/strange-rows", test_strange_rows);
  g_test_add_func ("/tsne/clamps-perplexity", test_clamps_perplexity);
  g_test_add_func ("/tsne/refuses", test_refuses);
  g_test_add_func ("/tsne/flies-apart", test_flies_apart);
  g_test_add_func ("/tsne/hub", test_hub);
  g_test_add_func ("/tsne/stops-early", test_stops_early);
  g_test_add_func ("/tsne/unfolds-before-it-stops", test_unfolds_before_it_stops);
  g_test_add_func ("/tsne/threads", test_threads);
  g_test_add_func ("/tsne/cancels", test_cancels);
  g_test_add_func ("/tsne/frames", test_frames);
  g_test_add_func ("/tsne/three-dims", test_three_dims);
  return g_test_run ();
}
