/* A table joins a space in one of two ways.
 *
 * By position: it has one row for each row of the file that the vectors came from,
 * also for those that were left out because a number was not finite. By key: one of
 * its columns holds tokens; a token that the table does not have gets empty cells.
 * Position is never assumed when the counts differ, and not either when a column of
 * tokens says that the order is another. */

#include "files/metadata.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/table.h"
#include "tools/error.h"

#define ROWS_A_BEAT 8192

static const char *const key_titles[] = { "token", "word", "label", "name",
                                          "term",  "key",  NULL };

typedef struct
{
  const AsterSpace *space;
  const AsterTable *table;
  gsize first;     /* 1 if the first row of the table is its titles */
  gsize n;         /* rows without the titles */
  int key;         /* column of tokens, or −1 */
  gsize n_matches; /* rows of the table whose key is a token */
  gsize n_placed;  /* of these, rows that stand where their token stands */
  int *rows;       /* (n of the space) row of the table without titles, or −1 */
  AsterPulse *pulse;
} Join;

static gboolean
beat (Join *self, gsize i, GError **error)
{
  if (i % ROWS_A_BEAT != 0 || aster_pulse_beat (self->pulse, 0.5, NULL))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/* Rows of the file that the space came from. */
static gsize
count_source (const AsterSpace *space)
{
  return space->source_rows != NULL ? space->n_source_rows : aster_space_n (space);
}

static gsize
source_row (const AsterSpace *space, gsize row)
{
  return space->source_rows != NULL ? space->source_rows[row] : row;
}

static const char *
get_cell (const Join *self, gsize row, gsize col)
{
  return aster_table_get (self->table, row + self->first, col);
}

static gboolean
is_token (const Join *self, gsize row, const char *cell)
{
  gsize length;
  const char *token = aster_tokens_get (self->space->tokens, row, &length);

  return strlen (cell) == length && memcmp (token, cell, length) == 0;
}

/* A title is above every table of two columns or more. A single column has one if
 * that makes it as long as the file of vectors. */
static void
find_titles (Join *self)
{
  gsize n = self->table->n_rows, source = count_source (self->space);

  self->first = self->table->n_cols > 1 ||
                (n != aster_space_n (self->space) && n != source &&
                 (n - 1 == source || n - 1 == aster_space_n (self->space) ||
                  g_strv_contains (key_titles, aster_table_get (self->table, 0, 0))));
  self->n = n - self->first;
}

/* How many cells of @col are tokens. */
static gboolean
count_matches (Join *self, gsize col, gsize *n_matches, GError **error)
{
  *n_matches = 0;
  for (gsize i = 0; i < self->n; i++)
    {
      if (!beat (self, i, error))
        return FALSE;
      *n_matches += aster_tokens_find (self->space->tokens, get_cell (self, i, col),
                                       -1) >= 0;
    }

  return TRUE;
}

/* The column with the most tokens, if it is called a key or half of it matches. */
static gboolean
find_key (Join *self, GError **error)
{
  gsize enough = MAX (1, MIN (self->n, aster_space_n (self->space)) / 2);

  for (gsize col = 0; col < self->table->n_cols; col++)
    {
      g_autofree char *title = g_ascii_strdown (
          self->first ? aster_table_get (self->table, 0, col) : "", -1);
      gsize n_matches;

      if (!count_matches (self, col, &n_matches, error))
        return FALSE;
      if (n_matches > self->n_matches &&
          (n_matches >= enough || g_strv_contains (key_titles, title)))
        {
          self->key = (int) col;
          self->n_matches = n_matches;
        }
    }

  for (gsize i = 0; self->key >= 0 && i < aster_space_n (self->space); i++)
    {
      gsize row = self->n == count_source (self->space) ? source_row (self->space, i) : i;

      if (row < self->n)
        self->n_placed += is_token (self, i, get_cell (self, row, (gsize) self->key));
    }

  return TRUE;
}

/* Whether row i of the table belongs to row i of the space, or of its file. */
static gboolean
is_by_position (const Join *self)
{
  gsize n = aster_space_n (self->space);

  if (self->n != n && self->n != count_source (self->space))
    return FALSE;

  return self->key < 0 || self->n_placed * 2 >= MIN (self->n_matches, n);
}

static void
join_by_position (Join *self)
{
  gboolean whole = self->n == count_source (self->space);

  for (gsize i = 0; i < aster_space_n (self->space); i++)
    self->rows[i] = (int) (whole ? source_row (self->space, i) : i);
}

static char *
dup_line (const Join *self, gsize row)
{
  guint64 line = g_array_index (self->table->lines, guint64, row + self->first);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);

  return g_strdup_printf (_ ("line %s"), number);
}

