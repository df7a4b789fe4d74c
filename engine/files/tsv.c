#include "files/tsv.h"

#include <math.h>
#include <string.h>

/**
 * aster_tsv_append_cell:
 * @text: a table under way
 * @bytes: (array length=length): a token, any bytes
 * @length: how many
 *
 * Appends the token with tab, newline and backslash written `\t`, `\n` and `\\`, and
 * bytes that are not UTF-8 as `\xHH`, so that the table is UTF-8 and nothing is lost.
 */
void
aster_tsv_append_cell (GString *text, const char *bytes, gsize length)
{
  const char *p = bytes, *end = bytes + length;

  while (p < end)
    {
      const char *plain = p;
      gunichar c;

      while (p < end && *p >= ' ' && *p <= '~' && *p != '\\')
        p++;
      g_string_append_len (text, plain, p - plain);
      if (p == end)
        break;

      c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

      if (c == '\t' || c == '\n' || c == '\\')
        g_string_append (text, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\\\");
      else if ((c >> 31) != 0 || c == 0)
        g_string_append_printf (text, "\\x%02X", (guchar) *p);
      else
        g_string_append_unichar (text, c);
      p = (c >> 31) != 0 || c == 0 ? p + 1 : g_utf8_next_char (p);
    }
}

/* Whether a spreadsheet would compute what the cell says, and might fetch or run it: it
 * begins with `=`, `+`, `-` or `@`, perhaps after quotes, which spreadsheets take away.
 */
static gboolean
is_formula (const char *bytes, gsize length)
{
  gsize i = 0;

  while (i < length && bytes[i] == '"')
    i++;

  return i + 1 < length && memchr ("=+-@", bytes[i], 4) != NULL;
}

/**
 * aster_tsv_append_safe_cell:
 * @text: a table under way
 * @bytes: (array length=length): as for aster_tsv_append_cell()
 * @length: how many
 *
 * The same for a table that may be opened in a spreadsheet: the first letter of a cell
 * that it would compute is written `\xHH`. A carriage return, which would begin a line,
 * is written `\r`. The reader of tables gives both back.
 */
void
aster_tsv_append_safe_cell (GString *text, const char *bytes, gsize length)
{
  const char *end = bytes + length, *stop;

  if (is_formula (bytes, length))
    g_string_append_printf (text, "\\x%02X", (guchar) *bytes++);

  while ((stop = memchr (bytes, '\r', (gsize) (end - bytes))) != NULL)
    {
      aster_tsv_append_cell (text, bytes, (gsize) (stop - bytes));
      g_string_append (text, "\\r");
      bytes = stop + 1;
    }
  aster_tsv_append_cell (text, bytes, (gsize) (end - bytes));
}

/**
 * aster_csv_append_safe_cell:
 * @text: a table under way
 * @bytes: (array length=length): a token, any bytes
 * @length: how many
 *
 * Appends the token in quotes, by RFC 4180. Bytes that are not UTF-8 become U+FFFD, and
 * an apostrophe comes before what a spreadsheet would compute, as spreadsheets themselves
 * mark text.
 */
void
aster_csv_append_safe_cell (GString *text, const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize) length);
  gsize valid_length = strlen (valid);

  g_string_append_c (text, '"');
  if (is_formula (valid, valid_length) || valid[0] == '\t' || valid[0] == '\r')
    g_string_append_c (text, '\'');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/**
 * aster_tsv_append_number:
 * @text: receives the number at its end
 * @number: a number; nothing is added for NaN
 *
 * Nine digits, and a decimal point in every locale.
 */
void
aster_tsv_append_number (GString *text, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.9g", number));
}
