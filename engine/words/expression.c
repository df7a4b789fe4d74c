/* Sums of tokens, such as `king - man + woman`, worked out over the rows of a
 * space. A token is looked up byte for byte, then in Unicode's composed and
 * decomposed forms, which write the same letters with other bytes; nothing else
 * is ever guessed. Sums are taken in double, term by term in the order they are
 * written, and rounded once, so that a token alone is exactly its row.
 * O(terms × d). */

#include "words/expression.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/spelling.h"
#include "words/expression-terms.h"

#define N_SUGGESTIONS 3

struct _AsterExpression
{
  GArray *terms; /* of AsterTerm */
};

/**
 * aster_expression_parse:
 * @text: the expression
 * @error: return location for %ASTER_ERROR_SYNTAX; the message has the column,
 *   counted in characters from 1
 *
 * Reads numbers, `+ - *`, parentheses and tokens; see the header. No vocabulary is asked
 * yet, so that one expression can be evaluated in many spaces. O(length × depth).
 *
 * Returns: (transfer full) (nullable): the expression
 */
AsterExpression *
aster_expression_parse (const char *text, GError **error)
{
  GArray *terms;
  AsterExpression *self;

  g_return_val_if_fail (text != NULL, NULL);

  if (!(terms = aster_expression_read_terms (text, error)))
    return NULL;

  self = g_new0 (AsterExpression, 1);
  self->terms = terms;

  return self;
}

void
aster_expression_free (AsterExpression *self)
{
  g_array_unref (self->terms);
  g_free (self);
}

/* Appends one character of a quoted token; @c is an error of UTF-8 if it is not
 * a character. */
static void
append_quoted (GString *out, gunichar c, guchar byte)
{
  gboolean is_joiner = c == 0x200c || c == 0x200d || (c >= 0xe0020 && c <= 0xe007f);

  if (c == '\n' || c == '\t')
    g_string_append (out, c == '\n' ? "\\n" : "\\t");
  else if (c == '\'' || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if ((c >> 31) != 0 || c == 0)
    g_string_append_printf (out, "\\x%02X", byte);
  else if (!g_unichar_isprint (c) && !is_joiner)
    g_string_append_printf (out, c > 0xffff ? "\\U%06X" : "\\u%04X", c);
  else
    g_string_append_unichar (out, c);
}

/**
 * aster_expression_quote:
 * @token: any bytes
 * @length: how many, or −1 if they end with a NUL
 *
 * Returns: (transfer full): @token as an expression that names it, in quotes and
 *   with escapes where it is not a plain word
 */
char *
aster_expression_quote (const char *token, gssize length)
{
  gsize n = length < 0 ? strlen (token) : (gsize) length;
  const char *end = token + n;
  GString *out;

  if (aster_expression_is_plain (token, n))
    return g_strndup (token, n);

  out = g_string_new ("'");
  while (token < end)
    {
      gunichar c = *token == '\0' ? 0 : g_utf8_get_char_validated (token, end - token);

      append_quoted (out, c, (guchar) *token);
      token = (c >> 31) != 0 || c == 0 ? token + 1 : g_utf8_next_char (token);
    }
  g_string_append_c (out, '\'');

  return g_string_free (out, FALSE);
}

/* Says that @token is missing, and what is spelt like it. */
static void
set_missing (GError **error, const AsterTokens *tokens, const char *token, gsize length)
{
  g_autofree char *shown = aster_token_escape (token, (gssize) length);
  g_autofree char *word = g_strndup (token, length);
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  if (g_utf8_validate_len (token, length, NULL))
    names = aster_spelling_suggest (tokens, word, N_SUGGESTIONS, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = aster_token_escape (names[i], -1);

      g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", name);
    }

  if (list->len > 0)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                 /* Translators: the second %s is a list of words in quotes. */
                 ngettext ("“%s” is not in the vocabulary; the nearest spelling is %s",
                           "“%s” is not in the vocabulary; the nearest spellings are %s",
                           g_strv_length (names)),
                 shown, list->str);
  else
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                 _ ("“%s” is not in the vocabulary, and no token is spelt like it"),
                 shown);
}

static int
find_token (const AsterTokens *tokens, const char *token, gsize length)
{
  const GNormalizeMode modes[] = { G_NORMALIZE_NFC, G_NORMALIZE_NFD };
  int row = aster_tokens_find (tokens, token, (gssize) length);

  for (guint i = 0; i < G_N_ELEMENTS (modes) && row < 0; i++)
    {
      g_autofree char *form = NULL;

      if (!g_utf8_validate_len (token, length, NULL))
        break;
      form = g_utf8_normalize (token, (gssize) length, modes[i]);
      row = aster_tokens_find (tokens, form, -1);
    }

  return row;
}

