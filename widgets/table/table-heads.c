/* The heads of a table's columns, in a line. Between two of them the pointer takes the
 * edge and draws it; a double click there lets the column be as wide as it likes. Tab
 * comes to one head, the arrows lead on to the others. */

#include "table/table-heads.h"

#include <math.h>

#include "table/table-head.h"
#include "table/table-layout.h"

#define GRIP 6 /* px on either side of an edge */

struct _AsterTableHeads
{
  GtkWidget parent_instance;

  AsterTableColumns *columns;
  AsterTableColumn *drawn; /* (nullable): its edge follows the pointer */
  int width;               /* px it had */
};

G_DEFINE_FINAL_TYPE (AsterTableHeads, aster_table_heads, GTK_TYPE_WIDGET)

static AsterTableColumn *
get_column (GtkWidget *head)
{
  return aster_table_head_get_column (ASTER_TABLE_HEAD (head));
}

static gboolean
is_rtl (AsterTableHeads *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* (transfer none) (nullable): the column that ends near @x px. */
static AsterTableColumn *
find_edge (AsterTableHeads *self, double x)
{
  double from_start = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;

  for (GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self)); head != NULL;
       head = gtk_widget_get_next_sibling (head))
    {
      AsterTableColumn *column = get_column (head);

      if (fabs (column->x + column->width - from_start) <= GRIP)
        return column;
    }

  return NULL;
}

static void
motion_cb (AsterTableHeads *self, double x, double y)
{
  gboolean edge = self->drawn != NULL || find_edge (self, x) != NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge ? "col-resize" : NULL);
}

static void
drag_begin_cb (GtkGesture *gesture, double x, double y, AsterTableHeads *self)
{
  self->drawn = find_edge (self, x);
  if (self->drawn == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->width = self->drawn->width;
}

static void
drag_update_cb (AsterTableHeads *self, double dx, double dy)
{
  if (self->drawn != NULL && dx != 0)
    aster_table_columns_widen (
        self->columns, self->drawn,
        MAX (ASTER_TABLE_LEAST, self->width + (int) lround (is_rtl (self) ? -dx : dx)));
}

static void
drag_end_cb (AsterTableHeads *self, double dx, double dy)
{
  AsterTableColumn *drawn = g_steal_pointer (&self->drawn);

  if (drawn != NULL && dx != 0)
    aster_table_columns_resized (self->columns, drawn);
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, AsterTableHeads *self)
{
  AsterTableColumn *column = find_edge (self, x);

  if (n_press != 2 || column == NULL)
    return;

  aster_table_columns_widen (self->columns, column, -1);
  aster_table_columns_resized (self->columns, column);
}

/* From one head to the next by arrows; Tab comes to the one that is sorted by. */
static gboolean
aster_table_heads_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AsterTableHeads *self = ASTER_TABLE_HEADS (widget);
  GtkWidget *at = gtk_widget_get_focus_child (widget), *next;
  gboolean unused, back = (direction == GTK_DIR_LEFT) != is_rtl (self);
  AsterTableColumn *sorted = aster_table_columns_get_sorted (self->columns, &unused);

  if (at == NULL)
    {
      next = sorted != NULL ? aster_table_heads_get_head (self, sorted) : NULL;
      if (next == NULL)
        next = gtk_widget_get_first_child (widget);
    }
  else if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    next = NULL;
  else
    next = back ? gtk_widget_get_prev_sibling (at) : gtk_widget_get_next_sibling (at);

  if (next == NULL) /* at either end the arrows stay; other keys lead out */
    return at != NULL && (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT);

  return gtk_widget_grab_focus (next);
}

static void
clear (AsterTableHeads *self)
{
  GtkWidget *head;

  while ((head = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (head);
}

static void
aster_table_heads_dispose (GObject *object)
{
  AsterTableHeads *self = ASTER_TABLE_HEADS (object);

  clear (self);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (aster_table_heads_parent_class)->dispose (object);
}

static void
aster_table_heads_class_init (AsterTableHeadsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_table_heads_dispose;
  widget_class->focus = aster_table_heads_focus;

  gtk_widget_class_set_css_name (widget_class, "header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
add_controller (AsterTableHeads *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
aster_table_heads_init (AsterTableHeads *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  add_controller (self, motion);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
}

GtkWidget *
aster_table_heads_new (AsterTableColumns *columns)
{
  AsterTableHeads *self = g_object_new (ASTER_TYPE_TABLE_HEADS, NULL);

  self->columns = g_object_ref (columns);

  return GTK_WIDGET (self);
}

/* There is a head for each column that is shown. The keyboard stays on a head that
 * stays. */
void
aster_table_heads_update (AsterTableHeads *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *focused = NULL;
  GtkWidget *at;

  g_return_if_fail (ASTER_IS_TABLE_HEADS (self));

  at = gtk_widget_get_focus_child (GTK_WIDGET (self));
  if (at != NULL)
    focused = g_strdup (get_column (at)->id);
  shown = aster_table_columns_dup_shown (self->columns);
  self->drawn = NULL;
  clear (self);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), aster_table_layout_new (shown));
  for (guint i = 0; i < shown->len; i++)
    {
      AsterTableColumn *column = g_ptr_array_index (shown, i);
      GtkWidget *head = aster_table_head_new (self->columns, column);

      gtk_widget_set_parent (head, GTK_WIDGET (self));
      if (g_strcmp0 (focused, column->id) == 0)
        gtk_widget_grab_focus (head);
    }
}

/* (transfer none) (nullable): the head of @column, if it is shown. */
GtkWidget *
aster_table_heads_get_head (AsterTableHeads *self, AsterTableColumn *column)
{
  g_return_val_if_fail (ASTER_IS_TABLE_HEADS (self), NULL);

  for (GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self)); head != NULL;
       head = gtk_widget_get_next_sibling (head))
    if (get_column (head) == column)
      return head;

  return NULL;
}