/* Rows of the table by their key; what does not fit goes to @report. */
static AsterTokens *
index_keys (Join *self, AsterReport *report, GError **error)
{
  g_autoptr (AsterTokens) keys = aster_tokens_new ();

  for (gsize i = 0; i < self->n; i++)
    {
      const char *cell = get_cell (self, i, (gsize) self->key);
      g_autofree char *place = NULL;

      if (!beat (self, i, error))
        return NULL;
      if (aster_tokens_find (keys, cell, -1) >= 0)
        {
          place = dup_line (self, i);
          aster_report_add (report, "table-duplicate",
                            _ ("Rows of the table whose token stood before; the first "
                               "counts"),
                            1, place);
        }
      else if (aster_tokens_find (self->space->tokens, cell, -1) < 0)
        {
          place = dup_line (self, i);
          aster_report_add (report, "table-unknown",
                            _ ("Rows of the table whose token is unknown here"), 1,
                            place);
        }
      if (!aster_tokens_append (keys, cell, strlen (cell), error))
        return NULL;
    }

  return g_steal_pointer (&keys);
}

static gboolean
join_by_key (Join *self, AsterReport *report, GError **error)
{
  g_autoptr (AsterTokens) keys = index_keys (self, report, error);
  gsize n = aster_space_n (self->space);

  if (keys == NULL)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (self->space->tokens, i, &length);

      if (!beat (self, i, error))
        return FALSE;
      self->rows[i] = aster_tokens_find (keys, token, (gssize) length);
      if (self->rows[i] < 0)
        {
          g_autofree char *shown = aster_tokens_dup_shown (self->space->tokens, i);

          aster_report_add (report, "table-unmatched",
                            _ ("Tokens that match no row of the table, whose cells are "
                               "empty"),
                            1, shown);
        }
    }

  return TRUE;
}

static gboolean
fail_join (const Join *self, GError **error)
{
  gsize n = aster_space_n (self->space), source = count_source (self->space);

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_SHAPE,
               _ ("%s: the table has %zu rows for %zu vectors, and no column has their "
                  "tokens; add a column called “token” or one row for each vector"),
               self->table->name, self->n, self->n > n ? source : n);
  return FALSE;
}

static char *
dup_title (const Join *self, gsize col)
{
  const char *title = self->first ? aster_table_get (self->table, 0, col) : "";

  if (*title != '\0')
    return g_utf8_make_valid (title, -1);
  if (self->table->n_cols == 1)
    return g_strdup (_ ("label"));

  /* Translators: the name of a column that has none; its number. */
  return g_strdup_printf (_ ("column %zu"), col + 1);
}

/* Column @col of the table, one cell for each row of the space. */
static AsterColumn *
make_column (const Join *self, gsize col)
{
  gsize n = aster_space_n (self->space);
  g_autofree const char **cells = g_new (const char *, MAX (n, 1));
  g_autofree char *title = dup_title (self, col);

  for (gsize i = 0; i < n; i++)
    cells[i] = self->rows[i] < 0 ? NULL : get_cell (self, (gsize) self->rows[i], col);

  return aster_column_new_from_cells (title, cells, n);
}

/* A key column that says nothing but the tokens again. */
static gboolean
is_redundant (const Join *self, gsize col)
{
  gsize n = aster_space_n (self->space);

  if ((int) col != self->key)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (self->rows[i] >= 0 &&
        !is_token (self, i, get_cell (self, (gsize) self->rows[i], col)))
      return FALSE;

  return TRUE;
}

/* The columns of the space that the table does not replace, then the @n_fresh of the
 * table. */
