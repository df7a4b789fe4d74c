/* Rows are kept as runs of neighbours and written "0-41,57,99-120", in a session and on
 * the command line alike. What is read there may be anybody's: a run of two thousand
 * million rows costs eight bytes until somebody has looked whether there are so many. */

#include "values/row-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"

#define MAX_ROW (G_MAXINT32 - 1)

static AsterRowSet *
new_from_runs (GArray *runs)
{
  AsterRowSet *self = g_atomic_rc_box_new0 (AsterRowSet);

  self->n_runs = runs->len;
  self->runs = g_memdup2 (runs->data, runs->len * sizeof (AsterRowRun));
  for (gsize i = 0; i < self->n_runs; i++)
    self->n += (gsize) (self->runs[i].last - self->runs[i].first) + 1;

  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  return (i > j) - (i < j);
}

/**
 * aster_row_set_new:
 * @rows: (array length=n): rows of a space, in any order, perhaps repeated
 * @n: how many, at least 1
 *
 * O(n log n), or O(n) where they are ascending already.
 *
 * Returns: (transfer full): these rows, each once
 */
AsterRowSet *
aster_row_set_new (const guint32 *rows, gsize n)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AsterRowRun));
  g_autofree guint32 *sorted = NULL;
  gboolean ascending = TRUE;

  g_return_val_if_fail (rows != NULL && n > 0, NULL);

  for (gsize i = 1; ascending && i < n; i++)
    ascending = rows[i - 1] <= rows[i];
  if (!ascending)
    {
      sorted = g_memdup2 (rows, n * sizeof *rows);
      qsort (sorted, n, sizeof *sorted, compare);
      rows = sorted;
    }

  for (gsize i = 0; i < n; i++)
    {
      AsterRowRun *last = runs->len > 0
                              ? &g_array_index (runs, AsterRowRun, runs->len - 1)
                              : NULL;
      AsterRowRun run = { rows[i], rows[i] };

      if (last == NULL || rows[i] > last->last + 1)
        g_array_append_val (runs, run);
      else
        last->last = rows[i];
    }

  return new_from_runs (runs);
}

/* A row number at *@text, which moves behind it. */
static gboolean
parse_row (const char **text, guint32 *row)
{
  char *end;
  guint64 value;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  value = g_ascii_strtoull (*text, &end, 10);
  if (value > MAX_ROW)
    return FALSE;
  *row = (guint32) value;
  *text = end;

  return TRUE;
}

/* A row or a run of rows at *@text, which moves behind it. */
static gboolean
parse_run (const char **text, AsterRowRun *run)
{
  if (!parse_row (text, &run->first))
    return FALSE;
  run->last = run->first;
  if (**text != '-')
    return TRUE;
  (*text)++;

  return parse_row (text, &run->last) && run->last >= run->first;
}

/**
 * aster_row_set_parse:
 * @text: rows counted from 0, ascending, such as "0-41,57,99-120"
 * @error: return location for %ASTER_ERROR_SYNTAX
 *
 * Returns: (transfer full) (nullable): the rows
 */
AsterRowSet *
aster_row_set_parse (const char *text, GError **error)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AsterRowRun));
  const char *at = text;
  gint64 before = -1;

  g_return_val_if_fail (text != NULL, NULL);

  for (;;)
    {
      const char *began = at;
      AsterRowRun run;

      if (!parse_run (&at, &run) || run.first <= before || (*at != ',' && *at != '\0'))
        {
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                       /* Translators: «byte» counts from 0 */
                       _ ("This is no list of rows at byte %zu: expected ascending row "
                          "numbers and ranges between commas, such as 0-41,57."),
                       (gsize) (began - text));
          return NULL;
        }
      before = run.last;
      if (runs->len > 0 &&
          g_array_index (runs, AsterRowRun, runs->len - 1).last + 1 == run.first)
        g_array_index (runs, AsterRowRun, runs->len - 1).last = run.last;
      else
        g_array_append_val (runs, run);
      if (*at++ == '\0')
        return new_from_runs (runs);
    }
}

AsterRowSet *
aster_row_set_ref (AsterRowSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
rows_clear (gpointer data)
{
  g_free (((AsterRowSet *) data)->runs);
}

void
aster_row_set_unref (AsterRowSet *self)
{
  g_atomic_rc_box_release_full (self, rows_clear);
}

/**
 * aster_row_set_dup_text:
 * @self: a set of rows
 *
 * Returns: (transfer full): what aster_row_set_parse() reads, such as "0-41,57"
 */
char *
aster_row_set_dup_text (const AsterRowSet *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < self->n_runs; i++)
    {
      g_string_append_printf (text, "%s%u", i > 0 ? "," : "", self->runs[i].first);
      if (self->runs[i].last > self->runs[i].first)
        g_string_append_printf (text, "-%u", self->runs[i].last);
    }

  return g_string_free (text, FALSE);
}