static gboolean
find_term (const AsterTerm *term, const AsterTokens *tokens, guint32 *row, GError **error)
{
  gsize n = aster_tokens_get_n (tokens), length;
  const char *token;
  int found;

  if (term->token == NULL)
    {
      if (term->row >= n)
        {
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                       _ ("There is no row #%zu; the rows are #0 to #%zu"), term->row,
                       n > 0 ? n - 1 : 0);
          return FALSE;
        }
      *row = (guint32) term->row;
      return TRUE;
    }

  token = g_bytes_get_data (term->token, &length);
  if ((found = find_token (tokens, token != NULL ? token : "", length)) < 0)
    {
      set_missing (error, tokens, token != NULL ? token : "", length);
      return FALSE;
    }
  *row = (guint32) found;

  return TRUE;
}

/**
 * aster_expression_dup_missing:
 * @self: an expression
 * @tokens: names
 *
 * Returns: (transfer full) (nullable): the first token that @self names and @tokens
 *   has not, if it can be spelt in UTF-8; NULL if all are there
 */
char *
aster_expression_dup_missing (const AsterExpression *self, const AsterTokens *tokens)
{
  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      GBytes *bytes = g_array_index (self->terms, AsterTerm, i).token;
      gsize length;
      const char *token = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      if (token != NULL && find_token (tokens, token, length) < 0)
        return g_utf8_validate_len (token, length, NULL) ? g_strndup (token, length)
                                                         : NULL;
    }

  return NULL;
}

/* Adds those of @found (n) to @rows that are not there yet. */
static void
add_rows (GArray *rows, const guint32 *found, gsize n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (rows, guint32, i)));
  for (gsize i = 0; i < n; i++)
    if (g_hash_table_add (seen, GUINT_TO_POINTER (found[i])))
      g_array_append_val (rows, found[i]);
}

/* Rounds @sum to @vector (1 × d); FALSE if a number does not fit. */
static gboolean
round_sum (const double *sum, AsterMatrix *vector)
{
  for (gsize j = 0; j < vector->n_cols; j++)
    {
      vector->data[j] = (float) sum[j];
      if (!isfinite (vector->data[j]))
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_expression_evaluate:
 * @self: an expression
 * @tokens: n names
 * @x: (n × d) their vectors
 * @rows: (nullable) (element-type guint32): receives the rows that @self names,
 *   each once, in the order they are written
 * @error: return location for %ASTER_ERROR_MISSING (a token or row is not there;
 *   the message names it and the nearest spellings), %ASTER_ERROR_DOMAIN (the sum
 *   is too large for single precision) or %ASTER_ERROR_NO_MEMORY
 *
 * O(terms × d).
 *
 * Returns: (transfer full) (nullable): (1 × d) the sum
 */
AsterMatrix *
aster_expression_evaluate (const AsterExpression *self,
                           const AsterTokens *tokens,
                           const AsterMatrix *x,
                           GArray *rows,
                           GError **error)
{
  g_autoptr (AsterMatrix) vector = NULL;
  g_autofree double *sum = NULL;
  g_autofree guint32 *found = NULL;

  g_return_val_if_fail (self != NULL && tokens != NULL && x != NULL, NULL);
  g_return_val_if_fail (aster_tokens_get_n (tokens) == x->n_rows, NULL);

  found = g_new (guint32, self->terms->len);
  for (guint i = 0; i < self->terms->len; i++)
    if (!find_term (&g_array_index (self->terms, AsterTerm, i), tokens, &found[i], error))
      return NULL;
  if (!(vector = aster_matrix_new (1, x->n_cols, error)))
    return NULL;

  sum = g_new0 (double, x->n_cols);
  for (guint i = 0; i < self->terms->len; i++)
    {
      double factor = g_array_index (self->terms, AsterTerm, i).factor;
      const float *row = aster_matrix_row (x, found[i]);

      for (gsize j = 0; j < x->n_cols; j++)
        sum[j] += factor * row[j];
    }

  if (!round_sum (sum, vector))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                           _ ("The result is too large; use smaller numbers"));
      return NULL;
    }
  if (rows != NULL)
    add_rows (rows, found, self->terms->len);

  return g_steal_pointer (&vector);
}
