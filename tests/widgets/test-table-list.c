#include "table-stage.h"

#include "table/table-head.h"
#include "table/table-heads.h"

static GtkAdjustment *
get_scroll (Stage *f)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->table->view));
}

static AsterTableHeads *
get_heads (Stage *f)
{
  return ASTER_TABLE_HEADS (display_find (GTK_WIDGET (f->table), ASTER_TYPE_TABLE_HEADS));
}

static GtkWidget *
get_head (Stage *f, const char *id)
{
  return aster_table_heads_get_head (get_heads (f),
                                     aster_table_columns_find (f->columns, id));
}

/* Where the head of a column is in the table. */
static graphene_rect_t
get_place (Stage *f, const char *id)
{
  graphene_rect_t area;

  g_assert_true (
      gtk_widget_compute_bounds (get_head (f, id), GTK_WIDGET (f->table), &area));

  return area;
}

/* The rows whose lines are in sight, from above: "3–17". Every line says its row, and
 * they stand without gaps. */
static char *
describe_sight (Stage *f)
{
  int height = aster_table_list_get_line_height (f->list);
  int below = gtk_widget_get_height (GTK_WIDGET (f->list)) - 1;
  gint64 first = aster_table_list_get_position_at (f->list, 0);
  gint64 last = aster_table_list_get_position_at (f->list, below);

  for (gint64 p = first; p <= last; p++)
    {
      AsterTableLine *line = aster_table_list_find_line (f->list, p), *next;
      g_autofree char *expected = g_strdup_printf (
          "w%03d", aster_table_model_get_row (f->model, p));
      GtkWidget *cell;
      graphene_rect_t here, there;

      g_assert_nonnull (line);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (line)), ==, height);
      cell = gtk_widget_get_first_child (GTK_WIDGET (line));
      cell = gtk_widget_get_next_sibling (cell);
      g_assert_cmpstr (aster_table_cell_get_text (ASTER_TABLE_CELL (cell)), ==, expected);
      next = aster_table_list_find_line (f->list, p + 1);
      if (p < last)
        {
          g_assert_true (
              gtk_widget_compute_bounds (GTK_WIDGET (line), GTK_WIDGET (f->list), &here));
          g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (next),
                                                    GTK_WIDGET (f->list), &there));
          g_assert_cmpfloat (there.origin.y, ==, here.origin.y + (float) height);
        }
    }

  return g_strdup_printf ("%d–%d", aster_table_model_get_row (f->model, first),
                          aster_table_model_get_row (f->model, last));
}

static void
assert_at_end (Stage *f)
{
  g_autofree char *sight = describe_sight (f);

  g_assert_true (g_str_has_suffix (sight, "–499"));
}

static void
test_scrolling (Stage *f, gconstpointer data)
{
  int height = aster_table_list_get_line_height (f->list);
  double most;

  g_assert_cmpfloat (gtk_adjustment_get_upper (get_scroll (f)), ==, N * height);
  for (double top = 0; top < 40 * height; top += height * 0.7)
    {
      g_autofree char *sight = NULL, *first = NULL;

      gtk_adjustment_set_value (get_scroll (f), top);
      display_settle ();
      sight = describe_sight (f);
      first = g_strdup_printf ("%d–", (int) (top / height));
      g_assert_true (g_str_has_prefix (sight, first));
    }

  most = gtk_adjustment_get_upper (get_scroll (f)) -
         gtk_adjustment_get_page_size (get_scroll (f));
  gtk_adjustment_set_value (get_scroll (f), most);
  display_settle ();
  assert_at_end (f);
}

/* Larger letters leave the same row at the top. */
static void
test_larger_letters (Stage *f, gconstpointer data)
{
  GtkCssProvider *large = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (f->table));
  int height = aster_table_list_get_line_height (f->list);

  gtk_adjustment_set_value (get_scroll (f), 120 * height);
  display_settle ();
  gtk_css_provider_load_from_data (large, "cell { font-size: 40px; }", -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (large),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  display_settle ();
  g_assert_cmpint (aster_table_list_get_line_height (f->list), >, height);
  g_assert_cmpint (aster_table_list_get_position_at (f->list, 0), ==, 120);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (large));
  g_object_unref (large);
}

/* There are as many lines as fit, however many rows there are. */
static void
test_few_lines (Stage *f, gconstpointer data)
{
  int fit = gtk_widget_get_height (GTK_WIDGET (f->list)) /
            aster_table_list_get_line_height (f->list);
  g_autoptr (GListModel) lines = gtk_widget_observe_children (GTK_WIDGET (f->list));

  g_assert_cmpuint (g_list_model_get_n_items (lines), <=, fit + 3);
}

