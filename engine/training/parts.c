/* Deals a vocabulary into parts, as a deck of cards is dealt: of each n_parts
 * words that follow one another in frequency every part gets one, and chance says
 * which. So all parts weigh about the same, and another epoch deals otherwise.
 * O(n). */

#include "training/parts.h"

#include <math.h>

/* A random order of 0 … n − 1 (Fisher and Yates). */
static void
shuffle (guint8 *order, guint n, AsterRandom *random)
{
  for (guint i = 0; i < n; i++)
    order[i] = (guint8) i;

  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) aster_random_below (random, i);
      guint8 other = order[i - 1];

      order[i - 1] = order[j];
      order[j] = other;
    }
}

/* Lists the words of each part; those of a part stay sorted by frequency. */
static void
list_words (AsterParts *self, guint32 n)
{
  guint32 next[ASTER_PARTS_MAX];

  for (guint32 i = 0; i < n; i++)
    self->starts[self->part[i] + 1]++;
  for (guint p = 0; p < self->n_parts; p++)
    {
      self->starts[p + 1] += self->starts[p];
      next[p] = self->starts[p];
    }

  for (guint32 i = 0; i < n; i++)
    self->words[next[self->part[i]]++] = i;
}

/**
 * aster_parts_new:
 * @counts: (array length=n): how often each word stands in the corpus, most
 *   frequent first, none 0
 * @n: number of words, at least @n_parts
 * @n_parts: 1 to %ASTER_PARTS_MAX
 * @random: the stream that deals
 *
 * O(n).
 *
 * Returns: (transfer full): the parts
 */
AsterParts *
aster_parts_new (const guint64 *counts, guint32 n, guint n_parts, AsterRandom *random)
{
  AsterParts *self;
  g_autofree double *weights = NULL;

  g_return_val_if_fail (n_parts > 0 && n_parts <= ASTER_PARTS_MAX, NULL);
  g_return_val_if_fail (counts != NULL && n >= n_parts, NULL);

  self = g_new0 (AsterParts, 1);
  self->n_parts = n_parts;
  self->part = g_new (guint8, n);
  self->words = g_new (guint32, n);

  for (guint32 i = 0; i < n; i += n_parts)
    {
      guint8 order[ASTER_PARTS_MAX];

      shuffle (order, n_parts, random);
      for (guint k = 0; k < n_parts && i + k < n; k++)
        self->part[i + k] = order[k];
    }
  list_words (self, n);

  weights = g_new (double, n);
  for (guint32 i = 0; i < n; i++)
    {
      double count = (double) counts[self->words[i]];

      /* Two square roots are the same on every processor; pow() need not be. */
      weights[i] = sqrt (count) * sqrt (sqrt (count));
    }
  for (guint p = 0; p < n_parts; p++)
    self->noise[p] = aster_alias_new (weights + self->starts[p],
                                      self->starts[p + 1] - self->starts[p]);

  return self;
}

void
aster_parts_free (AsterParts *self)
{
  for (guint p = 0; p < self->n_parts; p++)
    g_free (self->noise[p]);
  g_free (self->part);
  g_free (self->words);
  g_free (self);
}
