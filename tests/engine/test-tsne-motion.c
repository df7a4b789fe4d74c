#include "layouts/tsne-motion.h"

#include "tsne-case.h"

#define N 60

static double
get_width (const AsterMatrix *y, guint c)
{
  double mean = 0, squares = 0;

  for (gsize i = 0; i < y->n_rows; i++)
    mean += aster_matrix_row (y, i)[c] / (double) y->n_rows;
  for (gsize i = 0; i < y->n_rows; i++)
    squares += pow (aster_matrix_row (y, i)[c] - mean, 2);
  g_assert_cmpfloat_with_epsilon (mean, 0, 1e-6);

  return sqrt (squares / (double) y->n_rows);
}

/* The widest axis gets the spread that is asked for, the others in proportion; without
 * one all stay as they are, but for the mean. */
static void
test_places (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 1);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterTsneMotion) motion = aster_tsne_motion_new (self.affinities, 2, NULL);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (N, 2, 2);
  const AsterMatrix *frame = aster_tsne_motion_get_frame (motion);
  double ratio, width;

  for (gsize i = 0; i < N; i++)
    start->data[2 * i + 1] = 3 * start->data[2 * i + 1] + 7;
  aster_tsne_motion_place (motion, start, 0);
  for (gsize i = 1; i < N; i++)
    g_assert_cmpfloat_with_epsilon (frame->data[2 * i + 1] - frame->data[1],
                                    start->data[2 * i + 1] - start->data[1], 1e-5);
  width = get_width (frame, 1);
  ratio = get_width (frame, 0) / width;
  g_assert_cmpfloat (ratio, <, 0.5);

  aster_tsne_motion_place (motion, start, 0.25);
  g_assert_cmpfloat_with_epsilon (get_width (frame, 1), 0.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_width (frame, 0), 0.25 * ratio, 1e-6);

  memset (start->data, 0, 2 * N * sizeof (float)); /* no axis is the widest */
  aster_tsne_motion_place (motion, start, 0.25);
  g_assert_cmpfloat (get_width (frame, 1), ==, 0);
}

/* New slots move nothing, neither the frame nor the divergence. */
static void
test_reorders (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 1);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterTsneMotion) motion = aster_tsne_motion_new (self.affinities, 2, NULL);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (N, 2, 2), before = NULL;
  const AsterTsneDrive drive = { 1, 0.5f, 20 };
  double first, second;

  aster_tsne_motion_place (motion, start, 0);
  g_assert_true (aster_tsne_motion_reorder (motion, NULL));
  g_assert_true (aster_tsne_motion_iterate (motion, &drive, NULL, NULL));
  before = aster_matrix_copy (aster_tsne_motion_get_frame (motion), NULL);
  g_assert_true (aster_tsne_motion_measure (motion, &first, NULL));
  g_assert_true (aster_tsne_motion_reorder (motion, NULL));
  g_assert_true (aster_tsne_motion_measure (motion, &second, NULL));

  g_assert_cmpfloat_with_epsilon (first, second, 1e-6);
  g_assert_cmpmem (aster_tsne_motion_get_frame (motion)->data, 2 * N * sizeof (float),
                   before->data, 2 * N * sizeof (float));
}

/* However fast they are driven, no point goes farther than the longest step, and the mean
 * way says how far they went. */
static void
test_longest_step (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 1);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterTsneMotion) motion = aster_tsne_motion_new (self.affinities, 2, NULL);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (N, 2, 2);
  const AsterMatrix *frame = aster_tsne_motion_get_frame (motion);
  g_autoptr (AsterMatrix) before = NULL;
  const AsterTsneDrive drive = { 1, 0, 1e6f };
  AsterTsneSight sight;

  aster_tsne_motion_place (motion, start, 0);
  g_assert_true (aster_tsne_motion_reorder (motion, NULL));
  before = aster_matrix_copy (frame, NULL);
  g_assert_true (aster_tsne_motion_iterate (motion, &drive, &sight, NULL));
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat (hypot (frame->data[2 * i] - before->data[2 * i],
                              frame->data[2 * i + 1] - before->data[2 * i + 1]),
                       <=, ASTER_TSNE_MAX_STEP + 1e-4);
  g_assert_cmpfloat_with_epsilon (sight.way, ASTER_TSNE_MAX_STEP, 1e-6);
}

/* The divergence that an iteration sees is that of the picture before it. */
static void
test_sight (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 1);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterTsneMotion) motion = aster_tsne_motion_new (self.affinities, 2, NULL);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (N, 2, 2), centred = NULL;
  const AsterTsneDrive drive = { 1, 0.5f, 20 };
  AsterTsneSight sight;
  double kl;

  aster_tsne_motion_place (motion, start, 0);
  g_assert_true (aster_tsne_motion_reorder (motion, NULL));
  g_assert_true (aster_tsne_motion_measure (motion, &kl, NULL));
  g_assert_true (aster_tsne_motion_iterate (motion, &drive, &sight, NULL));
  g_assert_cmpfloat_with_epsilon (sight.kl, kl, 1e-9);
  g_assert_true (aster_tsne_motion_measure (motion, &kl, NULL));
  g_assert_cmpfloat (kl, <, sight.kl);
  centred = aster_tsne_motion_steal_centred (motion);
  g_assert_cmpfloat_with_epsilon (aster_tsne_motion_get_size (motion),
                                  hypot (get_width (centred, 0), get_width (centred, 1)),
                                  1e-3);
}

/* A picture that is enlarged, and its velocities with it, goes on as it would have: the
 * forces of a speck know no size. */
static void
test_enlarges (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 1);
  g_auto (Case) self = case_init (x, 15, 5);
  g_autoptr (AsterMatrix) start = support_uniform_matrix (N, 2, 2);
  const AsterTsneDrive drive = { 2, 0.5f, 20 };
  AsterTsneMotion *motions[2];
  const float *frames[2];

  for (guint m = 0; m < 2; m++)
    {
      motions[m] = aster_tsne_motion_new (self.affinities, 2, NULL);
      frames[m] = aster_tsne_motion_get_frame (motions[m])->data;
      aster_tsne_motion_place (motions[m], start, 1e-6);
      g_assert_true (aster_tsne_motion_reorder (motions[m], NULL));
      g_assert_true (aster_tsne_motion_iterate (motions[m], &drive, NULL, NULL));
    }
  aster_tsne_motion_enlarge (motions[0], 1e-9, 1); /* is larger than that already */
  aster_tsne_motion_enlarge (motions[1], 1e-3,
                             256 * aster_tsne_motion_get_size (motions[1]));
  for (guint t = 0; t < 5; t++)
    for (guint m = 0; m < 2; m++)
      g_assert_true (aster_tsne_motion_iterate (motions[m], &drive, NULL, NULL));

  g_assert_cmpfloat (fabsf (frames[0][0]), >, 0);
  for (gsize i = 0; i < 2 * N; i++)
    g_assert_cmpfloat_with_epsilon (frames[1][i] / 256, frames[0][i], 1e-9);
  for (guint m = 0; m < 2; m++)
    aster_tsne_motion_free (motions[m]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-motion/places", test_places);
  g_test_add_func ("/tsne-motion/reorders", test_reorders);
  g_test_add_func ("/tsne-motion/longest-step", test_longest_step);
  g_test_add_func ("/tsne-motion/sight", test_sight);
  g_test_add_func ("/tsne-motion/enlarges", test_enlarges);
  return g_test_run ();
}
