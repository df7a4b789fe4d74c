#include "training/corpus-read.h"

#include "corpus.h"
#include "support.h"

static const char text[] = "The dog sees the cat.\nA cat sees a dog! the end\n\nrare.";

static AsterCorpusParams
all_words (void)
{
  AsterCorpusParams params = ASTER_CORPUS_DEFAULTS;

  params.min_count = 1;

  return params;
}

/* Sentences as words between bars. */
static char *
write_text (const AsterCorpus *corpus)
{
  GString *out = g_string_new (NULL);

  for (gsize s = 0; s < corpus->n_sentences; s++)
    {
      for (gsize i = corpus->starts[s]; i < corpus->starts[s + 1]; i++)
        g_string_append_printf (
            out, "%s ", aster_tokens_get (corpus->tokens, corpus->words[i], NULL));
      g_string_append_c (out, '|');
    }

  return g_string_free (out, FALSE);
}

static void
assert_sound (const AsterCorpus *corpus)
{
  gsize n = aster_tokens_get_n (corpus->tokens);
  g_autofree guint64 *counts = g_new0 (guint64, n);

  g_assert_cmpuint (corpus->starts[0], ==, 0);
  g_assert_cmpuint (corpus->starts[corpus->n_sentences], ==, corpus->n_words);
  for (gsize s = 0; s < corpus->n_sentences; s++)
    {
      g_assert_cmpuint (corpus->starts[s], <, corpus->starts[s + 1]);
      g_assert_cmpuint (corpus->starts[s + 1] - corpus->starts[s], <=, 1000);
    }

  for (gsize i = 0; i < corpus->n_words; i++)
    counts[corpus->words[i]]++;
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (counts[i], ==, corpus->counts[i]);

  for (gsize i = 1; i < n; i++)
    g_assert_true (corpus->counts[i - 1] > corpus->counts[i] ||
                   (corpus->counts[i - 1] == corpus->counts[i] &&
                    strcmp (aster_tokens_get (corpus->tokens, i - 1, NULL),
                            aster_tokens_get (corpus->tokens, i, NULL)) < 0));
}

static void
test_by_hand (void)
{
  static const char *const names[] = { "the", "a", "cat", "dog", "sees", "end", "rare" };
  static const guint64 counts[] = { 3, 2, 2, 2, 2, 1, 1 };
  AsterCorpusParams params = all_words ();
  g_autoptr (AsterCorpus) corpus = NULL;
  g_autofree char *written = NULL;

  corpus = corpus_of_text (text, -1, &params);
  assert_sound (corpus);
  g_assert_cmpuint (aster_tokens_get_n (corpus->tokens), ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (aster_tokens_get (corpus->tokens, i, NULL), ==, names[i]);
      g_assert_cmpuint (corpus->counts[i], ==, counts[i]);
    }
  written = write_text (corpus);
  g_assert_cmpstr (written, ==,
                   "the dog sees the cat |a cat sees a dog |the end |rare |");
  g_assert_cmpuint (corpus->n_read, ==, 13);
}

static void
test_rare_words_go (void)
{
  AsterCorpusParams params = all_words ();
  g_autoptr (AsterCorpus) corpus = NULL, largest = NULL;
  g_autofree char *written = NULL, *written_largest = NULL;

  params.min_count = 2;
  corpus = corpus_of_text (text, -1, &params);
  assert_sound (corpus);
  written = write_text (corpus);
  g_assert_cmpstr (written, ==, "the dog sees the cat |a cat sees a dog |the |");
  g_assert_cmpuint (corpus->n_read, ==, 13);

  params.max_words = 3;
  largest = corpus_of_text (text, -1, &params);
  assert_sound (largest);
  written_largest = write_text (largest);
  g_assert_cmpstr (written_largest, ==, "the the cat |a cat a |the |");
}

static void
test_case_is_kept (void)
{
  AsterCorpusParams params = { 1, 0, FALSE };
  g_autoptr (AsterCorpus) corpus = corpus_of_text ("Polish polish", -1, &params);

  g_assert_cmpuint (aster_tokens_get_n (corpus->tokens), ==, 2);
}

/* A corpus of many words with long ties and one endless line. */
static void
test_many (void)
{
  AsterCorpusParams params = all_words ();
  AsterRandom random = aster_random_init (7, 0);
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (AsterCorpus) corpus = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      double u = aster_random_double (&random);
      guint word = (guint) (3000 * u * u * u);

      g_string_append_printf (long_text, "%c%c%c ", 'a' + word % 26, 'a' + word / 26 % 26,
                              'a' + word / 676);
    }
  corpus = corpus_of_text (long_text->str, (gssize) long_text->len, &params);
  assert_sound (corpus);
  g_assert_cmpuint (corpus->n_words, ==, 50000);
  g_assert_cmpuint (corpus->n_sentences, ==, 50);
}

