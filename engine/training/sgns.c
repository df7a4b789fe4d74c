/* Word vectors by skip-gram with negative sampling (Mikolov et al. 2013).
 *
 * Each pair of words that stand near one another moves one row of the inputs and
 * k + 1 rows of the outputs (the right word and k wrong ones, drawn ∝ count^¾); see
 * step.c for the loss, pairs.c for which words make a pair. The learning rate falls
 * linearly to nothing. The vectors of the words are the rows of the inputs.
 *
 * How many threads can train at once, without locks and without chance: inputs and
 * outputs are each dealt into P parts, and pairs are sorted into P × P blocks by
 * the parts of their two words; wrong words are drawn from the part of the right
 * one. Two blocks on the same diagonal share no row, so the P blocks of a diagonal
 * can be trained side by side, in place, and the result is the same in any order
 * (Gemulla et al. 2011 for factorisation; Zhu et al. 2019 for embeddings). One round
 * takes a few sentences' worth of pairs and walks through all P diagonals. The parts
 * are dealt anew in each epoch, so that every wrong word meets every input, and so
 * is the order of the text, in pieces of some sentences.
 *
 * O(epochs × words × window × (k + 1) × d) time, 2 n d floats. What it leaves out:
 * hierarchical softmax, word pieces, and going on from old vectors. */

#include "training/sgns.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "training/pairs.h"
#include "training/step.h"

#define N_PIECES     8u   /* of text in a round, collected side by side */
#define WORDS_A_PART 256u /* at least, where there is more than one part */
#define ROUND_WORK   6e6  /* floats touched by one diagonal, some 2 ms of work */
#define RATE_FLOOR   1e-4 /* of the first learning rate */
#define BEAT_FLOATS  (1u << 18)
#define CACHE_FLOATS 16u /* in a line of the cache, or about */

/* Streams of random numbers, each with its own seed made from the person's. */
typedef enum {
  STREAM_START = 1,
  STREAM_PARTS,
  STREAM_PIECES,
  STREAM_PAIRS,
  STREAM_NOISE,
} Stream;

typedef struct
{
  const AsterCorpus *corpus;
  const AsterSgnsParams *params;
  AsterPairSource source;
  AsterLogistic logistic;

  gsize n, stride;
  AsterMatrix *inputs;  /* (n × stride) */
  AsterMatrix *outputs; /* (n × stride) */
  float *keep;          /* (n) */

  gsize *pieces; /* (n_pieces + 1) first sentence of each */
  gsize n_pieces;
  guint32 *order; /* (n_pieces) in which this epoch reads them */
  AsterPairs *pairs[N_PIECES];

  guint n_parts;
  AsterParts *input_parts, *output_parts;

  guint epoch;
  gsize round; /* first of its pieces in order */
  guint diagonal;
  float rate;
  double loss[ASTER_PARTS_MAX];  /* nats, of each block of the diagonal */
  guint64 done[ASTER_PARTS_MAX]; /* its pairs */
} Trainer;

static guint64
seed_of (const Trainer *self, Stream stream)
{
  AsterRandom random = aster_random_init (self->params->seed, stream);

  return aster_random_bits (&random);
}

