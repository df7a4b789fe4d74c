#include "files/save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "files/load.h"
#include "files/writer.h"
#include "support.h"
#include "tools/budget.h"
#include "tools/half.h"

static char *folder; /* made for this run, removed after it */

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Numbers of every size that float32 has, and a few tokens with a past. */
static AsterSpace *
make_space (gsize n, gsize d)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  AsterMatrix *vectors = aster_matrix_new (n, d, NULL);
  AsterRandom random = aster_random_init (7, 0);

  for (gsize i = 0; i < n * d; i++)
    do
      vectors->data[i] = aster_float_from_bits ((guint32) aster_random_bits (&random));
    while (!isfinite (vectors->data[i]) || fabsf (vectors->data[i]) > 1e15f);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = i == 3   ? g_strdup ("new york")
                              : i == 4 ? g_strdup ("tiếng Việt")
                              : i == 5 ? g_strdup ("a\"b\\c\t<b>")
                                       : g_strdup_printf ("w%zu", i);

      aster_tokens_append (tokens, name, strlen (name), NULL);
    }

  return aster_space_new (vectors, g_steal_pointer (&tokens));
}

static void
add_columns (AsterSpace *space)
{
  gsize n = aster_space_n (space);
  g_autofree double *numbers = g_new (double, n);
  g_autofree const char **text = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    {
      numbers[i] = i % 3 == 0 ? NAN : (double) i / 7;
      text[i] = i % 4 == 0 ? "" : i % 4 == 1 ? "noun.animal" : "=1+1\t\"x\"\n\\";
    }
  g_ptr_array_add (space->columns, aster_column_new_numbers ("count", numbers, n));
  g_ptr_array_add (space->columns, aster_column_new_text ("kind", text, n));
  space->origin.name = g_strdup ("A title");
  space->origin.description = g_strdup ("“What it is”");
  space->origin.licence = g_strdup ("CC0");
}

static void
assert_same_tokens (const AsterSpace *a, const AsterSpace *b)
{
  g_assert_cmpuint (aster_space_n (a), ==, aster_space_n (b));
  for (gsize i = 0; i < aster_space_n (a); i++)
    {
      gsize n, m;
      const char *x = aster_tokens_get (a->tokens, i, &n);
      const char *y = aster_tokens_get (b->tokens, i, &m);

      g_assert_cmpmem (x, n, y, m);
    }
}

static void
assert_same_vectors (const AsterSpace *a, const AsterSpace *b)
{
  gsize size = aster_space_n (a) * aster_space_d (a) * sizeof (float);

  g_assert_cmpuint (aster_space_d (a), ==, aster_space_d (b));
  g_assert_cmpmem (a->vectors->data, size, b->vectors->data, size);
}

static AsterSpace *
save_and_load (const AsterSpace *space, const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (GError) error = NULL;
  AsterSpace *again;

  g_assert_true (aster_save (space, path, NULL, NULL, &error));
  g_assert_no_error (error);
  again = aster_load (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return again;
}

/* What is written is read back bit for bit: the numbers and the tokens, in more than one
 * block of text. */
static void
test_round_trip (void)
{
  static const char *const names[] = { "x.txt", "x.vec", "x.safetensors" };
  g_autoptr (AsterSpace) space = make_space (700, 200);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AsterSpace) again = save_and_load (space, names[i]);

      assert_same_tokens (space, again);
      assert_same_vectors (space, again);
    }
}

static void
test_binary (void)
{
  g_autoptr (AsterSpace) space = make_space (3, 5), again = NULL;

  again = save_and_load (space, "x.bin");
  assert_same_tokens (space, again);
  assert_same_vectors (space, again);
  g_assert_cmpstr (again->origin.format, ==, "word2vec-binary");
}

static void
test_safetensors (void)
{
  g_autoptr (AsterSpace) space = make_space (20, 4), again = NULL;

  add_columns (space);
  again = save_and_load (space, "x.safetensors");
  g_assert_cmpstr (again->origin.name, ==, "A title");
  g_assert_cmpstr (again->origin.description, ==, "“What it is”");
  g_assert_cmpstr (again->origin.licence, ==, "CC0");
  g_assert_cmpstr (again->origin.dtype, ==, "F32");
  g_assert_cmpuint (again->columns->len, ==, 2);
  for (guint k = 0; k < 2; k++)
    {
      const AsterColumn *a = g_ptr_array_index (space->columns, k);
      const AsterColumn *b = g_ptr_array_index (again->columns, k);

      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpint (a->kind, ==, b->kind);
      for (gsize i = 0; i < 20; i++)
        {
          g_autofree char *x = aster_column_dup_cell (a, i);
          g_autofree char *y = aster_column_dup_cell (b, i);

          g_assert_cmpstr (x, ==, y);
        }
    }
}

