/* Rows in the order of a column, found by a thread.
 *
 * Every kind of column becomes a number for each row: a number is itself, a word of
 * a column its place among the column's distinct words, a token its place in the
 * dictionary order of the locale. Then numbers are sorted, with rows that have none
 * last in either direction and ties by row, so that the order never depends on the
 * one before. 400,000 numbers take about 60 ms, as many tokens about half a second, and
 * the window waits for neither. A sorting that nobody waits for any more gives up at the
 * next block of keys, so that a person who clicks from head to head does not leave a
 * queue of threads behind.
 *
 * Words are compared as they are shown, clipped: a cell of a mebibyte would take the
 * locale's rules as long as all other cells together. */

#include "table/table-order.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"

#define BLOCK 1024 /* words between two looks at whether anybody waits */

typedef struct
{
  double key;
  guint32 row;
} Entry;

typedef struct
{
  char *key; /* compares with strcmp() as the words do in a dictionary */
  guint32 index;
} Word;

typedef struct
{
  AsterTableKey key;
  gsize n;
  gboolean descending;
} Job;

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (isnan (x->key) || isnan (y->key))
    {
      if (isnan (x->key) != isnan (y->key))
        return isnan (x->key) ? 1 : -1;
    }
  else if (x->key != y->key)
    return x->key < y->key ? -1 : 1;

  return x->row < y->row ? -1 : x->row > y->row;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : x->index < y->index ? -1 : 1;
}

static gboolean
is_dropped (GCancellable *cancellable, gsize i)
{
  return i % BLOCK == 0 && g_cancellable_is_cancelled (cancellable);
}

/* What the word at @i is compared by, UTF-8. */
typedef char *(*DupWord) (gconstpointer words, gsize i);

static char *
dup_token (gconstpointer tokens, gsize i)
{
  return aster_tokens_dup_shown (tokens, i);
}

static char *
dup_level (gconstpointer column, gsize i)
{
  const AsterColumn *self = column;

  return aster_token_escape (g_ptr_array_index (self->levels, i), -1);
}

/* The place of each of @n words among them all, equal ones at the same; NULL if nobody
 * waits any more. */
static double *
rank_words (DupWord dup_word, gconstpointer from, gsize n, GCancellable *cancellable)
{
  g_autofree Word *words = g_new (Word, MAX (n, 1));
  double *ranks = NULL;
  double rank = 0;
  gsize done = 0;

  for (; done < n && !is_dropped (cancellable, done); done++)
    {
      g_autofree char *word = dup_word (from, done);

      words[done].key = g_utf8_collate_key (word, -1);
      words[done].index = (guint32) done;
    }

  if (done == n)
    {
      ranks = g_new (double, MAX (n, 1));
      qsort (words, n, sizeof (Word), compare_words);
    }
  for (gsize i = 0; ranks != NULL && i < n; i++)
    {
      if (i > 0 && strcmp (words[i].key, words[i - 1].key) != 0)
        rank++;
      ranks[words[i].index] = rank;
    }

  for (gsize i = 0; i < done; i++)
    g_free (words[i].key);

  return ranks;
}

static double *
rank_column (const AsterColumn *column, GCancellable *cancellable)
{
  double *keys = g_new (double, MAX (column->n, 1));
  g_autofree double *ranks = NULL;

  if (column->kind == ASTER_COLUMN_NUMBER)
    {
      memcpy (keys, column->numbers, column->n * sizeof (double));
      return keys;
    }

  ranks = rank_words (dup_level, column, column->levels->len, cancellable);
  if (ranks == NULL)
    {
      g_free (keys);
      return NULL;
    }

  for (gsize i = 0; i < column->n; i++)
    {
      const char *cell = g_ptr_array_index (column->levels, column->codes[i]);

      keys[i] = *cell != '\0' ? ranks[column->codes[i]] : NAN;
    }

  return keys;
}

/**
 * aster_table_order_sort:
 * @key: what to sort by, n rows of it
 * @n: how many rows
 * @descending: the greatest first
 * @cancellable: (nullable): gives up
 *
 * Returns: (transfer full) (array length=n) (nullable): all rows in that order, %NULL if
 *   @cancellable was cancelled. O(n log n).
 */
guint32 *
aster_table_order_sort (const AsterTableKey *key,
                        gsize n,
                        gboolean descending,
                        GCancellable *cancellable)
{
  g_autofree guint32 *rows = g_new (guint32, MAX (n, 1));
  g_autofree double *keys = NULL;
  g_autofree Entry *entries = NULL;

  if (key->column != NULL)
    keys = rank_column (key->column, cancellable);
  else if (key->tokens != NULL)
    keys = rank_words (dup_token, key->tokens, n, cancellable);
  else
    {
      for (gsize i = 0; i < n; i++)
        rows[i] = (guint32) (descending && !key->unknown ? n - 1 - i : i);
      return g_steal_pointer (&rows);
    }
  if (keys == NULL || g_cancellable_is_cancelled (cancellable))
    return NULL;

  entries = g_new (Entry, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      entries[i].key = descending ? -keys[i] : keys[i];
      entries[i].row = (guint32) i;
    }
  qsort (entries, n, sizeof (Entry), compare_ascending);
  for (gsize i = 0; i < n; i++)
    rows[i] = entries[i].row;

  return g_steal_pointer (&rows);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->key.tokens, aster_tokens_unref);
  g_clear_pointer (&job->key.column, aster_column_unref);
  g_free (job);
}

static void
thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  guint32 *rows = aster_table_order_sort (&job->key, job->n, job->descending,
                                          cancellable);

  if (rows != NULL)
    g_task_return_pointer (task, rows, g_free);
  else
    g_task_return_error_if_cancelled (task);
}

/**
 * aster_table_order_sort_async:
 * @key: what to sort by; referenced, not borrowed
 * @n: how many rows
 * @descending: the greatest first
 * @cancellable: (nullable): drops the answer
 * @callback: called on this thread's main context
 * @user_data: data for @callback
 *
 * The same as aster_table_order_sort(), on a thread.
 */
void
aster_table_order_sort_async (const AsterTableKey *key,
                              gsize n,
                              gboolean descending,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->key.tokens = key->tokens ? aster_tokens_ref (key->tokens) : NULL;
  job->key.column = key->column ? aster_column_ref (key->column) : NULL;
  job->key.unknown = key->unknown;
  job->n = n;
  job->descending = descending;
  g_task_set_task_data (task, job, job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, thread_func);
}

/* (transfer full) (nullable) (array length=n) */
guint32 *
aster_table_order_sort_finish (GAsyncResult *result, gsize *n, GError **error)
{
  guint32 *rows;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  rows = g_task_propagate_pointer (G_TASK (result), error);
  if (rows != NULL)
    *n = ((Job *) g_task_get_task_data (G_TASK (result)))->n;

  return rows;
}

/**
 * aster_table_order_filter:
 * @order: (array length=n): rows
 * @n: (inout): how many; how many are left
 * @bits: (nullable): a set of rows
 *
 * Returns: (transfer full): the rows of the set, in the same order. O(n).
 */
guint32 *
aster_table_order_filter (const guint32 *order, gsize *n, const guint64 *bits)
{
  guint32 *rows = g_new (guint32, MAX (*n, 1));
  gsize kept = 0;

  for (gsize i = 0; i < *n; i++)
    if (aster_bits_get (bits, order[i]))
      rows[kept++] = order[i];
  *n = kept;

  return rows;
}
