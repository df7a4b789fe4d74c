#include "files/tsv.h"

#include <math.h>
#include <string.h>

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
    { "\"=1+1\"", "\\x22=1+1\"" },
    { "\"\"@a", "\\x22\"@a" },
    { "\"a\"", "\"a\"" },
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

/* As spreadsheets read a CSV: quotes are taken away first, then a formula is looked for.
 */
static void
test_csv_cells (void)
{
  static const struct
  {
    const char *cell, *expected;
  } cases[] = {
    { "", "\"\"" },
    { "red, blue", "\"red, blue\"" },
    { "say \"a\"", "\"say \"\"a\"\"\"" },
    { "=1+1", "\"'=1+1\"" },
    { "\"=1+1", "\"'\"\"=1+1\"" },
    { "@", "\"@\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\xFF", "\"\xEF\xBF\xBD\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      aster_csv_append_safe_cell (text, cases[i].cell, strlen (cases[i].cell));
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsv/cells", test_cells);
  g_test_add_func ("/tsv/safe-cells", test_safe_cells);
  g_test_add_func ("/tsv/numbers", test_numbers);
  g_test_add_func ("/tsv/csv-cells", test_csv_cells);
  return g_test_run ();
}
