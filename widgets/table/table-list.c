/* The lines of a table that are in sight.
 *
 * There are as many lines as fit, and one more. Place p of the list is shown by line
 * p modulo their number, so that a list that moves by three places tells three lines
 * another row and only moves the others, whose drawing is kept. All lines are of one
 * height; where they stand is computed from the place, so that 400,000 rows cost no more
 * than forty.
 *
 * The keyboard stands on a line. When its place goes out of sight, the list itself has
 * the keyboard, and gives it back when the place comes again. */

#include "table/table-list.h"

#include <math.h>

#include "table/table-list-input.h"

#define REST 120 /* ms without scrolling until screen readers are told */

struct _AsterTableList
{
  GtkWidget parent_instance;

  AsterTableModel *model;
  GPtrArray *columns; /* of AsterTableColumn: what lines have cells for */
  GPtrArray *lines; /* of AsterTableLine, unowned; at least one, once there are columns */
  double top;       /* px of the list that are above the sight */
  int line_height;  /* px */
  gint64 cursor;    /* where the keyboard is, or −1 */
  int lit;          /* the row that is pointed at somewhere, or −1 */
  guint names;      /* source: screen readers wait to be told */
};

enum { ACTIVATE, REVEAL, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTableList, aster_table_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static AsterTableLine *
get_line (AsterTableList *self, guint i)
{
  return g_ptr_array_index (self->lines, i);
}

/* Where a line is read aloud: one that shows nothing comes last. */
static guint64
get_turn (AsterTableList *self, guint i)
{
  return (guint64) aster_table_line_get_position (get_line (self, i));
}

/* What is read aloud stands in the order in which it is seen. */
static void
put_in_order (AsterTableList *self)
{
  guint n = self->lines->len, first = 0;

  for (guint i = 1; i < n; i++)
    if (get_turn (self, i) < get_turn (self, first))
      first = i;
  if (n == 0 || gtk_widget_get_first_child (GTK_WIDGET (self)) ==
                    GTK_WIDGET (get_line (self, first)))
    return;

  for (guint i = 0; i < n; i++)
    gtk_widget_insert_before (GTK_WIDGET (get_line (self, (first + i) % n)),
                              GTK_WIDGET (self), NULL);
}

static gboolean
names_cb (gpointer data)
{
  AsterTableList *self = data;

  self->names = 0;
  put_in_order (self);
  for (guint i = 0; i < self->lines->len; i++)
    aster_table_line_say_names (get_line (self, i));

  return G_SOURCE_REMOVE;
}

static void
say_names_soon (AsterTableList *self)
{
  g_clear_handle_id (&self->names, g_source_remove);
  self->names = g_timeout_add (REST, names_cb, self);
}

static void
dress_line (AsterTableList *self, AsterTableLine *line)
{
  gint64 position = aster_table_line_get_position (line);
  int row = aster_table_line_get_row (line);
  GtkStateFlags flags = 0;

  if (aster_table_model_is_selected (self->model, position))
    flags |= GTK_STATE_FLAG_SELECTED;
  if (row >= 0 && row == self->lit)
    flags |= GTK_STATE_FLAG_PRELIGHT;
  gtk_widget_unset_state_flags (
      GTK_WIDGET (line), (GTK_STATE_FLAG_SELECTED | GTK_STATE_FLAG_PRELIGHT) & ~flags);
  gtk_widget_set_state_flags (GTK_WIDGET (line), flags, FALSE);
}

static void
dress_lines (AsterTableList *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    dress_line (self, get_line (self, i));
}

/* The list takes the keyboard from a line that goes out of sight, and gives it to the one
 * that shows the place where it was. */
static void
hand_over_focus (AsterTableList *self, AsterTableLine *line, gint64 position)
{
  if (gtk_widget_has_focus (GTK_WIDGET (line)) && position != self->cursor)
    GTK_WIDGET_CLASS (aster_table_list_parent_class)->grab_focus (GTK_WIDGET (self));
}

/* Every line shows what stands at its place now. */
static void
show_places (AsterTableList *self)
{
  guint n = self->lines->len;
  gint64 first = self->line_height > 0 ? (gint64) (self->top / self->line_height) : 0;
  AsterTableLine *here;
  gboolean other = FALSE;

  for (gint64 place = first; place < first + n; place++)
    {
      AsterTableLine *line = get_line (self, (guint) (place % n));
      int row = aster_table_model_get_row (self->model, place);

      hand_over_focus (self, line, place);
      other |= aster_table_line_show (line, row >= 0 ? place : -1, row);
      gtk_widget_set_child_visible (GTK_WIDGET (line), row >= 0);
      dress_line (self, line);
    }
  if (other)
    say_names_soon (self);

  here = aster_table_list_find_line (self, self->cursor);
  if (here != NULL && gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (here));
}

static AsterTableLine *
add_line (AsterTableList *self)
{
  GtkWidget *line = aster_table_line_new (self->columns);

  g_ptr_array_add (self->lines, line);
  gtk_widget_set_child_visible (line, FALSE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));

