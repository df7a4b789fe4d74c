#include "document/refusal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * aster_refusal_dup_text:
 * @name: what the file is called in the window
 * @path: where it lies
 * @message: what the engine says of it
 *
 * The engine begins with the path and the place, for scripts: “/a/b.txt:7: why” or
 * “/a/b.bin@1024: why”. A person is told the name, the place, then why. The very
 * first byte is no place: what is said there is said of the whole file.
 *
 * Returns: (transfer full): one sentence
 */
char *
aster_refusal_dup_text (const char *name, const char *path, const char *message)
{
  const char *rest = message;
  g_autofree char *place = NULL;
  gboolean is_line = FALSE;

  if (g_str_has_prefix (rest, path))
    {
      const char *mark = rest + strlen (path);
      gsize digits;

      mark += strspn (mark, " ");
      is_line = *mark == ':';
      digits = strchr (":@", *mark) != NULL && *mark != '\0'
                   ? strspn (mark + 1, "0123456789")
                   : 0;
      if (digits > 0)
        place = g_strndup (mark + 1, digits);
      rest = digits > 0 ? mark + 1 + digits : mark;
    }
  rest += strspn (rest, ": ");

  if (place == NULL || (!is_line && g_str_equal (place, "0")))
    /* Translators: the name of a file, then why it could not be opened */
    return g_strdup_printf (_ ("Could not open “%s”: %s"), name, rest);

  return g_strdup_printf (is_line
                              /* Translators: a file, the number of a line, and why */
                              ? _ ("Could not open “%s”, line %s: %s")
                              /* Translators: a file, the number of a byte, and why */
                              : _ ("Could not open “%s”, byte %s: %s"),
                          name, place, rest);
}
