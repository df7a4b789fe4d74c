#include "files/load.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>

#include "files.h"
#include "tools/budget.h"

static void
assert_refused (const char *text, AsterError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (files_load (text, strlen (text), NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, message))
    g_error ("‘%s’ does not begin with ‘%s’", error->message, message);
}

static void
assert_row (const AsterSpace *space, gsize row, const char *token, float x, float y)
{
  gsize length;

  g_assert_cmpstr (aster_tokens_get (space->tokens, row, &length), ==, token);
  g_assert_cmpuint (length, ==, strlen (token));
  g_assert_cmpuint (aster_space_d (space), ==, 2);
  g_assert_cmpfloat (aster_matrix_row (space->vectors, row)[0], ==, x);
  g_assert_cmpfloat (aster_matrix_row (space->vectors, row)[1], ==, y);
}

static void
test_glove (void)
{
  g_autoptr (AsterSpace) space = files_load_text (
      "a 1 2\nb 3 -4.5\nnew york 0.1 1e2\nd\t.5\t5.\ne  7   8 \r\n\n\xc2\xa0x 1 +2");

  g_assert_cmpuint (aster_space_n (space), ==, 6);
  assert_row (space, 0, "a", 1, 2);
  assert_row (space, 1, "b", 3, -4.5f);
  assert_row (space, 2, "new york", 0.1f, 100);
  assert_row (space, 3, "d", 0.5f, 5);
  assert_row (space, 4, "e", 7, 8);
  assert_row (space, 5, "\xc2\xa0x", 1, 2);
  g_assert_cmpstr (space->origin.format, ==, "glove");
  g_assert_cmpstr (space->origin.name, ==, "vectors");
  g_assert_cmpstr (space->origin.path, ==, "vectors");
  g_assert_cmpstr (space->origin.dtype, ==, "text");
  g_assert_cmpuint (aster_report_get_n (space->report), ==, 0);
  g_assert_null (space->source_rows);
}

static void
test_word2vec_text (void)
{
  g_autoptr (AsterSpace) space = files_load_text ("\xef\xbb\xbf"
                                                  "3 2\na 1 2 \nb 3 4\nlong name 5 6");

  g_assert_cmpuint (aster_space_n (space), ==, 3);
  assert_row (space, 0, "a", 1, 2);
  assert_row (space, 1, "b", 3, 4);
  assert_row (space, 2, "long name", 5, 6);
  g_assert_cmpstr (space->origin.format, ==, "word2vec-text");
  g_assert_cmpuint (aster_report_get_n (space->report), ==, 1);
  g_assert_nonnull (files_find_notice (space, "few-rows"));
}

/* With a line end after each row, as the original tool writes, and without; and after a
 * byte order mark, which is said. */
