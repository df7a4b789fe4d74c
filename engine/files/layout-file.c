/* A map as `asterism-cli map` writes it: a table of tokens with x, y and maybe z.
 *
 * Columns are found by their titles; a table without titles is taken as token, x, y and
 * maybe z. Rows are matched by token: the first row of the space that is called so gets
 * the first row of the table that is, the second the second, and so on, so that a table
 * in the order of the space is taken as it stands, duplicates and all. Every row of the
 * space must have its place and every place must be finite; rows of the table that
 * nobody asks for are left out and reported. */

#include "files/layout-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/table.h"
#include "tools/error.h"

#define ROWS_A_BEAT 4096

typedef struct
{
  const AsterTable *table;
  const AsterTokens *tokens;
  gsize first;   /* 1 if the first row of the table is its titles */
  gsize token;   /* column */
  gsize axes[3]; /* columns */
  gsize dims;    /* 2 or 3 */
  gsize n_used;  /* rows of the table that were asked for */
  AsterPulse *pulse;
} Reader;

static gboolean
beat (const Reader *self, gsize i, double fraction, GError **error)
{
  if (i % ROWS_A_BEAT != 0 || aster_pulse_beat (self->pulse, fraction, NULL))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

static gboolean
parse (const char *cell, float *number)
{
  char *end;
  double value = g_ascii_strtod (cell, &end);

  if (end == cell || end[strspn (end, " \r")] != '\0' || !(fabs (value) <= G_MAXFLOAT))
    return FALSE;
  *number = (float) value;

  return TRUE;
}

/* The column that is called @title, or −1. */
static int
find_title (const AsterTable *table, const char *title)
{
  for (gsize col = 0; table->n_rows > 0 && col < table->n_cols; col++)
    if (g_ascii_strcasecmp (aster_table_get (table, 0, col), title) == 0)
      return (int) col;

  return -1;
}

static gboolean
find_columns (Reader *self, GError **error)
{
  int token = find_title (self->table, "token"), x = find_title (self->table, "x"),
      y = find_title (self->table, "y"), z = find_title (self->table, "z");
  float number;

  if (x >= 0 && y >= 0)
    {
      self->first = 1;
      self->token = (gsize) MAX (token, 0);
      self->axes[0] = (gsize) x;
      self->axes[1] = (gsize) y;
      self->axes[2] = (gsize) MAX (z, 0);
      self->dims = z >= 0 ? 3 : 2;
      if (token >= 0 || (x > 0 && y > 0))
        return TRUE;
    }
  else if (self->table->n_rows > 0 && self->table->n_cols >= 3 &&
           parse (aster_table_get (self->table, 0, 1), &number) &&
           parse (aster_table_get (self->table, 0, 2), &number))
    {
      for (gsize p = 0; p < 3; p++)
        self->axes[p] = p + 1;
      self->dims = self->table->n_cols > 3 &&
                           parse (aster_table_get (self->table, 0, 3), &number)
                       ? 3
                       : 2;
      return TRUE;
    }

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
               _ ("%s: this is not a map: it has no columns “token”, “x” and “y”, as "
                  "“asterism-cli map” writes them"),
               self->table->name);
  return FALSE;
}

/* What the table calls @row: its token, bytes that are not UTF-8 written `\xHH`. */
static char *
dup_cell (const AsterTokens *tokens, gsize row)
{
  gsize length;
  const char *p = aster_tokens_get (tokens, row, &length), *end = p + length;
  GString *cell = g_string_new (NULL);

  while (p < end)
    {
      const char *valid;

      g_utf8_validate (p, end - p, &valid);
      g_string_append_len (cell, p, valid - p);
      if ((p = valid) < end)
        g_string_append_printf (cell, "\\x%02X", (guchar) *p++);
    }

  return g_string_free (cell, FALSE);
}

/* Rows of the table by their token: the first of each, and after each row the next that
 * is called the same, both counted from 1 so that 0 is none. */
static GHashTable *
index_rows (const Reader *self, gsize *next, GError **error)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize row = self->table->n_rows; row-- > self->first;)
    {
      const char *cell = aster_table_get (self->table, row, self->token);

      if (!beat (self, row, 0.6, error))
        return NULL;
      next[row] = GPOINTER_TO_SIZE (g_hash_table_lookup (firsts, cell));
      g_hash_table_replace (firsts, (gpointer) cell, GSIZE_TO_POINTER (row + 1));
    }

  return g_steal_pointer (&firsts);
}

static gboolean
fail_missing (const Reader *self, gsize n_missing, gsize first, GError **error)
{
  g_autofree char *shown = aster_tokens_dup_shown (self->tokens, first);

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
               /* Translators: a file; two numbers; a token. */
               _ ("%s: the map has no place for %zu of %zu tokens; the first is “%s”. "
                  "Make the map from the same tokens"),
               self->table->name, n_missing, aster_tokens_get_n (self->tokens), shown);
  return FALSE;
}

