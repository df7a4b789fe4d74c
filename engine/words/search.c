/* Which tokens match what a person typed.
 *
 * By words: the pattern is cut at white space and a token matches that holds any
 * of the words, so that "crimson scarlet" finds both. A word in "double quotes"
 * must be the whole token, and may hold spaces. By regular expression: PCRE2 by
 * way of GRegex, with Unicode classes, found anywhere unless anchored.
 *
 * Letters match in either case unless the person typed a capital: then case
 * counts. Lower case is taken letter by letter with g_unichar_tolower(), never by
 * locale, so a Turkish desktop finds the same rows. Bytes that are not UTF-8 are
 * compared as they are by words, and as U+FFFD by regular expression.
 *
 * Cost: one pass over the bytes of all tokens, spread over the processors; 400,000
 * tokens take some ten milliseconds by words and some hundred by expression.
 *
 * Left out: normalisation. "é" as one character does not find "é" as two. */

#include "words/search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"
#include "tools/parallel.h"

#define GRAIN 4096 /* tokens of one block: about 0.3 ms by words, 2 ms by expression */

typedef struct
{
  char *text; /* folded if the search folds */
  gsize length;
  gboolean whole;
} Word;

typedef struct
{
  const AsterTokens *tokens; /* (const) */
  GArray *words;             /* (const) of Word; WORDS only */
  GRegex *regex;             /* (const) otherwise */
  gboolean fold;             /* (const) */
  guint8 *hits;              /* (n) each written by the block that owns it */
  int too_hard;              /* (atomic) a match was given up */
} Search;

/* Whether the person typed a capital letter. What follows a backslash in an
 * expression is a class, not a letter: \S, \W, \p{Lu}. */
static gboolean
has_capital (const char *pattern, gboolean is_regex)
{
  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_regex && c == '\\' && p[1] != '\0')
        {
          p++;
          if ((*p == 'p' || *p == 'P') && p[1] == '{')
            p += strcspn (p, "}");
          if (*p == '\0')
            break;
        }
      else if (g_unichar_isupper (c) || g_unichar_istitle (c))
        return TRUE;
    }

  return FALSE;
}

/* Writes the token in lower case to @out, bytes that are not UTF-8 unchanged. */
static void
fold (const char *bytes, gsize length, GString *out)
{
  guchar any = 0;

  g_string_set_size (out, length);
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      out->str[i] = (char) (c + ((c >= 'A' && c <= 'Z') ? 'a' - 'A' : 0));
      any |= c;
    }
  if (any < 0x80)
    return;

  g_string_truncate (out, 0);
  for (const char *p = bytes; p < bytes + length;)
    {
      gunichar c = g_utf8_get_char_validated (p, bytes + length - p);

      if (c == (gunichar) -1 || c == (gunichar) -2 || c == 0)
        g_string_append_c (out, *p++);
      else
        {
          g_string_append_unichar (out, g_unichar_tolower (c));
          p = g_utf8_next_char (p);
        }
    }
}

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

static void
add_word (
    GArray *words, const char *begin, const char *end, gboolean whole, gboolean folds)
{
  g_autoptr (GString) text = g_string_new_len (begin, end - begin);
  Word word;

  if (end == begin)
    return;
  if (folds)
    fold (begin, (gsize) (end - begin), text);

  word.length = text->len;
  word.text = g_string_free (g_steal_pointer (&text), FALSE);
  word.whole = whole;
  g_array_append_val (words, word);
}

/* Cuts @pattern at white space; a quote that is never closed is a letter. */
static GArray *
cut_words (const char *pattern, gboolean folds)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = pattern;

  g_array_set_clear_func (words, word_clear);
  while (*p != '\0')
    {
      const char *begin = p, *close = *p == '"' ? strchr (p + 1, '"') : NULL;

      if (close != NULL)
        {
          add_word (words, p + 1, close, TRUE, folds);
          p = close + 1;
        }
      else if (g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        {
          while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          add_word (words, begin, p, FALSE, folds);
        }
    }

  return words;
}