static void
trainer_clear (Trainer *self)
{
  g_clear_pointer (&self->inputs, aster_matrix_unref);
  g_clear_pointer (&self->outputs, aster_matrix_unref);
  g_clear_pointer (&self->keep, g_free);
  g_clear_pointer (&self->pieces, g_free);
  g_clear_pointer (&self->order, g_free);
  for (guint i = 0; i < N_PIECES; i++)
    g_clear_pointer (&self->pairs[i], aster_pairs_free);
  g_clear_pointer (&self->input_parts, aster_parts_free);
  g_clear_pointer (&self->output_parts, aster_parts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trainer, trainer_clear)

/* Pairs that a word of the corpus gives, on average and about. */
static double
pairs_a_word (const Trainer *self)
{
  double kept = 0;

  for (gsize i = 0; i < self->n; i++)
    kept += (double) self->corpus->counts[i] * self->keep[i];

  return MAX (kept / (double) self->corpus->n_words, 1e-3) * (self->params->window + 1);
}

/* Cuts the corpus into pieces of whole sentences, so many words long that a
 * round of pieces is a round of work. */
static void
cut_pieces (Trainer *self)
{
  const AsterCorpus *corpus = self->corpus;
  double pair_work = (double) self->stride * (self->params->negative + 2);
  double words = ROUND_WORK * self->n_parts / pair_work / pairs_a_word (self);
  gsize length = (gsize) MAX (words / N_PIECES, 1);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize begin = 0;

  g_array_append_val (pieces, begin);
  for (gsize s = 1; s <= corpus->n_sentences; s++)
    if (s == corpus->n_sentences || corpus->starts[s] - begin >= length)
      {
        begin = corpus->starts[s];
        g_array_append_val (pieces, s);
      }

  self->n_pieces = pieces->len - 1;
  self->pieces = (gsize *) (gpointer) g_array_free (pieces, FALSE);
  self->order = g_new (guint32, self->n_pieces);
}

static gboolean
trainer_init (Trainer *self,
              const AsterCorpus *corpus,
              const AsterSgnsParams *params,
              GError **error)
{
  self->corpus = corpus;
  self->params = params;
  self->n = aster_tokens_get_n (corpus->tokens);
  self->stride = (params->dims + ASTER_STEP_LANES - 1) / ASTER_STEP_LANES *
                 ASTER_STEP_LANES;

  if (!(self->inputs = aster_matrix_new (self->n, self->stride, error)) ||
      !(self->outputs = aster_matrix_new (self->n, self->stride, error)))
    return FALSE;

  aster_logistic_init (&self->logistic);
  self->keep = aster_pairs_keep (corpus, params->subsample);
  self->source = (AsterPairSource){ corpus, self->keep, params->window,
                                    seed_of (self, STREAM_PAIRS) };
  self->n_parts = (guint) CLAMP (self->n / WORDS_A_PART, 1, ASTER_PARTS_MAX);
  cut_pieces (self);
  for (guint i = 0; i < N_PIECES; i++)
    self->pairs[i] = aster_pairs_new ();

  return TRUE;
}

/* Every input begins uniform in ± ½ / d, from a stream of its own row; every
 * output at 0. FALSE if a beat says so. */
static gboolean
scatter_inputs (Trainer *self, AsterPulse *pulse)
{
  guint64 seed = seed_of (self, STREAM_START);
  gsize step = MAX (BEAT_FLOATS / self->stride, 1);

  for (gsize i = 0; i < self->n; i++)
    {
      AsterRandom random = aster_random_init (seed, i);
      float *row = aster_matrix_row (self->inputs, i);

      if (i % step == 0 && !aster_pulse_beat (pulse, 0, NULL))
        return FALSE;
      for (guint j = 0; j < self->params->dims; j++)
        row[j] = (float) ((aster_random_double (&random) - 0.5) / self->params->dims);
    }

  return TRUE;
}

/* Deals the parts and the order of the text for the epoch. */
static void
begin_epoch (Trainer *self, guint epoch)
{
  AsterRandom deal = aster_random_init (seed_of (self, STREAM_PARTS), epoch);
  AsterRandom shuffle = aster_random_init (seed_of (self, STREAM_PIECES), epoch);
  const guint64 *counts = self->corpus->counts;

  self->epoch = epoch;
  g_clear_pointer (&self->input_parts, aster_parts_free);
  g_clear_pointer (&self->output_parts, aster_parts_free);
  self->input_parts = aster_parts_new (counts, (guint32) self->n, self->n_parts, &deal);
  self->output_parts = aster_parts_new (counts, (guint32) self->n, self->n_parts, &deal);

  for (gsize i = 0; i < self->n_pieces; i++)
    {
      gsize j = aster_random_below (&shuffle, i + 1);

      self->order[i] = self->order[j];
      self->order[j] = (guint32) i;
    }
}

static void
collect_cb (gsize begin, gsize end, gpointer user_data)
{
  Trainer *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      gsize place = self->round + i, none[2] = { 0, 0 };
      gsize *sentences = place < self->n_pieces ? self->pieces + self->order[place]
                                                : none;

      aster_pairs_collect (self->pairs[i], &self->source, self->epoch, sentences,
                           self->input_parts, self->output_parts);
    }
}

