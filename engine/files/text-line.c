/* A token may hold spaces (glove.840B has «. . .»), so the last d fields are the
 * numbers and whatever stands before them is the token. Nearly all tokens hold
 * none, so a line is first read from the left, and again from the right only when
 * that fails. Fields are separated by spaces and tabs; nothing else separates:
 * U+00A0, U+0085 and U+2028 are letters of a token here. */

#include "files/text-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/row-peak.h"
#include "tools/decimal.h"
#include "tools/limits.h"
#include "values/tokens.h"

#define SHOWN_FIELD 40 /* bytes of a field that a message quotes */

static inline gboolean
is_separator (char c)
{
  return c == ' ' || c == '\t';
}

static inline const char *
skip_separators (const char *p, const char *end)
{
  while (p < end && is_separator (*p))
    p++;

  return p;
}

/* The end of a line without its one \r and the separators before it. */
static const char *
trim_end (const char *line, const char *end)
{
  if (end > line && end[-1] == '\r')
    end--;
  while (end > line && is_separator (end[-1]))
    end--;

  return end;
}

/* Where the last field before @end begins. */
static const char *
last_field (const char *line, const char *end)
{
  while (end > line && !is_separator (end[-1]))
    end--;

  return end;
}

/* Exactly @d numbers from @p to @end, each after at least one separator unless it
 * begins at @p. */
static gboolean
read_numbers (const char *p, const char *end, gsize d, float *row)
{
  for (gsize k = 0; k < d; k++)
    {
      p = skip_separators (p, end);
      if (p == end || !(p = aster_decimal_read (p, end, &row[k])) ||
          (p < end && !is_separator (*p)) || p > end)
        return FALSE;
    }

  return p == end;
}

/* The beginning of the last @d fields, or NULL if there are fewer. */
static const char *
last_fields (const char *line, const char *end, gsize d)
{
  const char *p = end;

  for (gsize k = 0; k < d; k++)
    {
      while (p > line && is_separator (p[-1]))
        p--;
      if (p == line)
        return NULL;
      p = last_field (line, p);
    }

  return p;
}

/**
 * aster_line_read:
 * @line: first byte of a line
 * @end: its line end, which can be read
 * @d: numbers a row
 * @named: whether a token stands before them
 * @row: (out): (d) the numbers
 *
 * Returns: what the line is; @row is meaningless unless it is a row
 */
AsterLine
aster_line_read (const char *line, const char *end, gsize d, gboolean named, float *row)
{
  AsterLine result = { ASTER_LINE_BAD, 0, 0 };
  const char *token_end = line, *numbers;

  end = trim_end (line, end);
  if (end == line)
    {
      result.kind = ASTER_LINE_BLANK;
      return result;
    }

  while (named && token_end < end && !is_separator (*token_end))
    token_end++;

  if (token_end == (named ? line : end) || !read_numbers (token_end, end, d, row))
    {
      if (!named || !(numbers = last_fields (line, end, d)) ||
          (numbers == line && !is_separator (*line)) ||
          !read_numbers (numbers, end, d, row))
        return result;
      token_end = trim_end (line, numbers);
    }

  result.token_length = (gsize) (token_end - line);
  if (result.token_length > ASTER_MAX_TOKEN ||
      memchr (line, '\0', result.token_length) != NULL)
    return result;

  result.kind = ASTER_LINE_ROW;
  result.peak = aster_row_peak (row, d);

  return result;
}

static gboolean
is_number (const char *p, const char *end)
{
  float ignored;

  return aster_decimal_read (p, end, &ignored) == end;
}

/* A field of at most 18 digits as a number. */
static gboolean
read_whole (const char *p, const char *end, guint64 *number)
{
  gsize length = (gsize) (end - p);

  *number = 0;
  for (; p < end && g_ascii_isdigit (*p); p++)
    *number = *number * 10 + (guint64) (*p - '0');

  return p == end && length > 0 && length <= 18;
}

