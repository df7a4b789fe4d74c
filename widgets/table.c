/* The rows of a space as a table.
 *
 * A column view over row numbers. The heads of columns sort; a thread finds the
 * order, and until it has, the old one stays. What is pointed at, selected and
 * current is shared with the other panes, so that everything a drawing shows can be
 * found here by keyboard and heard from a screen reader. A bar below says how many
 * rows there are, are selected and were found, and lists only these. */

#include "table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "numbers.h"
#include "table-cells.h"
#include "table-model.h"

struct _AsterTable
{
  GtkWidget parent_instance;

  GtkWidget *box; /* of all that follows */
  GtkColumnView *view;
  GtkWidget *shows[ASTER_N_TABLE_SHOWS];

  AsterSpace *space;         /* (nullable) */
  AsterSelection *selection; /* (nullable) */
  AsterTableModel *model;
  GPtrArray *cells; /* of AsterTableCells, one for each column of the view */
  AsterTableShow show;

  guint32 *order; /* (n_rows) all rows as sorted */
  gsize n_rows;
  GCancellable *sorting;   /* (nullable) */
  AsterTableCells *probed; /* see find_sorting() */
  gboolean settled;        /* FALSE while columns come and go */
};

enum { PROP_0, PROP_BUSY, PROP_SELECTION, PROP_SHOW, N_PROPS };
enum { ACTIVATE, CONTEXT_MENU, PIN_REQUESTED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTable, aster_table, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define CELLS_KEY "aster-table-cells"
#define TABLE_KEY "aster-table"

/* Which rows are listed */

static gboolean
is_shown (AsterTable *self, guint32 row)
{
  switch (self->show)
    {
    case ASTER_TABLE_SELECTED:
      return self->selection != NULL &&
             aster_selection_is_selected (self->selection, row);

    case ASTER_TABLE_MATCHES:
      return self->selection != NULL && aster_selection_is_match (self->selection, row);

    case ASTER_TABLE_ALL:
    default:
      return TRUE;
    }
}

static void
update_rows (AsterTable *self)
{
  guint32 *rows = g_new (guint32, MAX (self->n_rows, 1));
  gsize n = 0;

  for (gsize i = 0; i < self->n_rows; i++)
    if (is_shown (self, self->order[i]))
      rows[n++] = self->order[i];

  aster_table_model_set_only_current (self->model, self->show == ASTER_TABLE_SELECTED);
  aster_table_model_take_rows (self->model, rows, n);
}

/* Translators: how many rows of the table, of those selected, of those found. */
static char *
make_show_label (AsterTable *self, AsterTableShow show)
{
  gsize counts[ASTER_N_TABLE_SHOWS] = { self->n_rows };
  g_autofree char *n = NULL;

  if (self->selection != NULL)
    {
      counts[ASTER_TABLE_SELECTED] = aster_selection_get_n_selected (self->selection);
      counts[ASTER_TABLE_MATCHES] = aster_selection_get_n_matches (self->selection);
    }
  n = aster_number_dup_count (counts[show]);

  switch (show)
    {
    case ASTER_TABLE_SELECTED:
      return g_strdup_printf (_ ("Selected %s"), n);

    case ASTER_TABLE_MATCHES:
      return g_strdup_printf (_ ("Found %s"), n);

    case ASTER_TABLE_ALL:
    default:
      return g_strdup_printf (_ ("All %s"), n);
    }
}

static void
update_bar (AsterTable *self)
{
  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    {
      g_autofree char *label = make_show_label (self, (AsterTableShow) i);

      gtk_button_set_label (GTK_BUTTON (self->shows[i]), label);
    }
}

static void
selection_changed_cb (AsterTable *self)
{
  update_bar (self);
  if (self->show == ASTER_TABLE_SELECTED)
    update_rows (self);
}

static void
matches_changed_cb (AsterTable *self)
{
  update_bar (self);
  if (self->show == ASTER_TABLE_MATCHES)
    update_rows (self);
}

static void
show_toggled_cb (AsterTable *self, GtkToggleButton *button)
{
  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    if (GTK_WIDGET (button) == self->shows[i] && gtk_toggle_button_get_active (button))
      aster_table_set_show (self, (AsterTableShow) i);
}

/* Sorting */

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AsterTable) self = user_data;
  g_autoptr (GError) error = NULL;
  gsize n;
  guint32 *order = aster_table_order_sort_finish (result, &n, &error);

  if (order == NULL) /* another sorting has begun, or there is another space */
    return;

  g_clear_object (&self->sorting);
  g_free (self->order);
  self->order = order;
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* A sorter of ours never sorts: it notes that its column was asked. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AsterTableCells *cells = user_data;
  AsterTable *self = g_object_get_data (G_OBJECT ((gpointer) a), TABLE_KEY);

  if (self->probed == NULL) /* what is asked first counts */
    self->probed = cells;

  return -1;
}

