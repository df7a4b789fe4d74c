#include "layouts/umap.h"

#include "layouts/umap-curve.h"
#include "layouts/umap-fuzzy.h"
#include "support.h"
#include "words/knn.h"

static const AsterUmapParams defaults = ASTER_UMAP_DEFAULTS;

/* Everything that a descent begins with. */
typedef struct
{
  AsterGraph *weights;
  AsterMatrix *start;
  AsterUmapParams params;
  AsterUmapSummary summary;
} Case;

static void
case_clear (Case *self)
{
  aster_graph_unref (self->weights);
  aster_matrix_unref (self->start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static Case
case_init (const AsterMatrix *x, gsize k, guint dims)
{
  g_autoptr (AsterGraph) neighbours = aster_knn (x, k, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  Case self = { NULL, support_uniform_matrix (x->n_rows, dims, 99), defaults, { 0 } };

  for (gsize i = 0; i < dims * x->n_rows; i++)
    self.start->data[i] *= 10;
  self.weights = aster_umap_fuzzy (neighbours, TRUE, NULL, NULL);
  g_assert_nonnull (self.weights);

  return self;
}

static AsterLayout *
run (Case *self)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_umap (self->weights, self->start, &self->params,
                                    &self->summary, NULL, &error);
  gsize size = self->weights->n * self->start->n_cols;

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, self->weights->n);
  g_assert_cmpuint (layout->positions->n_cols, ==, self->start->n_cols);
  for (gsize i = 0; i < size; i++)
    g_assert_true (isfinite (layout->positions->data[i]));

  return layout;
}

/* @groups clouds of width 1 in @d dimensions, far from each other. */
static AsterMatrix *
make_clusters (gsize n, gsize d, gsize groups, double apart)
{
  AsterMatrix *x = support_uniform_matrix (n, d, 11);
  g_autoptr (AsterMatrix) centres = support_uniform_matrix (groups, d, 12);

  for (gsize i = 0; i < n; i++)
    for (gsize p = 0; p < d; p++)
      aster_matrix_row (x, i)[p] += (float) apart *
                                    aster_matrix_row (centres, i % groups)[p];

  return x;
}

/* Where strangers push row @i in epoch @epoch, drawn like the verb draws them. */
static void
naive_push (const Case *self,
            const double *y,
            gsize i,
            guint epoch,
            AsterUmapCurve curve,
            double *force)
{
  gsize n = self->weights->n, dims = self->start->n_cols;
  AsterRandom random = aster_random_init (self->params.seed, epoch * n + i);

  for (guint l = 0; l < 8; l++)
    {
      guint64 bits = aster_random_bits (&random);
      gsize drawn[2] = { (bits >> 32) * n >> 32, (bits & G_MAXUINT32) * n >> 32 };

      for (guint which = 0; which < 2; which++)
        {
          const double *other = y + drawn[which] * dims;
          double d2 = 0, c;

          for (gsize p = 0; p < dims; p++)
            d2 += pow (y[i * dims + p] - other[p], 2);
          c = 2 * curve.b / ((0.001 + d2) * (1 + curve.a * pow (d2, curve.b)));
          for (gsize p = 0; p < dims; p++)
            force[p] += CLAMP (c * (y[i * dims + p] - other[p]), -4, 4);
        }
    }
}

/* The essay's formulas in double, one row after the other. @y and @pushes are updated. */
static void
naive_epoch (
    const Case *self, double *y, double *pushes, guint epoch, AsterUmapCurve curve)
{
  gsize n = self->weights->n, dims = self->start->n_cols;
  double done = (double) epoch / self->params.epochs, rate = 1 - done;
  double hardness = 1 + (self->params.unfolding - 1) * MAX (1 - 2 * done, 0);
  g_autofree double *next = g_new (double, n *dims);

  for (gsize i = 0; i < n; i++)
    {
      double pull[3] = { 0 }, push[3] = { 0 }, stiffness = 0, degree = 0;

      for (gsize e = self->weights->starts[i]; e < self->weights->starts[i + 1]; e++)
        {
          const double *other = y + self->weights->rows[e] * dims;
          double w = self->weights->values[e], d2 = 0, power, c;

          for (gsize p = 0; p < dims; p++)
            d2 += pow (y[i * dims + p] - other[p], 2);
          power = curve.a * pow (d2, curve.b);
          c = 2 * w * 2 * curve.b * power / (d2 * (1 + power));
          for (gsize p = 0; p < dims; p++)
            pull[p] -= c * (y[i * dims + p] - other[p]);
          stiffness += c;
          degree += w;
        }
      naive_push (self, y, i, epoch, curve, push);
      for (gsize p = 0; p < dims; p++)
        {
          double *kept = pushes + i * dims + p;

          *kept += MAX (rate, 0.05) *
                   (hardness * degree * self->params.negatives / 16 * push[p] - *kept);
          next[i * dims + p] = y[i * dims + p] +
                               CLAMP (rate / (1 + rate * stiffness) * (pull[p] + *kept),
                                      -1, 1);
        }
    }
  memcpy (y, next, n * dims * sizeof (double));
}

/* A few epochs, in the plane and in space, against the formulas. The curve rounds to
 * float32 and so does the picture. */
static void
test_naive (void)
{
  for (guint dims = 2; dims <= 3; dims++)
    {
      g_autoptr (AsterMatrix) x = make_clusters (150, 4, 3, 2);
      g_auto (Case) self = case_init (x, 14, dims);
      g_autofree double *y = g_new (double, 150 * dims);
      g_autofree double *pushes = g_new0 (double, 150 * dims);
      AsterUmapCurve curve = aster_umap_curve_fit (0.25, 1.5);
      g_autoptr (AsterLayout) layout = NULL;
      double mean[3] = { 0 };

      self.params.epochs = 3;
      self.params.min_dist = 0.25;
      self.params.spread = 1.5;
      self.params.negatives = 7;
      self.params.unfolding = 4;
      layout = run (&self);
      for (gsize i = 0; i < 150 * dims; i++)
        y[i] = self.start->data[i];
      for (guint epoch = 0; epoch < 3; epoch++)
        naive_epoch (&self, y, pushes, epoch, curve);
      for (gsize i = 0; i < 150 * dims; i++)
        mean[i % dims] += y[i] / 150;
      for (gsize i = 0; i < 150 * dims; i++)
        y[i] -= mean[i % dims];
      support_assert_close_floats (layout->positions->data, y, 150 * dims, 2e-3, 1e-3);
    }
}

/* From 1,000 rows on pushes are harder at first, unless another number is asked for. */
static void
test_unfolding (void)
{
  for (gsize n = 999; n <= 1000; n++)
    {
      g_autoptr (AsterMatrix) x = make_clusters (n, 4, 3, 2);
      g_auto (Case) self = case_init (x, 5, 2);
      g_autoptr (AsterLayout) usual = NULL, same = NULL, other = NULL;

      self.params.epochs = 2;
      usual = run (&self);
      self.params.unfolding = n < 1000 ? 1 : 4;
      same = run (&self);
      self.params.unfolding = 2;
      other = run (&self);
      g_assert_cmpmem (usual->positions->data, n * 2 * sizeof (float),
                       same->positions->data, n * 2 * sizeof (float));
      g_assert_cmpfloat (usual->positions->data[0], !=, other->positions->data[0]);
    }
}

/* Two points that belong together wholly and meet no stranger come together; neither
 * goes past the other. */
static void
test_two_meet (void)
{
  const float places[] = { -3, 0, 3, 0, 50, 0, 56, 0 };
  g_autoptr (AsterGraph) pairs = aster_graph_new_regular (4, 1, NULL);
  g_autoptr (AsterMatrix) start = support_matrix (4, 2, places);
  AsterUmapParams params = defaults;
  g_autoptr (AsterLayout) layout = NULL;
  const float *y;

  for (gsize i = 0; i < 4; i++)
    {
      pairs->rows[i] = (guint32) (i ^ 1);
      pairs->values[i] = 1;
    }
  params.negatives = 0;
  params.learning_rate = 100;
  layout = aster_umap (pairs, start, &params, NULL, NULL, NULL);
  y = layout->positions->data;
  g_assert_cmpfloat (fabsf (y[2] - y[0]), <, 0.5);
  g_assert_cmpfloat (fabsf (y[6] - y[4]), <, 0.5);
  g_assert_cmpfloat_with_epsilon (y[4] - y[0], 53, 0.5);
}

/* Planted groups come out apart: the nearest on the page is one of the own. */
static void
test_planted_clusters (void)
{
  for (guint dims = 2; dims <= 3; dims++)
    {
      g_autoptr (AsterMatrix) x = make_clusters (400, 10, 5, 8);
      g_auto (Case) self = case_init (x, 14, dims);
      g_autoptr (AsterLayout) layout = NULL;
      g_autoptr (AsterGraph) near = NULL;
      double sums[3] = { 0 };
      gsize own = 0;

      self.params.epochs = 150;
      layout = run (&self);
      near = aster_knn (layout->positions, 5, ASTER_KNN_EUCLIDEAN, NULL, NULL);
      for (gsize e = 0; e < 5 * 400; e++)
        own += near->rows[e] % 5 == e / 5 % 5;
      g_assert_cmpuint (own, >=, 5 * 400 * 99 / 100);

      for (gsize i = 0; i < 400 * dims; i++)
        sums[i % dims] += layout->positions->data[i];
      for (guint p = 0; p < dims; p++)
        g_assert_cmpfloat_with_epsilon (sums[p] / 400, 0, 1e-4);
    }
}

static double
mean_edge (const AsterGraph *graph, const AsterMatrix *y)
{
  double sum = 0;

  for (gsize i = 0; i < graph->n; i++)
    for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
      sum += hypot (y->data[2 * i] - y->data[2 * graph->rows[e]],
                    y->data[2 * i + 1] - y->data[2 * graph->rows[e] + 1]);

  return sum / (double) aster_graph_n_edges (graph);
}

/* Every parameter does what its sentence says. */
static void
test_parameters (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (250, 5, 3, 4);
  g_auto (Case) self = case_init (x, 14, 2);
  g_autoptr (AsterLayout) usual = NULL, wide = NULL, loose = NULL, alone = NULL;
  g_autoptr (AsterLayout) other = NULL;

  usual = run (&self);
  g_assert_cmpuint (self.summary.epochs, ==, 500);
  self.params.min_dist = 0.9;
  loose = run (&self);
  self.params = defaults;
  self.params.spread = 5;
  wide = run (&self);
  self.params = defaults;
  self.params.negatives = 1;
  alone = run (&self);
  self.params = defaults;
  self.params.seed = 43;
  other = run (&self);

  g_assert_cmpfloat (mean_edge (self.weights, loose->positions), >,
                     1.2 * mean_edge (self.weights, usual->positions));
  g_assert_cmpfloat (mean_edge (self.weights, wide->positions), >,
                     2 * mean_edge (self.weights, usual->positions));
  g_assert_cmpfloat (mean_edge (self.weights, alone->positions), <,
                     mean_edge (self.weights, usual->positions));
  g_assert_true (memcmp (other->positions->data, usual->positions->data, 2000) != 0);
}

static void
test_epochs (void)
{
  AsterUmapParams params = defaults;

  g_assert_cmpuint (aster_umap_params_get_epochs (&params, 10000), ==, 500);
  g_assert_cmpuint (aster_umap_params_get_epochs (&params, 10001), ==, 200);
  params.epochs = 77;
  g_assert_cmpuint (aster_umap_params_get_epochs (&params, 10), ==, 77);
}

/* Three points, one dimension, a thousand equal rows, one far away, all in one place at
 * the start, and the ends of every range: always a picture. */
static void
test_strange_rows (void)
{
  g_autoptr (AsterMatrix) three = support_uniform_matrix (3, 4, 1);
  g_autoptr (AsterMatrix) line = support_uniform_matrix (400, 1, 2);
  g_autoptr (AsterMatrix) equal = aster_matrix_new (1000, 3, NULL);
  g_autoptr (AsterMatrix) outlier = support_uniform_matrix (400, 3, 3);
  AsterMatrix *all[] = { three, line, equal, outlier };

  for (gsize i = 0; i < 3000; i++)
    equal->data[i] = 0.25f;
  outlier->data[0] = 1e15f;
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    for (guint extreme = 0; extreme < 4; extreme++)
      {
        g_auto (Case) self = case_init (all[c], MIN (all[c]->n_rows - 1, 14), 2);
        g_autoptr (AsterLayout) layout = NULL;

        self.params.epochs = 40;
        self.params.min_dist = extreme == 1 ? 100 : extreme == 2 ? 0 : 0.1;
        self.params.spread = extreme == 1 ? 100 : extreme == 2 ? 0.01 : 1;
        self.params.learning_rate = extreme == 1 ? ASTER_UMAP_MAX_RATE : 1;
        self.params.negatives = extreme == 1 ? ASTER_UMAP_MAX_NEGATIVES : 5;
        if (extreme == 3)
          memset (self.start->data, 0, 2 * all[c]->n_rows * sizeof (float));
        layout = run (&self);
      }
}

static void
test_refuses (void)
{
  g_autoptr (AsterGraph) two = aster_graph_new (2, 0, NULL);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (2, 2, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_umap (two, start, &defaults, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "2"));
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
  g_autoptr (AsterMatrix) x = make_clusters (1500, 4, 3, 4);

  for (guint dims = 2; dims <= 3; dims++)
    {
      g_auto (Case) self = case_init (x, 14, dims);

      self.params.epochs = 20;
      support_assert_same_on_threads (answer, &self);
    }
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  Case *self = data;
  g_autoptr (AsterLayout) layout = aster_umap (self->weights, self->start, &self->params,
                                               NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (1100, 4, 3, 4);
  g_auto (Case) self = case_init (x, 14, 2);

  self.params.epochs = 12;
  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, &self), >=, 40);
  aster_parallel_set_threads (0);
}