/**
 * aster_line_count:
 * @line: the first byte of a line
 * @end: the byte after its last
 *
 * O(length).
 *
 * Returns: what kind of fields it has
 */
AsterLineCount
aster_line_count (const char *line, const char *end)
{
  AsterLineCount count = { 0 };
  const char *p;

  end = trim_end (line, end);
  for (p = skip_separators (line, end); p < end; p = skip_separators (p, end))
    {
      const char *field = p;
      guint64 number;

      while (p < end && !is_separator (*p))
        p++;
      count.n_numbers = is_number (field, p) ? count.n_numbers + 1 : 0;
      if (read_whole (field, p, &number))
        {
          count.n_whole++;
          if (count.n_fields == 0)
            count.first = number;
          else if (count.n_fields == 1)
            count.second = number;
        }
      count.n_fields++;
    }

  return count;
}

/* The first of the last @d fields that is not a number, escaped and clipped. */
static char *
dup_bad_field (const char *line, const char *end, gsize d)
{
  const char *p = last_fields (line, end, d);

  for (p = p != NULL ? p : line; p < end; p = skip_separators (p, end))
    {
      const char *field = p;

      while (p < end && !is_separator (*p))
        p++;
      if (!is_number (field, p))
        return aster_token_escape (field, MIN (p - field, SHOWN_FIELD));
    }

  return g_strdup ("");
}

/**
 * aster_line_explain:
 * @bytes: where the line is from
 * @number: which line, counted from 1
 * @line: a line that aster_line_read() calls bad
 * @end: its line end
 * @d: numbers a row
 * @error: (out): says what is wrong with it, %ASTER_ERROR_FORMAT
 */
void
aster_line_explain (const AsterBytes *bytes,
                    guint64 number,
                    const char *line,
                    const char *end,
                    gsize d,
                    GError **error)
{
  gboolean is_last = *end != '\n';
  AsterLineCount count = aster_line_count (line, end);
  g_autofree char *field = NULL;

  end = trim_end (line, end);
  if (memchr (line, '\0', (gsize) (end - line)) != NULL)
    aster_bytes_fail_line (bytes, number, ASTER_ERROR_FORMAT, error,
                           _ ("a NUL byte stands in this line: the file is binary or "
                              "damaged; get it again"));
  else if (count.n_fields == 2 && count.n_whole == 2 && d > 1)
    aster_bytes_fail_line (bytes, number, ASTER_ERROR_FORMAT, error,
                           _ ("expected %zu numbers after a token, found what looks like "
                              "a header: perhaps two files were joined; split them here"),
                           d);
  else if (count.n_fields < d + 1)
    aster_bytes_fail_line (
        bytes, number, ASTER_ERROR_FORMAT, error,
        is_last
            ? ngettext ("expected %zu number after the token, found %zu: the file is "
                        "truncated in its last line; get it again or load the rows "
                        "before",
                        "expected %zu numbers after the token, found %zu: the file is "
                        "truncated in its last line; get it again or load the rows "
                        "before",
                        d)
            : ngettext ("expected %zu number after the token, found %zu; correct the "
                        "line or load the rows before",
                        "expected %zu numbers after the token, found %zu; correct the "
                        "line or load the rows before",
                        d),
        d, count.n_fields - MIN (count.n_fields, 1));
  else if (count.n_numbers >= d)
    aster_bytes_fail_line (bytes, number, ASTER_ERROR_FORMAT, error,
                           _ ("the token is longer than %u bytes, which no vocabulary "
                              "needs; correct the line or load the rows before"),
                           ASTER_MAX_TOKEN);
  else
    {
      field = dup_bad_field (line, end, d);
      aster_bytes_fail_line (
          bytes, number, ASTER_ERROR_FORMAT, error,
          ngettext ("‘%s’ is not a number; expected %zu number after the "
                    "token, with a decimal point; correct the line or "
                    "load the rows before",
                    "‘%s’ is not a number; expected %zu numbers after "
                    "the token, with a decimal point; correct the line "
                    "or load the rows before",
                    d),
          field, d);
    }
}
