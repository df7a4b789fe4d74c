/* The text formats. Each number is written with the fewest digits that read back
 * as the same float32, in the "C" locale always. Rows are laid out in parallel, a
 * block at a time, and written in order.
 *
 * A text file has no way to quote: a token that would be read back as another, or
 * break its line, is refused by name rather than changed. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/save-formats.h"
#include "tools/decimal.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define BLOCK_BYTES (1024u * 1024) /* of text: about 5 ms of work */
#define GRAIN_BYTES 16384u

typedef struct
{
  const AsterSpace *space;
  gsize first;     /* row of the space that is row 0 of the block */
  gsize room;      /* bytes of text a row may take */
  char separator;  /* between numbers */
  gboolean named;  /* the token first */
  GString **texts; /* (rows of the block) */
} Block;

static void
write_row (const Block *block, gsize row, GString *text)
{
  const float *numbers = aster_matrix_row (block->space->vectors, row);
  gsize d = aster_space_d (block->space), length;
  char *p;

  g_string_truncate (text, 0);
  if (block->named)
    {
      const char *token = aster_tokens_get (block->space->tokens, row, &length);

      g_string_append_len (text, token, (gssize) length);
      g_string_append_c (text, block->separator);
    }

  length = text->len;
  g_string_set_size (text, length + d * (ASTER_DECIMAL_ROOM + 1));
  p = text->str + length;
  for (gsize k = 0; k < d; k++)
    {
      p += aster_decimal_write (numbers[k], p);
      *p++ = k + 1 < d ? block->separator : '\n';
    }
  g_string_truncate (text, (gsize) (p - text->str));
}

static void
write_rows (gsize begin, gsize end, gpointer user_data)
{
  Block *block = user_data;

  for (gsize i = begin; i < end; i++)
    write_row (block, block->first + i, block->texts[i]);
}

static gboolean
save_rows (
    Block *block, gsize most, AsterWriter *writer, AsterPulse *pulse, GError **error)
{
  gsize n = aster_space_n (block->space), d = aster_space_d (block->space);

  for (; block->first < n; block->first += most)
    {
      gsize here = MIN (most, n - block->first);

      if (!aster_pulse_beat (pulse, (double) block->first / (double) n, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      aster_parallel_for (here, MAX (1, GRAIN_BYTES / (d * 10)), write_rows, block);
      for (gsize i = 0; i < here; i++)
        if (!aster_writer_add (writer, block->texts[i]->str, block->texts[i]->len, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
save_text (const AsterSpace *space,
           char separator,
           gboolean named,
           AsterWriter *writer,
           AsterPulse *pulse,
           GError **error)
{
  gsize most = MAX (1, BLOCK_BYTES / (aster_space_d (space) * 10));
  g_autofree GString **texts = g_new (GString *, most);
  Block block = { space, 0, 0, separator, named, texts };
  gboolean good;

  for (gsize i = 0; i < most; i++)
    texts[i] = g_string_new (NULL);
  good = save_rows (&block, most, writer, pulse, error);
  for (gsize i = 0; i < most; i++)
    g_string_free (texts[i], TRUE);

  return good;
}

/* Whether a line that begins with this token would be read back with it. */
static gboolean
is_writable (const char *token, gsize length)
{
  char last = length > 0 ? token[length - 1] : ' ';

  return last != ' ' && last != '\t' && last != '\r' &&
         memchr (token, '\n', length) == NULL && memchr (token, '\0', length) == NULL;
}

static gboolean
check_tokens (const AsterSpace *space, const AsterWriter *writer, GError **error)
{
  for (gsize i = 0; i < aster_space_n (space); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);
      g_autofree char *shown = NULL;

      if (is_writable (token, length))
        continue;
      shown = aster_tokens_dup_shown (space->tokens, i);
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("%s: the token ‘%s’ of row %zu cannot stand in a text file: it is "
                      "empty or has a line end or a space at its end; write .safetensors "
                      "instead"),
                   aster_writer_get_name (writer), shown, i);
      return FALSE;
    }

  return TRUE;
}

/**
 * aster_save_glove:
 * @space: what to write (n × d)
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_CANCELLED, and
 *   %ASTER_ERROR_DOMAIN for a token that could not be read back
 *
 * GloVe: a token and its numbers a line. O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_glove (const AsterSpace *space,
                  const AsterSaveOptions *options,
                  AsterWriter *writer,
                  AsterPulse *pulse,
                  GError **error)
{
  return check_tokens (space, writer, error) &&
         save_text (space, ' ', TRUE, writer, pulse, error);
}

/**
 * aster_save_word2vec_text:
 * @space: what to write (n × d)
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location as of aster_save_glove()
 *
 * word2vec text: as aster_save_glove(), after a line with rows and dimensions.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_word2vec_text (const AsterSpace *space,
                          const AsterSaveOptions *options,
                          AsterWriter *writer,
                          AsterPulse *pulse,
                          GError **error)
{
  g_autofree char *header = g_strdup_printf ("%zu %zu\n", aster_space_n (space),
                                             aster_space_d (space));

  return check_tokens (space, writer, error) &&
         aster_writer_add (writer, header, strlen (header), error) &&
         save_text (space, ' ', TRUE, writer, pulse, error);
}

/**
 * aster_save_tensors_tsv:
 * @space: what to write (n × d)
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO or %ASTER_ERROR_CANCELLED
 *
 * Numbers only, a row a line, as the Embedding Projector reads. O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_tensors_tsv (const AsterSpace *space,
                        const AsterSaveOptions *options,
                        AsterWriter *writer,
                        AsterPulse *pulse,
                        GError **error)
{
  return save_text (space, '\t', FALSE, writer, pulse, error);
}

/* Tab, newline and backslash as \t, \n and \\, so that a cell stays a cell. */
static void
append_cell (GString *out, const char *cell, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (cell[i])
      {
      case '\t':
        g_string_append (out, "\\t");
        break;

      case '\n':
        g_string_append (out, "\\n");
        break;

      case '\r':
        g_string_append (out, "\\r");
        break;

      case '\\':
        g_string_append (out, "\\\\");
        break;

      default:
        g_string_append_c (out, cell[i]);
      }
}

/**
 * aster_save_metadata_tsv:
 * @space: what to write
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO or %ASTER_ERROR_CANCELLED
 *
 * Tokens and columns; the title line stands only above two columns or more, which is
 * how the Embedding Projector knows it. O(bytes written).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_metadata_tsv (const AsterSpace *space,
                         const AsterSaveOptions *options,
                         AsterWriter *writer,
                         AsterPulse *pulse,
                         GError **error)
{
  g_autoptr (GString) text = g_string_new (space->columns->len > 0 ? "token" : NULL);
  gsize n = aster_space_n (space);

  for (guint k = 0; k < space->columns->len; k++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, k);

      g_string_append_c (text, '\t');
      append_cell (text, column->name, strlen (column->name));
    }
  if (space->columns->len > 0)
    g_string_append_c (text, '\n');

  for (gsize i = 0; i < n; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);

      if (i % 1024 == 0 && !aster_pulse_beat (pulse, 1, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      append_cell (text, token, length);
      for (guint k = 0; k < space->columns->len; k++)
        {
          const AsterColumn *column = g_ptr_array_index (space->columns, k);
          g_autofree char *cell = aster_column_dup_cell (column, i);

          g_string_append_c (text, '\t');
          append_cell (text, cell, strlen (cell));
        }
      g_string_append_c (text, '\n');
      if (!aster_writer_add (writer, text->str, text->len, error))
        return FALSE;
      g_string_truncate (text, 0);
    }

  return TRUE;
}
