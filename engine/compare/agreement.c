/* Agreement of two clusterings, from how many rows each pair of groups shares.
 *
 * ARI (Hubert and Arabie 1985): of all pairs of rows, how many are together in both or
 * apart in both, less what chance would give. NMI (Strehl and Ghosh 2002): the mutual
 * information of the two, over the arithmetic mean of their entropies. Rows that are
 * noise count as one group, as they do for scikit-learn, whose numbers these are. O(n).
 */

#include "compare/agreement.h"

#include <math.h>

/* Labels as 0 … groups − 1, by first appearance. */
static guint32 *
number (const int *labels, gsize n, guint *n_groups)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint32 *groups = g_new (guint32, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      gpointer key = GINT_TO_POINTER (labels[i]);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (known == 0)
        {
          known = g_hash_table_size (seen) + 1;
          g_hash_table_insert (seen, key, GUINT_TO_POINTER (known));
        }
      groups[i] = known - 1;
    }
  *n_groups = g_hash_table_size (seen);

  return groups;
}

/* Rows in the order of their group. */
static gsize *
sort_rows (const guint32 *groups, gsize n, guint n_groups, guint32 *order)
{
  gsize *starts = g_new0 (gsize, (gsize) n_groups + 2);

  for (gsize i = 0; i < n; i++)
    starts[groups[i] + 2]++;
  for (guint g = 1; g <= n_groups; g++)
    starts[g + 1] += starts[g];
  for (gsize i = 0; i < n; i++)
    order[starts[groups[i] + 1]++] = (guint32) i;

  return starts;
}

typedef struct
{
  double pairs;   /* Σ n (n − 1) */
  double entropy; /* −Σ p ln p, nats */
} Sum;

static void
add (Sum *self, gsize count, gsize n)
{
  double share = (double) count / (double) n;

  self->pairs += (double) count * (double) (count - MIN (count, 1));
  self->entropy -= count > 0 ? share * log (share) : 0;
}

/* Over the groups of one side alone. */
static Sum
sum_groups (const guint32 *groups, gsize n, guint n_groups)
{
  g_autofree gsize *counts = g_new0 (gsize, MAX (n_groups, 1));
  Sum sum = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    counts[groups[i]]++;
  for (guint g = 0; g < n_groups; g++)
    add (&sum, counts[g], n);

  return sum;
}

/* Over the pairs of groups that share a row. */
static Sum
sum_shared (const guint32 *a, guint n_a, const guint32 *b, guint n_b, gsize n)
{
  g_autofree guint32 *order = g_new (guint32, MAX (n, 1));
  g_autofree gsize *starts = sort_rows (a, n, n_a, order);
  g_autofree gsize *counts = g_new0 (gsize, MAX (n_b, 1));
  Sum sum = { 0, 0 };

  for (guint g = 0; g < n_a; g++)
    {
      for (gsize e = starts[g]; e < starts[g + 1]; e++)
        counts[b[order[e]]]++;
      for (gsize e = starts[g]; e < starts[g + 1]; e++)
        {
          add (&sum, counts[b[order[e]]], n);
          counts[b[order[e]]] = 0;
        }
    }

  return sum;
}

/**
 * aster_agreement_of:
 * @a: (n) the group of each row, any numbers
 * @b: (n) the same of another grouping
 * @n: rows
 *
 * Two groupings that put every row alone, or all rows together, agree entirely. O(n).
 *
 * Returns: how far they agree
 */
AsterAgreement
aster_agreement_of (const int *a, const int *b, gsize n)
{
  AsterAgreement self = { n, 0, 0, 1, 1 };
  g_autofree guint32 *p = number (a, n, &self.n_a), *q = number (b, n, &self.n_b);
  Sum of_a = sum_groups (p, n, self.n_a), of_b = sum_groups (q, n, self.n_b);
  Sum shared = sum_shared (p, self.n_a, q, self.n_b, n);
  double all = (double) n * (double) (n - MIN (n, 1));
  double together = shared.pairs, only_a = of_a.pairs - together,
         only_b = of_b.pairs - together, apart = all - together - only_a - only_b;
  double information = of_a.entropy + of_b.entropy - shared.entropy;

  if (only_a != 0 || only_b != 0)
    self.ari = 2 * (together * apart - only_a * only_b) /
               ((together + only_a) * (only_a + apart) +
                (together + only_b) * (only_b + apart));
  if (self.n_a > 1 || self.n_b > 1)
    self.nmi = of_a.entropy + of_b.entropy > 0
                   ? CLAMP (2 * information / (of_a.entropy + of_b.entropy), 0, 1)
                   : 0;

  return self;
}

/**
 * aster_agreement_has_groups:
 * @column: metadata of n rows
 *
 * Digits and other classes are often numbered, and whole numbers are how. O(n).
 *
 * Returns: whether a row's cell may say which group it is of, rather than how much of
 *   something it has
 */
gboolean
aster_agreement_has_groups (const AsterColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  for (gsize i = 0; column->kind == ASTER_COLUMN_NUMBER && i < column->n; i++)
    if (!isnan (column->numbers[i]) && column->numbers[i] != rint (column->numbers[i]))
      return FALSE;

  return TRUE;
}

/**
 * aster_agreement_labels:
 * @column: metadata of n rows
 *
 * O(n).
 *
 * Returns: (transfer full): (n) the same number for the same cell; empty cells are a
 *   group of their own
 */
int *
aster_agreement_labels (const AsterColumn *column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       NULL);
  int *labels = g_new (int, MAX (column->n, 1));

  for (gsize i = 0; i < column->n; i++)
    {
      g_autofree char *cell = aster_column_dup_cell (column, i);
      gpointer known = g_hash_table_lookup (seen, cell);

      if (known == NULL)
        {
          known = GUINT_TO_POINTER (g_hash_table_size (seen) + 1);
          g_hash_table_insert (seen, g_steal_pointer (&cell), known);
        }
      labels[i] = GPOINTER_TO_INT (known) - 1;
    }

  return labels;
}
