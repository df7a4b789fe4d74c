#include "files/load.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#include "support.h"

/* Loads @length bytes as a file called «vectors»; messages begin with that name. */
static AsterSpace *
load_bytes (const char *bytes,
            gsize length,
            const AsterLoadOptions *options,
            GError **error)
{
  g_autofree char *path = NULL;
  AsterSpace *space;
  int descriptor = g_file_open_tmp ("aster-XXXXXX", &path, NULL);

  g_assert_cmpint (descriptor, >=, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_close (descriptor, NULL);
  descriptor = g_open (path, O_RDONLY, 0);
  g_unlink (path);
  space = aster_load_descriptor (descriptor, "vectors", options, NULL, error);
  g_close (descriptor, NULL);

  return space;
}

static AsterSpace *
load_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  AsterSpace *space = load_bytes (text, strlen (text), NULL, &error);

  g_assert_no_error (error);

  return space;
}

static void
assert_refused (const char *text, AsterError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_bytes (text, strlen (text), NULL, &error));
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

static const AsterNotice *
find_notice (const AsterSpace *space, const char *id)
{
  for (guint i = 0; i < aster_report_get_n (space->report); i++)
    if (g_str_equal (aster_report_get (space->report, i)->id, id))
      return aster_report_get (space->report, i);

  return NULL;
}

static void
test_by_hand (void)
{
  g_autoptr (AsterSpace) glove = load_text ("a 1 2\nb 3 -4.5\nnew york 0.1 1e2\n"
                                            "d\t.5\t5.\ne  7   8 \r\n");
  g_autoptr (AsterSpace) header = load_text ("\xef\xbb\xbf"
                                             "2 2\na 1 2 \nb 3 4");

  g_assert_cmpuint (aster_space_n (glove), ==, 5);
  assert_row (glove, 0, "a", 1, 2);
  assert_row (glove, 1, "b", 3, -4.5f);
  assert_row (glove, 2, "new york", 0.1f, 100);
  assert_row (glove, 3, "d", 0.5f, 5);
  assert_row (glove, 4, "e", 7, 8);
  g_assert_cmpstr (glove->origin.format, ==, "glove");
  g_assert_cmpstr (glove->origin.name, ==, "vectors");
  g_assert_cmpuint (aster_report_get_n (glove->report), ==, 0);

  g_assert_cmpuint (aster_space_n (header), ==, 2);
  assert_row (header, 0, "a", 1, 2);
  assert_row (header, 1, "b", 3, 4);
  g_assert_cmpstr (header->origin.format, ==, "word2vec-text");
  g_assert_nonnull (find_notice (header, "few-rows"));
}

static void
test_refusals (void)
{
  assert_refused ("", ASTER_ERROR_FORMAT, "vectors@0: ");
  assert_refused ("a 1 2\nb 3\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: expected 2");
  assert_refused ("a 1 2\nb 3 0x4\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: ‘0x4’");
  assert_refused ("a 1 2\nb 3 0,4\nc 5 6\n", ASTER_ERROR_DAMAGED, "vectors:2: ‘0,4’");
  assert_refused ("a 1\xd9\xa1 2\nb 3 4\nc 5 6\n", ASTER_ERROR_FORMAT, "vectors:1: ‘1١’");
  assert_refused ("a nan 2\nb 3 inf\nc 1e999 6\n", ASTER_ERROR_DOMAIN, "vectors: every");
  assert_refused ("only words here\n", ASTER_ERROR_FORMAT, "vectors:1: no line ends");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/by-hand", test_by_hand);
  g_test_add_func ("/load/refusals", test_refusals);
  return g_test_run ();
}
