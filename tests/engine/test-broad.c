#include "clusters/broad.h"

#include "support.h"

#define N_CLUSTERS 60
#define N_GROUPS   8 /* √60 */
#define D          3

/* Clusters of @sizes rows, in that order. */
static AsterClusters *
make_clusters (const guint *sizes, guint n)
{
  g_autoptr (GArray) of = g_array_new (FALSE, FALSE, sizeof (int));
  gsize n_rows;

  for (int c = 0; c < (int) n; c++)
    for (guint i = 0; i < sizes[c]; i++)
      g_array_append_val (of, c);
  n_rows = of->len;

  return aster_clusters_new (
      (int *) (gpointer) g_array_free (g_steal_pointer (&of), FALSE), n_rows);
}

/* Nine clusters in three corners: c has 90 − 10 c rows and sits in corner c mod 3. */
static AsterClusters *
make_nine (AsterMatrix **centres)
{
  int *of = g_new (int, 450);
  gsize at = 0;

  *centres = aster_matrix_new (9, 2, NULL);
  for (int c = 0; c < 9; c++)
    {
      float *centre = aster_matrix_row (*centres, (gsize) c);

      for (int i = 0; i < 90 - 10 * c; i++)
        of[at++] = c;
      centre[0] = (float) (c % 3 == 1 ? 5 : 0) + 0.1f * (float) c;
      centre[1] = c % 3 == 2 ? 5 : 0;
    }

  return aster_clusters_new (of, at);
}

/* They come in three groups, the one with most rows first. */
static void
test_by_hand (void)
{
  g_autoptr (AsterMatrix) centres = NULL;
  g_autoptr (AsterClusters) self = make_nine (&centres);

  g_assert_true (aster_broad_group (self, centres, NULL, NULL));
  g_assert_cmpuint (self->n_broad, ==, 3);
  for (guint c = 0; c < 9; c++)
    g_assert_cmpuint (self->broad_of[c], ==, c % 3);
}

static gboolean
group (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) centres = NULL;
  g_autoptr (AsterClusters) self = make_nine (&centres);

  return aster_broad_group (self, centres, pulse, error);
}

static void
test_cancels (void)
{
  g_assert_cmpuint (support_assert_cancels (group, NULL), >=, 9);
}

static void
test_of_few (void)
{
  static const int few[] = { 0, 1, 2 };
  g_autoptr (AsterMatrix) centres = aster_matrix_new (3, 2, NULL);
  g_autoptr (AsterClusters) self = aster_clusters_new (g_memdup2 (few, sizeof few), 3);
  g_autoptr (AsterClusters) none = aster_clusters_new (g_memdup2 ((int[]){ -1 }, 4), 1);

  g_assert_true (aster_broad_group (self, centres, NULL, NULL));
  g_assert_true (aster_broad_group (none, centres, NULL, NULL));
  g_assert_cmpuint (self->n_broad, ==, 3);
  g_assert_cmpuint (none->n_broad, ==, 0);
}

/* What it adds to the sum of squares to join groups @a and @b of rows whose means are
 * told by @of and @weights: their own sum of squares about the common mean. */
static double
naive_cost (
    const AsterMatrix *centres, const guint *sizes, const guint *of, guint a, guint b)
{
  const guint groups[] = { a, b };
  double means[3][D] = { { 0 } }, weights[3] = { 0 }, cost = 0;

  for (guint c = 0; c < N_CLUSTERS; c++)
    for (guint g = 0; g < 2; g++)
      if (of[c] == groups[g])
        {
          weights[g] += sizes[c];
          for (guint j = 0; j < D; j++)
            means[g][j] += sizes[c] * (double) aster_matrix_row (centres, c)[j];
        }
  weights[2] = weights[0] + weights[1];
  for (guint j = 0; j < D; j++)
    means[2][j] = (means[0][j] + means[1][j]) / weights[2];
  for (guint g = 0; g < 2; g++)
    for (guint j = 0; j < D; j++)
      cost += weights[g] * pow (means[g][j] / weights[g] - means[2][j], 2);

  return cost;
}

/* Joins the cheapest pair of all, again and again; groups by their first cluster. */
static void
naive_ward (const AsterMatrix *centres, const guint *sizes, guint *of)
{
  for (guint c = 0; c < N_CLUSTERS; c++)
    of[c] = c;
  for (guint left = N_CLUSTERS; left > N_GROUPS; left--)
    {
      double least = INFINITY;
      guint from = 0, to = 0;

      for (guint a = 0; a < N_CLUSTERS; a++)
        for (guint b = a + 1; b < N_CLUSTERS; b++)
          if (of[a] == a && of[b] == b && naive_cost (centres, sizes, of, a, b) < least)
            {
              least = naive_cost (centres, sizes, of, a, b);
              to = a;
              from = b;
            }
      for (guint c = 0; c < N_CLUSTERS; c++)
        if (of[c] == from)
          of[c] = to;
    }
}

/* The same groups as by looking at every pair, clusters of few and of many rows mixed;
 * the group with most rows first. */
static void
test_as_ward (void)
{
  for (guint64 seed = 0; seed < 4; seed++)
    {
      g_autoptr (AsterMatrix) centres = support_uniform_matrix (N_CLUSTERS, D, seed);
      g_autoptr (AsterMatrix) chance = support_uniform_matrix (1, N_CLUSTERS, 90 + seed);
      g_autoptr (AsterClusters) self = NULL;
      guint sizes[N_CLUSTERS], of[N_CLUSTERS], rows[N_GROUPS] = { 0 };

      for (guint c = 0; c < N_CLUSTERS; c++)
        sizes[c] = (guint) (400 * pow (fabs (chance->data[c]), 4)) + N_CLUSTERS - c;
      /* Numbered by size already, as clusters are. */
      for (guint c = 1; c < N_CLUSTERS; c++)
        sizes[c] = MIN (sizes[c], sizes[c - 1]);
      self = make_clusters (sizes, N_CLUSTERS);
      naive_ward (centres, sizes, of);

      g_assert_true (aster_broad_group (self, centres, NULL, NULL));
      g_assert_cmpuint (self->n_broad, ==, N_GROUPS);
      for (guint a = 0; a < N_CLUSTERS; a++)
        for (guint b = 0; b < a; b++)
          g_assert_true ((of[a] == of[b]) == (self->broad_of[a] == self->broad_of[b]));
      for (guint c = 0; c < N_CLUSTERS; c++)
        rows[self->broad_of[c]] += sizes[c];
      for (guint g = 1; g < N_GROUPS; g++)
        g_assert_cmpuint (rows[g - 1], >=, rows[g]);
    }
}

/* Of groups with as many rows the one with the first cluster comes first. */
static void
test_ties (void)
{
  static const guint sizes[] = { 5, 5, 5, 5, 5, 5 };
  static const float places[] = { 0, 50, 0, 50, 1, 51 };
  g_autoptr (AsterMatrix) centres = support_matrix (6, 1, places);
  g_autoptr (AsterClusters) self = make_clusters (sizes, 6);

  g_assert_true (aster_broad_group (self, centres, NULL, NULL));
  g_assert_cmpuint (self->n_broad, ==, 2);
  for (guint c = 0; c < 6; c++)
    g_assert_cmpuint (self->broad_of[c], ==, c % 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/broad/by-hand", test_by_hand);
  g_test_add_func ("/broad/of-few", test_of_few);
  g_test_add_func ("/broad/cancels", test_cancels);
  g_test_add_func ("/broad/as-ward", test_as_ward);
  g_test_add_func ("/broad/ties", test_ties);
  return g_test_run ();
}