/**
 * aster_row_set_dup:
 * @self: rows that a space has, as aster_row_set_get_last() tells
 * @n: (out) (optional): how many
 *
 * Returns: (transfer full) (array length=n): each of them, ascending
 */
guint32 *
aster_row_set_dup (const AsterRowSet *self, gsize *n)
{
  guint32 *rows;
  gsize k = 0;

  g_return_val_if_fail (self != NULL, NULL);

  rows = g_new (guint32, self->n);
  for (gsize i = 0; i < self->n_runs; i++)
    for (guint32 row = self->runs[i].first; row <= self->runs[i].last; row++)
      rows[k++] = row;
  if (n != NULL)
    *n = k;

  return rows;
}

/**
 * aster_row_set_get_last:
 * @self: a set of rows
 *
 * Returns: the largest of them: a space has them all if it has more rows than this
 */
guint32
aster_row_set_get_last (const AsterRowSet *self)
{
  return self->runs[self->n_runs - 1].last;
}

/**
 * aster_row_set_has:
 * @self: (nullable): a set of rows; %NULL has every row
 * @row: a row
 *
 * O(log runs).
 *
 * Returns: whether @row is one of them
 */
gboolean
aster_row_set_has (const AsterRowSet *self, gsize row)
{
  gsize low = 0, high = self != NULL ? self->n_runs : 0;

  if (self == NULL)
    return TRUE;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->runs[middle].last < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->n_runs && self->runs[low].first <= row;
}

/**
 * aster_row_set_equal:
 * @a: (nullable): a set of rows; %NULL stands for all
 * @b: (nullable): another
 *
 * O(runs).
 *
 * Returns: whether they are the same rows; %NULL equals %NULL alone
 */
gboolean
aster_row_set_equal (const AsterRowSet *a, const AsterRowSet *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;

  return a->n_runs == b->n_runs &&
         memcmp (a->runs, b->runs, a->n_runs * sizeof (AsterRowRun)) == 0;
}

/**
 * aster_row_set_contain:
 * @self: a set of rows
 * @part: another
 *
 * O(runs of both).
 *
 * Returns: whether every row of @part is in @self
 */
gboolean
aster_row_set_contain (const AsterRowSet *self, const AsterRowSet *part)
{
  gsize at = 0;

  g_return_val_if_fail (self != NULL && part != NULL, FALSE);

  for (gsize i = 0; i < part->n_runs; i++)
    {
      while (at < self->n_runs && self->runs[at].last < part->runs[i].first)
        at++;
      if (at == self->n_runs || self->runs[at].first > part->runs[i].first ||
          self->runs[at].last < part->runs[i].last)
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_row_set_take:
 * @self: m rows
 * @whole: (n × d), n above the last of them
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): (m × d) these rows alone
 */
AsterMatrix *
aster_row_set_take (const AsterRowSet *self, const AsterMatrix *whole, GError **error)
{
  AsterMatrix *part;
  gsize k = 0;

  g_return_val_if_fail (self != NULL && whole != NULL, NULL);
  g_return_val_if_fail (aster_row_set_get_last (self) < whole->n_rows, NULL);

  if (!(part = aster_matrix_new (self->n, whole->n_cols, error)))
    return NULL;

  for (gsize i = 0; i < self->n_runs; i++)
    {
      gsize n = (gsize) (self->runs[i].last - self->runs[i].first) + 1;

      memcpy (aster_matrix_row (part, k), aster_matrix_row (whole, self->runs[i].first),
              n * whole->n_cols * sizeof (float));
      k += n;
    }

  return part;
}

/**
 * aster_row_set_spread:
 * @self: m rows
 * @part: (m × d)
 * @n: rows of the whole, more than the last of @self
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * The other rows have no place of their own: each takes that of one of @part, in turn,
 * so that a page has the same bounds and the same dense parts with them as without.
 *
 * Returns: (transfer full) (nullable): (n × d) the rows of @part where @self says
 */
AsterMatrix *
aster_row_set_spread (const AsterRowSet *self,
                      const AsterMatrix *part,
                      gsize n,
                      GError **error)
{
  AsterMatrix *whole;
  gsize k = 0, other = 0, run = 0;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  g_return_val_if_fail (part->n_rows == self->n, NULL);
  g_return_val_if_fail (aster_row_set_get_last (self) < n, NULL);

  if (!(whole = aster_matrix_new (n, part->n_cols, error)))
    return NULL;

  for (gsize row = 0; row < n; row++)
    {
      gsize from;

      while (run < self->n_runs && self->runs[run].last < row)
        run++;
      from = run < self->n_runs && self->runs[run].first <= row ? k++ : other++ % self->n;
      memcpy (aster_matrix_row (whole, row), aster_matrix_row (part, from),
              part->n_cols * sizeof (float));
    }

  return whole;
}