typedef struct
{
  char *folder;
  char *paths[4];
} Files;

static void
files_set_up (Files *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("aster-corpus-XXXXXX", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      self->paths[i] = g_build_filename (self->folder, name, NULL);
    }
}

static void
files_tear_down (Files *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_remove (self->paths[i]);
      g_free (self->paths[i]);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
write_file (const char *path, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_files (Files *files, gconstpointer data)
{
  AsterCorpusParams params = all_words ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterCorpus) corpus = NULL;
  g_autofree char *written = NULL;

  write_file (files->paths[0], "first file", 10);
  write_file (files->paths[1], "", 0);
  write_file (files->paths[2], "third \xe9 file\xff\xff\xff", 15);
  corpus = aster_corpus_read ((const char *const *) files->paths, &params, NULL, &error);
  g_assert_no_error (error);
  assert_sound (corpus);
  written = write_text (corpus);
  g_assert_cmpstr (written, ==, "first file |third file |");

  g_assert_cmpuint (aster_report_get_n (corpus->report), ==, 1);
  g_assert_cmpstr (aster_report_get (corpus->report, 0)->id, ==, "invalid-utf8");
  g_assert_cmpuint (aster_report_get (corpus->report, 0)->count, ==, 4);
  g_assert_nonnull (strstr (aster_report_get (corpus->report, 0)->places[0], "2.txt"));
  g_assert_nonnull (strstr (aster_report_get (corpus->report, 0)->places[0], "byte 6"));
}

static void
assert_refused (Files *files, AsterError code, const char *in_message)
{
  AsterCorpusParams params = ASTER_CORPUS_DEFAULTS;
  g_autoptr (GError) error = NULL;
  const char *paths[] = { files->paths[0], NULL };

  g_assert_null (aster_corpus_read (paths, &params, NULL, &error));
  g_assert_error (error, ASTER_ERROR, (int) code);
  if (strstr (error->message, in_message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, in_message);
}

static void
test_refusals (Files *files, gconstpointer data)
{
  assert_refused (files, ASTER_ERROR_IO, "0.txt");

  write_file (files->paths[0], "", 0);
  assert_refused (files, ASTER_ERROR_DOMAIN, "empty");
  write_file (files->paths[0], "12 34 -- 56", 11);
  assert_refused (files, ASTER_ERROR_DOMAIN, "empty");
  write_file (files->paths[0], "a few words only", 16);
  assert_refused (files, ASTER_ERROR_DOMAIN, "4 distinct words");
  write_file (files->paths[0], "\xff\xfet\0e\0x\0t\0", 10);
  assert_refused (files, ASTER_ERROR_FORMAT, "UTF-16");

  g_remove (files->paths[0]);
  g_assert_cmpint (g_mkdir (files->paths[0], 0700), ==, 0);
  assert_refused (files, ASTER_ERROR_IO, "folder");
}

static gboolean
read_corpus (gpointer data, AsterPulse *pulse, GError **error)
{
  Files *files = data;
  AsterCorpusParams params = all_words ();
  g_autoptr (AsterCorpus) corpus = aster_corpus_read ((const char *const *) files->paths,
                                                      &params, pulse, error);

  return corpus != NULL;
}

static void
test_cancels (Files *files, gconstpointer data)
{
  g_autofree char *bytes = g_malloc (300000);

  for (gsize i = 0; i < 300000; i++)
    bytes[i] = i % 6 == 5 ? ' ' : (char) ('a' + (i * i / 7 + i) % 26);
  for (guint i = 0; i < 3; i++)
    write_file (files->paths[i], bytes, 300000);

  g_assert_cmpuint (support_assert_cancels (read_corpus, files), >, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/by-hand", test_by_hand);
  g_test_add_func ("/corpus/rare-words-go", test_rare_words_go);
  g_test_add_func ("/corpus/case-is-kept", test_case_is_kept);
  g_test_add_func ("/corpus/many", test_many);
  g_test_add ("/corpus/files", Files, NULL, files_set_up, test_files, files_tear_down);
  g_test_add ("/corpus/refusals", Files, NULL, files_set_up, test_refusals,
              files_tear_down);
  g_test_add ("/corpus/cancels", Files, NULL, files_set_up, test_cancels,
              files_tear_down);
  return g_test_run ();
}
