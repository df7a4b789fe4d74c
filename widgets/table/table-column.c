/* One column of a table: what it says of a row, looked up when a cell shows it. Numbers
 * are written in the locale's way; tokens are shown escaped. */

#include "table/table-column.h"

#include <math.h>

#include "parts/numbers.h"

#define MIN_WORD 4 /* characters */
#define MIN_TOKEN                                                                        \
  8 /* words are what a table is read for: they keep more of their room                  \
     */
#define MIN_NUMBER 6
#define NAT_WORD   16
#define NAT_NUMBER 10
#define MOST_CHARS 14 /* of a number that keeps its room */

/**
 * aster_table_column_new:
 * @id: what the program calls the column
 * @title: what the person reads
 * @tokens: (nullable): show tokens
 * @column: (nullable): show these numbers or words
 *
 * Returns: (transfer full): a column that is shown, as wide as it likes
 */
AsterTableColumn *
aster_table_column_new (const char *id,
                        const char *title,
                        AsterTokens *tokens,
                        AsterColumn *column)
{
  AsterTableColumn *self = g_atomic_rc_box_new0 (AsterTableColumn);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->key.tokens = tokens != NULL ? aster_tokens_ref (tokens) : NULL;
  self->key.column = column != NULL ? aster_column_ref (column) : NULL;
  if (column != NULL && column->kind == ASTER_COLUMN_NUMBER)
    self->shape = aster_number_shape_of (column->numbers, column->n);
  self->shown = TRUE;
  self->fixed = -1;

  return self;
}

/* (transfer full): a column of the ranks of @n rows, with room for the last. */
AsterTableColumn *
aster_table_column_new_rank (const char *id, const char *title, gsize n)
{
  AsterTableColumn *self = aster_table_column_new (id, title, NULL, NULL);
  g_autofree char *last = aster_number_dup_count (n);

  self->shape.chars = (int) g_utf8_strlen (last, -1);

  return self;
}

/* (transfer full): a column of numbers that will be worked out when somebody wants them.
 */
AsterTableColumn *
aster_table_column_new_promised (const char *id, const char *title)
{
  AsterTableColumn *self = aster_table_column_new (id, title, NULL, NULL);

  self->key.unknown = TRUE;

  return self;
}

AsterTableColumn *
aster_table_column_ref (AsterTableColumn *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
column_clear (gpointer data)
{
  AsterTableColumn *self = data;

  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->key.tokens, aster_tokens_unref);
  g_clear_pointer (&self->key.column, aster_column_unref);
}

void
aster_table_column_unref (AsterTableColumn *self)
{
  g_atomic_rc_box_release_full (self, column_clear);
}

/* It says what @column does from now on, under its name. */
void
aster_table_column_set (AsterTableColumn *self, AsterColumn *column)
{
  AsterColumn *old = self->key.column;

  self->key.column = aster_column_ref (column);
  self->key.unknown = FALSE;
  g_clear_pointer (&old, aster_column_unref);
  if (column->kind == ASTER_COLUMN_NUMBER)
    self->shape = aster_number_shape_of (column->numbers, column->n);
  g_free (self->title);
  self->title = g_strdup (column->name);
}

/* Its numbers hold no longer, and others are not known yet. */
void
aster_table_column_forget (AsterTableColumn *self)
{
  g_clear_pointer (&self->key.column, aster_column_unref);
  self->key.unknown = TRUE;
}

/* Whether it says numbers: measures, counts, ranks. */
gboolean
aster_table_column_is_number (const AsterTableColumn *self)
{
  return self->key.tokens == NULL &&
         (self->key.column == NULL || self->key.column->kind == ASTER_COLUMN_NUMBER);
}

/**
 * aster_table_column_get_chars:
 * @self: a column
 * @minimum: (out): characters that its cells have room for at least; numbers that are cut
 *   would be others, so they keep all of theirs
 * @natural: (out): characters that its cells would like to have room for
 */
void
aster_table_column_get_chars (const AsterTableColumn *self, int *minimum, int *natural)
{
  if (self->key.tokens != NULL)
    *minimum = MIN_TOKEN;
  else if (!aster_table_column_is_number (self))
    *minimum = MIN_WORD;
  else
    *minimum = CLAMP (self->shape.chars, MIN_NUMBER, MOST_CHARS);

  *natural = MAX (*minimum, aster_table_column_is_number (self) ? NAT_NUMBER : NAT_WORD);
}

/* (transfer full): what the cell of @row says, UTF-8; empty if nothing is known. */
char *
aster_table_column_dup_text (const AsterTableColumn *self, guint32 row)
{
  const AsterColumn *column = self->key.column;

  if (self->key.tokens != NULL)
    return aster_tokens_dup_shown (self->key.tokens, row);
  if (self->key.unknown)
    return g_strdup ("");
  if (column == NULL)
    return aster_number_dup_count ((gsize) row + 1);
  if (column->kind == ASTER_COLUMN_TEXT)
    return aster_token_escape (g_ptr_array_index (column->levels, column->codes[row]),
                               -1);
  if (isnan (column->numbers[row]))
    return g_strdup ("");

  return aster_number_shape_dup (&self->shape, column->numbers[row]);
}