  return ASTER_TABLE_LINE (line);
}

static void
drop_line (gpointer line)
{
  gtk_widget_unparent (line);
}

/* As many lines as fit into @height px, and one that is half in sight. */
static void
ensure_lines (AsterTableList *self, int height)
{
  guint n = MAX ((guint) (height / MAX (self->line_height, 1)) + 2, 1);

  while (self->lines->len < n)
    add_line (self);
  if (self->lines->len > n + 1) /* no line comes and goes at every pixel */
    g_ptr_array_set_size (self->lines, (int) n);
}

static void
aster_table_list_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GtkWidget *ruler = GTK_WIDGET (aster_table_list_get_ruler (ASTER_TABLE_LIST (widget)));

  gtk_widget_measure (ruler, orientation, -1, minimum, natural, NULL, NULL);
}

static void
aster_table_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterTableList *self = ASTER_TABLE_LIST (widget);

  self->line_height = aster_table_list_get_line_height (self);
  ensure_lines (self, height);
  show_places (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = GTK_WIDGET (get_line (self, i));
      double y = (double) aster_table_line_get_position (ASTER_TABLE_LINE (line)) *
                     self->line_height -
                 self->top;
      int unused;

      if (!gtk_widget_get_child_visible (line))
        continue;
      gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, -1, &unused, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          line, &(GtkAllocation){ 0, (int) floor (y), width, self->line_height }, -1);
    }
}

/* The Tab key comes to the line where the keyboard was, and leads out of all of them. */
static gboolean
aster_table_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_has_focus (widget) && gtk_widget_get_focus_child (widget) == NULL &&
         gtk_widget_grab_focus (widget);
}

static gboolean
aster_table_list_grab_focus (GtkWidget *widget)
{
  AsterTableList *self = ASTER_TABLE_LIST (widget);
  AsterTableLine *line;

  if (self->cursor < 0)
    self->cursor = aster_table_list_get_position_at (self, self->line_height / 2.0);
  line = aster_table_list_find_line (self, self->cursor);
  if (line == NULL && self->cursor >= 0)
    {
      g_signal_emit (self, signals[REVEAL], 0, self->cursor);
      show_places (self);
      line = aster_table_list_find_line (self, self->cursor);
    }
  if (line != NULL)
    {
      aster_table_line_say_names (line);
      return gtk_widget_grab_focus (GTK_WIDGET (line));
    }

  return GTK_WIDGET_CLASS (aster_table_list_parent_class)->grab_focus (widget);
}

