/* Sets of rows as a person keeps them: colours=red,blue;'my, own'#3=0-41,57. A set has
 * the mark of its place, or the one after #; a row has the mark of the last set that it
 * is in. */

#include <string.h>

#include "render-colours.h"
#include "row-list.h"
#include "tools/error.h"

static gboolean
refuse (const char *item, GError **error)
{
  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "--set-rows %s: expected a name and rows, such as colours=red,blue or "
               "'my own'#3=0-41, where #1 to #%d is a mark",
               item, ASTER_MAX_CLASSES);
  return FALSE;
}

/* The sign of equality behind the name, which may be quoted and hold one itself. */
static char *
find_equals (char *item)
{
  char *p = item;

  for (gboolean quoted = FALSE; *p != '\0' && (quoted || *p != '='); p++)
    if (*p == '\\' && quoted && p[1] != '\0')
      p++;
    else if (*p == '\'')
      quoted = !quoted;

  return *p == '=' ? p : NULL;
}

/* Splits "name#3" at its end; FALSE if what follows the sign is no mark. */
static gboolean
read_mark (char *name, guint8 *style)
{
  char *sign = strrchr (name, '#'), *quote = strrchr (name, '\'');
  guint64 mark;

  if (sign == NULL || sign < quote)
    return TRUE;
  if (!g_ascii_string_to_unsigned (sign + 1, 10, 1, ASTER_MAX_CLASSES, &mark, NULL))
    return FALSE;

  *sign = '\0';
  *style = (guint8) (mark - 1);

  return TRUE;
}

static void
clear_entry (gpointer data)
{
  g_free (((AsterLegendEntry *) data)->label);
}

/* Adds the set of @item; sets beyond the last mark need one to be named. */
static gboolean
read_set (const AsterCliInput *input,
          char *item,
          GArray *entries,
          guint8 *styles,
          GError **error)
{
  AsterLegendEntry entry = { NULL, 0, (guint8) MIN (entries->len, 255), FALSE };
  g_autoptr (GArray) rows = NULL;
  g_autofree char *given = g_strdup (item);
  char *equals = find_equals (item);

  if (equals != NULL)
    *equals = '\0';
  if (equals == NULL || !read_mark (item, &entry.style) || *item == '\0' ||
      entry.style >= ASTER_MAX_CLASSES)
    return refuse (given, error);
  for (guint e = 0; e < entries->len; e++)
    if (g_array_index (entries, AsterLegendEntry, e).style == entry.style)
      {
        g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                     "--set-rows %s: mark #%u is another set's", given, entry.style + 1u);
        return FALSE;
      }

  if (*g_strchug (equals + 1) != '\0' &&
      !(rows = aster_cli_rows_of (input, equals + 1, error)))
    {
      g_prefix_error (error, "--set-rows: ");
      return FALSE;
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    styles[g_array_index (rows, guint32, i)] = entry.style;
  entry.label = aster_cli_dup_unquoted (item);
  g_array_append_val (entries, entry);

  return TRUE;
}

/* The colours of --set-rows, which was given. */
AsterColouring *
aster_cli_colour_by_set_rows (const AsterCliRequest *request,
                              const AsterCliInput *input,
                              GError **error)
{
  const char *text = aster_cli_text (request, "--set-rows");
  gsize n = aster_space_n (input->chosen);
  g_autofree guint8 *styles = g_malloc (MAX (n, 1));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AsterLegendEntry));
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *read = NULL;

  if (*text == '@' && !(read = aster_cli_read_text (text + 1, NULL, error)))
    return NULL;

  g_array_set_clear_func (entries, clear_entry);
  memset (styles, ASTER_STYLE_MISSING, MAX (n, 1));
  items = aster_cli_split_list (read != NULL ? read : text, ';');
  for (guint i = 0; i < items->len; i++)
    if (*(char *) items->pdata[i] != '\0' &&
        !read_set (input, items->pdata[i], entries, styles, error))
      return NULL;

  return aster_colouring_new_from_sets (
      "Sets", (const AsterLegendEntry *) (gpointer) entries->data, entries->len, styles,
      n);
}