static gint64
get_focused (Stage *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return ASTER_IS_TABLE_LINE (focus)
             ? aster_table_line_get_position (ASTER_TABLE_LINE (focus))
             : -1;
}

/* A key for the list's own controller, the first that was added. */
static gboolean
press (Stage *f, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
      GTK_WIDGET (f->list));
  gboolean taken = FALSE;

  for (guint i = g_list_model_get_n_items (controllers); i > 0 && !taken; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers,
                                                                         i - 1);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }

  return taken;
}

static void
assert_selected (Stage *f, const char *expected)
{
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (f->selection, &n);
  g_autoptr (GString) said = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (said, "%s%u", i > 0 ? " " : "", rows[i]);
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_walking (Stage *f, gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (f->list)));
  g_assert_cmpint (get_focused (f), ==, 0);
  assert_selected (f, ""); /* to come is not to choose */

  g_assert_true (press (f, GDK_KEY_Down, 0));
  g_assert_cmpint (get_focused (f), ==, 1);
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 1);
  assert_selected (f, "1");
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_selected (f, "1 2 3");
  press (f, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_selected (f, "1 2");
  press (f, GDK_KEY_Down, GDK_CONTROL_MASK);
  press (f, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_selected (f, "1 2");
  press (f, GDK_KEY_space, GDK_CONTROL_MASK);
  assert_selected (f, "1 2 4");
  press (f, GDK_KEY_space, 0);
  assert_selected (f, "4");

  press (f, GDK_KEY_End, 0);
  display_settle ();
  g_assert_cmpint (get_focused (f), ==, N - 1);
  assert_at_end (f);
  press (f, GDK_KEY_Home, 0);
  g_assert_cmpint (get_focused (f), ==, 0);
  g_assert_false (press (f, GDK_KEY_Up, 0)); /* on to the heads */
  press (f, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, N);
  press (f, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_selected (f, "");
}

/* The keyboard waits for the line that went out of sight. */
static void
test_focus_out_of_sight (Stage *f, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->list));
  press (f, GDK_KEY_Down, 0);
  gtk_adjustment_set_value (get_scroll (f), 3000);
  display_wait (gtk_root_get_focus (GTK_ROOT (f->window)) == GTK_WIDGET (f->list));
  gtk_adjustment_set_value (get_scroll (f), 0);
  display_wait (get_focused (f) == 1);

  gtk_adjustment_set_value (get_scroll (f), 3000);
  display_settle ();
  press (f, GDK_KEY_Down, 0);
  display_wait (get_focused (f) == 2);
  g_assert_nonnull (aster_table_list_find_line (f->list, 2));
}

static void
test_clicking (Stage *f, gconstpointer data)
{
  GtkEventController *click = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
      GTK_WIDGET (f->list));
  int height = aster_table_list_get_line_height (f->list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) ==
              GDK_BUTTON_PRIMARY)
        click = controller;
    }
  g_signal_emit_by_name (click, "pressed", 1, 20.0, 3.5 * height);
  g_assert_cmpint (get_focused (f), ==, 3);
  assert_selected (f, "3");
}

/* A head sorts, and the second time the other way round. */
static void
test_heads (Stage *f, gconstpointer data)
{
  GtkWidget *head = get_head (f, "metadata:count");

  g_signal_emit_by_name (head, "clicked");
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "499 498 497 … 500");
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted by this column, rising");
  g_signal_emit_by_name (head, "clicked");
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "0 1 2 … 500");
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted by this column, falling");

  /* Tab comes to it, the arrows lead on. */
  gtk_root_set_focus (GTK_ROOT (f->window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->table), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == head);
  gtk_widget_child_focus (GTK_WIDGET (f->table), GTK_DIR_LEFT);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) ==
                 get_head (f, "metadata:kind"));
  gtk_widget_child_focus (GTK_WIDGET (f->table), GTK_DIR_TAB_FORWARD);
  g_assert_cmpint (get_focused (f), ==, 0);
}

static void
resized_cb (char **resized, const char *id)
{
  g_free (*resized);
  *resized = g_strdup (id);
}

