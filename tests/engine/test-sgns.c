#include "training/sgns.h"

#include "corpus.h"
#include "support.h"

/* Text about two things that never meet: each sentence takes its words from one
 * half of the vocabulary, sea or sky, and a few common words from neither. */
static AsterCorpus *
two_topics (guint n_words, guint n_sentences)
{
  static const char *const common[] = { "the", "of", "and" };
  AsterCorpusParams params = { 1, 0, TRUE };
  AsterRandom random = aster_random_init (3, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint s = 0; s < n_sentences; s++)
    {
      const char *topic = aster_random_below (&random, 2) == 0 ? "sea" : "sky";

      for (guint i = 0; i < 8; i++)
        {
          guint word = (guint) aster_random_below (&random, n_words);

          g_string_append_printf (text, "%s_%c%c%c %s ", topic, 'a' + word / 676,
                                  'a' + word / 26 % 26, 'a' + word % 26, common[i % 3]);
        }
      g_string_append_c (text, '\n');
    }

  return corpus_of_text (text->str, (gssize) text->len, &params);
}

static double
cosine (const AsterSpace *space, gsize i, gsize j)
{
  const float *a = aster_matrix_row (space->vectors, i);
  const float *b = aster_matrix_row (space->vectors, j);
  double ab = 0, aa = 0, bb = 0;

  for (gsize p = 0; p < aster_space_d (space); p++)
    {
      ab += (double) a[p] * b[p];
      aa += (double) a[p] * a[p];
      bb += (double) b[p] * b[p];
    }

  return ab / sqrt (aa * bb);
}

/* Mean cosine within a topic minus mean cosine between the two. */
static double
contrast (const AsterSpace *space)
{
  double sums[2] = { 0 };
  guint counts[2] = { 0 };

  for (gsize i = 0; i < aster_space_n (space); i++)
    for (gsize j = 0; j < i; j++)
      {
        const char *a = aster_tokens_get (space->tokens, i, NULL);
        const char *b = aster_tokens_get (space->tokens, j, NULL);

        if (strchr (a, '_') == NULL || strchr (b, '_') == NULL)
          continue;
        sums[strncmp (a, b, 3) == 0] += cosine (space, i, j);
        counts[strncmp (a, b, 3) == 0]++;
      }

  return sums[1] / counts[1] - sums[0] / counts[0];
}

static AsterSgnsParams
small_params (void)
{
  AsterSgnsParams params = ASTER_SGNS_DEFAULTS;

  params.dims = 12; /* not a multiple of the lanes */
  params.epochs = 4;
  params.subsample = 1e-2;

  return params;
}

static void
test_finds_topics (gconstpointer data)
{
  guint n_words = GPOINTER_TO_UINT (data);
  g_autoptr (AsterCorpus) corpus = two_topics (n_words, n_words * 50);
  AsterSgnsParams params = small_params ();
  AsterSgnsSummary summary;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;

  params.epochs = 10;
  space = aster_sgns_train (corpus, &params, &summary, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_d (space), ==, 12);
  g_assert_cmpuint (aster_space_n (space), ==, aster_tokens_get_n (corpus->tokens));
  g_assert_cmpfloat (contrast (space), >, 0.7);

  g_assert_cmpfloat (summary.last_loss, <, summary.first_loss);
  g_assert_cmpfloat (summary.first_loss, <, 6 * log (2) + 0.1); /* where all begins */
  g_assert_cmpuint (summary.pairs, >, 0);
}

/* One part: the pairs come in the order of the text, so an epoch without
 * subsampling and with a window of one gives exactly two pairs a gap. */
static void
test_counts_pairs (void)
{
  AsterCorpusParams corpus_params = { 1, 0, TRUE };
  AsterSgnsParams params = small_params ();
  AsterSgnsSummary summary;
  const char *text = "a b c d. e f. g";
  g_autoptr (AsterCorpus) corpus = corpus_of_text (text, -1, &corpus_params);
  g_autoptr (AsterSpace) space = NULL;

  params.window = 1;
  params.subsample = 0;
  space = aster_sgns_train (corpus, &params, &summary, NULL, NULL);
  g_assert_cmpuint (summary.pairs, ==, 4 * (6 + 2));
}

