/* A text is first walked once by the strict grammar of RFC 8259, with a limit on depth
 * and no key twice in an object; json-reader.c then reads what passes without having to
 * ask again. A parser that builds a tree would take a tenth of a second in one piece for
 * the tokens of a large file, and as long again to free it. The walk keeps nothing but
 * the keys of the objects it is inside, and beats. */

#include "tools/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"
#include "tools/limits.h"

#define A_BEAT (128 * 1024) /* bytes */

typedef struct
{
  const char *p;
  const char *end;
  guint depth;
  const char *why; /* what is wrong at @p, once something is */
  AsterPulse *pulse;
  const char *rest; /* where to beat next */
  gboolean cancelled;
} Walk;

/* Whether to go on. */
static gboolean
beat (Walk *walk)
{
  if (walk->p < walk->rest)
    return TRUE;

  walk->rest = walk->p + MIN (A_BEAT, walk->end - walk->p) + 1;
  walk->cancelled = !aster_pulse_beat (walk->pulse, 0, NULL);

  return !walk->cancelled;
}

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

      if (!beat (walk))
        return FALSE;
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
  if (!beat (walk))
    return FALSE;
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

/* A cut through a character at the end of a piece is not a fault: the next piece begins
 * with that character. */
static gboolean
check_utf8 (Walk *walk)
{
  while (walk->p < walk->end)
    {
      const char *piece = walk->p;
      gsize length = MIN (A_BEAT, (gsize) (walk->end - piece));

      if (!beat (walk))
        return FALSE;
      if (!g_utf8_validate_len (piece, length, &walk->p) &&
          (walk->p == piece || piece + length == walk->end ||
           piece + length - walk->p > 3))
        return fail (walk, N_ ("the JSON is not valid UTF-8"));
    }

  return TRUE;
}

static gboolean
check_all (Walk *walk)
{
  const char *text = walk->p;

  if (!check_utf8 (walk))
    return FALSE;

  walk->p = walk->rest = text;
  skip_space (walk);
  if (walk->p == walk->end)
    return fail (walk, N_ ("the JSON is empty"));
  if (!take_value (walk))
    return FALSE;
  skip_space (walk);

  return walk->p == walk->end ||
         fail (walk, N_ ("something follows after the end of the JSON"));
}

/**
 * aster_json_check:
 * @text: (array length=length): a JSON text
 * @length: its length
 * @pulse: (nullable): heartbeat
 * @offset: (out): where the fault is
 * @error: return location for %ASTER_ERROR_FORMAT, whose message says what and not
 *   where, and %ASTER_ERROR_CANCELLED
 *
 * Returns: whether it is strict JSON (RFC 8259) in UTF-8, at most
 *   %ASTER_MAX_JSON_DEPTH deep, with no key twice in an object. O(length).
 */
gboolean
aster_json_check (
    const char *text, gsize length, AsterPulse *pulse, gsize *offset, GError **error)
{
  Walk walk = { text, text + length, 0, NULL, pulse, text, FALSE };

  *offset = 0;
  if (check_all (&walk))
    return TRUE;

  *offset = (gsize) (walk.p - text);
  if (walk.cancelled)
    aster_set_cancelled (error);
  else
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_FORMAT, _ (walk.why));

  return FALSE;
}

/**
 * aster_json_append_inner:
 * @out: receives the text at its end
 * @text: (array length=length): valid UTF-8 without NUL
 * @length: in bytes
 *
 * Adds @text as it stands inside a JSON string, without the quotes. O(length).
 */
void
aster_json_append_inner (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

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
  g_string_append_c (out, '"');
  aster_json_append_inner (out, text, length < 0 ? strlen (text) : (gsize) length);
  g_string_append_c (out, '"');
}
