/* Tables beside vectors come from spreadsheets, from pandas and from this program.
 *
 * The separator is a tab wherever the first line has one; else a comma or a
 * semicolon, or what a first line «sep=;» says. With commas and semicolons, RFC
 * 4180 holds: a cell in double quotes may hold the separator, line ends and doubled
 * quotes. With tabs nothing is quoted, since `"` is a common token; \t, \n, \r and
 * \\ are undone, as asterism-cli writes them.
 *
 * The first row says how many columns there are. A shorter row is filled with empty
 * cells and reported; a longer one means that cells have shifted, and is refused. */

#include "files/table.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "tools/budget.h"
#include "tools/limits.h"

#define ROWS_A_BEAT 1024

typedef struct
{
  AsterBytes *bytes; /* for messages */
  AsterTable *table;
  const char *p;
  const char *end;
  guint64 line;
  char separator;
  gboolean quoted; /* RFC 4180 */
  gboolean utf8;   /* the whole text is */
  GString *cell;
  guint64 cell_line; /* where the cell begins */
} Reader;

void
aster_table_free (AsterTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lines);
  aster_report_unref (self->report);
  g_string_chunk_free (self->letters);
  g_free (self);
}

static gboolean
fail (const Reader *self, guint64 line, GError **error, const char *what)
{
  aster_bytes_fail_line (self->bytes, line, ASTER_ERROR_FORMAT, error, "%s", what);
  return FALSE;
}

/* A cell in quotes, from after the first one. */
static gboolean
read_quoted (Reader *self, GError **error)
{
  guint64 first = self->line;

  for (;;)
    {
      if (self->p == self->end)
        return fail (self, first, error,
                     _ ("a quote opens in this line and never closes; close it or "
                        "double it"));
      if (*self->p == '"' && self->p + 1 < self->end && self->p[1] == '"')
        self->p++;
      else if (*self->p == '"')
        break;
      self->line += *self->p == '\n';
      g_string_append_c (self->cell, *self->p++);
    }
  self->p++;

  if (self->p < self->end && *self->p == '\r' && self->p + 1 < self->end &&
      self->p[1] == '\n')
    self->p++;
  if (self->p == self->end || *self->p == self->separator || *self->p == '\n')
    return TRUE;

  return fail (self, self->line, error,
               _ ("text follows a closing quote; a quote inside a cell must be doubled"));
}

/* What \c means, or 0. */
static char
unescape (char c)
{
  switch (c)
    {
    case 't':
      return '\t';

    case 'n':
      return '\n';

    case 'r':
      return '\r';

    case '\\':
      return '\\';

    default:
      return 0;
    }
}

/* A cell that a spreadsheet would take for a formula begins with the code of its first
 * letter, as aster_tsv_append_safe_cell() writes it. */
static void
read_first (Reader *self)
{
  static const struct
  {
    const char *code;
    char letter;
  } firsts[] = { { "\\x3D", '=' },
                 { "\\x2B", '+' },
                 { "\\x2D", '-' },
                 { "\\x40", '@' },
                 { "\\x22", '"' } };

  for (guint i = 0; !self->quoted && i < G_N_ELEMENTS (firsts); i++)
    if (self->end - self->p >= 4 && memcmp (self->p, firsts[i].code, 4) == 0)
      {
        g_string_append_c (self->cell, firsts[i].letter);
        self->p += 4;
        return;
      }
}

static void
read_plain (Reader *self)
{
  read_first (self);
  for (; self->p < self->end && *self->p != self->separator && *self->p != '\n';
       self->p++)
    if (*self->p == '\\' && !self->quoted && self->p + 1 < self->end &&
        unescape (self->p[1]) != 0)
      g_string_append_c (self->cell, unescape (*++self->p));
    else if (*self->p != '\r' || (self->p + 1 < self->end && self->p[1] != '\n'))
      g_string_append_c (self->cell, *self->p);
}