static GBytes *
train_bytes (gpointer data)
{
  AsterSgnsParams params = small_params ();
  g_autoptr (AsterSpace) space = aster_sgns_train (data, &params, NULL, NULL, NULL);

  return support_matrix_bytes (space->vectors);
}

static void
test_same_on_threads (void)
{
  g_autoptr (AsterCorpus) corpus = two_topics (1500, 3000);

  support_assert_same_on_threads (train_bytes, corpus);
}

static void
test_seed_matters (void)
{
  g_autoptr (AsterCorpus) corpus = two_topics (20, 100);
  AsterSgnsParams params = small_params ();
  g_autoptr (AsterSpace) one = NULL, again = NULL, other = NULL;
  gsize size;

  one = aster_sgns_train (corpus, &params, NULL, NULL, NULL);
  again = aster_sgns_train (corpus, &params, NULL, NULL, NULL);
  params.seed++;
  other = aster_sgns_train (corpus, &params, NULL, NULL, NULL);

  size = aster_space_n (one) * aster_space_d (one) * sizeof (float);
  g_assert_cmpmem (one->vectors->data, size, again->vectors->data, size);
  g_assert_cmpint (memcmp (one->vectors->data, other->vectors->data, size), !=, 0);
}

static gboolean
train (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterSgnsParams params = small_params ();
  AsterSgnsSummary summary = { -1, -1, 0 };
  g_autoptr (AsterSpace) space = NULL;

  space = aster_sgns_train (data, &params, &summary, pulse, error);
  if (space == NULL)
    g_assert_cmpfloat (summary.last_loss, ==, -1);

  return space != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterCorpus) corpus = two_topics (300, 100);

  g_assert_cmpuint (support_assert_cancels (train, corpus), >=, 10);
}

static void
assert_refused (AsterCorpus *corpus, AsterSgnsParams params, const char *in_message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_sgns_train (corpus, &params, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, in_message));
}

static void
test_refusals (void)
{
  g_autoptr (AsterCorpus) corpus = two_topics (5, 20);
  AsterSgnsParams params = small_params ();

  params.dims = 1;
  assert_refused (corpus, params, "dimensions");
  params = small_params ();
  params.window = 0;
  assert_refused (corpus, params, "window");
  params = small_params ();
  params.negative = 101;
  assert_refused (corpus, params, "negative");
  params = small_params ();
  params.epochs = 0;
  assert_refused (corpus, params, "epochs");
  params = small_params ();
  params.subsample = NAN;
  assert_refused (corpus, params, "subsample");
  params = small_params ();
  params.learning_rate = INFINITY;
  assert_refused (corpus, params, "learning rate");
}

/* A rate so large that vectors grow without end is refused, never handed on. */
static void
test_diverges (void)
{
  g_autoptr (AsterCorpus) corpus = two_topics (20, 500);
  AsterSgnsParams params = small_params ();

  params.learning_rate = 10;
  params.epochs = 20;
  assert_refused (corpus, params, "learning rate below 10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sgns/finds-topics/few-words", GUINT_TO_POINTER (20),
                        test_finds_topics);
  g_test_add_data_func ("/sgns/finds-topics/many-words", GUINT_TO_POINTER (400),
                        test_finds_topics);
  g_test_add_func ("/sgns/counts-pairs", test_counts_pairs);
  g_test_add_func ("/sgns/same-on-threads", test_same_on_threads);
  g_test_add_func ("/sgns/seed-matters", test_seed_matters);
  g_test_add_func ("/sgns/cancels", test_cancels);
  g_test_add_func ("/sgns/refusals", test_refusals);
  g_test_add_func ("/sgns/diverges", test_diverges);
  return g_test_run ();
}
