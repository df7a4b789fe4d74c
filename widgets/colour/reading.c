/* A value alone says little: what it is a value of, and where it lies among those of all
 * words, is what the ramp and the histogram of a card show to the eye. Here it is said.
 */

#include "colour/reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/numbers.h"

#define LEAST 0.001 /* nothing between the ends is said to lie at one of them */

/* (transfer full) (nullable): where the number of @row lies among all; NULL where there
 * is nothing to compare it with. */
static char *
dup_place (const AsterColouring *self, gsize row)
{
  double own = self->numbers[row];
  gsize n = 0, lower = 0, higher = 0;
  g_autofree char *share = NULL;

  for (gsize i = 0; i < self->n; i++)
    {
      n += !isnan (self->numbers[i]);
      lower += self->numbers[i] < own;
      higher += self->numbers[i] > own;
    }
  if (lower == 0 && higher == 0)
    return NULL;
  if (lower == 0)
    return g_strdup (_ ("the lowest of all"));
  if (higher == 0)
    return g_strdup (_ ("the highest of all"));

  share = aster_number_dup_percent (
      CLAMP ((double) lower / (double) n, LEAST, 1 - LEAST));

  /* Translators: where a number lies among those of all words; %s is a percentage */
  return g_strdup_printf (_ ("higher than %s of all"), share);
}

/**
 * aster_reading_new:
 * @self: (nullable): what the points are coloured by
 * @row: one of them
 *
 * O(rows).
 *
 * Returns: (transfer full) (nullable): «part of speech: noun», or for a number, in two
 *   lines, «norm: 4.24» and the share of all rows that have a lower one; %NULL for a row
 *   without a value
 */
char *
aster_reading_new (const AsterColouring *self, gsize row)
{
  g_autofree char *value = aster_colouring_dup_value (self, row);
  g_autofree char *place = NULL, *named = NULL;

  if (value == NULL)
    return NULL;

  if (self->title == NULL)
    named = g_steal_pointer (&value);
  else
    /* Translators: of a word: what its colour stands for, such as «part of speech», and
     * which it is. */
    named = g_strdup_printf (C_ ("value", "%s: %s"), self->title, value);
  if (self->kind == ASTER_COLOURING_NUMBERS)
    place = dup_place (self, row);

  return place != NULL ? g_strdup_printf ("%s\n%s", named, place)
                       : g_steal_pointer (&named);
}
