/* Values are taken where they stand in the text, which keeps nothing and builds no tree:
 * so reading 400,000 tokens can be stopped anywhere, and costs nothing to forget. Since
 * the text has been checked, only its kinds of values can disappoint, never its
 * grammar; it is still never read past its end. */

#include "tools/json-reader.h"

#include <string.h>

#define A_BEAT (64 * 1024) /* bytes */

/* Whether to go on; if not, nothing is left to read. */
static gboolean
beat (AsterJsonReader *self)
{
  if (self->p < self->rest)
    return !self->cancelled;

  self->rest = self->p + MIN (A_BEAT, self->end - self->p) + 1;
  if (!self->cancelled && !aster_pulse_beat (self->pulse, 0, NULL))
    {
      self->cancelled = TRUE;
      self->p = self->end;
    }

  return !self->cancelled;
}

static void
skip_space (AsterJsonReader *self)
{
  while (self->p < self->end &&
         (*self->p == ' ' || *self->p == '\n' || *self->p == '\r' || *self->p == '\t'))
    self->p++;
}

/**
 * aster_json_reader:
 * @text: (array length=length): a text that aster_json_check() has passed; outlives the
 *   reader
 * @length: its length
 * @pulse: (nullable): heartbeat
 *
 * Returns: a reader before the value that the text is
 */
AsterJsonReader
aster_json_reader (const char *text, gsize length, AsterPulse *pulse)
{
  AsterJsonReader self = { text, text + length, pulse, text, FALSE };

  return self;
}

/**
 * aster_json_peek:
 * @self: a reader before a value
 *
 * Returns: the first letter of the value, which tells what it is; NUL at the end
 */
char
aster_json_peek (AsterJsonReader *self)
{
  skip_space (self);

  return self->p < self->end ? *self->p : '\0';
}

/**
 * aster_json_enter:
 * @self: a reader before a value
 * @bracket: `{` or `[`
 *
 * Returns: whether the value begins so, and is entered
 */
gboolean
aster_json_enter (AsterJsonReader *self, char bracket)
{
  if (aster_json_peek (self) != bracket)
    return FALSE;
  self->p++;

  return TRUE;
}

/**
 * aster_json_next:
 * @self: a reader in an object or an array, at its beginning or after a value
 *
 * Returns: whether there is another value (before it, a key); %FALSE leaves the object
 */
gboolean
aster_json_next (AsterJsonReader *self)
{
  char c;

  if (!beat (self))
    return FALSE;
  if (aster_json_peek (self) == ',')
    self->p++;
  c = aster_json_peek (self);
  if (c == '}' || c == ']')
    self->p++;

  return c != '\0' && c != '}' && c != ']';
}

/* The four digits of \uXXXX, from the first. */
static gunichar
take_hex (AsterJsonReader *self)
{
  gunichar c = 0;

  for (int i = 0; i < 4 && self->p < self->end; i++, self->p++)
    c = c * 16 + (gunichar) g_ascii_xdigit_value (*self->p);

  return c;
}

/* What stands after a backslash. */
static void
take_escape (AsterJsonReader *self, GString *out)
{
  static const char escapes[] = "bfnrt", values[] = "\b\f\n\r\t";
  const char *escape;
  gunichar c;

  if (self->p == self->end)
    return;
  if (*self->p != 'u')
    {
      escape = memchr (escapes, *self->p, sizeof escapes - 1);
      g_string_append_c (out, escape != NULL ? values[escape - escapes] : *self->p);
      self->p++;
      return;
    }

  self->p++;
  c = take_hex (self);
  if (c >= 0xd800 && c < 0xdc00 && self->end - self->p >= 6)
    {
      self->p += 2;
      c = 0x10000 + ((c - 0xd800) << 10) + (take_hex (self) - 0xdc00);
    }
  g_string_append_unichar (out, c);
}

/* Letters up to the next quote, backslash or beat. */
static gsize
count_plain (const AsterJsonReader *self)
{
  const char *last = MIN (self->end, self->rest), *p = self->p;

  while (p < last && *p != '"' && *p != '\\')
    p++;

  return (gsize) (p - self->p);
}

/**
 * aster_json_take_string:
 * @self: a reader before a value
 * @out: replaced by the string, which is UTF-8 without NUL
 *
 * Returns: whether the value is a string, and is taken; not if a beat says stop
 */
gboolean
aster_json_take_string (AsterJsonReader *self, GString *out)
{
  if (!aster_json_enter (self, '"'))
    return FALSE;

  g_string_truncate (out, 0);
  while (beat (self) && self->p < self->end)
    {
      gsize n = count_plain (self);

      g_string_append_len (out, self->p, (gssize) n);
      self->p += n;
      if (self->p == self->end || (*self->p != '"' && *self->p != '\\'))
        continue;
      if (*self->p++ == '"')
        return TRUE;
      take_escape (self, out);
    }

  return FALSE;
}

/**
 * aster_json_take_key:
 * @self: a reader before a key
 * @key: replaced by the key
 *
 * Goes on to the value of that key.
 */
void
aster_json_take_key (AsterJsonReader *self, GString *key)
{
  aster_json_take_string (self, key);
  if (aster_json_peek (self) == ':')
    self->p++;
}

/* The letters of a number, which end where the next thing begins. */
static gsize
count_number (AsterJsonReader *self)
{
  gsize n = 0;

  aster_json_peek (self);
  while (self->p + n < self->end &&
         (g_ascii_isdigit (self->p[n]) ||
          (self->p[n] != '\0' && strchr ("+-.eE", self->p[n]) != NULL)))
    n++;

  return n;
}

/**
 * aster_json_take_number:
 * @self: a reader before a value
 * @number: (out): its value
 *
 * Returns: whether the value is a number, and is taken
 */
gboolean
aster_json_take_number (AsterJsonReader *self, double *number)
{
  gsize n = count_number (self);
  g_autofree char *text = g_strndup (self->p, n);

  if (n == 0)
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  self->p += n;

  return TRUE;
}

/**
 * aster_json_take_size:
 * @self: a reader before a value
 * @size: (out): its value; undefined on failure
 *
 * Returns: whether the value is a whole number from 0 to 2⁶³ − 1, and is taken
 */
gboolean
aster_json_take_size (AsterJsonReader *self, guint64 *size)
{
  gsize n = count_number (self);

  *size = 0;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (self->p[i]) || !g_uint64_checked_mul (size, *size, 10) ||
        !g_uint64_checked_add (size, *size, (guint64) (self->p[i] - '0')))
      return FALSE;
  self->p += n;

  return n > 0 && *size <= G_MAXINT64;
}

/* Past a string, from its first quote. */
static void
skip_string (AsterJsonReader *self)
{
  self->p++;
  while (beat (self) && self->p < self->end)
    {
      self->p += count_plain (self);
      if (self->p == self->end || (*self->p != '"' && *self->p != '\\'))
        continue;
      if (*self->p == '"')
        {
          self->p++;
          return;
        }
      self->p += MIN (2, self->end - self->p);
    }
}

/**
 * aster_json_skip:
 * @self: a reader before a value
 *
 * Goes past the value, whatever it is.
 */
void
aster_json_skip (AsterJsonReader *self)
{
  gsize depth = 0;

  do
    {
      char c = beat (self) ? aster_json_peek (self) : '\0';

      if (c == '\0')
        return;
      if (c == '"')
        skip_string (self);
      else
        {
          depth += c == '{' || c == '[';
          depth -= c == '}' || c == ']';
          self->p++;
        }
  } while (depth > 0 || (self->p < self->end && strchr (",]} \n\r\t", *self->p) == NULL));
}
