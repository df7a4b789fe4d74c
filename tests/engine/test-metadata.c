#include "files/metadata.h"

#include <glib/gstdio.h>

#include "files/load.h"
#include "support.h"

static char *folder;

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* The space of the text vectors @text, joined to the table @table. */
static AsterSpace *
join (const char *text, const char *table, GError **error)
{
  g_autofree char *vectors = write_file ("v.txt", text);
  g_autofree char *path = write_file ("t", table);
  g_autoptr (AsterSpace) space = aster_load (vectors, NULL, NULL, NULL);
  AsterSpace *joined = aster_metadata_join (space, path, NULL, error);

  g_unlink (vectors);
  g_unlink (path);

  return joined;
}

/* Cells of column @title, divided by «|». */
static void
assert_column (const AsterSpace *space, const char *title, const char *wanted)
{
  const AsterColumn *column = aster_space_find_column (space, title);
  g_autoptr (GString) cells = g_string_new (NULL);

  g_assert_nonnull (column);
  for (gsize i = 0; i < column->n; i++)
    {
      g_autofree char *cell = aster_column_dup_cell (column, i);

      g_string_append_printf (cells, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (cells->str, ==, wanted);
}

static const AsterNotice *
find_notice (const AsterSpace *space, const char *id)
{
  for (guint i = 0; i < aster_report_get_n (space->report); i++)
    if (g_str_equal (aster_report_get (space->report, i)->id, id))
      return aster_report_get (space->report, i);

  return NULL;
}

#define FIVE "a 1 2\nb 3 4\nc 5 6\nd 7 8\ne 9 1\n"

static void
test_by_position (void)
{
  g_autoptr (AsterSpace) titled = join (FIVE, "x\ty\n1\tp\n2\tq\n3\tp\n4\t\nNA\tr\n",
                                        NULL);
  g_autoptr (AsterSpace) labels = join (FIVE, "p\nq\nr\ns\nt\n", NULL);
  g_autoptr (AsterSpace) one_title = join (FIVE, "kind\np\nq\nr\ns\nt\n", NULL);

  assert_column (titled, "x", "1|2|3|4|");
  assert_column (titled, "y", "p|q|p||r");
  g_assert_cmpint (aster_space_find_column (titled, "x")->kind, ==, ASTER_COLUMN_NUMBER);
  assert_column (labels, "label", "p|q|r|s|t");
  assert_column (one_title, "kind", "p|q|r|s|t");
}

/* A row that was left out of the vectors still has its line in the table. */
static void
test_dropped_rows (void)
{
  g_autoptr (AsterSpace) space = join ("a 1 2\nb nan 4\nc 5 6\nd 7 8\ne 9 1\n",
                                       "x\ty\n1\t1\n2\t2\n3\t3\n4\t4\n5\t5\n", NULL);
  guint32 rows[] = { 3, 0 };
  g_autoptr (AsterSpace) some = aster_space_select (space, rows, 2, NULL);

  g_assert_cmpuint (aster_space_n (space), ==, 4);
  assert_column (space, "x", "1|3|4|5");
  g_assert_cmpuint (some->source_rows[0], ==, 4);
  g_assert_cmpuint (some->source_rows[1], ==, 0);
}

static void
test_by_key (void)
{
  g_autoptr (AsterSpace) space = join (FIVE, "n\tword\n1\te\n2\tzz\n3\ta\n4\te\n", NULL);

  assert_column (space, "n", "3||||1");
  g_assert_null (aster_space_find_column (space, "word"));
  g_assert_cmpuint (find_notice (space, "table-unmatched")->count, ==, 3);
  g_assert_cmpuint (find_notice (space, "table-unknown")->count, ==, 1);
  g_assert_cmpstr (find_notice (space, "table-unknown")->places[0], ==, "line 3");
  g_assert_cmpuint (find_notice (space, "table-duplicate")->count, ==, 1);
}

/* As many rows as vectors, but in another order: the key decides. */
static void
test_other_order (void)
{
  g_autoptr (AsterSpace) space = join (FIVE, "token,n\ne,5\nd,4\nc,3\nb,2\na,1\n", NULL);

  assert_column (space, "n", "1|2|3|4|5");
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (join (FIVE, "x\ty\n1\t2\n3\t4\n", &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SHAPE);
  g_assert_nonnull (strstr (error->message, "2 rows for 5 vectors"));
}

static void
test_replaces (void)
{
  g_autofree char *table = write_file ("t2", "x\ty\n9\tp\n8\tp\n7\tp\n6\tp\n5\tp\n");
  g_autoptr (AsterSpace) first = join (FIVE, "x\tz\n1\t1\n2\t2\n3\t3\n4\t4\n5\t5\n",
                                       NULL);
  g_autoptr (AsterSpace) second = aster_metadata_join (first, table, NULL, NULL);

  g_assert_cmpuint (first->columns->len, ==, 2);
  g_assert_cmpuint (second->columns->len, ==, 3);
  assert_column (second, "x", "9|8|7|6|5");
  assert_column (second, "z", "1|2|3|4|5");
  assert_column (first, "x", "1|2|3|4|5");
  g_unlink (table);
}

/* What came of it is counted; what is computed from the vectors stays true. */
static void
test_news (void)
{
  g_autofree char *vectors = write_file ("v3.txt", FIVE);
  g_autofree char *table = write_file ("t3", "token\tx\ty\nb\t1\t2\nd\t3\t4\nzz\t5\t6\n");
  g_autoptr (AsterSpace) space = aster_load (vectors, NULL, NULL, NULL);
  AsterMetadataNews news = { 0, 0, NULL };
  g_autoptr (AsterSpace) joined = aster_metadata_attach (space, table, &news, NULL, NULL);

  g_assert_cmpuint (joined->id, ==, space->id);
  g_assert_true (joined->vectors == space->vectors);
  g_assert_cmpuint (news.n_columns, ==, 2);
  g_assert_cmpuint (news.n_matched, ==, 2);
  g_assert_cmpuint (aster_report_get_n (news.report), ==, 2);
  g_assert_cmpuint (aster_report_get (news.report, 0)->count, ==, 1);
  g_assert_cmpuint (aster_report_get (news.report, 1)->count, ==, 3);
  aster_metadata_news_clear (&news);
  g_unlink (vectors);
  g_unlink (table);
}

typedef struct
{
  AsterSpace *space;
  const char *path;
} Job;

static gboolean
join_job (gpointer data, AsterPulse *pulse, GError **error)
{
  Job *job = data;
  g_autoptr (AsterSpace) joined = aster_metadata_join (job->space, job->path, pulse,
                                                       error);

  return joined != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new (NULL), table = g_string_new ("word\tn\n");
  g_autofree char *vectors = NULL, *path = NULL;
  g_autoptr (AsterSpace) space = NULL;
  Job job;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (text, "w%u 1 2\n", i);
      g_string_append_printf (table, "w%u\t%u\n", i * 7 % 20000, i);
    }
  vectors = write_file ("v.txt", text->str);
  path = write_file ("t", table->str);
  space = aster_load (vectors, NULL, NULL, NULL);
  job = (Job){ space, path };
  support_assert_cancels (join_job, &job);
  g_unlink (vectors);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("aster-metadata-XXXXXX", NULL);
  g_test_add_func ("/metadata/by-position", test_by_position);
  g_test_add_func ("/metadata/dropped-rows", test_dropped_rows);
  g_test_add_func ("/metadata/by-key", test_by_key);
  g_test_add_func ("/metadata/other-order", test_other_order);
  g_test_add_func ("/metadata/refusals", test_refusals);
  g_test_add_func ("/metadata/replaces", test_replaces);
  g_test_add_func ("/metadata/news", test_news);
  g_test_add_func ("/metadata/cancel", test_cancel);
  result = g_test_run ();
  g_rmdir (folder);

  return result;
}