static GPtrArray *
join_columns (Join *self, guint *n_fresh, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (
      (GDestroyNotify) aster_column_unref);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (
      (GDestroyNotify) aster_column_unref);

  for (gsize col = 0; col < self->table->n_cols; col++)
    {
      if (!beat (self, 0, error))
        return NULL;
      if (!is_redundant (self, col))
        g_ptr_array_add (fresh, make_column (self, col));
    }

  for (guint k = 0; k < self->space->columns->len; k++)
    {
      AsterColumn *old = g_ptr_array_index (self->space->columns, k);
      gboolean replaced = FALSE;

      for (guint j = 0; j < fresh->len; j++)
        replaced |= g_str_equal (((AsterColumn *) g_ptr_array_index (fresh, j))->name,
                                 old->name);
      if (!replaced)
        g_ptr_array_add (columns, aster_column_ref (old));
    }
  for (guint j = 0; j < fresh->len; j++)
    g_ptr_array_add (columns, aster_column_ref (g_ptr_array_index (fresh, j)));
  *n_fresh = fresh->len;

  return g_steal_pointer (&columns);
}

/* What was noticed about the vectors, then about the table. */
static AsterReport *
join_reports (const AsterReport *a, const AsterReport *b)
{
  AsterReport *report = aster_report_new ();
  const AsterReport *const both[] = { a, b };

  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < aster_report_get_n (both[k]); i++)
      {
        const AsterNotice *notice = aster_report_get (both[k], i);
        g_autofree char *id = g_strconcat (
            k > 0 && !g_str_has_prefix (notice->id, "table-") ? "table-" : "", notice->id,
            NULL);

        for (guint p = 0; p < MAX (notice->n_places, 1); p++)
          aster_report_add (report, id, notice->message, p == 0 ? notice->count : 0,
                            p < notice->n_places ? notice->places[p] : NULL);
      }

  return report;
}

static gsize
count_matched (const Join *self)
{
  gsize n_matched = 0;

  for (gsize i = 0; i < aster_space_n (self->space); i++)
    n_matched += self->rows[i] >= 0;

  return n_matched;
}

void
aster_metadata_news_clear (AsterMetadataNews *self)
{
  g_clear_pointer (&self->report, aster_report_unref);
}

/**
 * aster_metadata_attach:
 * @space: a space
 * @path: a TSV or CSV file, with a column of tokens or one row for each vector
 * @news: (out): what came of it; unchanged on failure
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_SHAPE (neither), %ASTER_ERROR_FORMAT,
 *   %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Columns of the same name are replaced.
 *
 * Returns: (transfer full) (nullable): the same vectors with the columns of the
 *   table. What is computed from one is computed from the other, so both have one id.
 *   O(rows × columns).
 */
AsterSpace *
aster_metadata_attach (const AsterSpace *space,
                       const char *path,
                       AsterMetadataNews *news,
                       AsterPulse *pulse,
                       GError **error)
{
  g_autoptr (AsterTable) table = NULL;
  g_autofree int *rows = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  Join self = { space, NULL, 0, 0, -1, 0, 0, NULL, pulse };
  AsterSpace *joined;

  g_return_val_if_fail (space != NULL && path != NULL && news != NULL, NULL);

  if (!(table = aster_table_read (path, pulse, error)))
    return NULL;
  self.table = table;
  self.rows = rows = g_new (int, MAX (aster_space_n (space), 1));

  find_titles (&self);
  if (!find_key (&self, error))
    return NULL;
  if (is_by_position (&self))
    join_by_position (&self);
  else if (self.key < 0)
    {
      fail_join (&self, error);
      return NULL;
    }
  else if (!join_by_key (&self, table->report, error))
    return NULL;

  if (!(columns = join_columns (&self, &news->n_columns, error)))
    return NULL;

  joined = aster_space_with_vectors (space, aster_matrix_ref (space->vectors));
  joined->id = space->id;
  g_ptr_array_unref (joined->columns);
  joined->columns = g_steal_pointer (&columns);
  aster_report_unref (joined->report);
  joined->report = join_reports (space->report, table->report);
  news->n_matched = count_matched (&self);
  news->report = aster_report_ref (table->report);

  return joined;
}

/**
 * aster_metadata_join:
 * @space: a space
 * @path: see aster_metadata_attach()
 * @pulse: (nullable): heartbeat
 * @error: return location, see aster_metadata_attach()
 *
 * Returns: (transfer full) (nullable): what aster_metadata_attach() returns
 */
AsterSpace *
aster_metadata_join (const AsterSpace *space,
                     const char *path,
                     AsterPulse *pulse,
                     GError **error)
{
  AsterMetadataNews news = { 0, 0, NULL };
  AsterSpace *joined = aster_metadata_attach (space, path, &news, pulse, error);

  aster_metadata_news_clear (&news);

  return joined;
}