static void
test_word2vec_binary (void)
{
  static const float numbers[] = { 1, -2.5f, 1e-20f, 4 };

  for (int kind = 0; kind < 4; kind++)
    {
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (AsterSpace) space = NULL;
      g_autoptr (GError) error = NULL;
      int line_ends = kind & 1;
      gboolean marked = kind >= 2;

      g_byte_array_append (file, (const guint8 *) "\xef\xbb\xbf", marked ? 3 : 0);
      g_byte_array_append (file, (const guint8 *) "2 2\nking ", 9);
      g_byte_array_append (file, (const guint8 *) numbers, 8);
      g_byte_array_append (file, (const guint8 *) "\nqueen " + !line_ends,
                           6 + (guint) line_ends);
      g_byte_array_append (file, (const guint8 *) (numbers + 2), 8);
      space = files_load (file->data, file->len, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_row (space, 0, "king", 1, -2.5f);
      assert_row (space, 1, "queen", 1e-20f, 4);
      g_assert_cmpstr (space->origin.format, ==, "word2vec-binary");
      g_assert_true (marked == (files_find_notice (space, "byte-order-mark") != NULL));
    }
}

/* What a header is: rows and dimension that fit the next line. */
static void
test_headers (void)
{
  g_autoptr (AsterSpace) one = files_load_text ("100 50\nb 3\nc 4\nd 1\ne 2\n");
  g_autoptr (AsterSpace) many = files_load_text (
      "9 2\na 1 2\nb 3 4\nc 5 6\nd 1 1\ne 2 2\n");
  g_autoptr (AsterSpace) few = files_load_text (
      "1 2\na 1 2\nb 3 4\nc 5 6\nd 1 1\ne 2 2\n");

  g_assert_cmpuint (aster_space_n (one), ==, 5);
  g_assert_cmpuint (aster_space_d (one), ==, 1);
  g_assert_nonnull (files_find_notice (one, "header-like"));
  g_assert_cmpuint (files_find_notice (many, "header-count")->count, ==, 4);
  g_assert_cmpuint (files_find_notice (few, "header-count")->count, ==, 4);
  assert_refused ("3 9\na 1 2\nb 3 4\nc 5 6\n", ASTER_ERROR_FORMAT,
                  "vectors:1: the header says that the dimension is 9");
  assert_refused ("3 2 1\na 1 2 3\nb 3 4 5\nc 5 6 7\n", ASTER_ERROR_FORMAT,
                  "vectors:1: the header should be two numbers");
  assert_refused ("a 1 2\rb 3 4\rc 5 6\r", ASTER_ERROR_FORMAT,
                  "vectors:1: the lines end in a carriage return");
  assert_refused ("40 ", ASTER_ERROR_FORMAT, "vectors@0: the header is cut short");
}

static void
test_without_tokens (void)
{
  g_autoptr (AsterSpace) bare = files_load_text ("0.5 1.5\n2.5 3.5\n4.5 5.5\n");
  g_autoptr (AsterSpace) years = files_load_text ("1999 0.5\n2000 1.5\n2001 2.5\n");

  assert_row (bare, 0, "1", 0.5f, 1.5f);
  assert_row (bare, 2, "3", 4.5f, 5.5f);
  g_assert_cmpuint (files_find_notice (bare, "no-tokens")->count, ==, 3);
  g_assert_cmpuint (aster_space_d (years), ==, 1);
  g_assert_cmpstr (aster_tokens_get (years->tokens, 0, NULL), ==, "1999");
}

static void
assert_notice (const AsterSpace *space, const char *id, guint64 count, const char *place)
{
  const AsterNotice *notice = files_find_notice (space, id);

  g_assert_nonnull (notice);
  g_assert_cmpuint (notice->count, ==, count);
  g_assert_cmpstr (notice->places[0], ==, place);
}

/* Each thing that can be lived with, counted, with the line where it was seen. */
static void
test_notices (void)
{
  g_autoptr (GString) text = g_string_new ("a 1 2\na 3 4\n\nzero 0 -0\nnan nan 1\n");
  g_autoptr (AsterSpace) space = NULL;
  gsize length;

  g_string_append (text, "inf 1 -Inf\nbig 1e39 1\nhuge 3e38 1\nbell\x07 1 2\n");
  g_string_append (text, "\xff\xfe 1 2\n 5 6\nb 1 2\n");
  for (guint i = 0; i < 300; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, " 1 2\na 9 9\n");
  space = files_load_text (text->str);

  assert_notice (space, "duplicate-tokens", 2, "line 2 ‘a’");
  assert_notice (space, "zero-rows", 1, "line 4 ‘zero’");
  assert_notice (space, "not-finite", 3, "line 5 ‘nan’");
  assert_notice (space, "huge-values", 1, "line 8 ‘huge’");
  assert_notice (space, "control-characters", 1, "line 9 ‘bell\\u0007’");
  assert_notice (space, "not-utf8", 1, "line 10 ‘\\xFF\\xFE’");
  assert_notice (space, "empty-tokens", 1, "line 11 ‘’");
  assert_notice (space, "long-tokens", 1, "line 13 ‘xxxxxxxxxxxxxxxxxxxxxxxx…’");
  g_assert_cmpuint (aster_space_n (space), ==, 10);

  /* Rows remember where they stood, for a table beside the file. */
  g_assert_cmpuint (space->n_source_rows, ==, 13);
  g_assert_cmpuint (space->source_rows[2], ==, 2);
  g_assert_cmpuint (space->source_rows[3], ==, 6);
  /* Bytes are kept as they are. */
  g_assert_cmpmem (aster_tokens_get (space->tokens, 5, &length), 2, "\xff\xfe", 2);
}

static void
test_refusals (void)
{
  assert_refused ("", ASTER_ERROR_FORMAT, "vectors@0: the file is empty");
  assert_refused ("a 1 2\nb 3\nc 5 6\n", ASTER_ERROR_DAMAGED,
                  "vectors:2: expected 2 numbers after the token, found 1");
  assert_refused ("a 1 2\nb 3 0x4\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: ‘0x4’");
  assert_refused ("a 1 2\nb 3 0,4\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: ‘0,4’");
  assert_refused ("a 1 2\nb 3 0.1.2\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: ‘0.1.2’");
  assert_refused ("a 1\xd9\xa1 2\nb 3 4\nc 5 6\n", ASTER_ERROR_FORMAT, "vectors:1: ‘1١’");
  assert_refused ("a nan 2\nb 3 inf\nc 1e999 6\n", ASTER_ERROR_DOMAIN,
                  "vectors: every row has numbers that are not finite");
  assert_refused ("only words here\n", ASTER_ERROR_FORMAT, "vectors:1: no line ends");
  assert_refused ("a 1 2\n3 2\nb 1 2\n", ASTER_ERROR_DAMAGED,
                  "vectors:2: expected 2 numbers after a token, found what looks like");
  assert_refused ("\x80\x04\x95", ASTER_ERROR_FORMAT,
                  "vectors@0: this is a Python pickle");
  assert_refused ("GGUF\x03", ASTER_ERROR_FORMAT, "vectors@0: this is a GGUF model");
  assert_refused ("<?xml version=\"1.0\"?>\n<Error/>", ASTER_ERROR_FORMAT,
                  "vectors:1: this is a web page or XML");
  assert_refused ("version spec/git-lfs\noid sha256:1\nsize 130\n", ASTER_ERROR_FORMAT,
                  "vectors:1: this is a Git LFS pointer");
}

/* Strange files, each with its own sentence. */
static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("aster-load-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  const char *paths[] = { "/nowhere/at/all", folder, pipe, "/dev/null" };
  const char *words[] = { "no such file", "folder", "pipe", "device" };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (aster_load (paths[i], NULL, NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);
      g_assert_true (g_str_has_prefix (error->message, paths[i]));
      g_assert_nonnull (strstr (error->message, words[i]));
    }
  g_unlink (pipe);
  g_rmdir (folder);
}

static void
test_salvage (void)
{
  static const char text[] = "a 1 2\nb 3 4\nc 5\nd 1 2\n";
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;

  g_assert_null (files_load (text, strlen (text), &options, NULL, &error));
  g_assert_true (aster_load_error_can_salvage (error));
  g_clear_error (&error);

  options.salvage = TRUE;
  space = files_load (text, strlen (text), &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (space), ==, 2);
  g_assert_nonnull (
      strstr (files_find_notice (space, "salvaged")->places[0], "vectors:3: expected"));

  /* A fault in the first row leaves nothing to take. */
  g_assert_null (files_load ("a 1\nb 1 2\nc 1 2\n", 16, &options, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
  g_assert_false (aster_load_error_can_salvage (error));
}

/* The first so many tokens: what comes after them is never looked at. */
static void
test_limit (void)
{
  static const char text[] = "a 1 2\nb nan 4\nc 5 6\nd 7 8\nbroken\n";
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;

  options.limit = 2;
  space = files_load (text, strlen (text), &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (space), ==, 2);
  assert_row (space, 0, "a", 1, 2);
  assert_row (space, 1, "c", 5, 6);
  g_assert_null (files_find_notice (space, "few-rows"));
}

/* Memory is asked for by what the file has, and never beyond the budget. */
static void
test_budget (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "w%u 1 2 3 4\n", i);
  aster_budget_set (8000);
  g_assert_null (files_load (text->str, text->len, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_assert_true (g_str_has_prefix (error->message, "vectors: 1000 rows of 4 numbers"));
  g_clear_error (&error);
  aster_budget_set (16000);
  aster_space_unref (files_load (text->str, text->len, NULL, NULL, &error));
  g_assert_no_error (error);
  aster_budget_set (0);
}

/* What a binary file promises is too much, unless only the rows that fit are wanted. */
static void
test_budget_of_few (void)
{
  const float row[] = { 1, 2, 3, 4 };
  const AsterLoadOptions few = { .limit = 10 };
  g_autoptr (GString) bytes = g_string_new ("1000 4\n");
  g_autoptr (AsterSpace) space = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (bytes, "w%u ", i);
      g_string_append_len (bytes, (const char *) row, sizeof row);
    }
  aster_budget_set (8000);
  g_assert_null (files_load (bytes->str, bytes->len, NULL, NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY);
  g_clear_error (&error);
  space = files_load (bytes->str, bytes->len, &few, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (space), ==, 10);
  aster_budget_set (0);
}

/* What gensim writes as text and as binary are the same numbers, to the last bit. */
static void
test_gensim (void)
{
  g_autofree char *text = support_data ("gensim.vec");
  g_autofree char *binary = support_data ("gensim.bin");
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) a = aster_load (text, NULL, NULL, &error);
  g_autoptr (AsterSpace) b = aster_load (binary, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (a), ==, 60);
  g_assert_cmpuint (aster_space_d (a), ==, 12);
  g_assert_cmpmem (a->vectors->data, 60 * 12 * sizeof (float), b->vectors->data,
                   60 * 12 * sizeof (float));
  g_assert_cmpfloat_with_epsilon (a->vectors->data[0], tanhf (-1), 1e-6f);
  for (gsize i = 0; i < 60; i++)
    g_assert_cmpstr (aster_tokens_get (a->tokens, i, NULL), ==,
                     aster_tokens_get (b->tokens, i, NULL));
}

/* Nothing here depends on how the locale writes numbers. */
static void
test_locales (void)
{
  static const char *const names[] = { "C.UTF-8", "vi_VN.UTF-8", "de_DE.UTF-8",
                                       "fr_FR.UTF-8", "tr_TR.UTF-8" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_ALL, names[i]) != NULL)
      {
        g_autoptr (AsterSpace) space = files_load_text (
            "a 0.25 1.17549e-40\nb 3 123456789012345678901e-20\n");

        assert_row (space, 0, "a", 0.25f, (float) 1.17549e-40);
        assert_row (space, 1, "b", 3, 1.2345679f);
        n++;
      }
  g_test_message ("%u of 5 locales are installed", n);
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/glove", test_glove);
  g_test_add_func ("/load/word2vec-text", test_word2vec_text);
  g_test_add_func ("/load/word2vec-binary", test_word2vec_binary);
  g_test_add_func ("/load/headers", test_headers);
  g_test_add_func ("/load/without-tokens", test_without_tokens);
  g_test_add_func ("/load/notices", test_notices);
  g_test_add_func ("/load/refusals", test_refusals);
  g_test_add_func ("/load/files", test_files);
  g_test_add_func ("/load/salvage", test_salvage);
  g_test_add_func ("/load/limit", test_limit);
  g_test_add_func ("/load/budget", test_budget);
  g_test_add_func ("/load/budget-of-few", test_budget_of_few);
  g_test_add_func ("/load/gensim", test_gensim);
  g_test_add_func ("/load/locales", test_locales);
  return g_test_run ();
}
