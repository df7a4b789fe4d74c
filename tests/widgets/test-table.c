#include "table/table.h"

#include <math.h>

#include "table-stage.h"

static void
test_sorting (Stage *f, gconstpointer data)
{
  assert_rows (f, "0 1 2 … 500");
  sort (f, "metadata:count", GTK_SORT_ASCENDING);
  assert_rows (f, "499 498 497 … 500");
  sort (f, "metadata:count", GTK_SORT_DESCENDING);
  assert_rows (f, "0 1 2 … 500");
  sort (f, "metadata:kind", GTK_SORT_DESCENDING);
  assert_rows (f, "1 4 7 … 500");
  sort (f, ASTER_TABLE_TOKEN, GTK_SORT_DESCENDING);
  assert_rows (f, "499 498 497 … 500");
  sort (f, ASTER_TABLE_RANK, GTK_SORT_ASCENDING);
  assert_rows (f, "0 1 2 … 500");
  aster_table_sort_by (f->table, "no such column", GTK_SORT_ASCENDING);
  g_assert_false (aster_table_is_busy (f->table));
}

/* The second sorting wins, whichever thread is done first. */
static void
test_sorting_again (Stage *f, gconstpointer data)
{
  aster_table_sort_by (f->table, ASTER_TABLE_TOKEN, GTK_SORT_ASCENDING);
  aster_table_sort_by (f->table, "metadata:kind", GTK_SORT_ASCENDING);
  g_assert_true (aster_table_is_busy (f->table));
  display_wait (!aster_table_is_busy (f->table));
  display_settle ();
  assert_rows (f, "0 3 6 … 500");
}

static void
test_numbers (Stage *f, gconstpointer data)
{
  g_autofree double *values = g_new (double, N);
  g_autoptr (AsterColumn) first = NULL, second = NULL;
  guint n_columns = aster_table_columns_get_n (f->columns);

  for (gsize i = 0; i < N; i++)
    values[i] = i == 7 ? NAN : cos ((double) i);
  first = aster_column_new_numbers ("Cosine", values, N);
  aster_table_set_column (f->table, "cosine", first);
  sort (f, "cosine", GTK_SORT_DESCENDING);
  assert_rows (f, "0 333 377 … 500");

  for (gsize i = 0; i < N; i++) /* other numbers: sorted anew by the same column */
    values[i] = (double) (i % 250);
  second = aster_column_new_numbers ("Cosine", values, N);
  aster_table_set_column (f->table, "cosine", second);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "249 499 248 … 500");

  aster_table_set_column (f->table, "cosine", NULL);
  g_assert_cmpuint (aster_table_columns_get_n (f->columns), ==, n_columns);
  display_settle ();
}

/* What was found out in words stands beside the tokens, is sorted by its words and goes
 * when it is gone. */
static void
test_words (Stage *f, gconstpointer data)
{
  static const char *const levels[] = { "noise", "beech", "alder", NULL };
  g_autofree guint32 *codes = g_new (guint32, N);
  g_autoptr (AsterColumn) column = NULL;
  guint n_columns = aster_table_columns_get_n (f->columns);

  for (guint i = 0; i < N; i++)
    codes[i] = i % 3;
  column = aster_column_new_codes ("Cluster", levels, codes, N);
  aster_table_set_column (f->table, "cluster", column);
  g_assert_cmpstr (aster_table_columns_get (f->columns, 2)->title, ==, "Cluster");
  sort (f, "cluster", GTK_SORT_ASCENDING);
  assert_rows (f, "2 5 8 … 500");

  aster_table_set_column (f->table, "cluster", NULL);
  g_assert_cmpuint (aster_table_columns_get_n (f->columns), ==, n_columns);
  display_settle ();
}

static void
test_show (Stage *f, gconstpointer data)
{
  static const guint32 selected[] = { 9, 4 }, found[] = { 3, 400, 200 };

  aster_selection_apply (f->selection, selected, 2, ASTER_SELECT_REPLACE);
  aster_selection_set_matches (f->selection, found, 3);
  sort (f, "metadata:count", GTK_SORT_ASCENDING);

  aster_table_set_show (f->table, ASTER_TABLE_SELECTED);
  assert_rows (f, "9 4 … 2");
  aster_table_set_show (f->table, ASTER_TABLE_MATCHES);
  assert_rows (f, "400 200 3 … 3");
  aster_selection_set_matches (f->selection, found, 1);
  assert_rows (f, "3 … 1");

  /* Among the selected, a click makes a row current and loses none. */
  aster_table_set_show (f->table, ASTER_TABLE_SELECTED);
  aster_table_model_select (f->model, 1, 1, ASTER_SELECT_REPLACE);
  aster_table_model_make_current (f->model, 1);
  assert_rows (f, "9 4 … 2");
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 4);
  aster_selection_clear (f->selection);
  assert_rows (f, "… 0");
  aster_table_set_show (f->table, ASTER_TABLE_ALL);
  assert_rows (f, "499 498 497 … 500");
}