/* The rows that one pair moves. */
typedef struct
{
  float *input;
  float *outputs[ASTER_SGNS_MAX_NEGATIVE + 1];
  guint n_outputs;
} Rows;

static inline void
prefetch (const float *row, gsize stride)
{
  for (gsize j = 0; j < stride; j += CACHE_FLOATS)
    __builtin_prefetch (row + j, 1);
}

/* The rows of @pair: the input, the right output and up to k others of its part; a
 * draw that hits the right word is dropped. They are asked for long before use. */
static void
choose_rows (const Trainer *self, AsterPair pair, guint q, AsterRandom *noise, Rows *rows)
{
  rows->input = aster_matrix_row (self->inputs, pair.input);
  rows->outputs[0] = aster_matrix_row (self->outputs, pair.output);
  rows->n_outputs = 1;
  for (guint i = 0; i < self->params->negative; i++)
    {
      guint32 wrong = aster_parts_draw (self->output_parts, q, noise);

      if (wrong != pair.output)
        rows->outputs[rows->n_outputs++] = aster_matrix_row (self->outputs, wrong);
    }

  prefetch (rows->input, self->stride);
  for (guint i = 0; i < rows->n_outputs; i++)
    prefetch (rows->outputs[i], self->stride);
}

/* Trains the pairs of one block from one piece; while a pair is trained the rows of
 * the next one are on their way from memory. Returns the sum of the losses. */
static double
train_pairs (const Trainer *self, const AsterPairList *list, guint q, AsterRandom *noise)
{
  Rows rows[2];
  double loss = 0;

  if (list->n > 0)
    choose_rows (self, list->pairs[0], q, noise, &rows[0]);
  for (gsize k = 0; k < list->n; k++)
    {
      Rows *now = &rows[k % 2];

      if (k + 1 < list->n)
        choose_rows (self, list->pairs[k + 1], q, noise, &rows[(k + 1) % 2]);
      loss += aster_step_pair (&self->logistic, now->input, now->outputs, now->n_outputs,
                               self->stride, self->rate);
    }

  return loss;
}

static void
train_block (Trainer *self, guint p, guint q)
{
  guint block = p * self->n_parts + q;
  guint64 stream = ((guint64) self->epoch * self->n_pieces + self->round) *
                       (ASTER_PARTS_MAX * ASTER_PARTS_MAX) +
                   block;
  AsterRandom noise = aster_random_init (seed_of (self, STREAM_NOISE), stream);

  for (guint i = 0; i < N_PIECES; i++)
    {
      const AsterPairList *list = &self->pairs[i]->blocks[block];

      self->loss[p] += train_pairs (self, list, q, &noise);
      self->done[p] += list->n;
    }
}

static void
train_cb (gsize begin, gsize end, gpointer user_data)
{
  Trainer *self = user_data;

  for (gsize p = begin; p < end; p++)
    train_block (self, (guint) p, (guint) (p + self->diagonal) % self->n_parts);
}

/* Share of the whole work that is done before this round, [0, 1). */
static double
get_fraction (const Trainer *self)
{
  return (self->epoch + (double) self->round / (double) self->n_pieces) /
         self->params->epochs;
}

/* One round: collect its pairs, then train diagonal after diagonal. Beats come
 * between blocks of some 0.5 ms, all with the fraction at the start of the round.
 * FALSE if one says so. */
static gboolean
train_round (Trainer *self, AsterPulse *pulse)
{
  double fraction = get_fraction (self);
  AsterPulsePart part = aster_pulse_part (pulse, fraction, fraction);

  self->rate = (float) (self->params->learning_rate * MAX (1 - fraction, RATE_FLOOR));
  if (!aster_parallel_for_beating (N_PIECES, 1, collect_cb, self, &part.pulse))
    return FALSE;

  for (self->diagonal = 0; self->diagonal < self->n_parts; self->diagonal++)
    if (!aster_parallel_for_beating (self->n_parts, 1, train_cb, self, &part.pulse))
      return FALSE;

  return TRUE;
}