/* Which column the person sorts by, and which way. GTK 4.8 does not tell; but the
 * sorter of the view asks the first column first, and turns its answer around when
 * it descends. */
static AsterTableCells *
find_sorting (AsterTable *self, gboolean *descending)
{
  g_autoptr (AsterTableRow) a = g_object_new (ASTER_TYPE_TABLE_ROW, NULL);
  g_autoptr (AsterTableRow) b = g_object_new (ASTER_TYPE_TABLE_ROW, NULL);
  GtkOrdering order;

  g_object_set_data (G_OBJECT (a), TABLE_KEY, self);
  self->probed = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b);
  *descending = order == GTK_ORDERING_LARGER;

  return self->probed;
}

static void
sort_cb (AsterTable *self)
{
  static const AsterTableKey by_rank;
  gboolean descending;
  AsterTableCells *cells;

  if (!self->settled || self->space == NULL)
    return;

  cells = find_sorting (self, &descending);
  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);

  self->sorting = g_cancellable_new ();
  aster_table_order_sort_async (cells ? &cells->key : &by_rank, self->n_rows, descending,
                                self->sorting, sorted_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Columns */

static GtkColumnViewColumn *
find_column (AsterTable *self, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      AsterTableCells *cells = g_object_get_data (G_OBJECT (column), CELLS_KEY);

      if (g_str_equal (cells->id, id))
        return column; /* the view holds it */
    }

  return NULL;
}

static void
add_column (AsterTable *self, AsterTableCells *cells, const char *title)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (
      title, aster_table_cells_make_factory (cells));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, cells, NULL));

  g_ptr_array_add (self->cells, cells);
  g_object_set_data (G_OBJECT (column), CELLS_KEY, cells);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, cells->key.tokens != NULL);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (sorter);
  g_object_unref (column);
}

static void
remove_column (AsterTable *self, GtkColumnViewColumn *column)
{
  AsterTableCells *cells = g_object_get_data (G_OBJECT (column), CELLS_KEY);

  gtk_column_view_remove_column (self->view, column);
  g_ptr_array_remove (self->cells, cells);
}

static void
remove_columns (AsterTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      remove_column (self, column);
    }
}

/* Pointing */

/* The cells of one column are enough: each line of the list has one. */
static void
hovered_cb (AsterTable *self)
{
  if (self->cells->len > 0)
    aster_table_cells_light (g_ptr_array_index (self->cells, 0),
                             aster_selection_get_hovered (self->selection));
}

static void
reordered_cb (AsterTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    aster_table_cells_refresh (g_ptr_array_index (self->cells, i));
  if (self->selection != NULL)
    hovered_cb (self);
}

static int
pick (AsterTable *self, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  return under != NULL ? aster_table_cell_get_row (under) : -1;
}

static void
motion_cb (AsterTable *self, double x, double y)
{
  if (self->selection != NULL)
    aster_selection_set_hovered (self->selection, pick (self, x, y));
}

static void
leave_cb (AsterTable *self)
{
  if (self->selection != NULL)
    aster_selection_set_hovered (self->selection, -1);
}

static void
current_cb (AsterTable *self)
{
  int current = aster_selection_get_current (self->selection);

  /* While the person walks here, the list has scrolled already. */
  if (current >= 0 && !gtk_widget_has_focus (GTK_WIDGET (self->view)) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL)
    aster_table_show_row (self, (guint32) current);
}

static void
activate_cb (AsterTable *self, guint position)
{
  guint32 row = aster_table_model_get_row (self->model, position);

  if (self->selection != NULL)
    aster_selection_set_current (self->selection, (int) row);
  g_signal_emit (self, signals[ACTIVATE], 0, (int) row);
}

static gboolean
open_menu (AsterTable *self, int row, double x, double y)
{
  gboolean shown = FALSE;

  if (row >= 0 && self->selection != NULL)
    aster_selection_set_current (self->selection, row);
  g_signal_emit (self, signals[CONTEXT_MENU], 0, row, x, y, &shown);

  return shown;
}