/* The edge of a head follows the pointer; a key does the same. */
static void
test_widening (Stage *f, gconstpointer data)
{
  AsterTableColumn *rank = aster_table_columns_find (f->columns, ASTER_TABLE_RANK);
  GtkEventController *drag = display_find_controller (GTK_WIDGET (get_heads (f)),
                                                      GTK_TYPE_GESTURE_DRAG);
  g_autofree char *resized = NULL;
  double edge = rank->x + rank->width;
  int width = rank->width;

  g_signal_connect_swapped (f->columns, "resized", G_CALLBACK (resized_cb), &resized);
  g_signal_emit_by_name (drag, "drag-begin", edge - 2, 5.0);
  g_signal_emit_by_name (drag, "drag-update", 30.0, 0.0);
  display_settle ();
  g_assert_cmpint (rank->width, ==, width + 30);
  g_assert_null (resized);
  g_signal_emit_by_name (drag, "drag-end", 30.0, 0.0);
  g_assert_cmpstr (resized, ==, ASTER_TABLE_RANK);
  g_assert_cmpfloat (get_place (f, ASTER_TABLE_RANK).size.width, ==, (float) width + 30);

  g_assert_true (
      display_press (get_head (f, ASTER_TABLE_TOKEN), GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpstr (resized, ==, ASTER_TABLE_TOKEN);
  g_assert_false (display_press (get_head (f, ASTER_TABLE_TOKEN), GDK_KEY_Right, 0));
}

/* From right to left the first columns stand at the right, and a table that is too wide
 * for its room begins there. */
static void
test_right_to_left (Stage *f, gconstpointer data)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (
      GTK_SCROLLABLE (f->table->view));
  AsterTableColumn *token = aster_table_columns_find (f->columns, ASTER_TABLE_TOKEN);
  double end;

  g_assert_cmpfloat (get_place (f, ASTER_TABLE_RANK).origin.x, <,
                     get_place (f, ASTER_TABLE_TOKEN).origin.x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  aster_table_columns_widen (f->columns, token, 2000);
  display_settle ();
  end = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
  g_assert_cmpfloat (end, >, 1000);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, end);
  g_assert_cmpfloat (get_place (f, ASTER_TABLE_RANK).origin.x, >,
                     get_place (f, ASTER_TABLE_TOKEN).origin.x);
  g_assert_cmpfloat (get_place (f, ASTER_TABLE_RANK).origin.x, >=, 0);
  aster_table_columns_widen (f->columns, token, -1);
  display_settle ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What there is to hear: of a cell what it says, of a line all of it. */
static void
test_names (Stage *f, gconstpointer data)
{
  AsterTableLine *line = aster_table_list_find_line (f->list, 4);
  GtkWidget *cell = gtk_widget_get_last_child (GTK_WIDGET (line));

  aster_table_line_say_names (line);
  gtk_test_accessible_assert_role (f->table->view, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "w004, rank 5");
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "kind: verb; count: 496");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "496");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "count");
}

/* A column that is only promised is empty, sorts as the ranks do, and costs nothing until
 * it is kept. */
static void
test_promises (Stage *f, gconstpointer data)
{
  g_autofree double *values = g_new (double, N);
  g_autoptr (AsterColumn) column = NULL;

  aster_table_hide_at_first (f->table, "x");
  aster_table_promise_column (f->table, "x", "x");
  g_assert_false (aster_table_wants_column (f->table, "x"));
  sort (f, "x", GTK_SORT_DESCENDING);
  assert_rows (f, "0 1 2 … 500");
  g_assert_true (aster_table_wants_column (f->table, "x"));

  for (guint i = 0; i < N; i++)
    values[i] = i;
  column = aster_column_new_numbers ("x", values, N);
  aster_table_set_column (f->table, "x", column);
  display_wait (!aster_table_is_busy (f->table));
  assert_rows (f, "499 498 497 … 500");
}

static void
add (const char *path, void (*func) (Stage *, gconstpointer))
{
  g_test_add (path, Stage, NULL, stage_set_up, func, stage_tear_down);
}

static void
add_all (void)
{
  add ("/table-list/scrolling", test_scrolling);
  add ("/table-list/larger-letters", test_larger_letters);
  add ("/table-list/few-lines", test_few_lines);
  add ("/table-list/walking", test_walking);
  add ("/table-list/focus-out-of-sight", test_focus_out_of_sight);
  add ("/table-list/clicking", test_clicking);
  add ("/table-list/heads", test_heads);
  add ("/table-list/widening", test_widening);
  add ("/table-list/right-to-left", test_right_to_left);
  add ("/table-list/names", test_names);
  add ("/table-list/promises", test_promises);
}

int
main (int argc, char *argv[])
{
  return display_run (argc, argv, add_all);
}
