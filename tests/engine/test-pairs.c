#include "training/pairs.h"

#include "corpus.h"
#include "support.h"

static AsterCorpus *
corpus_of (const char *text)
{
  AsterCorpusParams params = { 1, 0, TRUE };

  return corpus_of_text (text, -1, &params);
}

/* All words in one part, so that pairs come in the order of the text. */
static AsterParts *
one_part (const AsterCorpus *corpus)
{
  AsterRandom random = aster_random_init (1, 0);

  return aster_parts_new (corpus->counts, (guint32) aster_tokens_get_n (corpus->tokens),
                          1, &random);
}

/* "a>b" says that a is the input and b the output. */
static char *
write_pairs (const AsterCorpus *corpus, const AsterPairList *list)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < list->n; i++)
    g_string_append_printf (
        out, "%s>%s ", aster_tokens_get (corpus->tokens, list->pairs[i].input, NULL),
        aster_tokens_get (corpus->tokens, list->pairs[i].output, NULL));

  return g_string_free (out, FALSE);
}

static void
test_by_hand (void)
{
  g_autoptr (AsterCorpus) corpus = corpus_of ("a b c. d e. f");
  g_autoptr (AsterParts) parts = one_part (corpus);
  g_autoptr (AsterPairs) pairs = aster_pairs_new ();
  g_autofree float *keep = aster_pairs_keep (corpus, 0);
  AsterPairSource source = { corpus, keep, 1, 42 };
  g_autofree char *all = NULL, *second = NULL;

  aster_pairs_collect (pairs, &source, 0, (const gsize[]){ 0, 3 }, parts, parts);
  all = write_pairs (corpus, &pairs->blocks[0]);
  g_assert_cmpstr (all, ==, "b>a a>b c>b b>c e>d d>e ");

  aster_pairs_collect (pairs, &source, 0, (const gsize[]){ 1, 2 }, parts, parts);
  second = write_pairs (corpus, &pairs->blocks[0]);
  g_assert_cmpstr (second, ==, "e>d d>e ");
}

/* A window of five: every distance up to it, none beyond, near ones more often. */
static void
test_window (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AsterCorpus) corpus = NULL;
  g_autoptr (AsterParts) parts = NULL;
  g_autoptr (AsterPairs) pairs = aster_pairs_new ();
  g_autofree float *keep = NULL;
  AsterPairSource source;
  guint by_distance[6] = { 0 };

  /* Words in the order of their spelling, so that their rank is their place. */
  for (guint i = 0; i < 676; i++)
    g_string_append_printf (text, "%c%c ", 'a' + i / 26, 'a' + i % 26);
  corpus = corpus_of (text->str);
  parts = one_part (corpus);
  keep = aster_pairs_keep (corpus, 0);
  source = (AsterPairSource){ corpus, keep, 5, 42 };

  for (guint epoch = 0; epoch < 20; epoch++)
    {
      aster_pairs_collect (pairs, &source, epoch, (const gsize[]){ 0, 1 }, parts, parts);
      for (gsize i = 0; i < pairs->blocks[0].n; i++)
        {
          AsterPair pair = pairs->blocks[0].pairs[i];
          guint distance = (guint) ABS ((int) pair.input - (int) pair.output);

          g_assert_cmpuint (distance, >=, 1);
          g_assert_cmpuint (distance, <=, 5);
          by_distance[distance]++;
        }
    }

  /* Distance k is inside with chance (6 − k) / 5; two sides, 20 epochs, 676 words;
   * 5 % leave room for the ends of the text and for chance. */
  for (guint k = 1; k <= 5; k++)
    {
      double expected = (6 - k) / 5.0 * 2 * 20 * 676;

      g_assert_cmpfloat_with_epsilon (by_distance[k], expected, 0.05 * expected + 60);
    }
}

static void
test_blocks (void)
{
  g_autoptr (AsterCorpus) corpus = corpus_of ("a b c d e f g h a c e g b d f h");
  AsterRandom random = aster_random_init (5, 0);
  g_autoptr (AsterParts) inputs = aster_parts_new (corpus->counts, 8, 3, &random);
  g_autoptr (AsterParts) outputs = aster_parts_new (corpus->counts, 8, 3, &random);
  g_autoptr (AsterPairs) pairs = aster_pairs_new ();
  g_autofree float *keep = aster_pairs_keep (corpus, 0);
  AsterPairSource source = { corpus, keep, 2, 42 };
  gsize n = 0;

  aster_pairs_collect (pairs, &source, 0, (const gsize[]){ 0, 1 }, inputs, outputs);
  for (guint p = 0; p < 3; p++)
    for (guint q = 0; q < 3; q++)
      {
        const AsterPairList *list = &pairs->blocks[p * 3 + q];

        n += list->n;
        for (gsize i = 0; i < list->n; i++)
          {
            g_assert_cmpuint (inputs->part[list->pairs[i].input], ==, p);
            g_assert_cmpuint (outputs->part[list->pairs[i].output], ==, q);
          }
      }
  g_assert_cmpuint (n, >=, 2 * 15);
  g_assert_cmpuint (n, <=, 2 * 15 + 2 * 14);
}

/* The chance of a word that is 64 % of the text, at a threshold of 1 %:
 * (√(0.64 / 0.01) + 1) · 0.01 / 0.64 = 9 / 64; rare words stay. */
static void
test_keep (void)
{
  g_autoptr (AsterCorpus) corpus = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree float *keep = NULL, *all = NULL;

  for (guint i = 0; i < 64; i++)
    g_string_append (text, "often ");
  for (guint i = 0; i < 36; i++)
    g_string_append_printf (text, "rare_%c%c ", 'a' + i / 26, 'a' + i % 26);
  corpus = corpus_of (text->str);

  keep = aster_pairs_keep (corpus, 0.01);
  g_assert_cmpfloat_with_epsilon (keep[0], 9.0 / 64, 1e-7);
  for (guint i = 1; i < 37; i++)
    g_assert_cmpfloat (keep[i], ==, 1);

  all = aster_pairs_keep (corpus, 0);
  g_assert_cmpfloat (all[0], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pairs/by-hand", test_by_hand);
  g_test_add_func ("/pairs/window", test_window);
  g_test_add_func ("/pairs/blocks", test_blocks);
  g_test_add_func ("/pairs/keep", test_keep);
  return g_test_run ();
}