static void
menu_pressed_cb (AsterTable *self, int n_press, double x, double y)
{
  open_menu (self, pick (self, x, y), x, y);
}

static gboolean
key_cb (AsterTable *self, guint key, guint code, GdkModifierType state)
{
  int row = self->selection ? aster_selection_get_current (self->selection) : -1;

  if ((key == GDK_KEY_p || key == GDK_KEY_P) && row >= 0 &&
      !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    {
      g_signal_emit (self, signals[PIN_REQUESTED], 0, row);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    return open_menu (self, row, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);

  return GDK_EVENT_PROPAGATE;
}

/* The object */

static void
aster_table_dispose (GObject *object)
{
  AsterTable *self = ASTER_TABLE (object);

  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  aster_table_set_selection (self, NULL);
  self->settled = FALSE;
  if (self->box != NULL)
    {
      remove_columns (self);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_pointer (&self->space, aster_space_unref);

  G_OBJECT_CLASS (aster_table_parent_class)->dispose (object);
}

static void
aster_table_finalize (GObject *object)
{
  AsterTable *self = ASTER_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->order);

  G_OBJECT_CLASS (aster_table_parent_class)->finalize (object);
}

static void
aster_table_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  AsterTable *self = ASTER_TABLE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, aster_table_is_busy (self));
      break;

    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_SHOW:
      g_value_set_uint (value, self->show);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  AsterTable *self = ASTER_TABLE (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      aster_table_set_selection (self, g_value_get_object (value));
      break;

    case PROP_SHOW:
      aster_table_set_show (self, (AsterTableShow) g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_class_init (AsterTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_table_dispose;
  object_class->finalize = aster_table_finalize;
  object_class->get_property = aster_table_get_property;
  object_class->set_property = aster_table_set_property;

  properties[PROP_BUSY] = g_param_spec_boolean (
      "busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL,
                                                    ASTER_TYPE_SELECTION, flags);
  properties[PROP_SHOW] = g_param_spec_uint (
      "show", NULL, NULL, 0, ASTER_N_TABLE_SHOWS - 1, ASTER_TABLE_ALL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", ASTER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CONTEXT_MENU] = g_signal_new (
      "context-menu", ASTER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3, G_TYPE_INT,
      G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[PIN_REQUESTED] = g_signal_new ("pin-requested", ASTER_TYPE_TABLE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "token-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_bar (AsterTable *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "linked");
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  gtk_widget_set_margin_start (bar, 6);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);

  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    {
      self->shows[i] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->shows[i], "numeric");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shows[i]), i == 0);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shows[i]),
                                     GTK_TOGGLE_BUTTON (self->shows[0]));
      g_signal_connect_swapped (self->shows[i], "toggled", G_CALLBACK (show_toggled_cb),
                                self);
      gtk_box_append (GTK_BOX (bar), self->shows[i]);
    }

  return bar;
}

static void
add_controllers (AsterTable *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (menu));
}

static void
aster_table_init (AsterTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) aster_table_cells_unref);
  self->model = aster_table_model_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->model))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table of tokens"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));

  g_signal_connect_swapped (self->model, "reordered", G_CALLBACK (reordered_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sort_cb), self);
  add_controllers (self);
  update_bar (self);
}

GtkWidget *
aster_table_new (void)
{
  return g_object_new (ASTER_TYPE_TABLE, NULL);
}

/**
 * aster_table_set_space:
 * @self: a table
 * @space: (nullable): whose rows to list, with rank, token and all columns of
 *   metadata
 *
 * Columns that were set with aster_table_set_numbers() go with the old space.
 */
void
aster_table_set_space (AsterTable *self, AsterSpace *space)
{
  static const AsterTableKey by_rank;

  g_return_if_fail (ASTER_IS_TABLE (self));

  if (self->space == space)
    return;

  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  self->settled = FALSE;
  remove_columns (self);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->order, g_free);
  self->n_rows = 0;
  update_rows (self);

  if (space != NULL)
    {
      self->space = aster_space_ref (space);
      self->n_rows = aster_space_n (space);
      self->order = aster_table_order_sort (&by_rank, self->n_rows, FALSE);
      add_column (self, aster_table_cells_new (ASTER_TABLE_RANK, NULL, NULL), _ ("Rank"));
      add_column (self, aster_table_cells_new (ASTER_TABLE_TOKEN, space->tokens, NULL),
                  _ ("Token"));
      for (guint i = 0; i < space->columns->len; i++)
        {
          AsterColumn *column = g_ptr_array_index (space->columns, i);
          g_autofree char *id = g_strconcat ("metadata:", column->name, NULL);

          add_column (self, aster_table_cells_new (id, NULL, column), column->name);
        }
      update_rows (self);
      self->settled = TRUE;
    }
  update_bar (self);
}

