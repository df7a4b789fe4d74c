#include "tools/groups.h"

#include "support.h"

#define N 100000
#define D 7

static void
add_row (gsize i, double *sum, gconstpointer user_data)
{
  const AsterMatrix *x = user_data;

  for (gsize j = 0; j < x->n_cols; j++)
    sum[j] += aster_matrix_row (x, i)[j];
}

static void
test_by_hand (void)
{
  static const int labels[] = { 2, -1, 0, 2, 0 };
  static const guint32 rows[] = { 4, 3, 2 }, given[] = { 4, 2, 3 };
  static const guint32 expected[] = { 2, 4, 0, 3 };
  static const float numbers[] = { 1, 2, 4, 8, 16 };
  static const double sums[] = { 20, 0, 9 };
  g_autoptr (AsterMatrix) x = support_matrix (5, 1, numbers);
  g_autoptr (AsterGroups) all = aster_groups_new (labels, NULL, 5, 3, NULL, NULL);
  g_autoptr (AsterGroups) some = aster_groups_new (labels, rows, 3, 3, NULL, NULL);
  g_autofree double *added = aster_groups_add_up (all, 1, add_row, x, NULL, NULL);

  g_assert_cmpmem (all->rows, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (aster_groups_get_size (all, 0), ==, 2);
  g_assert_cmpuint (aster_groups_get_size (all, 1), ==, 0);
  g_assert_cmpuint (aster_groups_get_size (all, 2), ==, 2);
  support_assert_close (added, sums, 3, 0, 0);

  g_assert_cmpmem (some->rows, sizeof given, given, sizeof given);
  g_assert_cmpuint (aster_groups_get_size (some, 0), ==, 2);
}

static void
test_no_rows (void)
{
  g_autoptr (AsterGroups) none = aster_groups_new (NULL, NULL, 0, 0, NULL, NULL);
  g_autofree double *sums = aster_groups_add_up (none, 3, add_row, NULL, NULL, NULL);

  g_assert_cmpuint (none->starts[0], ==, 0);
  g_assert_nonnull (sums);
}

/* Nearly all rows in one group, as HDBSCAN leaves them, and a few in others. */
static int *
make_labels (void)
{
  int *labels = g_new (int, N);

  for (int i = 0; i < N; i++)
    labels[i] = i % 100 == 0 ? i / 100 % 5 - 1 : 1;

  return labels;
}

static void
test_one_group_of_nearly_all (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, D, 1);
  g_autofree int *labels = make_labels ();
  g_autoptr (AsterGroups) groups = aster_groups_new (labels, NULL, N, 4, NULL, NULL);
  g_autofree double *sums = aster_groups_add_up (groups, D, add_row, x, NULL, NULL);
  double naive[4 * D] = { 0 };

  for (gsize i = 0; i < N; i++)
    for (gsize j = 0; j < D && labels[i] >= 0; j++)
      naive[labels[i] * D + (int) j] += aster_matrix_row (x, i)[j];
  support_assert_close (sums, naive, 4 * D, 1e-9, 0);
}

typedef struct
{
  AsterMatrix *x;
  int *labels;
} Input;

static double *
run (const Input *input, AsterPulse *pulse, GError **error)
{
  AsterPulsePart sorting = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart adding = aster_pulse_part (pulse, 0.5, 1);
  g_autoptr (AsterGroups) groups = aster_groups_new (input->labels, NULL, N, 4,
                                                     &sorting.pulse, error);

  return groups != NULL
             ? aster_groups_add_up (groups, D, add_row, input->x, &adding.pulse, error)
             : NULL;
}

static GBytes *
answer (gpointer data)
{
  return g_bytes_new_take (run (data, NULL, NULL), 4 * D * sizeof (double));
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autofree double *sums = run (data, pulse, error);

  return sums != NULL;
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, D, 1);
  g_autofree int *labels = make_labels ();
  Input input = { x, labels };

  support_assert_same_on_threads (answer, &input);
  support_assert_cancels (verb, &input);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/by-hand", test_by_hand);
  g_test_add_func ("/groups/no-rows", test_no_rows);
  g_test_add_func ("/groups/one-group-of-nearly-all", test_one_group_of_nearly_all);
  g_test_add_func ("/groups/threads-and-cancel", test_threads_and_cancel);

  return g_test_run ();
}