static void
changed_cb (guint *count)
{
  ++*count;
}

/* What is selected here is selected everywhere, and the other way round. */
static void
test_selection (Stage *f, gconstpointer data)
{
  static const guint32 rows[] = { 2, 3 };
  guint changes = 0;

  sort (f, "metadata:count", GTK_SORT_ASCENDING); /* position p is row 499 − p */
  g_signal_connect_swapped (f->model, "selected", G_CALLBACK (changed_cb), &changes);

  aster_selection_apply (f->selection, rows, 2, ASTER_SELECT_REPLACE);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (aster_table_model_is_selected (f->model, 496));
  g_assert_false (aster_table_model_is_selected (f->model, 2));

  aster_table_model_select (f->model, 0, 0, ASTER_SELECT_ADD);
  g_assert_true (aster_selection_is_selected (f->selection, 499));
  aster_table_model_make_current (f->model, 0);
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 499);
  aster_table_model_select (f->model, 14, 10, ASTER_SELECT_REPLACE);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 5);
  aster_table_model_select (f->model, 11, 21, ASTER_SELECT_REMOVE);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 1);
  aster_table_model_select (f->model, 0, G_MAXINT64, ASTER_SELECT_REPLACE);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, N);
  aster_selection_clear (f->selection);

  /* Beyond the end there is nothing to select. */
  aster_table_model_select (f->model, N + 5, N + 8, ASTER_SELECT_ADD);
  aster_table_model_make_current (f->model, N + 5);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 0);
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 499);
}

/* The line that says @token, or NULL if none is in sight. */
static GtkWidget *
find_line (Stage *f, const char *token)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (f->list)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    for (GtkWidget *cell = gtk_widget_get_first_child (line); cell != NULL;
         cell = gtk_widget_get_next_sibling (cell))
      if (gtk_widget_get_child_visible (line) &&
          g_str_equal (aster_table_cell_get_text (ASTER_TABLE_CELL (cell)), token))
        return line;

  return NULL;
}

static void
test_pointing (Stage *f, gconstpointer data)
{
  GtkWidget *line;
  graphene_rect_t bounds;

  display_wait ((line = find_line (f, "w005")) != NULL &&
                gtk_widget_get_height (line) > 0);
  g_assert_true (gtk_widget_compute_bounds (line, GTK_WIDGET (f->list), &bounds));
  display_move (GTK_WIDGET (f->list), bounds.origin.x + 10,
                bounds.origin.y + bounds.size.height / 2);
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, 5);

  /* A pointer that lies still takes nothing away from the keyboard. */
  aster_selection_set_hovered (f->selection, 100);
  display_move (GTK_WIDGET (f->list), bounds.origin.x + 10,
                bounds.origin.y + bounds.size.height / 2);
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, 100);
  display_move (GTK_WIDGET (f->list), 5, 1e6); /* below the last row */
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, -1);

  aster_selection_set_hovered (f->selection, 5);
  g_assert_true (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_PRELIGHT);
  aster_selection_set_hovered (f->selection, 6);
  g_assert_false (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_PRELIGHT);

  /* After sorting, the same row lights up where it stands now. */
  sort (f, "metadata:kind", GTK_SORT_ASCENDING);
  line = find_line (f, "w006");
  g_assert_true (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_PRELIGHT);
}

static void
note_cb (int *noted, int row)
{
  *noted = row;
}