/* A frame and a step for each epoch, in order. */
typedef struct
{
  AsterPulse pulse;
  guint frames, steps;
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
take_step (AsterPulse *pulse, const AsterPulseStep *step)
{
  Watcher *self = (Watcher *) pulse;

  g_assert_cmpuint (step->iteration, ==, ++self->steps);
  g_assert_cmpuint (step->iterations, ==, 30);
  g_assert_true (isnan (step->kl));
}

static void
test_frames (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (800, 4, 3, 4);
  g_auto (Case) self = case_init (x, 14, 2);
  Watcher watcher = { { .beat = watch, .step = take_step }, 0, 0, 0 };

  self.params.epochs = 30;
  g_assert_true (verb (&self, &watcher.pulse, NULL));
  g_assert_cmpuint (watcher.frames, ==, 30);
  g_assert_cmpuint (watcher.steps, ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap/naive", test_naive);
  g_test_add_func ("/umap/unfolding", test_unfolding);
  g_test_add_func ("/umap/two-meet", test_two_meet);
  g_test_add_func ("/umap/planted-clusters", test_planted_clusters);
  g_test_add_func ("/umap/parameters", test_parameters);
  g_test_add_func ("/umap/epochs", test_epochs);
  g_test_add_func ("/umap/strange-rows", test_strange_rows);
  g_test_add_func ("/umap/refuses", test_refuses);
  g_test_add_func ("/umap/threads", test_threads);
  g_test_add_func ("/umap/cancels", test_cancels);
  g_test_add_func ("/umap/frames", test_frames);
  return g_test_run ();
}
