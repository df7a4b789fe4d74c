/* safetensors: the matrix as the tensor «embeddings», tokens and columns as JSON in
 * the strings of __metadata__; safetensors.c says how they are read back. Every
 * space can be written so, whatever its tokens hold. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/save-formats.h"
#include "tools/error.h"
#include "tools/half.h"
#include "tools/json.h"
#include "tools/limits.h"

#define LARGEST_HALF 65504.0f
#define ROWS_A_BEAT  4096
#define A_PIECE      (1024 * 1024) /* bytes of the header between two beats */

/* The header on its way: JSON, some of it inside strings of JSON. */
typedef struct
{
  const AsterSpace *space;
  GString *out;
  GString *scratch; /* a piece of the inner JSON */
  AsterPulse *pulse;
} Header;

/* Whether JSON can hold the token: UTF-8 without NUL. */
static gboolean
is_plain (const char *token, gsize length)
{
  return g_utf8_validate_len (token, length, NULL);
}

static gboolean
beat (AsterPulse *pulse, double fraction, GError **error)
{
  if (aster_pulse_beat (pulse, fraction, NULL))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/* Moves the scratch into the string of the header that is open. */
static void
add_scratch (Header *self)
{
  aster_json_append_inner (self->out, self->scratch->str, self->scratch->len);
  g_string_truncate (self->scratch, 0);
}

static gboolean
beat_row (Header *self, gsize i, GError **error)
{
  return i % ROWS_A_BEAT != 0 || beat (self->pulse, 0, error);
}

static void
open_about (Header *self, const char *key, const char *inner)
{
  if (self->out->str[self->out->len - 1] != '{')
    g_string_append_c (self->out, ',');
  aster_json_append (self->out, key, -1);
  g_string_append (self->out, ":\"");
  g_string_append (self->scratch, inner);
}

static void
close_about (Header *self, const char *inner)
{
  g_string_append (self->scratch, inner);
  add_scratch (self);
  g_string_append_c (self->out, '"');
}

static void
add_text (Header *self, const char *key, const char *text)
{
  if (text == NULL)
    return;

  open_about (self, key, "");
  close_about (self, text);
}

static gboolean
add_tokens (Header *self, GError **error)
{
  open_about (self, "tokens", "[");
  for (gsize i = 0; i < aster_space_n (self->space); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (self->space->tokens, i, &length);
      g_autofree char *valid = NULL;

      if (!beat_row (self, i, error))
        return FALSE;
      if (i > 0)
        g_string_append_c (self->scratch, ',');
      if (!is_plain (token, length))
        valid = g_utf8_make_valid (token, (gssize) length);
      aster_json_append (self->scratch, valid != NULL ? valid : token,
                         valid != NULL ? -1 : (gssize) length);
      add_scratch (self);
    }
  close_about (self, "]");

  return TRUE;
}

/* The exact bytes of the tokens that JSON cannot hold, if there are any. */
static gboolean
add_token_bytes (Header *self, GError **error)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < aster_space_n (self->space); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (self->space->tokens, i, &length);
      g_autofree char *encoded = NULL;

      if (!beat_row (self, i, error))
        return FALSE;
      if (is_plain (token, length))
        continue;
      if (!any)
        open_about (self, "token_bytes", "{");
      encoded = g_base64_encode ((const guchar *) token, length);
      g_string_append_printf (self->scratch, "%s\"%zu\":\"%s\"", any ? "," : "", i,
                              encoded);
      add_scratch (self);
      any = TRUE;
    }
  if (any)
    close_about (self, "}");

  return TRUE;
}

static void
append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, isnan (number)
                            ? "null"
                            : g_ascii_formatd (text, sizeof text, "%.15g", number));
  if (!isnan (number) && g_ascii_strtod (text, NULL) != number)
    {
      g_string_truncate (out, out->len - strlen (text));
      g_string_append (out, g_ascii_formatd (text, sizeof text, "%.17g", number));
    }
}

static gboolean
add_cells (Header *self, const AsterColumn *column, GError **error)
{
  for (gsize i = 0; i < column->n; i++)
    {
      if (!beat_row (self, i, error))
        return FALSE;
      if (i > 0)
        g_string_append_c (self->scratch, ',');
      if (column->kind == ASTER_COLUMN_NUMBER)
        append_number (self->scratch, column->numbers[i]);
      else
        aster_json_append (self->scratch,
                           g_ptr_array_index (column->levels, column->codes[i]), -1);
      add_scratch (self);
    }

  return TRUE;
}

