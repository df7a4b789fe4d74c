/* How well the cosines of a space follow human ratings of similarity.
 *
 * A table has one pair a line, two words and a number, between tabs, or commas,
 * or else white space; what a line separates by is its first tab, else its first
 * comma, else spaces, so that "New York" can be a word of a table with tabs. The
 * rating is the first number after the words; further columns are ignored. Empty
 * lines do not count; comments (#), headers and lines that cannot be read are
 * skipped and counted.
 *
 * A word is looked up as written, then in lower case, letter by letter. A pair is
 * missing if a word is not there, or if one of its vectors has length 0 and so no
 * cosine.
 *
 * Spearman's ρ is Pearson's r of the ranks, ties sharing their mean (Spearman 1904);
 * p is two-sided by t = ρ √((n − 2)/(1 − ρ²)) with n − 2 degrees of freedom.
 * O(pairs × d + pairs log pairs). */

#include "compare/ratings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/ranks.h"
#include "tools/student.h"
#include "tools/vector.h"

#define MAX_FIELD 4096 /* bytes of a word or a number */

/* The next field of a line, without white space around it; FALSE at its end.
 * @p moves behind the separator, or to NULL after the last field. */
static gboolean
next_field (
    const char **p, const char *end, char separator, const char **field, gsize *length)
{
  const char *start = *p, *stop;

  if (start == NULL)
    return FALSE;
  while (start < end && g_ascii_isspace (*start) &&
         (separator == ' ' || *start != separator))
    start++;

  if (separator == ' ')
    for (stop = start; stop < end && !g_ascii_isspace (*stop);)
      stop++;
  else if ((stop = memchr (start, separator, (gsize) (end - start))) == NULL)
    stop = end;
  *p = stop < end ? stop + 1 : NULL;

  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;
  *field = start;
  *length = (gsize) (stop - start);

  return *length > 0 || *p != NULL;
}

static gboolean
read_number (const char *field, gsize length, double *number)
{
  char text[64], *end;

  if (length == 0 || length >= sizeof text || memchr (field, 'x', length) != NULL)
    return FALSE;

  memcpy (text, field, length);
  text[length] = '\0';
  *number = g_ascii_strtod (text, &end);

  return *end == '\0' && end != text && isfinite (*number);
}

static int
find_word (const AsterTokens *tokens, const char *word, gsize length)
{
  g_autoptr (GString) lower = NULL;
  int row = aster_tokens_find (tokens, word, (gssize) length);

  if (row >= 0 || !g_utf8_validate_len (word, length, NULL))
    return row;

  lower = g_string_sized_new (length);
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (p)));

  return aster_tokens_find (tokens, lower->str, (gssize) lower->len);
}

/* The cosine of two words, NaN if one is missing or has length 0. */
static double
get_cosine (const AsterSpace *space, const char *const words[2], const gsize lengths[2])
{
  const float *vectors[2];
  double norms2;

  for (guint i = 0; i < 2; i++)
    {
      int row = find_word (space->tokens, words[i], lengths[i]);

      if (row < 0)
        return NAN;
      vectors[i] = aster_matrix_row (space->vectors, (gsize) row);
    }

  norms2 = aster_vector_norm2 (vectors[0], aster_space_d (space)) *
           aster_vector_norm2 (vectors[1], aster_space_d (space));

  return norms2 > 0 ? aster_vector_dot (vectors[0], vectors[1], aster_space_d (space)) /
                          sqrt (norms2)
                    : NAN;
}

/* Reads two words and a rating. FALSE if the line is none. */
static gboolean
read_pair (const char *line,
           const char *end,
           const char *words[2],
           gsize lengths[2],
           double *rating)
{
  gsize length = (gsize) (end - line);
  char separator = memchr (line, '\t', length)  ? '\t'
                   : memchr (line, ',', length) ? ','
                                                : ' ';
  const char *p = line, *field;

  if (*line == '#')
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (!next_field (&p, end, separator, &words[i], &lengths[i]) || lengths[i] == 0 ||
        lengths[i] > MAX_FIELD)
      return FALSE;

  while (next_field (&p, end, separator, &field, &length))
    if (read_number (field, length, rating))
      return TRUE;

  return FALSE;
}

static gboolean
is_blank (const char *line, const char *end)
{
  while (line < end && g_ascii_isspace (*line))
    line++;

  return line == end;
}

static void
read_line (const AsterSpace *space,
           const char *line,
           const char *end,
           GArray *cosines,
           GArray *ratings,
           AsterRatings *counts)
{
  const char *words[2];
  gsize lengths[2];
  double rating, cosine;

  if (is_blank (line, end))
    return;
  if (!read_pair (line, end, words, lengths, &rating))
    {
      counts->skipped++;
      return;
    }
  if (isnan (cosine = get_cosine (space, words, lengths)))
    {
      counts->missing++;
      return;
    }

  counts->pairs++;
  g_array_append_val (cosines, cosine);
  g_array_append_val (ratings, rating);
}

static void
read_table (const AsterSpace *space,
            const char *p,
            const char *end,
            GArray *cosines,
            GArray *ratings,
            AsterRatings *counts)
{
  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;

  while (p < end)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      stop = stop != NULL ? stop : end;
      read_line (space, p, stop, cosines, ratings, counts);
      p = stop + 1;
    }
}

static void
compare (const double *cosines, const double *ratings, AsterRatings *result)
{
  gsize n = result->pairs;
  g_autofree double *a = g_new (double, MAX (n, 1)), *b = g_new (double, MAX (n, 1));
  double rho;

  result->spearman = result->p = NAN;
  if (n < 2)
    return;

  aster_ranks (cosines, n, a);
  aster_ranks (ratings, n, b);
  rho = aster_ranks_correlate (a, b, n);
  result->spearman = rho;
  result->p = aster_student_p (rho * sqrt ((double) (n - 2) / ((1 - rho) * (1 + rho))),
                               (double) n - 2);
}

/**
 * aster_ratings_correlate:
 * @space: a space
 * @table: (array length=length): lines of two words and a rating
 * @length: bytes of @table
 * @result: (out caller-allocates): what came of it
 * @error: return location for %ASTER_ERROR_FORMAT (no line is a pair) or
 *   %ASTER_ERROR_MISSING (no pair has both its words in @space)
 *
 * O(table + pairs × d + pairs log pairs).
 *
 * Returns: %FALSE with @error set, and @result untouched, on failure
 */
gboolean
aster_ratings_correlate (const AsterSpace *space,
                         const char *table,
                         gsize length,
                         AsterRatings *result,
                         GError **error)
{
  g_autoptr (GArray) cosines = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (double));
  AsterRatings counts = { 0 };

  g_return_val_if_fail (space != NULL && table != NULL && result != NULL, FALSE);

  read_table (space, table, table + length, cosines, ratings, &counts);
  if (counts.pairs + counts.missing == 0)
    {
      g_set_error_literal (
          error, ASTER_ERROR, ASTER_ERROR_FORMAT,
          _ ("no line is a pair; expected two words and a number, between "
             "tabs, commas or spaces"));
      return FALSE;
    }
  if (counts.pairs == 0)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                   ngettext ("the one pair has a word that is not in the vocabulary",
                             "each of the %zu pairs has a word that is not in the "
                             "vocabulary",
                             counts.missing),
                   counts.missing);
      return FALSE;
    }

  compare ((const double *) (gpointer) cosines->data,
           (const double *) (gpointer) ratings->data, &counts);
  *result = counts;

  return TRUE;
}