/* Tokens that JSON cannot hold keep their bytes. */
static void
test_odd_tokens (void)
{
  static const char odd[] = "a\0b";
  AsterTokens *tokens = aster_tokens_new ();
  g_autoptr (AsterSpace) space = NULL, again = NULL;

  aster_tokens_append (tokens, "\xff\xfe", 2, NULL);
  aster_tokens_append (tokens, odd, 3, NULL);
  aster_tokens_append (tokens, "", 0, NULL);
  aster_tokens_append (tokens, "\n", 1, NULL);
  aster_tokens_append (tokens, " x ", 3, NULL);
  space = aster_space_new (aster_matrix_new (5, 2, NULL), tokens);
  again = save_and_load (space, "x.safetensors");
  assert_same_tokens (space, again);
}

static void
test_half (void)
{
  g_autofree char *path = in_folder ("half.safetensors");
  g_autoptr (AsterSpace) space = make_space (1, 4), again = NULL;
  AsterSaveOptions options = ASTER_SAVE_DEFAULTS;
  g_autoptr (GError) error = NULL;

  memcpy (space->vectors->data, (float[]){ 1, -0.333333f, 1e-7f, 65504 }, 16);
  options.half = TRUE;
  g_assert_true (aster_save (space, path, &options, NULL, &error));
  again = aster_load (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->origin.dtype, ==, "F16");
  g_assert_cmpfloat (again->vectors->data[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (again->vectors->data[1], -0.333333f, 1e-4f);
  g_assert_cmpfloat_with_epsilon (again->vectors->data[2], 1e-7f, 3e-8f);
  g_assert_cmpfloat (again->vectors->data[3], ==, 65504);

  space->vectors->data[2] = 65536;
  g_assert_false (aster_save (space, path, &options, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_unlink (path);
}

/* Every half precision number there is, to float32 and back. */
static void
test_all_halves (void)
{
  for (guint32 half = 0; half < 65536; half++)
    {
      float value = aster_half_to_float ((guint16) half);

      if ((half & 0x7c00) == 0x7c00 && (half & 0x3ff) != 0)
        g_assert_true (isnan (value));
      else
        g_assert_cmpuint (aster_half_from_float (value), ==, half);
    }
  g_assert_cmpfloat (aster_half_to_float (1), ==, 0x1p-24f);
  g_assert_cmpuint (aster_half_from_float (1 + 0x1p-11f), ==, 0x3c00);
  g_assert_cmpuint (aster_half_from_float (1 + 0x1.8p-10f), ==, 0x3c02);
}

static void
assert_contents (const char *name, const char *wanted)
{
  g_autofree char *path = in_folder (name), *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
  g_unlink (path);
}

/* The bytes of each text format, by hand. */
static void
test_by_hand (void)
{
  g_autoptr (AsterSpace) space = aster_space_new (
      aster_matrix_new (2, 3, NULL),
      aster_tokens_new_from_strv ((const char *const[]){ "a\\b\tc", "=1", NULL }));
  g_autofree char *txt = in_folder ("h.txt"), *vec = in_folder ("h.vec");
  g_autofree char *tsv = in_folder ("h.tsv");

  memcpy (space->vectors->data, (float[]){ 0.1f, -1, 1e-7f, 16777216, 3.0e10f, -0.f },
          24);
  g_assert_true (aster_save (space, txt, NULL, NULL, NULL));
  assert_contents ("h.txt", "a\\b\tc 0.1 -1 1e-07\n=1 16777216 3e+10 -0\n");
  g_assert_true (aster_save (space, vec, NULL, NULL, NULL));
  assert_contents ("h.vec", "2 3\na\\b\tc 0.1 -1 1e-07\n=1 16777216 3e+10 -0\n");
  g_assert_true (aster_save (space, tsv, NULL, NULL, NULL));
  assert_contents ("h.tsv", "0.1\t-1\t1e-07\n16777216\t3e+10\t-0\n");
  assert_contents ("metadata.tsv", "a\\\\b\\tc\n=1\n");
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Nothing is left behind by a save that fails, and what was there stays. */
static void
test_refusals (void)
{
  g_autoptr (AsterSpace) space = make_space (6, 2), spaced = NULL;
  g_autofree char *there = in_folder ("there.txt"), *binary = in_folder ("x.bin");
  g_autofree char *unknown = in_folder ("x.xyz"), *deep = in_folder ("no/x.txt");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (there, "old", -1, NULL));
  spaced = aster_space_new (
      aster_matrix_new (1, 2, NULL),
      aster_tokens_new_from_strv ((const char *const[]){ "ends ", NULL }));

  g_assert_false (aster_save (spaced, there, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_clear_error (&error);
  g_assert_false (aster_save (space, binary, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
  g_assert_nonnull (strstr (error->message, "new york"));
  g_clear_error (&error);
  g_assert_false (aster_save (space, unknown, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_false (aster_save (space, deep, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (aster_save_bytes (folder, "x", 1, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (aster_save_bytes ("/dev/null", "x", 1, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);

  g_assert_cmpuint (count_files (), ==, 1);
  assert_contents ("there.txt", "old");
}

static void
test_links (void)
{
  g_autofree char *link = in_folder ("link.txt"), *target = in_folder ("target.txt");
  g_autofree char *text = NULL;

  g_assert_cmpint (symlink ("target.txt", link), ==, 0);
  g_assert_true (aster_save_bytes (link, "one", 3, NULL));
  g_assert_true (aster_save_bytes (link, "two", 3, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "two");
  g_unlink (link);
  g_unlink (target);
}

typedef struct
{
  AsterSpace *space;
  const char *name;
} Job;

static gboolean
save_job (gpointer data, AsterPulse *pulse, GError **error)
{
  Job *job = data;
  g_autofree char *path = in_folder (job->name);
  gboolean good = aster_save (job->space, path, NULL, pulse, error);

  if (!good)
    g_assert_cmpuint (count_files (), ==, 0);
  else
    {
      g_autofree char *beside = in_folder ("metadata.tsv");

      g_unlink (path);
      g_unlink (beside);
    }

  return good;
}

static void
test_cancel (void)
{
  static const char *const names[] = { "x.txt", "x.vec", "x.npy", "x.safetensors",
                                       "x.tsv" };
  g_autoptr (AsterSpace) space = make_space (3000, 100);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Job job = { space, names[i] };

      support_assert_cancels (save_job, &job);
    }
}

/* What the handler of a signal does in the middle of writing two files. */
static void
test_unfinished (void)
{
  g_autofree char *a = in_folder ("a.tsv"), *b = in_folder ("b.tsv"), *text = NULL;
  g_autoptr (AsterWriter) one = NULL, other = NULL;

  g_assert_true (g_file_set_contents (a, "before", -1, NULL));
  g_assert_nonnull (one = aster_writer_open (a, NULL));
  g_assert_nonnull (other = aster_writer_open (b, NULL));
  g_assert_true (aster_writer_add (one, "half", 4, NULL));
  g_assert_true (aster_writer_settle (one, NULL, NULL));
  g_assert_cmpuint (count_files (), ==, 3);

  g_assert_false (aster_writer_remove_unfinished ());
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_true (g_file_get_contents (a, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_unlink (a);
}

/* A signal that comes when the file stands under its name comes too late. */
static void
test_finished (void)
{
  g_autofree char *a = in_folder ("a.tsv");
  g_autoptr (AsterWriter) one = aster_writer_open (a, NULL);

  g_assert_nonnull (one);
  g_assert_true (aster_writer_add (one, "whole", 5, NULL));
  g_assert_true (aster_writer_close (one, NULL));
  g_assert_true (aster_writer_remove_unfinished ());
  g_assert_cmpuint (count_files (), ==, 1);
  g_unlink (a);
}

/* What a header promises and no memory has is refused before a row is read; fewer rows
 * are not, nor those that fit where that is asked for. */
static void
test_no_room (void)
{
  static const char *const names[] = { "r.bin", "r.safetensors" };
  g_autoptr (AsterSpace) space = make_space (3, 60000);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in_folder (names[i]);
      AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
      g_autoptr (AsterSpace) all = NULL, some = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (aster_save (space, path, NULL, NULL, NULL));
      aster_budget_set (500000);
      g_assert_null (all = aster_load (path, &options, NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
      g_assert_nonnull (strstr (error->message, "3 rows of 60000 numbers"));
      options.limit = 1;
      g_assert_nonnull (some = aster_load (path, &options, NULL, NULL));
      aster_budget_set (0);
      g_unlink (path);
    }
}

static GBytes *
saved_bytes (gpointer data)
{
  g_autofree char *path = in_folder ("t.vec");
  char *text;
  gsize length;

  g_assert_true (aster_save (data, path, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_unlink (path);

  return g_bytes_new_take (text, length);
}

static void
test_threads (void)
{
  g_autoptr (AsterSpace) space = make_space (2000, 50);

  support_assert_same_on_threads (saved_bytes, space);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("aster-save-XXXXXX", NULL);
  g_test_add_func ("/save/round-trip", test_round_trip);
  g_test_add_func ("/save/binary", test_binary);
  g_test_add_func ("/save/safetensors", test_safetensors);
  g_test_add_func ("/save/odd-tokens", test_odd_tokens);
  g_test_add_func ("/save/half", test_half);
  g_test_add_func ("/save/all-halves", test_all_halves);
  g_test_add_func ("/save/by-hand", test_by_hand);
  g_test_add_func ("/save/refusals", test_refusals);
  g_test_add_func ("/save/links", test_links);
  g_test_add_func ("/save/cancel", test_cancel);
  g_test_add_func ("/save/unfinished", test_unfinished);
  g_test_add_func ("/save/finished", test_finished);
  g_test_add_func ("/save/no-room", test_no_room);
  g_test_add_func ("/save/threads", test_threads);
  result = g_test_run ();
  g_rmdir (folder);

  return result;
}
