/* Rows are numbers, as --rows takes them, or tokens as expressions spell them, between
 * commas: 0-41,57 or king,'New York',#3. A list longer than a shell takes is read from a
 * file: @rows.txt. */

#include "row-list.h"

#include <string.h>

#include "tools/error.h"
#include "values/row-set.h"
#include "words/expression.h"

#define NUMBERS "0123456789-, "

/* Where the rows of everything that was read stand among those that were chosen, −1 for
 * nowhere. */
static int *
invert (const AsterCliInput *input)
{
  gsize n = aster_space_n (input->whole);
  int *places = g_new (int, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    places[i] = input->rows == NULL ? (int) i : -1;
  for (guint i = 0; input->rows != NULL && i < input->rows->len; i++)
    places[g_array_index (input->rows, guint32, i)] = (int) i;

  return places;
}

static GArray *
read_numbers (const char *text, gsize n, GError **error)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (AsterRowSet) set = aster_row_set_parse (text, error);
  g_autofree guint32 *chosen = NULL;

  if (set != NULL && aster_row_set_get_last (set) < n)
    {
      chosen = aster_row_set_dup (set, NULL);
      g_array_append_vals (rows, chosen, (guint) set->n);
      return rows;
    }

  if (set != NULL)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                 "there is no row %u; the last is %zu", aster_row_set_get_last (set),
                 n - 1);
  g_array_unref (rows);

  return NULL;
}

/* (transfer full): the items of a list between separators that are not quoted. */
GPtrArray *
aster_cli_split_list (const char *text, char separator)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  const char *start = text, *p;
  gboolean quoted = FALSE;

  for (p = text; *p != '\0'; p++)
    if (*p == '\\' && quoted && p[1] != '\0')
      p++;
    else if (*p == '\'')
      quoted = !quoted;
    else if (*p == separator && !quoted)
      {
        g_ptr_array_add (items, g_strstrip (g_strndup (start, (gsize) (p - start))));
        start = p + 1;
      }
  g_ptr_array_add (items, g_strstrip (g_strdup (start)));

  return items;
}

/* (transfer full): @text without the quotes around it and the backslashes before them. */
char *
aster_cli_dup_unquoted (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *inside = NULL;

  if (length < 2 || text[0] != '\'' || text[length - 1] != '\'')
    return g_strdup (text);

  inside = g_strndup (text + 1, length - 2);

  return g_strcompress (inside);
}

/* Adds the one row of everything that was read that @item names. */
static gboolean
read_token (const AsterCliInput *input, const char *item, GArray *rows, GError **error)
{
  g_autoptr (AsterExpression) token = aster_expression_parse (item, error);
  g_autoptr (AsterMatrix) vector = NULL;
  guint before = rows->len;

  if (token != NULL)
    vector = aster_expression_evaluate (token, input->whole->tokens,
                                        input->whole->vectors, rows, error);
  if (vector == NULL)
    return FALSE;
  if (rows->len == before + 1)
    return TRUE;

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s: expected one token between two commas", item);
  return FALSE;
}

static GArray *
read_tokens (const AsterCliInput *input, const char *text, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) items = aster_cli_split_list (text, ',');

  for (guint i = 0; i < items->len; i++)
    {
      const char *item = g_ptr_array_index (items, i);

      if (*item != '\0' && !read_token (input, item, rows, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

/* Which of the rows that were chosen @token names, −1 for one that was not. */
gboolean
aster_cli_row_of (const AsterCliInput *input, const char *token, int *row, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree int *places = NULL;

  if (!read_token (input, token, rows, error))
    return FALSE;

  places = invert (input);
  *row = places[g_array_index (rows, guint32, 0)];

  return TRUE;
}

/**
 * aster_cli_rows_of:
 * @input: what was read
 * @text: numbers or tokens
 * @error: return location
 *
 * Returns: (transfer full) (nullable): of guint32, rows of what was chosen in the order
 * of the list
 */
GArray *
aster_cli_rows_of (const AsterCliInput *input, const char *text, GError **error)
{
  g_autoptr (GArray) named = NULL;
  g_autofree int *places = NULL;
  GArray *list;

  if (text[strspn (text, NUMBERS)] == '\0')
    named = read_numbers (text, aster_space_n (input->whole), error);
  else
    named = read_tokens (input, text, error);
  if (named == NULL)
    return NULL;

  list = g_array_new (FALSE, FALSE, sizeof (guint32));
  places = invert (input);
  for (guint i = 0; i < named->len; i++)
    {
      guint32 row = g_array_index (named, guint32, i);
      guint32 place = (guint32) places[row];

      if (places[row] >= 0)
        g_array_append_val (list, place);
    }

  return list;
}

/**
 * aster_cli_row_list:
 * @request: a command
 * @input: what was read
 * @option: after which the list stands, if it was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): of guint32, rows of what was chosen in the order
 * of the list; empty if the option was not given
 */
GArray *
aster_cli_row_list (const AsterCliRequest *request,
                    const AsterCliInput *input,
                    const char *option,
                    GError **error)
{
  const char *text = aster_cli_text (request, option);
  g_autofree char *read = NULL;
  GArray *list;

  if (text == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint32));
  if (*text == '@' && !(read = aster_cli_read_text (text + 1, NULL, error)))
    return NULL;
  if (read != NULL)
    text = g_strstrip (read);
  if (*text == '\0')
    return g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!(list = aster_cli_rows_of (input, text, error)))
    g_prefix_error (error, "%s: ", option);

  return list;
}