static void
model_cb (AsterTableList *self)
{
  gsize n = aster_table_model_get_n (self->model);

  self->cursor = MIN (self->cursor, (gint64) n - 1);
  show_places (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
aster_table_list_dispose (GObject *object)
{
  AsterTableList *self = ASTER_TABLE_LIST (object);

  g_clear_handle_id (&self->names, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_ptr_array_set_size (self->lines, 0);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (aster_table_list_parent_class)->dispose (object);
}

static void
aster_table_list_finalize (GObject *object)
{
  AsterTableList *self = ASTER_TABLE_LIST (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (aster_table_list_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, ASTER_TYPE_TABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                       NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
aster_table_list_class_init (AsterTableListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_table_list_dispose;
  object_class->finalize = aster_table_list_finalize;
  widget_class->focus = aster_table_list_focus;
  widget_class->grab_focus = aster_table_list_grab_focus;
  widget_class->measure = aster_table_list_measure;
  widget_class->size_allocate = aster_table_list_size_allocate;

  signals[ACTIVATE] = new_signal ("activate");
  signals[REVEAL] = new_signal ("reveal");

  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_GROUP);
}

static void
aster_table_list_init (AsterTableList *self)
{
  self->columns = g_ptr_array_new ();
  self->lines = g_ptr_array_new_with_free_func (drop_line);
  self->cursor = self->lit = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  aster_table_list_input_attach (self);
}

GtkWidget *
aster_table_list_new (AsterTableModel *model)
{
  AsterTableList *self = g_object_new (ASTER_TYPE_TABLE_LIST, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (model_cb), self);
  g_signal_connect_swapped (model, "selected", G_CALLBACK (dress_lines), self);

  return GTK_WIDGET (self);
}

/* (transfer none) */
AsterTableModel *
aster_table_list_get_model (AsterTableList *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), NULL);

  return self->model;
}

/* @columns: (transfer full) (element-type AsterTableColumn): what lines have cells for.
 * All lines are made anew. */
void
aster_table_list_set_columns (AsterTableList *self, GPtrArray *columns)
{
  gboolean focused;

  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (focused)
    GTK_WIDGET_CLASS (aster_table_list_parent_class)->grab_focus (GTK_WIDGET (self));
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  g_ptr_array_set_size (self->lines, 0);
}

/* (transfer none): a line that says how high lines are and how wide cells are. */
AsterTableLine *
aster_table_list_get_ruler (AsterTableList *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), NULL);

  return self->lines->len > 0 ? get_line (self, 0) : add_line (self);
}

/* The columns are elsewhere: the cells go there. */
void
aster_table_list_align (AsterTableList *self)
{
  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_queue_allocate (GTK_WIDGET (get_line (self, i)));
}

/* Every line says anew what is known of its row. */
void
aster_table_list_refresh (AsterTableList *self)
{
  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  for (guint i = 0; i < self->lines->len; i++)
    aster_table_line_refresh (get_line (self, i));
  say_names_soon (self);
}

/* px */
int
aster_table_list_get_line_height (AsterTableList *self)
{
  int height;

  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), 1);

  gtk_widget_measure (GTK_WIDGET (aster_table_list_get_ruler (self)),
                      GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return MAX (height, 1);
}

/* @top: px of the list that are above what is seen */
void
aster_table_list_set_top (AsterTableList *self, double top)
{
  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  if (self->top == top)
    return;

  self->top = top;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The place @y px below the top of what is seen, or −1 if nothing is there. */
gint64
aster_table_list_get_position_at (AsterTableList *self, double y)
{
  gint64 position;

  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), -1);

  if (self->line_height == 0)
    return -1;
  position = (gint64) floor ((self->top + y) / self->line_height);

  return aster_table_model_get_row (self->model, position) >= 0 ? position : -1;
}

/* (transfer none) (nullable): the line that shows @position, if it is in sight. */
AsterTableLine *
aster_table_list_find_line (AsterTableList *self, gint64 position)
{
  AsterTableLine *line;

  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), NULL);

  if (position < 0 || self->lines->len == 0)
    return NULL;
  line = get_line (self, (guint) (position % self->lines->len));

  return aster_table_line_get_position (line) == position ? line : NULL;
}

/* @row: (or −1): the line that shows it lights up, as if the pointer were on it, and no
 * other. */
void
aster_table_list_light (AsterTableList *self, int row)
{
  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  if (self->lit == row)
    return;

  self->lit = row;
  dress_lines (self);
}

/* Where the keyboard is, or −1. */
gint64
aster_table_list_get_cursor (AsterTableList *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LIST (self), -1);

  return self->cursor;
}

/* The keyboard goes to a place, which comes into sight. */
void
aster_table_list_set_cursor (AsterTableList *self, gint64 position)
{
  g_return_if_fail (ASTER_IS_TABLE_LIST (self));

  self->cursor = position;
  g_signal_emit (self, signals[REVEAL], 0, position);
  show_places (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