static gboolean
add_columns (Header *self, GError **error)
{
  const GPtrArray *columns = self->space->columns;

  if (columns->len == 0)
    return TRUE;

  open_about (self, "columns", "[");
  for (guint k = 0; k < columns->len; k++)
    {
      const AsterColumn *column = g_ptr_array_index (columns, k);

      g_string_append (self->scratch, k > 0 ? ",{\"name\":" : "{\"name\":");
      aster_json_append (self->scratch, column->name, -1);
      g_string_append_printf (self->scratch, ",\"kind\":\"%s\",\"cells\":[",
                              column->kind == ASTER_COLUMN_NUMBER ? "number" : "text");
      if (!add_cells (self, column, error))
        return FALSE;
      g_string_append (self->scratch, "]}");
    }
  close_about (self, "]");

  return TRUE;
}

/* The whole header, padded, into @out. */
static gboolean
make_header (const AsterSpace *space,
             gboolean half,
             GString *out,
             AsterPulse *pulse,
             GError **error)
{
  gsize n = aster_space_n (space), d = aster_space_d (space);
  g_autoptr (GString) scratch = g_string_new (NULL);
  Header header = { space, out, scratch, pulse };

  g_string_append (out, "{\"__metadata__\":{");
  add_text (&header, "title", space->origin.name);
  add_text (&header, "description", space->origin.description);
  add_text (&header, "licence", space->origin.licence);
  if (!add_tokens (&header, error) || !add_token_bytes (&header, error) ||
      !add_columns (&header, error))
    return FALSE;

  g_string_append_printf (out,
                          "},\"embeddings\":{\"dtype\":\"%s\",\"shape\":[%zu,%zu],"
                          "\"data_offsets\":[0,%zu]}}",
                          half ? "F16" : "F32", n, d, n * d * (half ? 2 : 4));
  while (out->len % 8 != 0)
    g_string_append_c (out, ' ');

  return TRUE;
}

static gboolean
write_header (AsterWriter *writer,
              const GString *header,
              AsterPulse *pulse,
              GError **error)
{
  guint64 length = GUINT64_TO_LE ((guint64) header->len);

  if (header->len > ASTER_MAX_ST_HEADER)
    {
      g_set_error (
          error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
          _ ("%s: tokens and columns need %zu bytes and the header of safetensors "
             "may have %u; write .vec instead"),
          aster_writer_get_name (writer), header->len, ASTER_MAX_ST_HEADER);
      return FALSE;
    }
  if (!aster_writer_add (writer, &length, sizeof length, error))
    return FALSE;

  for (gsize at = 0; at < header->len; at += A_PIECE)
    if (!beat (pulse, 0, error) ||
        !aster_writer_add (writer, header->str + at, MIN (A_PIECE, header->len - at),
                           error))
      return FALSE;

  return TRUE;
}

/* A row as it is stored, into @to. FALSE if a number is too large for F16. */
static gboolean
encode_row (const float *row, gsize d, gboolean half, guchar *to)
{
  for (gsize k = 0; k < d; k++)
    if (half)
      {
        guint16 bits = GUINT16_TO_LE (aster_half_from_float (row[k]));

        if (fabsf (row[k]) > LARGEST_HALF)
          return FALSE;
        memcpy (to + 2 * k, &bits, sizeof bits);
      }
    else
      {
        guint32 bits = GUINT32_TO_LE (aster_float_to_bits (row[k]));

        memcpy (to + 4 * k, &bits, sizeof bits);
      }

  return TRUE;
}

/**
 * aster_save_safetensors:
 * @space: what to write (n × d)
 * @options: whether in half precision
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_CANCELLED, and
 *   %ASTER_ERROR_DOMAIN for tokens and columns that are too long for a header, or a
 *   number that is too large for half precision
 *
 * Vectors, tokens and columns, the latter two in the header. O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_safetensors (const AsterSpace *space,
                        const AsterSaveOptions *options,
                        AsterWriter *writer,
                        AsterPulse *pulse,
                        GError **error)
{
  gsize n = aster_space_n (space), d = aster_space_d (space);
  gsize size = d * (options->half ? 2 : 4), every = MAX (1, 256 * 1024 / d);
  g_autoptr (GString) header = g_string_new (NULL);
  g_autofree guchar *row = g_malloc (size);

  if (!make_header (space, options->half, header, pulse, error) ||
      !write_header (writer, header, pulse, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (i % every == 0 && !beat (pulse, (double) i / (double) n, error))
        return FALSE;
      if (!encode_row (aster_matrix_row (space->vectors, i), d, options->half, row))
        {
          g_set_error (
              error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
              _ ("%s: a number of row %zu is too large for half precision; write "
                 "without it"),
              aster_writer_get_name (writer), i);
          return FALSE;
        }
      if (!aster_writer_add (writer, row, size, error))
        return FALSE;
    }

  return TRUE;
}