static gboolean
fail_number (const Reader *self, gsize row, const char *cell, GError **error)
{
  g_autofree char *line = g_strdup_printf (
      "%" G_GUINT64_FORMAT, g_array_index (self->table->lines, guint64, row));
  g_autofree char *shown = aster_token_escape (cell, -1);
  g_autofree char *token = aster_token_escape (
      aster_table_get (self->table, row, self->token), -1);

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               /* Translators: a file and a line; a token; what stands in a cell. */
               _ ("%s:%s: the place of “%s” is “%s”, which is not a finite number; "
                  "correct it or leave the token out"),
               self->table->name, line, token, shown);
  return FALSE;
}

static gboolean
read_place (const Reader *self, gsize row, float *place, GError **error)
{
  for (gsize p = 0; p < self->dims; p++)
    {
      const char *cell = aster_table_get (self->table, row, self->axes[p]);

      if (!parse (cell, &place[p]))
        return fail_number (self, row, cell, error);
    }

  return TRUE;
}

static gboolean
read_places (Reader *self, AsterMatrix *places, GError **error)
{
  gsize n_missing = 0, first_missing = 0;
  g_autofree gsize *next = g_new (gsize, self->table->n_rows + 1);
  g_autoptr (GHashTable) rows = index_rows (self, next, error);

  if (rows == NULL)
    return FALSE;

  for (gsize i = 0; i < places->n_rows; i++)
    {
      g_autofree char *cell = dup_cell (self->tokens, i);
      gpointer known, found;
      gsize row;

      if (!beat (self, i, 0.7 + 0.3 * (double) i / (double) places->n_rows, error))
        return FALSE;
      if (!g_hash_table_lookup_extended (rows, cell, &known, &found) || found == NULL)
        {
          if (n_missing++ == 0)
            first_missing = i;
          continue;
        }
      row = GPOINTER_TO_SIZE (found) - 1;
      g_hash_table_replace (rows, known, GSIZE_TO_POINTER (next[row]));
      self->n_used++;
      if (!read_place (self, row, aster_matrix_row (places, i), error))
        return FALSE;
    }

  return n_missing == 0 || fail_missing (self, n_missing, first_missing, error);
}

/* What the table said, and what was left out of it. */
static void
report_rest (const Reader *self, AsterReport *report)
{
  gsize n = self->table->n_rows - self->first;

  if (report == NULL)
    return;

  for (guint i = 0; i < aster_report_get_n (self->table->report); i++)
    {
      const AsterNotice *notice = aster_report_get (self->table->report, i);

      for (guint p = 0; p < MAX (notice->n_places, 1); p++)
        aster_report_add (report, notice->id, notice->message, p == 0 ? notice->count : 0,
                          p < notice->n_places ? notice->places[p] : NULL);
    }
  if (self->n_used < n)
    aster_report_add (report, "map-unused",
                      _ ("Rows of the map whose token was not asked for"),
                      n - self->n_used, NULL);
  if (self->table->n_cols > self->dims + 1)
    aster_report_add (report, "map-columns",
                      _ ("Columns of the map other than token, x, y and z, left out"),
                      self->table->n_cols - self->dims - 1, NULL);
}

/**
 * aster_layout_file_read:
 * @path: a TSV or CSV file: token, x, y and maybe z
 * @tokens: (n) the rows whose places are wanted
 * @report: (nullable): receives what was noticed
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_MISSING (a token has no place),
 *   %ASTER_ERROR_DOMAIN (a place is not finite), %ASTER_ERROR_FORMAT, %ASTER_ERROR_IO,
 *   %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): (n × 2 or 3) a place for every token, in their
 *   order, without axes
 */
AsterLayout *
aster_layout_file_read (const char *path,
                        const AsterTokens *tokens,
                        AsterReport *report,
                        AsterPulse *pulse,
                        GError **error)
{
  AsterPulsePart reading = aster_pulse_part (pulse, 0, 0.6);
  g_autoptr (AsterTable) table = NULL;
  g_autoptr (AsterMatrix) places = NULL;
  Reader self = { .tokens = tokens, .pulse = pulse };

  g_return_val_if_fail (path != NULL && tokens != NULL, NULL);

  if (!(table = aster_table_read (path, &reading.pulse, error)))
    return NULL;
  self.table = table;
  if (!find_columns (&self, error) ||
      !(places = aster_matrix_new (aster_tokens_get_n (tokens), self.dims, error)) ||
      !read_places (&self, places, error))
    return NULL;
  report_rest (&self, report);

  return aster_layout_new (g_steal_pointer (&places));
}