static gboolean
holds_word (const Search *self, const char *bytes, gsize length, GString *scratch)
{
  if (self->fold)
    {
      fold (bytes, length, scratch);
      bytes = scratch->str;
      length = scratch->len;
    }

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if (word->whole ? word->length == length && memcmp (bytes, word->text, length) == 0
                      : memmem (bytes, length, word->text, word->length) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
matches_regex (Search *self, const char *bytes, gsize length)
{
  g_autofree char *valid = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  if (!g_utf8_validate_len (bytes, length, NULL))
    {
      valid = g_utf8_make_valid (bytes, (gssize) length);
      bytes = valid;
      length = strlen (valid);
    }

  found = g_regex_match_full (self->regex, bytes, (gssize) length, 0, 0, NULL, &error);
  if (error != NULL)
    g_atomic_int_set (&self->too_hard, TRUE);

  return found;
}

static void
search_block (gsize begin, gsize end, gpointer user_data)
{
  Search *self = user_data;
  g_autoptr (GString) scratch = g_string_sized_new (128);

  for (gsize i = begin; i < end; i++)
    {
      gsize length;
      const char *bytes = aster_tokens_get (self->tokens, i, &length);

      if (self->words != NULL)
        self->hits[i] = holds_word (self, bytes, length, scratch);
      else if (!g_atomic_int_get (&self->too_hard))
        self->hits[i] = matches_regex (self, bytes, length);
    }
}

/* Compiles the expression, and matches it once so that the just-in-time compiler
 * has done its writing before other threads read. */
static GRegex *
compile (const char *pattern, gboolean folds, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GRegex *regex = g_regex_new (
      pattern, (GRegexCompileFlags) (G_REGEX_OPTIMIZE | (folds ? G_REGEX_CASELESS : 0)),
      0, &reason);

  if (regex == NULL)
    {
      const char *what = g_strrstr (reason->message, ": ");

      /* Translators: the first %s is a regular expression, the second says what is
       * wrong with it, such as "missing closing parenthesis". */
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                   _ ("The pattern “%s” is not complete or not valid: %s"), pattern,
                   what ? what + 2 : reason->message);
      return NULL;
    }
  g_regex_match (regex, "", 0, NULL);

  return regex;
}

static gboolean
search_all (Search *self, gsize n, AsterPulse *pulse, GError **error)
{
  if (!aster_parallel_for_beating (n, GRAIN, search_block, self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  if (self->too_hard)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("The pattern “%s” takes too long on some tokens; one with fewer "
                      "nested repetitions is faster"),
                   g_regex_get_pattern (self->regex));
      return FALSE;
    }

  return TRUE;
}

/**
 * aster_search_tokens:
 * @tokens: n names
 * @pattern: what to look for
 * @mode: how to read @pattern
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_SYNTAX (an
 *   expression that cannot be read) or %ASTER_ERROR_DOMAIN (one that takes too long)
 *
 * A pattern without a word matches nothing, so an empty search marks nothing; an empty
 * regular expression likewise. One pass over the bytes of all tokens.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the rows that match,
 *   ascending
 */
GArray *
aster_search_tokens (const AsterTokens *tokens,
                     const char *pattern,
                     AsterSearchMode mode,
                     AsterPulse *pulse,
                     GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) words = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autofree guint8 *hits = NULL;
  Search search = { .tokens = tokens };
  gsize n;

  g_return_val_if_fail (tokens != NULL && pattern != NULL, NULL);

  if (!g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("The pattern is not UTF-8 text"));
      return NULL;
    }

  search.fold = mode != ASTER_SEARCH_EXACT_REGEX &&
                !has_capital (pattern, mode == ASTER_SEARCH_REGEX);
  if (mode == ASTER_SEARCH_WORDS)
    search.words = words = cut_words (pattern, search.fold);
  else if (!(search.regex = regex = compile (pattern, search.fold, error)))
    return NULL;

  if (words != NULL ? words->len == 0 : *pattern == '\0')
    return g_steal_pointer (&rows);

  n = aster_tokens_get_n (tokens);
  search.hits = hits = g_new0 (guint8, MAX (n, 1));
  if (!search_all (&search, n, pulse, error))
    return NULL;

  for (guint32 i = 0; i < n; i++)
    if (hits[i])
      g_array_append_val (rows, i);

  return g_steal_pointer (&rows);
}
