#include "table-stage.h"

static void
count_cb (guint *count)
{
  ++*count;
}

static gboolean
is_visible (Stage *f, const char *id)
{
  return aster_table_columns_find (f->columns, id)->shown;
}

/* What a person arranged is said, saved, and given back without being said again. */
static void
test_arranging (Stage *f, gconstpointer data)
{
  g_autoptr (GVariant) at_first = g_variant_ref_sink (aster_table_save (f->table));
  g_autoptr (GVariant) arranged = NULL, again = NULL;
  AsterTableColumn *count = aster_table_columns_find (f->columns, "metadata:count");
  guint edits = 0;
  GtkSortType order;

  g_signal_connect_swapped (f->table, "edited", G_CALLBACK (count_cb), &edits);
  aster_table_set_column_shown (f->table, "metadata:kind", FALSE);
  g_assert_cmpuint (edits, ==, 1);
  g_assert_false (is_visible (f, "metadata:kind"));
  aster_table_set_column_shown (f->table, ASTER_TABLE_TOKEN, FALSE);
  g_assert_true (is_visible (f, ASTER_TABLE_TOKEN));  /* always */
  aster_table_columns_widen (f->columns, count, 120); /* the edge is drawn */
  g_assert_cmpuint (edits, ==, 1);
  aster_table_columns_resized (f->columns, count); /* and let go */
  g_assert_cmpuint (edits, ==, 2);
  sort (f, "metadata:count", GTK_SORT_DESCENDING);
  g_assert_cmpuint (edits, >=, 3);
  arranged = g_variant_ref_sink (aster_table_save (f->table));

  edits = 0;
  aster_table_restore (f->table, at_first);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "0 1 2 … 500");
  g_assert_true (is_visible (f, "metadata:kind"));
  g_assert_cmpstr (aster_table_get_sorted_by (f->table, &order), ==, ASTER_TABLE_RANK);
  aster_table_restore (f->table, arranged);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "0 1 2 … 500");
  g_assert_cmpstr (aster_table_get_sorted_by (f->table, &order), ==, "metadata:count");
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);
  g_assert_cmpint (count->fixed, ==, 120);
  again = g_variant_ref_sink (aster_table_save (f->table));
  g_assert_true (g_variant_equal (again, arranged));
  g_assert_cmpuint (edits, ==, 0);
}

/* A session may be sorted by a column that is not there yet, or not for a while. */
static void
test_arranging_later (Stage *f, gconstpointer data)
{
  g_autofree double *values = g_new (double, N);
  g_autoptr (AsterColumn) column = NULL;
  g_autoptr (GVariant) odd = NULL;
  GtkSortType order;

  for (gsize i = 0; i < N; i++)
    values[i] = (double) (i % 2);
  column = aster_column_new_numbers ("Hubness", values, N);
  odd = g_variant_ref_sink (g_variant_new_parsed (
      "{'sort': <'hubness'>, 'descending': <true>, 'show': <uint32 77>,"
      " 'columns': <[('hubness', true, 7), ('token', true, -9)]>, 'other': <1>}"));

  aster_table_restore (f->table, odd);
  g_assert_cmpstr (aster_table_get_sorted_by (f->table, &order), ==, "hubness");
  g_assert_true (is_visible (f, ASTER_TABLE_TOKEN));
  assert_rows (f, "0 1 2 … 500");
  aster_table_set_column (f->table, "hubness", column);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "1 3 5 … 500");
  g_assert_false (is_visible (f, "hubness"));

  aster_table_set_column (f->table, "hubness", NULL);
  display_settle ();
  aster_table_set_column (f->table, "hubness", column);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "1 3 5 … 500");
}

/* A filter and what is isolated narrow what the buttons choose. */
static void
test_narrowing (Stage *f, gconstpointer data)
{
  static const guint32 kept[] = { 400, 3, 200, 9999 }, alone[] = { 3, 4 };

  sort (f, "metadata:count", GTK_SORT_ASCENDING);
  aster_table_set_kept (f->table, kept, G_N_ELEMENTS (kept));
  assert_rows (f, "400 200 3 … 3");
  aster_selection_apply (f->selection, alone, 2, ASTER_SELECT_REPLACE);
  aster_table_set_show (f->table, ASTER_TABLE_SELECTED);
  assert_rows (f, "3 … 1");
  aster_table_set_kept (f->table, kept, 0); /* nothing matches */
  assert_rows (f, "… 0");
  aster_table_set_kept (f->table, NULL, 0);
  assert_rows (f, "4 3 … 2");

  aster_table_set_alone (f->table, alone, 1);
  aster_table_set_show (f->table, ASTER_TABLE_ALONE);
  assert_rows (f, "3 … 1");
  aster_table_set_alone (f->table, alone, 2);
  assert_rows (f, "4 3 … 2");
  aster_table_set_alone (f->table, NULL, 0); /* all are shown again */
  assert_rows (f, "499 498 497 … 500");
}

