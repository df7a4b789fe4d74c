/* What a table lists, as a file or on the clipboard. It holds its own references, so that
 * a thread can write it while the table goes on to list something else: 400,000 rows of
 * six columns take half a second.
 *
 * Cells are written as files have them, not as the window shows them: tokens whole,
 * numbers with nine digits and a decimal point in every locale. What a spreadsheet would
 * compute is marked as text; see aster_tsv_append_safe_cell(). */

#include "table/table-text.h"

#include <string.h>

#include "files/tsv.h"

#define METADATA "metadata:" /* what the program calls columns of metadata begins so */

typedef struct
{
  char *id;
  AsterTableKey key;
} Column;

struct _AsterTableText
{
  guint32 *rows; /* (n) */
  gsize n;
  GArray *columns; /* of Column */
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->id);
  g_clear_pointer (&column->key.tokens, aster_tokens_unref);
  g_clear_pointer (&column->key.column, aster_column_unref);
}

/* @rows: (array length=n): what to write, in that order */
AsterTableText *
aster_table_text_new (const guint32 *rows, gsize n)
{
  AsterTableText *self = g_new0 (AsterTableText, 1);

  self->rows = g_memdup2 (rows, n * sizeof (guint32));
  self->n = n;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);

  return self;
}

void
aster_table_text_free (AsterTableText *self)
{
  g_array_unref (self->columns);
  g_free (self->rows);
  g_free (self);
}

/**
 * aster_table_text_add:
 * @self: a text of rows
 * @id: what the program calls the column; it stands at the head
 * @key: its cells; referenced
 */
void
aster_table_text_add (AsterTableText *self, const char *id, const AsterTableKey *key)
{
  Column column = {
    g_strdup (g_str_has_prefix (id, METADATA) ? id + strlen (METADATA) : id),
    { key->tokens != NULL ? aster_tokens_ref (key->tokens) : NULL,
      key->column != NULL ? aster_column_ref (key->column) : NULL, key->unknown }
  };

  g_array_append_val (self->columns, column);
}

static void
append_words (GString *out, AsterTableTextFormat format, const char *bytes, gsize length)
{
  if (format == ASTER_TABLE_TEXT_CSV)
    aster_csv_append_safe_cell (out, bytes, length);
  else
    aster_tsv_append_safe_cell (out, bytes, length);
}

static void
append_cell (GString *out,
             AsterTableTextFormat format,
             const AsterTableKey *key,
             guint32 row)
{
  const AsterColumn *column = key->column;

  if (key->tokens != NULL)
    {
      gsize length;
      const char *bytes = aster_tokens_get (key->tokens, row, &length);

      append_words (out, format, bytes, length);
    }
  else if (key->unknown)
    return;
  else if (column == NULL)
    g_string_append_printf (out, "%u", row + 1);
  else if (column->kind == ASTER_COLUMN_NUMBER)
    aster_tsv_append_number (out, column->numbers[row]);
  else
    {
      const char *level = g_ptr_array_index (column->levels, column->codes[row]);

      append_words (out, format, level, strlen (level));
    }
}

/* (transfer full): a line of heads, then one for each row. Any thread. */
GBytes *
aster_table_text_write (const AsterTableText *self, AsterTableTextFormat format)
{
  char separator = format == ASTER_TABLE_TEXT_CSV ? ',' : '\t';
  const char *end = format == ASTER_TABLE_TEXT_CSV ? "\r\n" : "\n";
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < self->columns->len; c++)
    {
      const char *id = g_array_index (self->columns, Column, c).id;

      if (c > 0)
        g_string_append_c (out, separator);
      append_words (out, format, id, strlen (id));
    }
  g_string_append (out, end);

  for (gsize i = 0; i < self->n; i++)
    {
      for (guint c = 0; c < self->columns->len; c++)
        {
          if (c > 0)
            g_string_append_c (out, separator);
          append_cell (out, format, &g_array_index (self->columns, Column, c).key,
                       self->rows[i]);
        }
      g_string_append (out, end);
    }

  return g_string_free_to_bytes (out);
}
