/* From the text of an expression to the sum of tokens that it is.
 *
 *   sum     = product { ("+" | "-") product }
 *   product = factor { "*" factor }
 *   factor  = "-" factor | "+" factor | "(" sum ")" | number | token
 *   token   = plain word | quoted token | "#" row
 *
 * A plain word is made of letters, marks, digits, "_" and pictures and does not
 * begin with a digit; all other tokens are quoted. The signs − and × mean - and *.
 *
 * Whatever is written, its value is a sum of tokens, each with a number before it.
 * So the parser keeps that sum and no tree: a part of an expression is a number,
 * or a number times the terms from a place in the list to its end. Numbers and
 * words that do not fit together (a product of two words, a number added to a
 * word) are known while reading, with their column. Parts may nest MAX_DEPTH deep,
 * so that no text can exhaust the stack. O(length × depth). */

#include "words/expression-terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "values/tokens.h"

#define MAX_DEPTH  64
#define MAX_NUMBER 64 /* bytes of one number */

/* How tightly an operator binds. */
typedef enum {
  LEVEL_SUM,
  LEVEL_PRODUCT,
  LEVEL_FACTOR,
} Level;

/* A part that has been read: a number, or that number times the terms from
 * @first to the last. */
typedef struct
{
  gboolean is_vector;
  double number;
  guint first;
} Part;

typedef struct
{
  const char *text;
  const char *p;
  guint depth;
  GArray *terms; /* of AsterTerm */
  GError **error;
} Parser;

static void
term_clear (gpointer data)
{
  AsterTerm *self = data;

  g_clear_pointer (&self->token, g_bytes_unref);
}

/* Says what is wrong at @p; always FALSE. */
static gboolean
refuse (Parser *self, const char *p, const char *what)
{
  g_autofree char *shown = aster_token_escape (self->text, -1);

  g_set_error (self->error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
               /* Translators: the first %s is an expression, %u a column in it, the
                * last %s says what is wrong there. */
               _ ("“%s”, column %u: %s"), shown,
               (guint) g_utf8_pointer_to_offset (self->text, p) + 1, what);

  return FALSE;
}

/* The character at the cursor, with − read as - and × as *; 0 at the end. */
static gunichar
peek (Parser *self)
{
  gunichar c;

  while (g_unichar_isspace (g_utf8_get_char (self->p)))
    self->p = g_utf8_next_char (self->p);

  c = g_utf8_get_char (self->p);

  return c == 0x2212 ? '-' : c == 0xd7 ? '*' : c;
}

static gboolean
is_word_start (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c) || c == '_';

  return g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL;
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || c == '_';

  return is_word_start (c) || g_unichar_isalnum (c) || g_unichar_ismark (c) ||
         g_unichar_type (c) == G_UNICODE_MODIFIER_SYMBOL || c == 0x200c || c == 0x200d;
}

