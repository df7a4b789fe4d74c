/* tinted.h - a text cut at white space and tinted by rule, for suites that show one. */
#pragma once

#include <math.h>
#include <string.h>

#include "values/pieces.h"
#include "values/result.h"

/* The row of a word is its number of letters; a word with a "?" has none. */
static inline AsterPieces *
tinted_pieces (const char *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AsterPiece));

  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      AsterPiece piece;

      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      piece.start = (gsize) (start - text);
      piece.end = (gsize) (p - text);
      piece.row = (int) g_utf8_strlen (start, p - start);
      if (memchr (start, '?', (gsize) (p - start)) != NULL)
        piece.row = -1;
      if (p > start)
        g_array_append_val (items, piece);
      else
        p = g_utf8_next_char (p);
    }

  return aster_pieces_new (g_strdup (text), strlen (text), items);
}

/* A tint is the word's number of letters, and the first piece has none. */
static inline AsterResult *
tinted_result (const char *text)
{
  AsterResult *result = aster_result_new ();
  AsterPieces *pieces = result->pieces = tinted_pieces (text);
  double min = INFINITY, max = -INFINITY;

  result->tints = g_new (double, MAX (pieces->n, 1));
  result->scaled = g_new (double, MAX (pieces->n, 1));
  for (gsize i = 0; i < pieces->n; i++)
    {
      result->tints[i] = i > 0 && pieces->items[i].row >= 0 ? pieces->items[i].row : NAN;
      if (!isnan (result->tints[i]))
        {
          min = MIN (min, result->tints[i]);
          max = MAX (max, result->tints[i]);
        }
    }

  for (gsize i = 0; i < pieces->n; i++)
    result->scaled[i] = max > min ? (result->tints[i] - min) / (max - min)
                                  : result->tints[i] * 0 + 0.5;
  result->tint_min = max >= min ? min : NAN;
  result->tint_max = max >= min ? max : NAN;

  return result;
}
