#include "files/table.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "support.h"
#include "tools/limits.h"

static AsterTable *
read_table (const char *text, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "aster-table", NULL);
  g_autofree char *mine = g_strdup_printf ("%s-%d", path, getpid ());
  AsterTable *table;

  g_assert_true (g_file_set_contents (mine, text, (gssize) length, NULL));
  table = aster_table_read (mine, NULL, error);
  g_unlink (mine);

  return table;
}

/* @wanted: cells divided by «|», rows by «¶». */
static void
assert_cells (const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterTable) table = read_table (text, strlen (text), &error);
  g_autoptr (GString) cells = g_string_new (NULL);

  g_assert_no_error (error);
  for (gsize i = 0; i < table->n_rows; i++)
    for (gsize k = 0; k < table->n_cols; k++)
      g_string_append_printf (cells, "%s%s", aster_table_get (table, i, k),
                              k + 1 < table->n_cols ? "|" : "¶");
  g_assert_cmpstr (cells->str, ==, wanted);
}

static void
assert_refused (const char *text, gssize length, guint line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterTable) table = read_table (
      text, length < 0 ? strlen (text) : (gsize) length, &error);
  g_autofree char *place = g_strdup_printf (":%u: ", line);

  g_assert_null (table);
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
  if (strstr (error->message, place) == NULL)
    g_error ("‘%s’ is not in: %s", place, error->message);
}

static void
test_cells (void)
{
  assert_cells ("a\tb\n1\t2\n", "a|b¶1|2¶");
  assert_cells ("a\tb\n1\t2", "a|b¶1|2¶");
  assert_cells ("a\tb\r\n1\t2\r\n\r\n", "a|b¶1|2¶");
  assert_cells ("\xef\xbb\xbf"
                "a,b\n1,2\n",
                "a|b¶1|2¶");
  assert_cells ("a;b\n1,5;2\n", "a|b¶1,5|2¶");
  assert_cells ("sep=;\na;b\n1;2\n", "a|b¶1|2¶");
  assert_cells ("one\n\nthree\n\n", "one¶¶three¶");
  assert_cells ("a\tb\n\\t\\n\t\\\\n\\x\n", "a|b¶\t\n|\\n\\x¶");
  assert_cells ("a\tb\n\"\t\"\"\n", "a|b¶\"|\"\"¶");
}

static void
test_quotes (void)
{
  assert_cells ("a,b\n\"x,\"\"y\"\"\nz\",2\n", "a|b¶x,\"y\"\nz|2¶");
  assert_cells ("a,b\n\"\",\"\"\r\n", "a|b¶|¶");
  assert_cells ("a,b\n5\" disk,2\n", "a|b¶5\" disk|2¶");
  assert_refused ("a,b\n1,2\n\"x\"y,2\n", -1, 3);
  assert_refused ("a,b\n1,2\n\"x,2\n3,4\n", -1, 3);
}

static void
test_ragged (void)
{
  g_autoptr (AsterTable) table = NULL;
  const AsterNotice *notice;

  assert_cells ("a\tb\n1\n1\t2\t\t\n", "a|b¶1|¶1|2¶");
  table = read_table ("a\tb\n1\n2\n", 8, NULL);
  g_assert_cmpuint (aster_report_get_n (table->report), ==, 1);
  notice = aster_report_get (table->report, 0);
  g_assert_cmpstr (notice->id, ==, "short-rows");
  g_assert_cmpuint (notice->count, ==, 2);
  g_assert_cmpstr (notice->places[0], ==, "line 2");
  assert_refused ("a\tb\n1\t2\t3\n", -1, 2);
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;

  assert_refused ("", 0, 1);
  assert_refused ("a\tb\n1\0\t2\n", 9, 2);
  assert_refused ("\xff\xfe\x00\xd8", 4, 1);
  g_assert_null (aster_table_read ("/nowhere/at/all", NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);
}

static void
test_utf16 (void)
{
  g_autoptr (AsterTable) table = NULL;
  gsize length;
  g_autofree char *text = g_convert ("\xef\xbb\xbf"
                                     "từ\tb\n1\t2\n",
                                     -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

  table = read_table (text, length, NULL);
  g_assert_cmpstr (aster_table_get (table, 0, 0), ==, "từ");
  g_assert_cmpstr (aster_report_get (table->report, 0)->id, ==, "utf-16");
}

/* One below, at and one above each limit. */
static void
test_limits (void)
{
  for (gsize n = ASTER_MAX_TABLE_COLS - 1; n <= ASTER_MAX_TABLE_COLS + 1; n++)
    {
      g_autofree char *text = g_strnfill (n - 1, '\t');
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterTable) table = read_table (text, n - 1, &error);

      g_assert_true ((table != NULL) == (n <= ASTER_MAX_TABLE_COLS));
      if (table != NULL)
        g_assert_cmpuint (table->n_cols, ==, n);
    }
  for (gsize n = ASTER_MAX_TABLE_CELL - 1; n <= ASTER_MAX_TABLE_CELL + 1; n++)
    {
      g_autofree char *text = g_strnfill (n, 'x');
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterTable) table = read_table (text, n, &error);

      g_assert_true ((table != NULL) == (n <= ASTER_MAX_TABLE_CELL));
    }
}

/* Whatever a file holds, it is read or refused. */
static void
test_noise (void)
{
  static const char letters[] = "ab\t\n\r,;\"\\tn\xc3\xa9\xff\xfe=sep";
  AsterRandom random = aster_random_init (1, 0);

  for (guint k = 0; k < 3000; k++)
    {
      char text[64];
      gsize length = aster_random_below (&random, sizeof text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterTable) table = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = letters[aster_random_below (&random, sizeof letters - 1)];
      table = read_table (text, length, &error);
      g_assert_true ((table == NULL) == (error != NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/quotes", test_quotes);
  g_test_add_func ("/table/ragged", test_ragged);
  g_test_add_func ("/table/refusals", test_refusals);
  g_test_add_func ("/table/utf16", test_utf16);
  g_test_add_func ("/table/limits", test_limits);
  g_test_add_func ("/table/noise", test_noise);
  return g_test_run ();
}
