#include "values/column.h"

#include "support.h"

static void
assert_cell (const AsterColumn *column, gsize row, const char *expected)
{
  g_autofree char *cell = aster_column_dup_cell (column, row);

  g_assert_cmpstr (cell, ==, expected);
}

static void
test_numbers (void)
{
  static const double numbers[] = { 1.5, NAN, -2e10, 0.1 };
  static const guint32 rows[] = { 3, 1, 3 };
  g_autoptr (AsterColumn) column = aster_column_new_numbers ("count", numbers, 4);
  g_autoptr (AsterColumn) some = aster_column_select (column, rows, 3);

  g_assert_cmpstr (column->name, ==, "count");
  g_assert_cmpint (column->kind, ==, ASTER_COLUMN_NUMBER);
  assert_cell (column, 0, "1.5");
  assert_cell (column, 1, "");
  assert_cell (column, 2, "-2e+10");
  g_assert_cmpuint (some->n, ==, 3);
  assert_cell (some, 0, "0.1");
  assert_cell (some, 1, "");
}

static void
test_text (void)
{
  static const char *const cells[] = { "noun", "verb", NULL, "noun", "\xff", "" };
  static const guint32 rows[] = { 1, 5 };
  g_autoptr (AsterColumn) column = aster_column_new_text ("part\xff", cells, 6);
  g_autoptr (AsterColumn) some = aster_column_select (column, rows, 2);

  g_assert_true (g_utf8_validate (column->name, -1, NULL));
  g_assert_cmpuint (column->levels->len, ==, 4);
  g_assert_cmpuint (column->codes[0], ==, 0);
  g_assert_cmpuint (column->codes[3], ==, 0);
  g_assert_cmpuint (column->codes[2], ==, column->codes[5]);
  assert_cell (column, 1, "verb");
  assert_cell (column, 2, "");
  assert_cell (column, 4, "\ufffd");
  g_assert_true (some->levels == column->levels);
  assert_cell (some, 0, "verb");
}

/* What a table means, decided by what stands in it. */
static void
test_from_cells (void)
{
  static const struct
  {
    const char *cells[3];
    AsterColumnKind kind;
    double numbers[3];
  } cases[] = {
    { { "1", "2.5", "-3e4" }, ASTER_COLUMN_NUMBER, { 1, 2.5, -3e4 } },
    { { "1", "", "NA" }, ASTER_COLUMN_NUMBER, { 1, NAN, NAN } },
    { { "1", NULL, "nan" }, ASTER_COLUMN_NUMBER, { 1, NAN, NAN } },
    { { " 1", "2 ", "  " }, ASTER_COLUMN_NUMBER, { 1, 2, NAN } },
    { { "inf", "-1e999", "7" }, ASTER_COLUMN_NUMBER, { NAN, NAN, 7 } },
    { { "+1", ".5", "007" }, ASTER_COLUMN_NUMBER, { 1, 0.5, 7 } },
    { { "1", "2,5", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "1", "0x10", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "1", "two", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "1", "2 3", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "1e", "2", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "nan(1)", "2", "3" }, ASTER_COLUMN_TEXT, { 0 } },
    { { "", "NA", NULL }, ASTER_COLUMN_TEXT, { 0 } },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (AsterColumn) column = aster_column_new_from_cells ("c", cases[c].cells,
                                                                    3);

      g_test_message ("case %u", c);
      g_assert_cmpint (column->kind, ==, cases[c].kind);
      if (column->kind == ASTER_COLUMN_NUMBER)
        support_assert_close (column->numbers, cases[c].numbers, 3, 0, 0);
    }
}

static void
test_no_rows (void)
{
  g_autoptr (AsterColumn) numbers = aster_column_new_numbers ("n", NULL, 0);
  g_autoptr (AsterColumn) text = aster_column_new_text ("t", NULL, 0);
  g_autoptr (AsterColumn) cells = aster_column_new_from_cells ("c", NULL, 0);
  g_autoptr (AsterColumn) none = aster_column_select (numbers, NULL, 0);

  g_assert_cmpuint (numbers->n + text->n + cells->n + none->n, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column/numbers", test_numbers);
  g_test_add_func ("/column/text", test_text);
  g_test_add_func ("/column/from-cells", test_from_cells);
  g_test_add_func ("/column/no-rows", test_no_rows);
  return g_test_run ();
}
