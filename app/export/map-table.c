/* Coordinates leave the program as they are, `%.9g`, in every locale with a decimal
 * point.
 *
 * A table may be opened in a spreadsheet, which computes cells that begin like a formula.
 * In a TSV the first letter of such a cell is written as its code, `\x3D`, which this
 * program reads back; in a CSV, which only spreadsheets and statistics read, an
 * apostrophe comes before it, as spreadsheets themselves mark text. A CSV is quoted by
 * RFC 4180. */

#include "export/map-table.h"

#include <math.h>
#include <string.h>

#include "files/tsv.h"

#define MAGIC  "\x93NUMPY\x01"
#define ALIGN  64 /* bytes that the header of an npy file is a multiple of */
#define PREFIX 10 /* bytes before the header */

static const char *const axis_names[] = { "x", "y", "z" };

static void
append_cell (GString *out, AsterMapTableFormat format, const char *bytes, gsize length)
{
  if (format == ASTER_MAP_TABLE_TSV)
    aster_tsv_append_safe_cell (out, bytes, length);
  else
    aster_csv_append_safe_cell (out, bytes, length);
}

static void
append_text (GString *out, AsterMapTableFormat format, const char *text)
{
  if (text != NULL)
    append_cell (out, format, text, strlen (text));
}

static guint32
get_row (const AsterMapTable *self, gsize i)
{
  return self->rows != NULL ? self->rows[i] : (guint32) i;
}

static gsize
get_n (const AsterMapTable *self)
{
  return self->rows != NULL ? self->n : self->layout->positions->n_rows;
}

static void
append_header (const AsterMapTable *self, GString *out, AsterMapTableFormat format)
{
  char separator = format == ASTER_MAP_TABLE_TSV ? '\t' : ',';

  g_string_append (out, "token");
  for (gsize p = 0; p < self->layout->positions->n_cols; p++)
    g_string_append_printf (out, "%c%s", separator, axis_names[p]);
  if (self->clusters != NULL)
    g_string_append_printf (out, "%ccluster%cname", separator, separator);
  if (self->colouring != NULL)
    {
      g_string_append_c (out, separator);
      append_text (out, format, self->colouring->title);
    }
  g_string_append (out, format == ASTER_MAP_TABLE_TSV ? "\n" : "\r\n");
}

static void
append_line (const AsterMapTable *self,
             GString *out,
             AsterMapTableFormat format,
             guint32 row)
{
  char separator = format == ASTER_MAP_TABLE_TSV ? '\t' : ',';
  const AsterMatrix *y = self->layout->positions;
  gsize length;
  const char *token = aster_tokens_get (self->tokens, row, &length);

  append_cell (out, format, token, length);
  for (gsize p = 0; p < y->n_cols; p++)
    {
      g_string_append_c (out, separator);
      aster_tsv_append_number (out, aster_matrix_row (y, row)[p]);
    }
  if (self->clusters != NULL)
    {
      int label = self->clusters->labels[row];

      g_string_append_c (out, separator);
      if (label != ASTER_CLUSTER_ABSENT)
        g_string_append_printf (out, "%d", label);
      g_string_append_c (out, separator);
      if (label >= 0 && self->clusters->names != NULL)
        append_text (out, format, self->clusters->names[label]);
    }
  if (self->colouring != NULL)
    {
      g_string_append_c (out, separator);
      if (self->colouring->kind == ASTER_COLOURING_NUMBERS)
        aster_tsv_append_number (out, self->colouring->numbers[row]);
      else
        {
          g_autofree char *value = aster_colouring_dup_value (self->colouring, row);

          append_text (out, format, value);
        }
    }
  g_string_append (out, format == ASTER_MAP_TABLE_TSV ? "\n" : "\r\n");
}

static GBytes *
write_text (const AsterMapTable *self, AsterMapTableFormat format)
{
  GString *out = g_string_new (NULL);

  append_header (self, out, format);
  for (gsize i = 0; i < get_n (self); i++)
    append_line (self, out, format, get_row (self, i));

  return g_string_free_to_bytes (out);
}

static void
append_float (GByteArray *out, double number)
{
  union
  {
    float number;
    guint32 bits;
  } cell = { (float) number };
  guint32 bits = GUINT32_TO_LE (cell.bits);

  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

/* Columns of numbers: the coordinates, then the cluster, then what the colour says if
 * that is a number. */
static GBytes *
write_npy (const AsterMapTable *self)
{
  const AsterMatrix *y = self->layout->positions;
  gboolean value = self->colouring != NULL &&
                   self->colouring->kind == ASTER_COLOURING_NUMBERS;
  gsize n = get_n (self), n_cols = y->n_cols + (self->clusters != NULL) + value;
  g_autoptr (GString) header = g_string_new (NULL);
  GByteArray *out = g_byte_array_new ();
  guint16 length;

  g_string_printf (header,
                   "{'descr': '<f4', 'fortran_order': False, 'shape': (%zu, %zu), }", n,
                   n_cols);
  while ((PREFIX + header->len + 1) % ALIGN != 0)
    g_string_append_c (header, ' ');
  g_string_append_c (header, '\n');
  length = GUINT16_TO_LE ((guint16) header->len);

  g_byte_array_append (out, (const guint8 *) MAGIC, 8);
  g_byte_array_append (out, (const guint8 *) &length, sizeof length);
  g_byte_array_append (out, (const guint8 *) header->str, (guint) header->len);
  for (gsize i = 0; i < n; i++)
    {
      guint32 row = get_row (self, i);

      for (gsize p = 0; p < y->n_cols; p++)
        append_float (out, (double) aster_matrix_row (y, row)[p]);
      if (self->clusters != NULL)
        append_float (out, self->clusters->labels[row] == ASTER_CLUSTER_ABSENT
                               ? NAN
                               : self->clusters->labels[row]);
      if (value)
        append_float (out, self->colouring->numbers[row]);
    }

  return g_byte_array_free_to_bytes (out);
}

/**
 * aster_map_table_write:
 * @self: what to write
 * @format: how
 *
 * Any thread.
 *
 * Returns: (transfer full): the bytes of a file
 */
GBytes *
aster_map_table_write (const AsterMapTable *self, AsterMapTableFormat format)
{
  return format == ASTER_MAP_TABLE_NPY ? write_npy (self) : write_text (self, format);
}
