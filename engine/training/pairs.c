/* From sentences to pairs, as word2vec makes them (Mikolov et al. 2013).
 *
 * Each word of a sentence is kept with the chance (√(f/t) + 1) t/f, where f is its
 * share of the corpus and t the threshold; frequent words thin out and the words
 * around them come closer together. Around each word that is left a width from
 * 1 to the window is drawn, and every word inside it gives a pair: it is the input,
 * the word in the middle the output. All draws of a sentence come from a stream of
 * its own, named by epoch and sentence. O(words × window). */

#include "training/pairs.h"

#include <math.h>

/**
 * aster_pairs_keep:
 * @corpus: n distinct words and how often each was said, never 0
 * @subsample: the threshold t, a share of the corpus, [0, 1]; 0 keeps all
 *
 * (√(f/t) + 1) t/f for a word of share f, at most 1. O(n).
 *
 * Returns: (transfer full) (array): (n) the chance of each word to be kept, (0, 1]
 */
float *
aster_pairs_keep (const AsterCorpus *corpus, double subsample)
{
  gsize n = aster_tokens_get_n (corpus->tokens);
  float *keep = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      double share = (double) corpus->counts[i] / (double) corpus->n_words;
      double chance = (sqrt (share / subsample) + 1) * subsample / share;

      keep[i] = subsample > 0 ? (float) MIN (chance, 1) : 1;
    }

  return keep;
}

/**
 * aster_pairs_new:
 *
 * Lists grow with what is collected and keep their room from one stretch to the next.
 *
 * Returns: (transfer full): no pairs
 */
AsterPairs *
aster_pairs_new (void)
{
  return g_new0 (AsterPairs, 1);
}

void
aster_pairs_free (AsterPairs *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->blocks); i++)
    g_free (self->blocks[i].pairs);
  g_free (self);
}

static inline void
list_append (AsterPairList *self, guint32 input, guint32 output)
{
  if (self->n == self->room)
    {
      self->room = MAX (self->room * 2, 256);
      self->pairs = g_renew (AsterPair, self->pairs, self->room);
    }

  self->pairs[self->n++] = (AsterPair){ input, output };
}

static void
collect_sentence (AsterPairs *self,
                  const AsterPairSource *source,
                  AsterRandom random,
                  gsize s,
                  const AsterParts *inputs,
                  const AsterParts *outputs)
{
  const AsterCorpus *corpus = source->corpus;
  gsize n = 0;

  for (gsize i = corpus->starts[s]; i < corpus->starts[s + 1]; i++)
    {
      guint32 word = corpus->words[i];
      float keep = source->keep[word];

      if (keep >= 1 || aster_random_double (&random) < keep)
        self->sentence[n++] = word;
    }

  for (gsize i = 0; i < n; i++)
    {
      gsize width = 1 + aster_random_below (&random, source->window);
      gsize end = MIN (i + width + 1, n);
      guint32 output = self->sentence[i];
      guint column = outputs->part[output];

      for (gsize j = i > width ? i - width : 0; j < end; j++)
        if (j != i)
          {
            guint32 input = self->sentence[j];
            guint row = inputs->part[input];

            list_append (&self->blocks[row * outputs->n_parts + column], input, output);
          }
    }
}

/**
 * aster_pairs_collect:
 * @self: its old pairs are forgotten
 * @source: where from, and how
 * @epoch: counted from 0
 * @sentences: (array fixed-size=2): the first, and the one after the last
 * @inputs: the part of each word as an input
 * @outputs: and as an output; as many parts
 *
 * Block p × n_parts + q gets the pairs whose input is of part p and whose output
 * is of part q, in the order of the text.
 */
void
aster_pairs_collect (AsterPairs *self,
                     const AsterPairSource *source,
                     guint epoch,
                     const gsize sentences[2],
                     const AsterParts *inputs,
                     const AsterParts *outputs)
{
  g_return_if_fail (self != NULL && source != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->blocks); i++)
    self->blocks[i].n = 0;

  for (gsize s = sentences[0]; s < sentences[1]; s++)
    {
      guint64 stream = (guint64) epoch * source->corpus->n_sentences + s;

      collect_sentence (self, source, aster_random_init (source->seed, stream), s, inputs,
                        outputs);
    }
}
