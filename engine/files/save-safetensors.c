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

/* Whether JSON can hold the token: UTF-8 without NUL. */
static gboolean
is_plain (const char *token, gsize length)
{
  return g_utf8_validate_len (token, length, NULL);
}

/* A key with a string that is itself JSON or text: "key":"…". */
static void
append_about (GString *header, const char *key, const char *text)
{
  if (text == NULL)
    return;

  if (header->str[header->len - 1] != '{')
    g_string_append_c (header, ',');
  aster_json_append (header, key, -1);
  g_string_append_c (header, ':');
  aster_json_append (header, text, -1);
}

static char *
dup_tokens (const AsterSpace *space)
{
  GString *out = g_string_new ("[");

  for (gsize i = 0; i < aster_space_n (space); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);
      g_autofree char *valid = NULL;

      if (i > 0)
        g_string_append_c (out, ',');
      if (is_plain (token, length))
        aster_json_append (out, token, (gssize) length);
      else
        {
          valid = g_utf8_make_valid (token, (gssize) length);
          aster_json_append (out, valid, -1);
        }
    }
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

/* The exact bytes of the tokens that JSON cannot hold; NULL if it holds all. */
static char *
dup_token_bytes (const AsterSpace *space)
{
  GString *out = g_string_new ("{");

  for (gsize i = 0; i < aster_space_n (space); i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);
      g_autofree char *encoded = NULL;

      if (is_plain (token, length))
        continue;
      encoded = g_base64_encode ((const guchar *) token, length);
      g_string_append_printf (out, "%s\"%zu\":\"%s\"", out->len > 1 ? "," : "", i,
                              encoded);
    }
  g_string_append_c (out, '}');

  return g_string_free (out, out->len == 2);
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

static char *
dup_columns (const AsterSpace *space)
{
  GString *out;

  if (space->columns->len == 0)
    return NULL;

  out = g_string_new ("[");
  for (guint k = 0; k < space->columns->len; k++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, k);

      g_string_append (out, k > 0 ? ",{\"name\":" : "{\"name\":");
      aster_json_append (out, column->name, -1);
      g_string_append_printf (out, ",\"kind\":\"%s\",\"cells\":[",
                              column->kind == ASTER_COLUMN_NUMBER ? "number" : "text");
      for (gsize i = 0; i < column->n; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          if (column->kind == ASTER_COLUMN_NUMBER)
            append_number (out, column->numbers[i]);
          else
            aster_json_append (out, g_ptr_array_index (column->levels, column->codes[i]),
                               -1);
        }
      g_string_append (out, "]}");
    }
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

static GString *
make_header (const AsterSpace *space, gboolean half)
{
  gsize n = aster_space_n (space), d = aster_space_d (space);
  GString *header = g_string_new ("{\"__metadata__\":{");
  g_autofree char *tokens = dup_tokens (space);
  g_autofree char *raw = dup_token_bytes (space);
  g_autofree char *columns = dup_columns (space);

  append_about (header, "title", space->origin.name);
  append_about (header, "description", space->origin.description);
  append_about (header, "licence", space->origin.licence);
  append_about (header, "tokens", tokens);
  append_about (header, "token_bytes", raw);
  append_about (header, "columns", columns);
  g_string_append_printf (header,
                          "},\"embeddings\":{\"dtype\":\"%s\",\"shape\":[%zu,%zu],"
                          "\"data_offsets\":[0,%zu]}}",
                          half ? "F16" : "F32", n, d, n * d * (half ? 2 : 4));
  while (header->len % 8 != 0)
    g_string_append_c (header, ' ');

  return header;
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
  g_autoptr (GString) header = make_header (space, options->half);
  g_autofree guchar *row = g_malloc (size);
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
  if (!aster_writer_add (writer, &length, sizeof length, error) ||
      !aster_writer_add (writer, header->str, header->len, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (i % every == 0 && !aster_pulse_beat (pulse, (double) i / (double) n, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
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
