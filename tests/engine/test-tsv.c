#include "files/tsv.h"

#include <math.h>
#include <string.h>

static void
assert_text (GBytes *bytes, const char *expected)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
  g_bytes_unref (bytes);
}

/* Whatever a token holds, it stays in its cell and the table stays UTF-8. */
static void
test_cells (void)
{
  static const char hard[] = "a\tb\nc\\d\xff\0e";
  g_autoptr (GString) text = g_string_new (NULL);

  aster_tsv_append_cell (text, hard, sizeof hard - 1);
  g_assert_cmpstr (text->str, ==, "a\\tb\\nc\\\\d\\xFF\\x00e");
  g_string_truncate (text, 0);
  aster_tsv_append_cell (text, "ngữ liệu 🙂", strlen ("ngữ liệu 🙂"));
  g_assert_cmpstr (text->str, ==, "ngữ liệu 🙂");
}

/* What a spreadsheet would compute is a word; one letter alone computes nothing. */
static void
test_safe_cells (void)
{
  static const struct
  {
    const char *cell;
    const char *expected;
  } cases[] = {
    { "=HYPERLINK(\"a\")", "\\x3DHYPERLINK(\"a\")" },
    { "+1", "\\x2B1" },
    { "-cold", "\\x2Dcold" },
    { "@SUM(1)", "\\x40SUM(1)" },
    { "-", "-" },
    { "", "" },
    { "a=b", "a=b" },
    { "a\r=1+1", "a\\r=1+1" },
    { "\t=1", "\\t=1" },
    { "\\x3D", "\\\\x3D" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      aster_tsv_append_safe_cell (text, cases[i].cell, strlen (cases[i].cell));
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

static void
test_numbers (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  aster_tsv_append_number (text, 0.1);
  g_string_append_c (text, ' ');
  aster_tsv_append_number (text, NAN);
  aster_tsv_append_number (text, -1234567.891);
  g_assert_cmpstr (text->str, ==, "0.1 -1234567.89");
}

static void
test_tables (void)
{
  static const char *const names[] = { "cat", "dog", NULL };
  static const char *const kinds[] = { "a\tb", "" };
  static const double norms[] = { 1.5, 2 };
  static const guint32 rows[] = { 1, 0 };
  AsterMatrix *y = aster_matrix_new (2, 2, NULL);
  g_autoptr (AsterLayout) layout = NULL;
  g_autoptr (AsterSpace) space = NULL;

  y->data[0] = 0.5f;
  y->data[3] = -2;
  space = aster_space_new (aster_matrix_copy (y, NULL),
                           aster_tokens_new_from_strv (names));
  g_ptr_array_add (space->columns, aster_column_new_text ("kind", kinds, 2));
  layout = aster_layout_new (y);

  assert_text (aster_tsv_of_layout (space->tokens, layout),
               "token\tx\ty\ncat\t0.5\t0\ndog\t0\t-2\n");
  assert_text (aster_tsv_of_rows (space, rows, 2, norms),
               "rank\ttoken\tnorm\tkind\n2\tdog\t2\t\n1\tcat\t1.5\ta\\tb\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsv/cells", test_cells);
  g_test_add_func ("/tsv/safe-cells", test_safe_cells);
  g_test_add_func ("/tsv/numbers", test_numbers);
  g_test_add_func ("/tsv/tables", test_tables);
  return g_test_run ();
}