static const char *
skip_word (const char *p)
{
  while (is_word_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
add_term (Parser *self, GBytes *token, gsize row, Part *part)
{
  AsterTerm term = { 1, token, row };

  *part = (Part){ TRUE, 1, self->terms->len };
  g_array_append_val (self->terms, term);
}

/* As many hexadecimal digits as @n at @p, or −1. */
static gint64
read_hex (const char *p, guint n)
{
  gint64 value = 0;

  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* Reads what stands after a backslash: n, t, a quote, a backslash, xHH (a byte),
 * uHHHH or UHHHHHH (a character). */
static gboolean
read_escape (Parser *self, GString *out)
{
  const char *start = self->p - 1;
  char kind = *self->p;
  guint n = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 6 : 0;
  gint64 code;

  if (n == 0)
    {
      const char *from = "nt\\'\"", *place = kind != '\0' ? strchr (from, kind) : NULL;

      if (place == NULL)
        return refuse (self, start,
                       _ ("after a backslash may stand n, t, a quote, a backslash, xHH, "
                          "uHHHH or UHHHHHH"));
      g_string_append_c (out, "\n\t\\'\""[place - from]);
      self->p++;
      return TRUE;
    }

  if ((code = read_hex (self->p + 1, n)) < 0 ||
      (n > 2 && !g_unichar_validate ((gunichar) code)))
    return refuse (self, start, _ ("this is not the code of a character"));

  if (n == 2)
    g_string_append_c (out, (char) code);
  else
    g_string_append_unichar (out, (gunichar) code);
  self->p += n + 1;

  return TRUE;
}

static gboolean
read_quoted (Parser *self, Part *part)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *start = self->p;
  char quote = *self->p++;

  while (*self->p != quote)
    {
      const char *next = g_utf8_next_char (self->p);

      if (*self->p == '\0')
        return refuse (self, start, _ ("the quote that opens here is not closed"));
      if (*self->p == '\\')
        {
          self->p++;
          if (!read_escape (self, out))
            return FALSE;
          continue;
        }
      g_string_append_len (out, self->p, next - self->p);
      self->p = next;
    }
  self->p++;
  add_term (self, g_string_free_to_bytes (g_steal_pointer (&out)), 0, part);

  return TRUE;
}

static gboolean
read_row (Parser *self, Part *part)
{
  const char *start = self->p++;
  guint64 row = 0;

  if (!g_ascii_isdigit (*self->p))
    return refuse (
        self, start,
        _ ("after # stands the number of a row, as in #0; a token with # in it "
           "goes in quotes"));
  for (; g_ascii_isdigit (*self->p); self->p++)
    row = MIN (row * 10 + (guint64) (*self->p - '0'), G_MAXUINT32);

  if (is_word_char (g_utf8_get_char (self->p)))
    return refuse (self, start, _ ("a token with # in it goes in quotes"));
  add_term (self, NULL, (gsize) row, part);

  return TRUE;
}

static gsize
count_digits (const char *p)
{
  gsize n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;

  return n;
}

static gboolean
read_number (Parser *self, Part *part)
{
  const char *start = self->p, *p = start + count_digits (start);
  char digits[MAX_NUMBER + 1];

  if (*p == '.')
    p += 1 + count_digits (p + 1);
  if (p == start + 1 && *start == '.')
    return refuse (self, start,
                   _ ("a point alone is not a number; a token like it goes in "
                      "quotes"));
  if (*p == 'e' || *p == 'E')
    {
      const char *exponent = p + 1 + (p[1] == '-' || p[1] == '+');

      if (count_digits (exponent) > 0)
        p = exponent + count_digits (exponent);
    }
  if (is_word_char (g_utf8_get_char (p)) || *p == '.')
    return refuse (self, start,
                   _ ("a token that begins with a digit goes in quotes, and between a "
                      "number and a word stands *"));
  if (p - start > MAX_NUMBER)
    return refuse (self, start, _ ("this number has too many digits"));

  memcpy (digits, start, (gsize) (p - start));
  digits[p - start] = '\0';
  *part = (Part){ FALSE, g_ascii_strtod (digits, NULL), 0 };
  if (!isfinite (part->number))
    return refuse (self, start, _ ("this number is too large"));
  self->p = p;

  return TRUE;
}

static gboolean
read_token (Parser *self, Part *part)
{
  const char *start = self->p;
  gunichar c = peek (self);

  if (c == '\'' || c == '"')
    return read_quoted (self, part);
  if (c == '#')
    return read_row (self, part);
  if (c == '.' || (c < 0x80 && g_ascii_isdigit ((char) c)))
    return read_number (self, part);

  if (is_word_start (c))
    {
      self->p = skip_word (start);
      add_term (self, g_bytes_new (start, (gsize) (self->p - start)), 0, part);
      return TRUE;
    }

  return refuse (self, self->p,
                 c == 0
                     ? _ ("the expression ends where a word, a number or ( should stand")
                     : _ ("here should stand a word, a number or (; a token that is not "
                          "a plain word goes in quotes"));
}

/* Multiplies out: afterwards the number of the part is 1. */
static void
settle (Parser *self, Part *part, guint end)
{
  for (guint i = part->first; i < end && part->number != 1; i++)
    g_array_index (self->terms, AsterTerm, i).factor *= part->number;
  part->number = 1;
}

/* Makes @left and @right one part; @sign is where their operator stands. */
static gboolean
combine (Parser *self, Part *left, gunichar operator, Part * right, const char *sign)
{
  if (operator== '*')
    {
      if (left->is_vector && right->is_vector)
        return refuse (self, sign,
                       _ ("two words cannot be multiplied, only a number and a word"));
      left->number *= right->number;
      if (right->is_vector)
        *left = (Part){ TRUE, left->number, right->first };
      return TRUE;
    }

  if (left->is_vector != right->is_vector)
    return refuse (self, sign,
                   _ ("a number and a word cannot be added, only multiplied, as in 2 * "
                      "word"));
  if (operator== '-')
    right->number = -right->number;
  if (!left->is_vector)
    {
      left->number += right->number;
      return TRUE;
    }
  settle (self, left, right->first);
  settle (self, right, self->terms->len);

  return TRUE;
}

/* Reads one part and all that binds to it more tightly than @level. */
static gboolean
read_part (Parser *self, Level level, Part *part)
{
  gunichar c = peek (self);
  const char *start = self->p;

  if (c == '-' || c == '+' || c == '(')
    {
      if (++self->depth > MAX_DEPTH)
        return refuse (self, start,
                       _ ("signs and parentheses stand too deep in each other"));
      self->p = g_utf8_next_char (start);
      if (!read_part (self, c == '(' ? LEVEL_SUM : LEVEL_FACTOR, part))
        return FALSE;
      if (c == '(' && peek (self) != ')')
        return refuse (self, start, _ ("the parenthesis that opens here is not closed"));
      if (c == '(')
        self->p++;
      if (c == '-')
        part->number = -part->number;
      self->depth--;
    }
  else if (!read_token (self, part))
    return FALSE;

  for (;;)
    {
      gunichar operator= peek (self);
      Level binds = operator== '*' ? LEVEL_FACTOR : LEVEL_PRODUCT;
      const char *sign = self->p;
      Part right;

      if ((operator!= '*' && operator!= '+' && operator!= '-') || binds <= level)
        return TRUE;
      self->p = g_utf8_next_char (sign);
      if (!read_part (self, binds, &right) ||
          !combine (self, part, operator, & right, sign))
        return FALSE;
    }
}

static gboolean
read_all (Parser *self)
{
  Part part;
  gunichar c;

  if (!read_part (self, LEVEL_SUM, &part))
    return FALSE;
  if ((c = peek (self)) != 0)
    return refuse (self, self->p,
                   c == ')' ? _ ("this parenthesis closes nothing")
                            : _ ("here should stand +, - or *; a token of several words "
                                 "goes in quotes"));
  if (!part.is_vector)
    return refuse (self, self->text,
                   _ ("a number alone is not a vector; multiply a word by it"));

  settle (self, &part, self->terms->len);
  for (guint i = 0; i < self->terms->len; i++)
    if (!isfinite (g_array_index (self->terms, AsterTerm, i).factor))
      return refuse (self, self->text, _ ("the numbers in it become too large"));

  return TRUE;
}

/**
 * aster_expression_read_terms:
 * @text: UTF-8, ends with a NUL
 * @error: return location for %ASTER_ERROR_SYNTAX; the message has the column, in
 *   characters from 1, or the byte that is not UTF-8
 *
 * Factors are multiplied out; a token may come more than once. O(length × depth).
 *
 * Returns: (transfer full) (nullable) (element-type AsterTerm): the sum, whose terms go
 *   with the array
 */
GArray *
aster_expression_read_terms (const char *text, GError **error)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (AsterTerm));
  Parser self = { text, text, 0, terms, error };
  const char *end;

  g_array_set_clear_func (terms, term_clear);
  if (!g_utf8_validate (text, -1, &end))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                   _ ("Byte %zu of the expression is not UTF-8; write it as \\x%02X in a "
                      "quoted token"),
                   (gsize) (end - text), (guchar) *end);
      return NULL;
    }

  return read_all (&self) ? g_steal_pointer (&terms) : NULL;
}

/**
 * aster_expression_is_plain:
 * @token: (array length=length): a whole token, any bytes
 * @length: how many
 *
 * O(@length).
 *
 * Returns: whether @token can stand in an expression without quotes
 */
gboolean
aster_expression_is_plain (const char *token, gsize length)
{
  const char *end = token + length;

  if (length == 0 || !g_utf8_validate_len (token, length, NULL) ||
      !is_word_start (g_utf8_get_char (token)))
    return FALSE;

  while (token < end && is_word_char (g_utf8_get_char (token)))
    token = g_utf8_next_char (token);

  return token == end;
}