/* The next cell into self->cell; @p is then at the separator or line end. */
static gboolean
read_cell (Reader *self, GError **error)
{
  g_string_truncate (self->cell, 0);
  self->cell_line = self->line;
  if (self->quoted && self->p < self->end && *self->p == '"')
    {
      self->p++;
      if (!read_quoted (self, error))
        return FALSE;
    }
  else
    read_plain (self);

  return self->cell->len <= ASTER_MAX_TABLE_CELL ||
         fail (self, self->cell_line, error,
               _ ("a cell has more than 1 MiB, the limit; shorten it"));
}

static void
note (Reader *self, const char *id, const char *message, guint64 line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  /* Translators: a place in a file; the number of a line. */
  g_autofree char *place = g_strdup_printf (_ ("line %s"), number);

  aster_report_add (self->table->report, id, message, 1, place);
}

/* Puts the cell into column @col of the row being read. */
static gboolean
keep_cell (Reader *self, gsize col, GError **error)
{
  AsterTable *table = self->table;
  gboolean first = table->n_rows == 0;

  if (!first && col >= table->n_cols)
    {
      g_autofree char *what = NULL;

      if (self->cell->len == 0)
        return TRUE;
      what = g_strdup_printf (
          ngettext ("this line has more cells than the %zu column of the first line, so "
                    "cells may have shifted; remove or quote what is too much",
                    "this line has more cells than the %zu columns of the first line, so "
                    "cells may have shifted; remove or quote what is too much",
                    table->n_cols),
          table->n_cols);
      return fail (self, self->cell_line, error, what);
    }
  if (col >= ASTER_MAX_TABLE_COLS)
    return fail (self, self->cell_line, error,
                 _ ("this line has more than 4,096 columns, the limit; remove some"));

  if (!self->utf8 && !g_utf8_validate_len (self->cell->str, self->cell->len, NULL))
    note (self, "not-utf8",
          _ ("Cells that are not valid UTF-8, shown with marks in their place"),
          self->cell_line);
  g_ptr_array_add (table->cells,
                   g_string_chunk_insert_len (table->letters, self->cell->str,
                                              (gssize) self->cell->len));
  table->n_cols += first;

  return TRUE;
}

/* Rows that are no more than a line end, where that cannot be an empty label. */
static gboolean
skip_blank (Reader *self)
{
  const char *p = self->p + (*self->p == '\r');

  if (p < self->end && *p == '\n')
    p++;
  else if (p < self->end)
    return FALSE;
  if (self->table->n_cols == 1 && p < self->end)
    return FALSE;

  self->line++;
  self->p = p;

  return TRUE;
}

static gboolean
read_row (Reader *self, GError **error)
{
  AsterTable *table = self->table;
  guint64 line = self->line;
  gsize col = 0;

  if (skip_blank (self))
    return TRUE;

  for (;; col++)
    {
      if (!read_cell (self, error) || !keep_cell (self, col, error))
        return FALSE;
      if (self->p == self->end || *self->p == '\n')
        break;
      self->p++;
    }
  if (self->p < self->end)
    self->p++;
  self->line++;

  if (col + 1 < table->n_cols)
    note (self, "short-rows",
          _ ("Lines with fewer cells than there are columns; the missing cells are "
             "empty"),
          line);
  for (col++; col < table->n_cols; col++)
    g_ptr_array_add (table->cells, (gpointer) "");
  g_array_append_val (table->lines, line);
  table->n_rows++;

  return TRUE;
}

static gsize
count (const char *p, const char *end, char c)
{
  gsize n = 0;

  for (; p < end; p++)
    n += *p == c;

  return n;
}

/* The separator by the first line, or by a line that says it. */
static void
choose_separator (Reader *self)
{
  const char *end = memchr (self->p, '\n', (gsize) (self->end - self->p));
  const char *stop = end != NULL ? end : self->end;
  gsize commas, semicolons;

  if (end != NULL && end - self->p >= 5 && end - self->p <= 6 &&
      g_ascii_strncasecmp (self->p, "sep=", 4) == 0)
    {
      self->separator = self->p[4];
      self->quoted = self->separator != '\t';
      self->p = end + 1;
      self->line = 2;
      return;
    }

  commas = count (self->p, stop, ',');
  semicolons = count (self->p, stop, ';');
  self->separator = '\t';
  if (count (self->p, stop, '\t') == 0 && commas + semicolons > 0 &&
      !g_str_has_suffix (self->bytes->name, ".tsv"))
    {
      self->separator = semicolons > commas ? ';' : ',';
      self->quoted = TRUE;
    }
}

