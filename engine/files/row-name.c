#include "files/row-name.h"

#include <glib/gi18n-lib.h>

#include "tools/limits.h"
#include "values/tokens.h"

#define PLACE_LETTERS 24 /* letters of a token that a place shows */

/**
 * aster_row_name_dup_place:
 * @name: a name
 * @by_line: whether places are lines of a text, or else rows
 *
 * Returns: (transfer full): where it stands in its file, for a message: “line 7 ‘king’”
 */
char *
aster_row_name_dup_place (const AsterRowName *name, gboolean by_line)
{
  g_autofree char *shown = aster_token_escape (name->token, (gssize) name->length);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, name->number);
  const char *more = "";

  if (g_utf8_strlen (shown, -1) > PLACE_LETTERS)
    {
      *g_utf8_offset_to_pointer (shown, PLACE_LETTERS) = '\0';
      more = "…";
    }

  if (by_line)
    /* Translators: a place in a file: line number, token, “…” if it is shortened. */
    return g_strdup_printf (_ ("line %s ‘%s%s’"), number, shown, more);

  /* Translators: a place in a file: row number, token, “…” if it is shortened. */
  return g_strdup_printf (_ ("row %s ‘%s%s’"), number, shown, more);
}

/**
 * aster_row_name_is_plain:
 * @name: a name
 *
 * O(length), and of a long name O(1).
 *
 * Returns: whether it is short and without control characters, as nearly all are
 */
gboolean
aster_row_name_is_plain (const AsterRowName *name)
{
  guchar odd = name->length > ASTER_MAX_SHOWN_MARKS || name->length == 0;

  for (gsize i = 0; !odd && i < name->length; i++)
    odd = name->token[i] < 0x20 || name->token[i] == 0x7f;

  return !odd;
}

/**
 * aster_row_name_is_long:
 * @name: a name in valid UTF-8
 *
 * O(length).
 *
 * Returns: whether a label could not show all of it: bytes, letters or marks
 */
gboolean
aster_row_name_is_long (const AsterRowName *name)
{
  gsize letters = 0, marks = 0, most = 0;

  for (const char *p = name->token; p < name->token + name->length;
       p = g_utf8_next_char (p))
    {
      gboolean mark = g_unichar_ismark (g_utf8_get_char (p));

      letters += !mark;
      marks = mark ? marks + 1 : 0;
      most = MAX (most, marks);
    }

  return name->length > ASTER_MAX_SHOWN || letters > ASTER_MAX_SHOWN_MARKS ||
         most > ASTER_MAX_STACKED;
}
