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
  guint n_columns = g_list_model_get_n_items (gtk_column_view_get_columns (f->view));

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
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (f->view)), ==,
                    n_columns);
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
  g_autoptr (GtkColumnViewColumn) third = NULL;
  GListModel *columns = gtk_column_view_get_columns (f->view);
  guint n_columns = g_list_model_get_n_items (columns);

  for (guint i = 0; i < N; i++)
    codes[i] = i % 3;
  column = aster_column_new_codes ("Cluster", levels, codes, N);
  aster_table_set_column (f->table, "cluster", column);
  third = g_list_model_get_item (columns, 2);
  g_assert_cmpstr (gtk_column_view_column_get_title (third), ==, "Cluster");
  sort (f, "cluster", GTK_SORT_ASCENDING);
  assert_rows (f, "2 5 8 … 500");

  aster_table_set_column (f->table, "cluster", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n_columns);
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
  gtk_selection_model_select_item (f->model, 1, TRUE);
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
  g_autoptr (GtkBitset) bits = NULL, on = gtk_bitset_new_range (0, 2),
                        mask = gtk_bitset_new_range (1, 3);
  guint changes = 0;

  sort (f, "metadata:count", GTK_SORT_ASCENDING); /* position p is row 499 − p */
  g_signal_connect_swapped (f->model, "selection-changed", G_CALLBACK (changed_cb),
                            &changes);

  aster_selection_apply (f->selection, rows, 2, ASTER_SELECT_REPLACE);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (gtk_selection_model_is_selected (f->model, 496));
  g_assert_false (gtk_selection_model_is_selected (f->model, 2));
  bits = gtk_selection_model_get_selection (f->model);
  g_assert_cmpuint (gtk_bitset_get_size (bits), ==, 2);

  gtk_selection_model_select_item (f->model, 0, FALSE);
  g_assert_true (aster_selection_is_selected (f->selection, 499));
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 499);
  gtk_selection_model_select_range (f->model, 10, 5, TRUE);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 5);
  gtk_selection_model_unselect_range (f->model, 11, 10);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 1);
  gtk_selection_model_set_selection (f->model, on, mask); /* 1 on; 2 and 3 off */
  g_assert_true (aster_selection_is_selected (f->selection, 498));
  g_assert_false (aster_selection_is_selected (f->selection, 499));
  gtk_selection_model_select_all (f->model);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, N);
  gtk_selection_model_unselect_all (f->model);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 0);

  /* Beyond the end there is nothing to select. */
  gtk_selection_model_select_range (f->model, N + 5, 3, FALSE);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 0);
}

/* A line of the list that shows @row, or NULL if none is in sight. */
static GtkWidget *
find_line (GtkWidget *root, const char *token)
{
  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), token) == 0)
    return gtk_widget_get_parent (gtk_widget_get_parent (root));

  for (GtkWidget *w = gtk_widget_get_first_child (root); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *line = find_line (w, token);

      if (line != NULL)
        return line;
    }

  return NULL;
}

static void
test_pointing (Stage *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (f->view), *line;
  graphene_rect_t bounds;

  display_wait ((line = find_line (view, "w005")) != NULL &&
                gtk_widget_get_height (line) > 0);
  g_assert_true (gtk_widget_compute_bounds (line, view, &bounds));
  display_move (view, bounds.origin.x + 10, bounds.origin.y + bounds.size.height / 2);
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, 5);
  display_move (view, 5, 2); /* the heads */
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, -1);

  aster_selection_set_hovered (f->selection, 5);
  g_assert_true (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_PRELIGHT);
  aster_selection_set_hovered (f->selection, 6);
  g_assert_false (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_PRELIGHT);

  /* After sorting, the same row lights up where it stands now. */
  sort (f, "metadata:kind", GTK_SORT_ASCENDING);
  line = find_line (view, "w006");
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
  g_assert_null (find_line (GTK_WIDGET (f->view), "w450"));
  aster_selection_set_current (f->selection, 450);
  display_wait (find_line (GTK_WIDGET (f->view), "w450") != NULL);

  g_signal_emit_by_name (f->view, "activate", 3);
  g_assert_cmpint (activated, ==, 3);
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 3);

  g_assert_true (display_press (GTK_WIDGET (f->view), GDK_KEY_p, 0));
  g_assert_cmpint (pinned, ==, 3);
  g_assert_false (display_press (GTK_WIDGET (f->view), GDK_KEY_p, GDK_CONTROL_MASK));
  g_assert_false (
      display_press (GTK_WIDGET (f->view), GDK_KEY_Menu, 0)); /* no menu set */
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
  g_assert_true (display_press (GTK_WIDGET (f->view), GDK_KEY_F10, GDK_SHIFT_MASK));
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

/* A place of the list knows the row that stands there now, and whether it is there. */
static void
test_places (Stage *f, gconstpointer data)
{
  g_autoptr (AsterTableRow) last = g_list_model_get_item (G_LIST_MODEL (f->model), N - 1);
  static const guint32 found[] = { 3 };

  g_assert_cmpint (aster_table_row_get_row (last), ==, N - 1);
  sort (f, "metadata:count", GTK_SORT_ASCENDING);
  g_assert_cmpint (aster_table_row_get_row (last), ==, 0);
  aster_selection_set_matches (f->selection, found, 1);
  aster_table_set_show (f->table, ASTER_TABLE_MATCHES);
  g_assert_cmpint (aster_table_row_get_row (last), ==, -1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->model), 1));
}

/* A table without rows lets Tab through: whenever it says that it has taken the keyboard,
 * it has. */
static void
test_tab_leads_out (Stage *f, gconstpointer data)
{
  GtkRoot *root = GTK_ROOT (f->window);
  GtkWidget *last = NULL;

  aster_table_set_show (f->table, ASTER_TABLE_MATCHES);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 0);
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
