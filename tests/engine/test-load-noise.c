/* What every reader must survive: a file cut anywhere, with any bit wrong, read in
 * blocks of any size, on any number of threads, and stopped at any beat. */

#include <stdlib.h>

#include "files.h"
#include "files/save.h"
#include "files/sniff.h"
#include "files/text-vectors.h"
#include "files/word2vec-binary.h"

typedef struct
{
  const char *name; /* its ending says the format */
  char *bytes;
  gsize length;
} Sample;

/* A small or a large file of each format, as this program writes them. */
static Sample
make_sample (const char *name, gsize n, gsize d)
{
  Sample sample = { name, NULL, 0 };
  g_autofree char *folder = g_dir_make_tmp ("aster-noise-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterSpace) space = NULL;
  AsterMatrix *vectors = aster_matrix_new (n, d, NULL);
  AsterRandom random = aster_random_init (3, 0);

  for (gsize i = 0; i < n * d; i++)
    vectors->data[i] = (float) aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *token = g_strdup_printf (i % 3 == 0 ? "từ%zu" : "w%zu", i);

      aster_tokens_append (tokens, token, strlen (token), NULL);
    }
  space = aster_space_new (vectors, g_steal_pointer (&tokens));
  g_assert_true (aster_save (space, path, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &sample.bytes, &sample.length, NULL));
  g_unlink (path);
  g_rmdir (folder);

  return sample;
}

static const char *const names[] = { "x.txt", "x.vec", "x.bin", "x.safetensors" };

static void
load_and_check (const char *bytes, gsize length)
{
  for (int salvage = 0; salvage < 2; salvage++)
    {
      AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterSpace) space = NULL;

      options.salvage = salvage;
      space = files_load (bytes, length, &options, NULL, &error);
      files_assert_ending (space, error);
    }
}

static void
test_prefixes (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autofree char *bytes = NULL;
      Sample sample = make_sample (names[k], 9, 3);

      bytes = sample.bytes;
      for (gsize length = 0; length <= sample.length; length++)
        load_and_check (bytes, length);
    }
}

/* A prefix of a binary file is never taken for the whole. */
static void
test_prefixes_are_noticed (void)
{
  for (guint k = 2; k < G_N_ELEMENTS (names); k++)
    {
      Sample sample = make_sample (names[k], 9, 3);
      g_autofree char *bytes = sample.bytes;

      /* The last byte of a word2vec file is a line end that need not be there. */
      for (gsize length = 0; length + 1 < sample.length; length++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (AsterSpace) space = files_load (bytes, length, NULL, NULL, &error);

          g_assert_null (space);
        }
    }
}

static void
test_flips (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      Sample sample = make_sample (names[k], 6, 3);
      g_autofree char *bytes = sample.bytes;

      for (gsize bit = 0; bit < sample.length * 8; bit++)
        {
          bytes[bit / 8] ^= (char) (1 << bit % 8);
          load_and_check (bytes, sample.length);
          bytes[bit / 8] ^= (char) (1 << bit % 8);
        }
    }
}

