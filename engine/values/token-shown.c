/* A token as a person may see it: any bytes, made into text that is safe on a label, in a
 * list and in a sentence. */

#include <string.h>

#include "tools/limits.h"
#include "values/tokens.h"

/* Whether @c must not reach a label as it is: what is invisible, what turns the
 * direction of the text round it, what is no character and never will be, and spaces that
 * look like the plain one. The joiners and tags that scripts and emoji need are kept. */
static gboolean
is_hidden (gunichar c)
{
  if (c == 0x200c || c == 0x200d || (c >= 0xe0020 && c <= 0xe007f))
    return FALSE;
  if (c == 0x3164 || c == 0xffa0 || c == 0x2800) /* letters that are blank */
    return TRUE;
  if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return TRUE;

  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;

    case G_UNICODE_SPACE_SEPARATOR:
      return c != ' ';

    default:
      return FALSE;
    }
}

/* @edge: @c is the first or the last character. */
static void
append_shown (GString *out, gunichar c, gboolean edge)
{
  if (c == ' ' && edge)
    g_string_append (out, "␠");
  else if (c == '\n')
    g_string_append (out, "⏎");
  else if (is_hidden (c))
    g_string_append_printf (out, c > 0xffff ? "\\U%06X" : "\\u%04X", c);
  else
    g_string_append_unichar (out, c);
}

/**
 * aster_token_escape:
 * @bytes: any bytes
 * @length: how many, or −1 if they end with a NUL
 *
 * Makes a token safe to show: bytes that are not UTF-8 become `\xFF`, control
 * and invisible characters `\u001B`, a leading or trailing space `␠`, a line end
 * `⏎`, and what is longer than %ASTER_MAX_SHOWN bytes or %ASTER_MAX_SHOWN_MARKS
 * clusters, or has more than %ASTER_MAX_STACKED marks on one letter, is cut and ends in
 * `…`: marks without end would stand over all that is above. The result holds no line
 * ends; it may hold markup, so never hand it to a parser of that.
 *
 * Returns: (transfer full): valid UTF-8 for a label
 */
char *
aster_token_escape (const char *bytes, gssize length)
{
  GString *out = g_string_new (NULL);
  const char *p = bytes, *end;
  guint clusters = 0, marks = 0;

  end = bytes + (length < 0 ? (gssize) strlen (bytes) : length);

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2 && c != 0;
      gboolean mark = valid && g_unichar_ismark (c);
      const char *after = valid ? g_utf8_next_char (p) : p + 1;

      if (after - bytes > (gssize) ASTER_MAX_SHOWN ||
          (mark ? marks == ASTER_MAX_STACKED : clusters == ASTER_MAX_SHOWN_MARKS))
        {
          g_string_append (out, "…");
          break;
        }

      if (valid)
        append_shown (out, c, p == bytes || after == end);
      else
        g_string_append_printf (out, "\\x%02X", (guchar) *p);

      clusters += !mark;
      marks = mark ? marks + 1 : 0;
      p = after;
    }

  return g_string_free (out, FALSE);
}

/**
 * aster_text_escape:
 * @text: a sentence, a title or a path, UTF-8
 *
 * Makes text that names files or words of a person safe to show: what is invisible or
 * turns the direction of the text round it becomes `\u202E`. Spaces and line ends stay,
 * and nothing is cut.
 *
 * Returns: (transfer full): valid UTF-8 for a label
 */
char *
aster_text_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_unichar (out, c);
      else
        append_shown (out, c, FALSE);
    }

  return g_string_free (out, FALSE);
}

/**
 * aster_path_dup_shown:
 * @path: of a file, in the encoding of file names
 *
 * Returns: (transfer full): the name of the file without its folder, safe to show
 */
char *
aster_path_dup_shown (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return aster_text_escape (name);
}
