/* A table about words and a file of vectors may have the same name, and both may be
 * cells between tabs or commas. Their first lines differ: that of vectors ends in
 * numbers, as do the two of the header of word2vec; that of a table has titles. */

#include "files/table-titles.h"

#include <string.h>
#include <unistd.h>

#include "tools/bytes.h"

#define LOOK (64 * 1024) /* bytes of the first line that are looked at */

static gboolean
is_number (const char *cell)
{
  char *end;

  g_ascii_strtod (cell, &end);

  return end > cell && *end == '\0';
}

/* Whether the last two cells of @line are numbers. */
static gboolean
ends_in_numbers (const char *line)
{
  g_auto (GStrv) cells = g_strsplit_set (line, "\t,; \r", -1);
  guint n_numbers = 0;

  for (guint i = g_strv_length (cells); i > 0 && n_numbers < 2; i--)
    if (is_number (cells[i - 1]))
      n_numbers++;
    else if (*cells[i - 1] != '\0')
      return FALSE;

  return n_numbers == 2;
}

/**
 * aster_table_has_titles:
 * @path: a file
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY
 *
 * Returns: whether its first line is that of a table and not that of vectors; %FALSE
 *   also where it cannot be read
 */
gboolean
aster_table_has_titles (const char *path, GError **error)
{
  int descriptor = aster_bytes_open (path, error);
  g_autoptr (AsterBytes) bytes = NULL;
  gboolean has_titles = FALSE;

  if (descriptor < 0)
    return FALSE;

  if ((bytes = aster_bytes_new (descriptor, path, error)) != NULL &&
      aster_bytes_fill (bytes, LOOK, error))
    {
      const char *first = (const char *) bytes->data;
      g_autofree char *line = g_strndup (first, strcspn (first, "\n"));

      has_titles = *line != '\0' && !ends_in_numbers (line);
    }
  close (descriptor);

  return has_titles;
}
