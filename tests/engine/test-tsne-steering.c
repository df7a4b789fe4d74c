#include "tsne-case.h"

/* Each iteration says that it is done, with the divergence of a picture not long ago,
 * and at the end that of the last one. */
typedef struct
{
  AsterPulse pulse;
  AsterPulseStep last;
  guint beats;
} Counter;

static gboolean
go_on (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  return TRUE;
}

static void
count (AsterPulse *pulse, const AsterPulseStep *step)
{
  Counter *self = (Counter *) pulse;

  g_assert_cmpuint (step->iteration - self->last.iteration, <=, 1);
  g_assert_cmpuint (step->iterations, ==, 400);
  g_assert_true (isfinite (step->kl));
  self->last = *step;
}

static void
test_says_its_steps (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (700, 4, 3, 4);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (AsterLayout) layout = NULL;
  Counter counter = { .pulse = { .beat = go_on, .step = count } };

  self.params.iterations = 400;
  self.params.stop_early = FALSE;
  layout = aster_tsne (self.affinities, self.start, &self.params, &self.summary,
                       &counter.pulse, NULL);
  g_assert_cmpuint (counter.last.iteration, ==, 400);
  g_assert_cmpfloat (counter.last.kl, ==, self.summary.kl);
}

/* Groups end up tighter for late exaggeration, which says nothing about the early phase.
 */
static void
test_late_exaggeration (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (300, 6, 3, 6);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (AsterLayout) plain = NULL, late = NULL;
  double size[2] = { 0, 0 };

  self.params.iterations = 400;
  plain = run (&self);
  self.params.late_exaggeration = 4;
  late = run (&self);
  for (gsize i = 0; i < 600; i++)
    {
      size[0] += pow (plain->positions->data[i], 2);
      size[1] += pow (late->positions->data[i], 2);
    }
  g_assert_cmpfloat (size[1], <, 0.5 * size[0]);

  g_clear_pointer (&plain, aster_layout_unref);
  g_clear_pointer (&late, aster_layout_unref);
  self.params.iterations = self.params.exaggeration_iterations = 50;
  late = run (&self);
  self.params.late_exaggeration = 1;
  plain = run (&self);
  g_assert_cmpmem (plain->positions->data, 2400, late->positions->data, 2400);
}

/* A picture goes on where it is, and gets better where it had not come to its end. */
static void
test_goes_on (void)
{
  g_autoptr (AsterMatrix) x = make_clusters (300, 6, 3, 6);
  g_auto (Case) self = case_init (x, 30, 10);
  g_autoptr (AsterLayout) page = NULL, on = NULL;
  double kl;

  self.params.iterations = 300;
  page = run (&self);
  kl = self.summary.kl;
  aster_matrix_unref (self.start);
  self.start = aster_matrix_ref (page->positions);

  self.params.begun = 300;
  on = run (&self);
  g_assert_cmpfloat_with_epsilon (self.summary.kl, kl, 1e-5 * kl);
  g_clear_pointer (&on, aster_layout_unref);

  self.params.iterations = 500;
  on = run (&self);
  g_assert_cmpuint (self.summary.iterations, >, 300);
  g_assert_cmpfloat (self.summary.kl, <, kl);
}

static gboolean
count_beats (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  ((Counter *) pulse)->beats++;

  return TRUE;
}

/* However many points there are, no more than a few hundred are dealt with between two
 * beats, in the plane and in space: one thread cannot be out of reach for long. */
static void
test_beats_often (void)
{
  const gsize n = 6000;
  g_autoptr (AsterMatrix) x = make_clusters (n, 4, 3, 4);
  g_auto (Case) self = case_init (x, 12, 4);

  aster_parallel_set_threads (1);
  self.params.iterations = 3;
  for (gsize dims = 2; dims <= 3; dims++)
    {
      Counter counter = { .pulse = { .beat = count_beats } };
      g_autoptr (AsterMatrix) start = support_uniform_matrix (n, dims, 1);
      g_autoptr (AsterLayout) layout = aster_tsne (self.affinities, start, &self.params,
                                                   NULL, &counter.pulse, NULL);

      g_assert_nonnull (layout);
      g_assert_cmpuint (counter.beats, >=, 4 * n / 200);
    }
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-steering/says-its-steps", test_says_its_steps);
  g_test_add_func ("/tsne-steering/late-exaggeration", test_late_exaggeration);
  g_test_add_func ("/tsne-steering/goes-on", test_goes_on);
  g_test_add_func ("/tsne-steering/beats-often", test_beats_often);
  return g_test_run ();
}