static void
test_current (Stage *f, gconstpointer data)
{
  int pinned = -1, activated = -1;

  g_signal_connect_swapped (f->table, "pin-requested", G_CALLBACK (note_cb), &pinned);
  g_signal_connect_swapped (f->table, "activate", G_CALLBACK (note_cb), &activated);
  g_assert_null (find_line (f, "w450"));
  aster_selection_set_current (f->selection, 450);
  display_wait (find_line (f, "w450") != NULL);

  g_signal_emit_by_name (f->list, "activate", (gint64) 3);
  g_assert_cmpint (activated, ==, 3);
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 3);

  g_assert_true (display_press (GTK_WIDGET (f->list), GDK_KEY_p, 0));
  g_assert_cmpint (pinned, ==, 3);
  g_assert_false (display_press (GTK_WIDGET (f->list), GDK_KEY_p, GDK_CONTROL_MASK));
  g_assert_false (
      display_press (GTK_WIDGET (f->list), GDK_KEY_Menu, 0)); /* no menu set */
}

static gboolean
menu_cb (AsterTable *table, int row, double x, double y, int *asked)
{
  *asked = row;

  return TRUE;
}

static void
test_menu (Stage *f, gconstpointer data)
{
  int asked = -2;

  g_signal_connect (f->table, "context-menu", G_CALLBACK (menu_cb), &asked);
  aster_selection_set_current (f->selection, 8);
  g_assert_true (display_press (GTK_WIDGET (f->list), GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_cmpint (asked, ==, 8);
}

/* Another space while rows of the first are being sorted. */
static void
test_spaces (Stage *f, gconstpointer data)
{
  g_autoptr (AsterSpace) small = make_space (5);
  g_autoptr (AsterSelection) selection = aster_selection_new (5);

  aster_table_sort_by (f->table, "metadata:count", GTK_SORT_ASCENDING);
  aster_table_set_space (f->table, NULL);
  assert_rows (f, "… 0");
  aster_table_set_selection (f->table, selection);
  aster_table_set_space (f->table, small);
  display_settle ();
  assert_rows (f, "0 1 2 … 5");
  sort (f, "metadata:count", GTK_SORT_ASCENDING);
  assert_rows (f, "4 3 2 … 5");
  aster_table_set_space (f->table, NULL);
  aster_table_set_selection (f->table, NULL);
  display_settle ();
}

/* A place knows the row that stands there now, and whether it is there. */
static void
test_places (Stage *f, gconstpointer data)
{
  static const guint32 found[] = { 3 };

  g_assert_cmpint (aster_table_model_get_row (f->model, N - 1), ==, N - 1);
  sort (f, "metadata:count", GTK_SORT_ASCENDING);
  g_assert_cmpint (aster_table_model_get_row (f->model, N - 1), ==, 0);
  g_assert_cmpint (aster_table_model_find (f->model, 0), ==, N - 1);
  aster_selection_set_matches (f->selection, found, 1);
  aster_table_set_show (f->table, ASTER_TABLE_MATCHES);
  g_assert_cmpint (aster_table_model_get_row (f->model, N - 1), ==, -1);
  g_assert_cmpint (aster_table_model_get_row (f->model, 0), ==, 3);
  g_assert_cmpint (aster_table_model_find (f->model, 0), ==, -1);
}

/* A table without rows lets Tab through: whenever it says that it has taken the keyboard,
 * it has. */
static void
test_tab_leads_out (Stage *f, gconstpointer data)
{
  GtkRoot *root = GTK_ROOT (f->window);
  GtkWidget *last = NULL;

  aster_table_set_show (f->table, ASTER_TABLE_MATCHES);
  g_assert_cmpuint (aster_table_model_get_n (f->model), ==, 0);
  gtk_root_set_focus (root, NULL);
  while (gtk_widget_child_focus (GTK_WIDGET (f->table), GTK_DIR_TAB_FORWARD))
    {
      g_assert_true (gtk_root_get_focus (root) != last);
      last = gtk_root_get_focus (root);
    }
  g_assert_nonnull (last);
}

static void
add (const char *path, void (*func) (Stage *, gconstpointer))
{
  g_test_add (path, Stage, NULL, stage_set_up, func, stage_tear_down);
}

static void
add_all (void)
{
  add ("/table/sorting", test_sorting);
  add ("/table/sorting-again", test_sorting_again);
  add ("/table/numbers", test_numbers);
  add ("/table/words", test_words);
  add ("/table/show", test_show);
  add ("/table/selection", test_selection);
  add ("/table/pointing", test_pointing);
  add ("/table/current", test_current);
  add ("/table/menu", test_menu);
  add ("/table/spaces", test_spaces);
  add ("/table/places", test_places);
  add ("/table/tab-leads-out", test_tab_leads_out);
}

int
main (int argc, char *argv[])
{
  return display_run (argc, argv, add_all);
}
