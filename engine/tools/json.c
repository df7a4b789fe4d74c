/* json-glib dies of deep nesting, accepts comments and single quotes, hides a key
 * that stands twice, and wraps numbers above 2⁶³. So a text is first walked once by
 * the strict grammar of RFC 8259, with a limit on depth, and only what passes is
 * parsed. The walk keeps nothing but the keys of the objects it is inside. */

#include "tools/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"
#include "tools/limits.h"

typedef struct
{
  const char *p;
  const char *end;
  guint depth;
  const char *why; /* what is wrong at @p, once something is */
} Walk;

static gboolean
fail (Walk *walk, const char *why)
{
  if (walk->why == NULL)
    walk->why = why;

  return FALSE;
}

static void
skip_space (Walk *walk)
{
  while (walk->p < walk->end &&
         (*walk->p == ' ' || *walk->p == '\n' || *walk->p == '\r' || *walk->p == '\t'))
    walk->p++;
}

static gboolean
take (Walk *walk, char c)
{
  if (walk->p == walk->end || *walk->p != c)
    return FALSE;
  walk->p++;

  return TRUE;
}

/* The four digits after \u. */
static gboolean
take_hex (Walk *walk, gunichar *c)
{
  *c = 0;
  for (int i = 0; i < 4; i++, walk->p++)
    {
      if (walk->p == walk->end || !g_ascii_isxdigit (*walk->p))
        return fail (walk, N_ ("the JSON has a \\u escape without four digits"));
      *c = *c * 16 + (gunichar) g_ascii_xdigit_value (*walk->p);
    }

  return TRUE;
}