/* UTF-16 to UTF-8 and without a byte-order mark; NUL bytes are refused. */
static gboolean
decode (Reader *self, char **converted, GError **error)
{
  const guchar *data = (const guchar *) self->p;
  gsize length = (gsize) (self->end - self->p), written;
  const char *nul;

  if (length >= 2 &&
      ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    {
      *converted = g_convert (self->p + 2, (gssize) length - 2, "UTF-8",
                              data[0] == 0xff ? "UTF-16LE" : "UTF-16BE", NULL, &written,
                              NULL);
      if (*converted == NULL)
        return fail (self, 1, error,
                     _ ("this looks like UTF-16 but is damaged; save it as UTF-8"));
      aster_report_add (self->table->report, "utf-16",
                        _ ("Tables in UTF-16, converted to UTF-8"), 1, NULL);
      self->p = *converted;
      self->end = self->p + written;
    }
  else if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    self->p += 3;

  nul = memchr (self->p, '\0', (gsize) (self->end - self->p));
  if (nul != NULL)
    return fail (self, 1 + count (self->p, nul, '\n'), error,
                 _ ("a NUL byte stands in this line: the file is binary or damaged; "
                    "export the table again"));
  self->utf8 = g_utf8_validate_len (self->p, (gsize) (self->end - self->p), NULL);

  return TRUE;
}

static gboolean
read_rows (Reader *self, AsterPulse *pulse, GError **error)
{
  const char *first = self->p;
  double all = (double) MAX (self->end - first, 1);

  while (self->p < self->end)
    {
      if (self->table->n_rows % ROWS_A_BEAT == 0 &&
          !aster_pulse_beat (pulse, (double) (self->p - first) / all, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!read_row (self, error))
        return FALSE;
      if (self->table->cells->len > G_MAXINT32)
        return fail (self, self->line, error, _ ("the table has too many cells"));
    }

  return self->table->n_rows > 0 || fail (self, 1, error, _ ("the table is empty"));
}

static AsterTable *
read_bytes (AsterBytes *bytes, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterTable) table = g_new0 (AsterTable, 1);
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autofree char *converted = NULL;
  Reader self = { bytes, table, NULL, NULL, 1, '\t', FALSE, TRUE, cell, 1 };

  table->name = g_strdup (bytes->name);
  table->cells = g_ptr_array_new ();
  table->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  table->report = aster_report_new ();
  table->letters = g_string_chunk_new (65536);

  if (bytes->size > aster_budget_get () / 4)
    {
      aster_bytes_fail (bytes, ASTER_ERROR_NO_MEMORY, error,
                        _ ("the table is too large for the memory; remove columns"));
      return NULL;
    }
  if (!aster_bytes_fill (bytes, (gsize) bytes->size, error))
    return NULL;

  self.p = (const char *) bytes->data;
  self.end = self.p + bytes->length;
  if (!decode (&self, &converted, error))
    return NULL;
  choose_separator (&self);
  if (!read_rows (&self, pulse, error))
    return NULL;

  return g_steal_pointer (&table);
}

/**
 * aster_table_read:
 * @path: a TSV or CSV file: UTF-8, or UTF-16 with its mark
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_IO,
 *   %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): all its cells. O(bytes).
 */
AsterTable *
aster_table_read (const char *path, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterBytes) bytes = NULL;
  AsterTable *table = NULL;
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);

  if ((descriptor = aster_bytes_open (path, error)) < 0)
    return NULL;
  if ((bytes = aster_bytes_new (descriptor, path, error)) != NULL)
    table = read_bytes (bytes, pulse, error);
  close (descriptor);

  return table;
}
