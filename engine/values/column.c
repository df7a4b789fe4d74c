/* Text columns are stored as codes into the list of their distinct values:
 * grouping and colouring by a category then never compares strings. */

#include "values/column.h"

#include <math.h>
#include <string.h>

#include "values/tokens.h"

static AsterColumn *
column_new (const char *name, AsterColumnKind kind, gsize n)
{
  AsterColumn *self = g_atomic_rc_box_new0 (AsterColumn);

  self->name = g_utf8_make_valid (name, -1);
  self->kind = kind;
  self->n = n;

  return self;
}

/**
 * aster_column_new_numbers:
 * @name: the title of the column
 * @numbers: (array length=n): NaN where nothing is known
 * @n: number of rows
 *
 * Returns: (transfer full): a column of numbers, of what was copied
 */
AsterColumn *
aster_column_new_numbers (const char *name, const double *numbers, gsize n)
{
  AsterColumn *self = column_new (name, ASTER_COLUMN_NUMBER, n);

  self->numbers = g_memdup2 (numbers, n * sizeof (double));

  return self;
}

/**
 * aster_column_new_text:
 * @name: the title of the column
 * @cells: (array length=n): the cells, each %NULL for empty
 * @n: number of rows
 *
 * Bytes that are not UTF-8 are replaced. O(bytes).
 *
 * Returns: (transfer full): a column of text, of what was copied
 */
AsterColumn *
aster_column_new_text (const char *name, const char *const *cells, gsize n)
{
  AsterColumn *self = column_new (name, ASTER_COLUMN_TEXT, n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->codes = g_new (guint32, MAX (n, 1));
  self->levels = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *cell = g_utf8_make_valid (cells[i] != NULL ? cells[i] : "", -1);
      gpointer code;

      if (!g_hash_table_lookup_extended (seen, cell, NULL, &code))
        {
          code = GUINT_TO_POINTER (self->levels->len);
          g_hash_table_insert (seen, cell, code);
          g_ptr_array_add (self->levels, g_steal_pointer (&cell));
        }
      self->codes[i] = GPOINTER_TO_UINT (code);
    }

  return self;
}

/**
 * aster_column_new_codes:
 * @name: the title of the column
 * @levels: (array zero-terminated=1): what the codes stand for, UTF-8; in any order
 * @codes: (array length=n): which of them each row has
 * @n: number of rows
 *
 * Returns: (transfer full): a column of text, of what was copied
 */
AsterColumn *
aster_column_new_codes (const char *name,
                        const char *const *levels,
                        const guint32 *codes,
                        gsize n)
{
  AsterColumn *self = column_new (name, ASTER_COLUMN_TEXT, n);

  self->codes = g_memdup2 (codes, n * sizeof (guint32));
  self->levels = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; levels[i] != NULL; i++)
    g_ptr_array_add (self->levels, g_utf8_make_valid (levels[i], -1));

  return self;
}

/* Reads "1.5", " -3e4 ", "nan", "NA", "inf" and "". FALSE if it is none of them. */
static gboolean
read_number (const char *cell, double *number)
{
  char *end;

  *number = NAN;
  if (cell == NULL || cell[strspn (cell, " ")] == '\0' ||
      g_ascii_strcasecmp (cell, "na") == 0 || g_ascii_strcasecmp (cell, "nan") == 0)
    return TRUE;
  if (strpbrk (cell, "xXpP(") != NULL)
    return FALSE;

  *number = g_ascii_strtod (cell, &end);
  if (!isfinite (*number))
    *number = NAN;

  return end != cell && end[strspn (end, " ")] == '\0';
}

/**
 * aster_column_new_from_cells:
 * @name: the title of the column
 * @cells: (array length=n): the cells as they stand in a table, %NULL for empty
 * @n: number of rows
 *
 * Decides by content: numbers if every cell that is not empty, «NA» or «NaN»
 * reads as a number and at least one does; text otherwise. Infinite numbers
 * count as empty.
 *
 * Returns: (transfer full): the column
 */
AsterColumn *
aster_column_new_from_cells (const char *name, const char *const *cells, gsize n)
{
  g_autofree double *numbers = g_new (double, MAX (n, 1));
  gboolean any = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (!read_number (cells[i], &numbers[i]))
        return aster_column_new_text (name, cells, n);
      any |= !isnan (numbers[i]);
    }

  return any ? aster_column_new_numbers (name, numbers, n)
             : aster_column_new_text (name, cells, n);
}

/**
 * aster_column_select:
 * @self: a column
 * @rows: (array length=n): rows of it, each below its n; in any order, perhaps repeated
 * @n: how many
 *
 * O(n); a column of text shares its levels with @self.
 *
 * Returns: (transfer full): a column of the cells of @rows, in that order
 */
AsterColumn *
aster_column_select (const AsterColumn *self, const guint32 *rows, gsize n)
{
  AsterColumn *copy = column_new (self->name, self->kind, n);

  if (self->kind == ASTER_COLUMN_NUMBER)
    {
      copy->numbers = g_new (double, MAX (n, 1));
      for (gsize i = 0; i < n; i++)
        copy->numbers[i] = self->numbers[rows[i]];
    }
  else
    {
      copy->codes = g_new (guint32, MAX (n, 1));
      copy->levels = g_ptr_array_ref (self->levels);
      for (gsize i = 0; i < n; i++)
        copy->codes[i] = self->codes[rows[i]];
    }

  return copy;
}

AsterColumn *
aster_column_ref (AsterColumn *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
column_clear (gpointer data)
{
  AsterColumn *self = data;

  g_free (self->name);
  g_free (self->numbers);
  g_free (self->codes);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
}

void
aster_column_unref (AsterColumn *self)
{
  g_atomic_rc_box_release_full (self, column_clear);
}

/**
 * aster_column_dup_cell:
 * @self: a column
 * @row: a row below its n
 *
 * Returns: (transfer full): the cell as text for a file: "" where nothing is known,
 *   numbers with nine digits and a decimal point in every locale
 */
char *
aster_column_dup_cell (const AsterColumn *self, gsize row)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (self != NULL && row < self->n, NULL);

  if (self->kind == ASTER_COLUMN_TEXT)
    return g_strdup (g_ptr_array_index (self->levels, self->codes[row]));
  if (isnan (self->numbers[row]))
    return g_strdup ("");

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.9g", self->numbers[row]));
}

/**
 * aster_column_dup_title:
 * @self: a column
 *
 * Returns: (transfer full): its name as a person may see it; see aster_token_escape()
 */
char *
aster_column_dup_title (const AsterColumn *self)
{
  return aster_token_escape (self->name, -1);
}