/* @sum: of losses or of vectors, finite only if all of them are. */
static gboolean
check_bounds (const Trainer *self, double sum, GError **error)
{
  char rate[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (sum))
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               _ ("Training went out of bounds in epoch %u: vectors grew without end. "
                  "Choose a learning rate below %s."),
               self->epoch + 1,
               g_ascii_formatd (rate, sizeof rate, "%g", self->params->learning_rate));

  return FALSE;
}

static gboolean
train_epoch (Trainer *self, AsterSgnsSummary *summary, AsterPulse *pulse, GError **error)
{
  double loss = 0;
  guint64 done = 0;

  memset (self->loss, 0, sizeof self->loss);
  memset (self->done, 0, sizeof self->done);
  for (self->round = 0; self->round < self->n_pieces; self->round += N_PIECES)
    if (!train_round (self, pulse))
      {
        aster_set_cancelled (error);
        return FALSE;
      }

  for (guint p = 0; p < self->n_parts; p++)
    {
      loss += self->loss[p];
      done += self->done[p];
    }
  if (!check_bounds (self, loss, error))
    return FALSE;

  loss = done > 0 ? loss / (double) done : 0;
  if (self->epoch == 0)
    summary->first_loss = loss;
  summary->last_loss = loss;
  summary->pairs += done;

  return TRUE;
}

/* The inputs without their padding, as a space. */
static AsterSpace *
make_space (const Trainer *self, AsterPulse *pulse, GError **error)
{
  gsize d = self->params->dims, step = MAX (BEAT_FLOATS / d, 1);
  float *data = aster_matrix_alloc (self->n, d, error); /* touched between beats */
  g_autoptr (AsterMatrix) vectors = NULL;
  g_autofree double *counts = g_new (double, self->n);
  double sum = 0;
  AsterSpace *space;

  if (data == NULL)
    return NULL;

  vectors = aster_matrix_new_take (data, self->n, d);
  for (gsize i = 0; i < self->n; i++)
    {
      if (i % step == 0 && !aster_pulse_beat (pulse, 1, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      memcpy (aster_matrix_row (vectors, i), aster_matrix_row (self->inputs, i),
              d * sizeof (float));
      counts[i] = (double) self->corpus->counts[i];
      for (gsize j = 0; j < d; j++)
        sum += aster_matrix_row (vectors, i)[j];
    }
  if (!check_bounds (self, sum, error))
    return NULL;

  space = aster_space_new (g_steal_pointer (&vectors),
                           aster_tokens_ref (self->corpus->tokens));
  g_ptr_array_add (space->columns, aster_column_new_numbers ("count", counts, self->n));

  return space;
}

/**
 * aster_sgns_train:
 * @corpus: what to learn from
 * @params: how; the same seed gives the same bytes on any number of threads
 * @summary: (out) (optional): how it went
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (a setting out of its range, or
 *   vectors that grow without end), %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * O(epochs × words × window × (negative + 1) × dims) time, 2 n × dims floats.
 *
 * Returns: (transfer full) (nullable): the words of the corpus, most frequent first,
 *   with vectors (n × dims) and a column "count"
 */
AsterSpace *
aster_sgns_train (AsterCorpus *corpus,
                  const AsterSgnsParams *params,
                  AsterSgnsSummary *summary,
                  AsterPulse *pulse,
                  GError **error)
{
  g_auto (Trainer) trainer = { 0 };
  AsterSgnsSummary ours = { 0 };
  AsterSpace *space;

  g_return_val_if_fail (corpus != NULL && params != NULL, NULL);

  if (!aster_sgns_params_check (params, error) ||
      !trainer_init (&trainer, corpus, params, error))
    return NULL;
  if (!scatter_inputs (&trainer, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  for (guint epoch = 0; epoch < params->epochs; epoch++)
    {
      begin_epoch (&trainer, epoch);
      if (!train_epoch (&trainer, &ours, pulse, error))
        return NULL;
    }

  space = make_space (&trainer, pulse, error);
  if (space != NULL && summary != NULL)
    *summary = ours;

  return space;
}
