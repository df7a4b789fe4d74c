/* Tables are TSV and objects one line of JSON, the same bytes in every locale. An
 * answer is built whole and then written once, so that a command that fails has
 * written nothing. */

#include "output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "files/save.h"
#include "files/tsv.h"
#include "tools/error.h"

static gboolean for_spreadsheets; /* (main): set once, before anything is written */

/* Whether cells that a spreadsheet would compute are marked as text from now on. They are
 * not by default, because scripts rely on a token being written as it is. */
void
aster_cli_write_for_spreadsheets (gboolean yes)
{
  for_spreadsheets = yes;
}

void
aster_cli_append_bytes (GString *out, const char *bytes, gsize length)
{
  if (for_spreadsheets)
    aster_tsv_append_safe_cell (out, bytes, length);
  else
    aster_tsv_append_cell (out, bytes, length);
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
  aster_tsv_append_number (out, number);
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
aster_cli_json_flag (GString *out, const char *key, gboolean flag)
{
  append_key (out, key);
  g_string_append (out, flag ? "true" : "false");
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

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 && S_ISREG (one.st_mode) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* An answer must not replace the vectors that it is made of: the first argument. */
gboolean
aster_cli_check_output (const AsterCliRequest *request, GError **error)
{
  static const char *const options[] = { "-o", "--recalls" };
  const char *input = aster_cli_argument (request, 0);

  for (guint i = 0; i < G_N_ELEMENTS (options) && input != NULL; i++)
    {
      const char *path = aster_cli_text (request, options[i]);

      if (path == NULL || !is_same_file (path, input))
        continue;
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s %s: this is the file that is read; give the answer another name",
                   options[i], path);
      return FALSE;
    }

  return TRUE;
}

/* Writes @out to the file of -o, or else to standard output. */
gboolean
aster_cli_deliver (const AsterCliRequest *request, const GString *out, GError **error)
{
  const char *path = aster_cli_text (request, "-o");

  return path != NULL ? aster_save_bytes (path, out->str, out->len, error)
                      : aster_cli_print (out, error);
}