/* (nullable) */
AsterSelection *
aster_table_get_selection (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), NULL);

  return self->selection;
}

void
aster_table_set_selection (AsterTable *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_TABLE (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  aster_table_model_set_selection (self->model, selection);
  if (selection != NULL)
    {
      g_signal_connect_swapped (selection, "selection-changed",
                                G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (selection, "matches-changed",
                                G_CALLBACK (matches_changed_cb), self);
      g_signal_connect_swapped (selection, "notify::hovered", G_CALLBACK (hovered_cb),
                                self);
      g_signal_connect_swapped (selection, "notify::current", G_CALLBACK (current_cb),
                                self);
      update_bar (self);
      if (self->show != ASTER_TABLE_ALL)
        update_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

AsterTableShow
aster_table_get_show (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), ASTER_TABLE_ALL);

  return self->show;
}

void
aster_table_set_show (AsterTable *self, AsterTableShow show)
{
  g_return_if_fail (ASTER_IS_TABLE (self) && show < ASTER_N_TABLE_SHOWS);

  if (self->show == show)
    return;

  self->show = show;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shows[show]), TRUE);
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
}

/* Whether rows are being sorted; until they are, the old order stays. */
gboolean
aster_table_is_busy (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), FALSE);

  return self->sorting != NULL;
}

/**
 * aster_table_set_numbers:
 * @self: a table with a space
 * @id: what the program calls the column: "norm", "x", "cosine"
 * @title: what the person reads
 * @values: (nullable) (array length=n): one for each row of the space, NaN for none;
 *   %NULL takes the column away
 * @n: rows of the space
 *
 * Adds a column, or gives a column that is there other numbers.
 */
void
aster_table_set_numbers (
    AsterTable *self, const char *id, const char *title, const double *values, gsize n)
{
  GtkColumnViewColumn *column;
  AsterColumn *numbers;

  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);
  g_return_if_fail (values == NULL || n == self->n_rows);

  column = find_column (self, id);
  if (values == NULL)
    {
      if (column != NULL)
        remove_column (self, column);
      return;
    }

  numbers = aster_column_new_numbers (title, values, n);
  if (column == NULL)
    add_column (self, aster_table_cells_new (id, NULL, numbers), title);
  else
    {
      AsterTableCells *cells = g_object_get_data (G_OBJECT (column), CELLS_KEY);

      aster_column_unref (cells->key.column);
      cells->key.column = aster_column_ref (numbers);
      gtk_column_view_column_set_title (column, title);
      aster_table_cells_refresh (cells);
      sort_cb (self);
    }
  aster_column_unref (numbers);
}

/**
 * aster_table_sort_by:
 * @self: a table
 * @id: %ASTER_TABLE_RANK, %ASTER_TABLE_TOKEN, what aster_table_set_numbers() was
 *   given, or "metadata:" and the name of a column
 * @order: which way
 */
void
aster_table_sort_by (AsterTable *self, const char *id, GtkSortType order)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);

  if ((column = find_column (self, id)) != NULL)
    gtk_column_view_sort_by_column (self->view, column, order);
}

/* Scrolls to @row, if it is listed. */
void
aster_table_show_row (AsterTable *self, guint32 row)
{
  gint64 position;

  g_return_if_fail (ASTER_IS_TABLE (self));

  position = aster_table_model_find (self->model, row);
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->view));
       w != NULL && position >= 0; w = gtk_widget_get_next_sibling (w))
    if (GTK_IS_LIST_VIEW (w))
      gtk_widget_activate_action (w, "list.scroll-to-item", "u", (guint) position);
}

/* (transfer full): the rows that are listed, in their order. */
guint32 *
aster_table_dup_rows (AsterTable *self, gsize *n)
{
  guint32 *rows;

  g_return_val_if_fail (ASTER_IS_TABLE (self) && n != NULL, NULL);

  *n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  rows = g_new (guint32, MAX (*n, 1));
  for (gsize i = 0; i < *n; i++)
    rows[i] = aster_table_model_get_row (self->model, (guint) i);

  return rows;
}
