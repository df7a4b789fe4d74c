#include "training/vocabulary.h"

#include "support.h"

static void
add (AsterVocabulary *self, const char *word)
{
  g_assert_true (aster_vocabulary_add (self, word, strlen (word), NULL));
}

static void
test_ranks (void)
{
  AsterCorpusParams params = { 2, 0, TRUE };
  g_autoptr (AsterReport) report = aster_report_new ();
  g_auto (AsterVocabulary) words = { 0 };
  g_autoptr (AsterCorpus) corpus = NULL;
  static const guint32 expected[] = { 1, 0, 0, 1, 0 };

  aster_vocabulary_init (&words);
  add (&words, "zebra");
  add (&words, "once");
  aster_vocabulary_end_sentence (&words);
  aster_vocabulary_end_sentence (&words); /* an empty sentence is none */
  add (&words, "apple");
  add (&words, "apple");
  add (&words, "zebra");
  aster_vocabulary_end_sentence (&words);
  add (&words, "apple");

  corpus = aster_vocabulary_rank (&words, &params, report, NULL, NULL);
  g_assert_cmpstr (aster_tokens_get (corpus->tokens, 0, NULL), ==, "apple");
  g_assert_cmpstr (aster_tokens_get (corpus->tokens, 1, NULL), ==, "zebra");
  g_assert_cmpmem (corpus->words, corpus->n_words * sizeof (guint32), expected,
                   sizeof expected);
  g_assert_cmpuint (corpus->n_sentences, ==, 3);
  g_assert_cmpuint (corpus->starts[1], ==, 1);
  g_assert_cmpuint (corpus->starts[2], ==, 4);
  g_assert_cmpuint (corpus->starts[3], ==, 5);
  g_assert_cmpuint (corpus->n_read, ==, 6);
}

/* Words of equal count are sorted by spelling whatever order they came in. */
static void
test_ties (void)
{
  AsterCorpusParams params = { 1, 0, TRUE };
  g_autoptr (AsterReport) report = aster_report_new ();

  for (guint n = 2; n < 70; n++)
    {
      g_auto (AsterVocabulary) words = { 0 };
      g_autoptr (AsterCorpus) corpus = NULL;

      aster_vocabulary_init (&words);
      for (guint i = 0; i < n; i++)
        {
          guint k = i * 71 % n; /* 71 is prime: each once */
          char word[] = { (char) ('a' + k / 26), (char) ('a' + k % 26), '\0' };

          add (&words, word);
        }
      corpus = aster_vocabulary_rank (&words, &params, report, NULL, NULL);
      for (guint i = 1; i < n; i++)
        g_assert_cmpstr (aster_tokens_get (corpus->tokens, i - 1, NULL), <,
                         aster_tokens_get (corpus->tokens, i, NULL));
    }
}

static void
test_too_few (void)
{
  AsterCorpusParams params = { 1, 0, TRUE };
  g_autoptr (AsterReport) report = aster_report_new ();
  g_auto (AsterVocabulary) words = { 0 };
  g_autoptr (GError) error = NULL;

  aster_vocabulary_init (&words);
  add (&words, "alone");
  g_assert_null (aster_vocabulary_rank (&words, &params, report, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ranks", test_ranks);
  g_test_add_func ("/vocabulary/ties", test_ties);
  g_test_add_func ("/vocabulary/too-few", test_too_few);
  return g_test_run ();
}
