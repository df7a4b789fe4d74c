/* Tables are TSV and objects one line of JSON, the same bytes in every locale. An
 * answer is built whole and then written once, so that a command that fails has
 * written nothing. */

#include "output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "files/save.h"
#include "tools/error.h"

/* A token in a cell: tab, newline and backslash as \t, \n, \\, and bytes that are
 * not UTF-8 as \xHH, so that the table stays UTF-8 and nothing is lost. */
void
aster_cli_append_bytes (GString *out, const char *bytes, gsize length)
{
  const char *p = bytes, *end = bytes + length;

  while (p < end)
    {
      gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

      if (c == '\t' || c == '\n' || c == '\\')
        g_string_append (out, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\\\");
      else if ((c >> 31) != 0 || c == 0)
        g_string_append_printf (out, "\\x%02X", (guchar) *p);
      else
        g_string_append_unichar (out, c);
      p = (c >> 31) != 0 || c == 0 ? p + 1 : g_utf8_next_char (p);
    }
}

void
aster_cli_append_token (GString *out, const AsterTokens *tokens, gsize row)
{
  gsize length;
  const char *bytes = aster_tokens_get (tokens, row, &length);

  aster_cli_append_bytes (out, bytes, length);
}

/* A number in a cell, nine digits; an empty cell where there is none. */
void
aster_cli_append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.9g", number));
}

/* The comma before a value, and its key if it has one. */
static void
append_key (GString *out, const char *key)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '{';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
  if (key != NULL)
    g_string_append_printf (out, "\"%s\":", key);
}

static void
append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

/* Opens an object; @key is NULL for the outermost. */
void
aster_cli_json_begin (GString *out, const char *key)
{
  if (key != NULL)
    append_key (out, key);
  g_string_append_c (out, '{');
}

void
aster_cli_json_end (GString *out)
{
  g_string_append_c (out, '}');
}

void
aster_cli_json_null (GString *out, const char *key)
{
  append_key (out, key);
  g_string_append (out, "null");
}

/* null if @text is NULL. */
void
aster_cli_json_text (GString *out, const char *key, const char *text)
{
  append_key (out, key);
  if (text != NULL)
    append_string (out, text);
  else
    g_string_append (out, "null");
}

void
aster_cli_json_count (GString *out, const char *key, guint64 count)
{
  append_key (out, key);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, count);
}

/* null if @number is not finite, which JSON cannot say. */
void
aster_cli_json_number (GString *out, const char *key, double number)
{
  append_key (out, key);
  if (isfinite (number))
    aster_cli_append_number (out, number);
  else
    g_string_append (out, "null");
}

void
aster_cli_json_texts (GString *out, const char *key, const char *const *texts)
{
  append_key (out, key);
  g_string_append_c (out, '[');
  for (; *texts != NULL; texts++)
    {
      append_key (out, NULL);
      append_string (out, *texts);
    }
  g_string_append_c (out, ']');
}

void
aster_cli_json_numbers (GString *out, const char *key, const double *numbers, gsize n)
{
  append_key (out, key);
  g_string_append_c (out, '[');
  for (gsize i = 0; i < n; i++)
    aster_cli_json_number (out, NULL, numbers[i]);
  g_string_append_c (out, ']');
}

/* Writes @out to standard output, and makes sure that it arrived. */
gboolean
aster_cli_print (const GString *out, GError **error)
{
  errno = 0;
  if (fwrite (out->str, 1, out->len, stdout) == out->len && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO, "standard output: %s",
               g_strerror (errno));
  return FALSE;
}

/* Writes @out to the file of -o, or else to standard output. */
gboolean
aster_cli_deliver (const AsterCliRequest *request, const GString *out, GError **error)
{
  const char *path = aster_cli_text (request, "-o");

  return path != NULL ? aster_save_bytes (path, out->str, out->len, error)
                      : aster_cli_print (out, error);
}