static void
assert_written (AsterTableText *text, AsterTableTextFormat format, const char *expected)
{
  g_autoptr (GBytes) bytes = aster_table_text_write (text, format);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL),
                                        g_bytes_get_size (bytes));

  g_assert_cmpstr (written, ==, expected);
}

/* The rows that are handed in with the columns that are shown, as files have them. */
static void
test_text (Stage *f, gconstpointer data)
{
  static const guint32 rows[] = { 499, 3 };
  g_autoptr (AsterTableText) text = NULL;

  aster_table_set_column_shown (f->table, ASTER_TABLE_RANK, FALSE);
  text = aster_table_dup_text (f->table, rows, 2);
  aster_table_set_space (f->table, NULL); /* it does not need the table any more */
  assert_written (text, ASTER_TABLE_TEXT_TSV,
                  "token\tkind\tcount\nw499\tverb\t1\nw003\tnoun\t497\n");
  assert_written (text, ASTER_TABLE_TEXT_CSV,
                  "\"token\",\"kind\",\"count\"\r\n\"w499\",\"verb\",1\r\n"
                  "\"w003\",\"noun\",497\r\n");
}

static void
test_copy_key (Stage *f, gconstpointer data)
{
  guint asked = 0;

  g_signal_connect_swapped (f->table, "copy-requested", G_CALLBACK (count_cb), &asked);
  g_assert_true (display_press (GTK_WIDGET (f->list), GDK_KEY_c, GDK_CONTROL_MASK));
  g_assert_false (display_press (GTK_WIDGET (f->list), GDK_KEY_c, 0));
  g_assert_cmpuint (asked, ==, 1);
}

/* However narrow the table, a rank is never cut: 337 6… is no rank. */
static void
test_rank (Stage *f, gconstpointer data)
{
  for (gsize n = 9; n < 1000000000; n = 10 * n + 9)
    {
      g_autoptr (AsterTableColumn) column = aster_table_column_new_rank ("rank", "Rank",
                                                                         n);
      g_autofree char *last = aster_table_column_dup_text (column, (guint32) n - 1);
      int minimum, natural;

      aster_table_column_get_chars (column, &minimum, &natural);
      g_assert_cmpint (minimum, >=, g_utf8_strlen (last, -1));
      g_assert_cmpint (natural, >=, minimum);
    }
}

/* A file may have thousands of columns; those that are shown at first are few. */
static void
test_many_columns (Stage *f, gconstpointer data)
{
  g_autoptr (AsterSpace) space = make_space (N);
  g_autofree double *numbers = g_new0 (double, N);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      g_ptr_array_add (space->columns, aster_column_new_numbers (name, numbers, N));
    }
  aster_table_set_space (f->table, space);
  display_settle ();
  g_assert_cmpuint (aster_table_get_n_columns (f->table), ==, 2004);
  g_assert_true (aster_table_is_column_shown (f->table, "metadata:c9"));
  g_assert_false (is_visible (f, "metadata:c10"));
  aster_table_set_column_shown (f->table, "metadata:c1999", TRUE);
  g_assert_true (is_visible (f, "metadata:c1999"));
}

static void
add (const char *path, void (*func) (Stage *, gconstpointer))
{
  g_test_add (path, Stage, NULL, stage_set_up, func, stage_tear_down);
}

static void
add_all (void)
{
  add ("/table-look/arranging", test_arranging);
  add ("/table-look/arranging-later", test_arranging_later);
  add ("/table-look/narrowing", test_narrowing);
  add ("/table-look/text", test_text);
  add ("/table-look/copy-key", test_copy_key);
  add ("/table-look/many-columns", test_many_columns);
  add ("/table-look/rank", test_rank);
}

int
main (int argc, char *argv[])
{
  return display_run (argc, argv, add_all);
}
