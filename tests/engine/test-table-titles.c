#include "files/table-titles.h"

#include "support.h"
#include "tools/error.h"

static gboolean
has_titles (const char *text)
{
  g_autofree char *path = support_write_file (text, -1);
  g_autoptr (GError) error = NULL;
  gboolean answer = aster_table_has_titles (path, &error);

  g_assert_no_error (error);
  g_unlink (path);

  return answer;
}

static void
test_tables (void)
{
  g_assert_true (has_titles ("token\tfreq\nking\t5\n"));
  g_assert_true (has_titles ("token,x,y\r\nking,0.5,0.25\r\n"));
  g_assert_true (has_titles ("label\nking\n"));
  g_assert_true (has_titles ("king\tperson\t4\n"));
  g_assert_true (has_titles ("rank 1\ttoken"));
  g_assert_true (has_titles ("token\t2d\t3d\n")); /* begin with numbers, and are none */
}

static void
test_vectors (void)
{
  g_assert_false (has_titles ("king\t0.5\t-1e-3\n"));
  g_assert_false (has_titles ("king,0.5,0.25,3\r\n"));
  g_assert_false (has_titles ("the 0.5 0.25 \nof 1 2\n"));
  g_assert_false (has_titles ("400000 50\nthe 1 2\n"));
  g_assert_false (has_titles (""));
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (aster_table_has_titles ("/nowhere/table.tsv", &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-titles/tables", test_tables);
  g_test_add_func ("/table-titles/vectors", test_vectors);
  g_test_add_func ("/table-titles/missing", test_missing);
  return g_test_run ();
}