static gboolean
take_unicode (Walk *walk, GString *out)
{
  gunichar c, low;

  if (!take_hex (walk, &c))
    return FALSE;
  if (c >= 0xd800 && c < 0xdc00)
    {
      if (!take (walk, '\\') || !take (walk, 'u') || !take_hex (walk, &low) ||
          low < 0xdc00 || low >= 0xe000)
        return fail (walk, N_ ("the JSON has half of a surrogate pair"));
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (c >= 0xdc00 && c < 0xe000)
    return fail (walk, N_ ("the JSON has half of a surrogate pair"));
  else if (c == 0)
    return fail (walk, N_ ("the JSON has a NUL character in a string"));

  if (out != NULL)
    g_string_append_unichar (out, c);

  return TRUE;
}

/* A string after its first quote; decoded into @out unless that is NULL. */
static gboolean
take_string (Walk *walk, GString *out)
{
  static const char escapes[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";

  while (walk->p < walk->end)
    {
      char c = *walk->p;
      const char *escape;

      if ((guchar) c < 0x20)
        return fail (walk, N_ ("the JSON has a control character in a string"));
      walk->p++;
      if (c == '"')
        return TRUE;
      if (c != '\\')
        {
          if (out != NULL)
            g_string_append_c (out, c);
          continue;
        }

      if (take (walk, 'u'))
        {
          if (!take_unicode (walk, out))
            return FALSE;
          continue;
        }
      if (walk->p == walk->end || *walk->p == '\0' ||
          (escape = strchr (escapes, *walk->p)) == NULL)
        return fail (walk, N_ ("the JSON has an escape that does not exist"));
      if (out != NULL)
        g_string_append_c (out, values[escape - escapes]);
      walk->p++;
    }

  return fail (walk, N_ ("the JSON ends inside a string: it is truncated"));
}

static gboolean
take_digits (Walk *walk)
{
  const char *first = walk->p;

  while (walk->p < walk->end && g_ascii_isdigit (*walk->p))
    walk->p++;

  return walk->p > first ||
         fail (walk, N_ ("the JSON has a number without digits, or something unknown"));
}

static gboolean
take_number (Walk *walk)
{
  take (walk, '-');
  if (!take (walk, '0') && !take_digits (walk))
    return FALSE;
  if (take (walk, '.') && !take_digits (walk))
    return FALSE;
  if (take (walk, 'e') || take (walk, 'E'))
    {
      if (!take (walk, '+'))
        take (walk, '-');
      return take_digits (walk);
    }

  return TRUE;
}

static gboolean
take_word (Walk *walk, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (walk->end - walk->p) < length || memcmp (walk->p, word, length) != 0)
    return FALSE;
  walk->p += length;

  return TRUE;
}

/* One value. An object calls this again for each of its values, at most
 * ASTER_MAX_JSON_DEPTH deep. */
static gboolean
take_value (Walk *walk)
{
  gboolean object, first = TRUE;
  g_autoptr (GHashTable) keys = NULL;
  char close;

  skip_space (walk);
  if (walk->p == walk->end)
    return fail (walk, N_ ("the JSON ends too early: it is truncated"));
  if (take (walk, '"'))
    return take_string (walk, NULL);
  if (take_word (walk, "true") || take_word (walk, "false") || take_word (walk, "null"))
    return TRUE;
  if (*walk->p != '{' && *walk->p != '[')
    return take_number (walk);

  object = *walk->p++ == '{';
  close = object ? '}' : ']';
  if (++walk->depth > ASTER_MAX_JSON_DEPTH)
    return fail (walk, N_ ("the JSON is nested too deep"));
  if (object)
    keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (skip_space (walk); !take (walk, close); skip_space (walk), first = FALSE)
    {
      if (!first && !take (walk, ','))
        return fail (walk, walk->p == walk->end
                               ? N_ ("the JSON ends too early: it is truncated")
                               : N_ ("the JSON lacks a comma"));
      skip_space (walk);
      if (object)
        {
          g_autoptr (GString) key = g_string_new (NULL);

          if (!take (walk, '"'))
            return fail (walk, N_ ("the JSON lacks a key in double quotes"));
          if (!take_string (walk, key))
            return FALSE;
          if (!g_hash_table_add (keys, g_strdup (key->str)))
            return fail (walk, N_ ("the JSON has the same key twice in one object"));
          skip_space (walk);
          if (!take (walk, ':'))
            return fail (walk, N_ ("the JSON lacks a colon after a key"));
        }
      if (!take_value (walk))
        return FALSE;
    }
  walk->depth--;

  return TRUE;
}

/**
 * aster_json_check:
 * @text: (array length=length): a JSON text
 * @length: its length
 * @offset: (out): where the fault is
 * @why: (out): what it is, translated
 *
 * Returns: whether it is strict JSON (RFC 8259) in UTF-8, at most
 *   %ASTER_MAX_JSON_DEPTH deep, with no key twice in an object
 */
gboolean
aster_json_check (const char *text, gsize length, gsize *offset, const char **why)
{
  Walk walk = { text, text + length, 0, NULL };

  if (!g_utf8_validate_len (text, length, &walk.p))
    walk.why = N_ ("the JSON is not valid UTF-8");
  else
    {
      walk.p = text;
      skip_space (&walk);
      if (walk.p == walk.end)
        walk.why = N_ ("the JSON is empty");
      else if (take_value (&walk))
        {
          skip_space (&walk);
          if (walk.p < walk.end)
            walk.why = N_ ("something follows after the end of the JSON");
        }
    }

  if (walk.why == NULL)
    return TRUE;

  *offset = (gsize) (walk.p - text);
  *why = _ (walk.why);

  return FALSE;
}

/**
 * aster_json_parse:
 * @text: (array length=length): a JSON text
 * @length: its length
 * @root: what it must be: an object or an array
 * @offset: (out): where the fault is
 * @error: return location for %ASTER_ERROR_FORMAT; the message says what, not where
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode *
aster_json_parse (
    const char *text, gsize length, JsonNodeType root, gsize *offset, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  const char *why;
  JsonNode *node;

  *offset = 0;
  if (!aster_json_check (text, length, offset, &why))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_FORMAT, why);
      return NULL;
    }

  parser = json_parser_new_immutable ();
#if JSON_CHECK_VERSION(1, 10, 0)
  json_parser_set_strict (parser, TRUE);
#endif
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      (node = json_parser_get_root (parser)) == NULL ||
      json_node_get_node_type (node) != root)
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_FORMAT,
                           root == JSON_NODE_OBJECT
                               ? _ ("the JSON should be an object in braces")
                               : _ ("the JSON should be an array in brackets"));
      return NULL;
    }

  return json_node_ref (node);
}

/**
 * aster_json_get_size:
 * @node: (nullable): a node of a parsed file
 * @size: (out): the number; undefined on failure
 *
 * Numbers beyond 2⁶³ − 1 arrive here negative and are refused with those.
 *
 * Returns: whether @node is a whole number from 0 to 2⁶³ − 1
 */
gboolean
aster_json_get_size (JsonNode *node, guint64 *size)
{
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  number = json_node_get_int (node);
  *size = (guint64) number;

  return number >= 0;
}

/**
 * aster_json_append:
 * @out: receives the string at its end
 * @text: (array length=length): valid UTF-8 without NUL
 * @length: in bytes, or −1 up to a NUL
 *
 * Adds @text as a JSON string with its quotes. O(length).
 */
void
aster_json_append (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  g_string_append_c (out, '"');
  for (const char *p = text; p < end; p++)
    if (*p == '"' || *p == '\\')
      {
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
    else if (*p == '\n')
      g_string_append (out, "\\n");
    else if (*p == '\t')
      g_string_append (out, "\\t");
    else if (g_ascii_iscntrl (*p))
      g_string_append_printf (out, "\\u%04x", (guint) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}
