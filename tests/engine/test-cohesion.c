#include "clusters/cohesion.h"

#include <math.h>

#include "groups.h"
#include "tools/vector.h"

/* Twelve rows about each of two axes. */
static AsterMatrix *
make_axes (void)
{
  AsterMatrix *x = support_uniform_matrix (24, 3, 2);

  for (gsize i = 0; i < 24; i++)
    aster_matrix_row (x, i)[i / 12] += 9;

  return x;
}

static AsterClusters *
make_clusters (gsize n, int (*label) (gsize i))
{
  int *labels = g_new (int, n);

  for (gsize i = 0; i < n; i++)
    labels[i] = label (i);

  return aster_clusters_new (labels, n);
}

static int
label_by_axis (gsize i)
{
  return (int) (i / 12);
}

static int
label_across (gsize i)
{
  return (int) (i % 2);
}

static int
label_some (gsize i)
{
  return (int) (i * i % 7) - 1;
}

static int
label_none (gsize i)
{
  return -1;
}

/* By hand: what is near is together, or it is not more than by chance. */
static void
test_by_hand (void)
{
  g_autoptr (AsterMatrix) x = make_axes ();
  g_autoptr (AsterClusters) true_ones = make_clusters (24, label_by_axis);
  g_autoptr (AsterClusters) made_up = make_clusters (24, label_across);

  g_assert_true (isnan (true_ones->together));
  g_assert_true (aster_cohesion (true_ones, x, 1, NULL, NULL));
  g_assert_true (aster_cohesion (made_up, x, 1, NULL, NULL));
  g_assert_cmpfloat (true_ones->together, ==, 1);
  g_assert_cmpuint (true_ones->n_asked, ==, 24);
  g_assert_cmpfloat_with_epsilon (true_ones->chance, 11.0 / 23, 1e-12);
  g_assert_cmpfloat (made_up->together, <, 0.6);
  g_assert_cmpfloat_with_epsilon (made_up->chance, 11.0 / 23, 1e-12);
}

static int
label_two_thirds (gsize i)
{
  return i < 16 ? 0 : 1;
}

/* Where all cosines are equal the first ten rows are the nearest: those of the first
 * cluster find themselves, those of the second find nobody of their own. */
static void
test_ties (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (24, 3, NULL);
  g_autoptr (AsterClusters) self = make_clusters (24, label_two_thirds);

  for (gsize i = 0; i < 24 * 3; i++)
    x->data[i] = 0.5f;
  g_assert_true (aster_cohesion (self, x, 1, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (self->together, 16.0 / 24, 1e-12);
}

/* The share of row @i, every cosine in double and every row looked at k times. */
static double
naive_share (const AsterMatrix *x, const AsterClusters *clusters, gsize i)
{
  g_autofree gboolean *taken = g_new0 (gboolean, x->n_rows);
  double share = 0;

  for (guint k = 0; k < ASTER_COHESION_K; k++)
    {
      double best = -INFINITY;
      gsize at = 0;

      for (gsize j = 0; j < x->n_rows; j++)
        {
          const float *a = aster_matrix_row (x, i), *b = aster_matrix_row (x, j);
          double cosine = aster_vector_dot (a, b, x->n_cols) /
                          sqrt (aster_vector_norm2 (b, x->n_cols));

          if (j == i || taken[j] || !(cosine > best))
            continue;
          best = cosine;
          at = j;
        }
      taken[at] = TRUE;
      share += clusters->labels[at] == clusters->labels[i];
    }

  return share / ASTER_COHESION_K;
}

static void
test_naive (void)
{
  g_autoptr (AsterMatrix) x = groups_new (300, 9, 5, 3);
  g_autoptr (AsterClusters) clusters = make_clusters (300, label_some);
  gsize m = 300 - clusters->n_noise;
  double sum = 0;

  for (gsize i = 0; i < 300; i++)
    if (clusters->labels[i] >= 0)
      sum += naive_share (x, clusters, i);
  g_assert_true (aster_cohesion (clusters, x, 1, NULL, NULL));
  g_assert_cmpuint (clusters->n_asked, ==, m);
  g_assert_cmpfloat_with_epsilon (clusters->together, sum / (double) m, 1e-3);
}

/* Noise alone is asked nothing, and rows of zeros are near to nobody. */
static void
test_corners (void)
{
  g_autoptr (AsterMatrix) x = make_axes ();
  g_autoptr (AsterMatrix) zeros = aster_matrix_new (24, 3, NULL);
  g_autoptr (AsterClusters) noise = make_clusters (24, label_none);
  g_autoptr (AsterClusters) flat = make_clusters (24, label_by_axis);

  memset (zeros->data, 0, 24 * 3 * sizeof (float));
  g_assert_true (aster_cohesion (noise, x, 1, NULL, NULL));
  g_assert_true (isnan (noise->together));
  g_assert_cmpuint (noise->n_asked, ==, 0);
  g_assert_true (aster_cohesion (flat, zeros, 1, NULL, NULL));
  g_assert_true (flat->together >= 0 && flat->together <= 1);
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *x = data;
  g_autoptr (AsterClusters) clusters = make_clusters (x->n_rows, label_some);

  g_assert_true (aster_cohesion (clusters, x, 7, NULL, NULL));

  return g_bytes_new (&clusters->together, sizeof clusters->together);
}

static void
test_same_on_threads (void)
{
  g_autoptr (AsterMatrix) x = groups_new (4000, 30, 9, 4);

  support_assert_same_on_threads (answer, x);
}

static gboolean
cut (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *x = data;
  g_autoptr (AsterClusters) clusters = make_clusters (x->n_rows, label_some);

  if (aster_cohesion (clusters, x, 7, pulse, error))
    return TRUE;

  g_assert_true (isnan (clusters->together));

  return FALSE;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = groups_new (200, 5, 3, 8);

  g_assert_cmpuint (support_assert_cancels (cut, x), >=, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cohesion/by-hand", test_by_hand);
  g_test_add_func ("/cohesion/ties", test_ties);
  g_test_add_func ("/cohesion/naive", test_naive);
  g_test_add_func ("/cohesion/corners", test_corners);
  g_test_add_func ("/cohesion/same-on-threads", test_same_on_threads);
  g_test_add_func ("/cohesion/cancels", test_cancels);
  return g_test_run ();
}