/* Loads with another block size than the usual one. */
static AsterSpace *
load_in_blocks (const Sample *sample, gsize block)
{
  static const AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  int descriptor = files_open (sample->bytes, sample->length);
  g_autoptr (AsterBytes) bytes = aster_bytes_new (descriptor, "vectors", NULL);
  g_autoptr (GError) error = NULL;
  AsterTextShape shape;
  AsterSpace *space;
  AsterKind kind;

  bytes->block = block;
  g_assert_true (aster_sniff (bytes, &kind, &shape, NULL));
  space = kind == ASTER_KIND_TEXT_VECTORS
              ? aster_text_vectors_load (bytes, &shape, &options, NULL, &error)
              : aster_word2vec_binary_load (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  close (descriptor);

  return space;
}

static void
test_blocks (void)
{
  static const gsize blocks[] = { 1, 100, 4096, 65537, 1u << 20 };

  for (guint k = 0; k < 3; k++)
    {
      Sample sample = make_sample (names[k], 8000, 20);
      g_autofree char *bytes = sample.bytes;
      g_autoptr (GBytes) first = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
        {
          g_autoptr (AsterSpace) space = load_in_blocks (&sample, blocks[i]);
          g_autoptr (GBytes) digest = files_digest (space);

          if (first == NULL)
            first = g_bytes_ref (digest);
          g_assert_true (g_bytes_equal (first, digest));
        }
    }
}

static GBytes *
load_digest (gpointer data)
{
  const Sample *sample = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = files_load (sample->bytes, sample->length, NULL, NULL,
                                             &error);

  g_assert_no_error (error);

  return files_digest (space);
}

static void
test_threads (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      Sample sample = make_sample (names[k], 6000, 30);
      g_autofree char *bytes = sample.bytes;

      support_assert_same_on_threads (load_digest, &sample);
    }
}

/* The fault that is told is the first of the file, on any number of threads. */
static void
test_first_fault (void)
{
  Sample sample = make_sample ("x.txt", 6000, 30);
  g_autofree char *bytes = sample.bytes;
  g_autofree char *first = NULL;

  for (gsize at = sample.length / 2; at < sample.length; at += 5000)
    bytes[at] = '?';
  for (guint threads = 1; threads <= 4; threads++)
    {
      g_autoptr (GError) error = NULL;

      aster_parallel_set_threads (threads);
      g_assert_null (files_load (bytes, sample.length, NULL, NULL, &error));
      if (first == NULL)
        first = g_strdup (error->message);
      g_assert_cmpstr (error->message, ==, first);
    }
  aster_parallel_set_threads (0);
}

static gboolean
load_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  const Sample *sample = data;
  g_autoptr (AsterSpace) space = files_load (sample->bytes, sample->length, NULL, pulse,
                                             error);

  return space != NULL;
}

static void
test_cancel (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      Sample sample = make_sample (names[k], 30000, 20);
      g_autofree char *bytes = sample.bytes;

      aster_parallel_set_threads (1);
      g_assert_cmpuint (support_assert_cancels (load_verb, &sample), >, 2);
      aster_parallel_set_threads (4);
      support_assert_cancels (load_verb, &sample);
    }
  aster_parallel_set_threads (0);
}

/* Bytes that mean nothing, and pieces of files put together wrongly. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "2 3\n",    "a",      " ",       "1",  "0.5",
                                        "\n",       "\t",     "-",       "e5", "nan",
                                        "\r\n",     "x y",    "\xff",    "{",  "\"",
                                        "\x1f\x8b", "PK\3\4", "\0\0\0\0" };
  AsterRandom random = aster_random_init (5, 0);

  for (guint k = 0; k < 4000; k++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) aster_random_below (&random, 40);

      for (guint i = 0; i < n; i++)
        {
          guint which = (guint) aster_random_below (&random, G_N_ELEMENTS (pieces) + 1);

          if (which == G_N_ELEMENTS (pieces))
            g_string_append_c (text, (char) aster_random_below (&random, 256));
          else
            g_string_append_len (text, pieces[which],
                                 MAX (1, (gssize) strlen (pieces[which])));
        }
      load_and_check (text->str, text->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load-noise/prefixes", test_prefixes);
  g_test_add_func ("/load-noise/prefixes-are-noticed", test_prefixes_are_noticed);
  g_test_add_func ("/load-noise/flips", test_flips);
  g_test_add_func ("/load-noise/blocks", test_blocks);
  g_test_add_func ("/load-noise/threads", test_threads);
  g_test_add_func ("/load-noise/first-fault", test_first_fault);
  g_test_add_func ("/load-noise/cancel", test_cancel);
  g_test_add_func ("/load-noise/noise", test_noise);
  return g_test_run ();
}
