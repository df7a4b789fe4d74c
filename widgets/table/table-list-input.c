/* How a pointer and keys walk and select in the lines of a table, as in every list: a
 * click or an arrow selects one, Shift as far as there, Ctrl one more or one less. With
 * Ctrl the arrows walk and leave the selection alone. What does not fit into a cell is
 * read where the pointer rests. */

#include "table/table-list-input.h"

typedef struct
{
  AsterTableList *list;
  gint64 anchor; /* where Shift reaches from, or −1 */
} Input;

/* The step that a key means: by how many places, or to an end. */
static gboolean
find_step (Input *input, guint key, gint64 *step)
{
  gint64 n = (gint64) aster_table_model_get_n (aster_table_list_get_model (input->list));
  gint64 page = gtk_widget_get_height (GTK_WIDGET (input->list)) /
                    aster_table_list_get_line_height (input->list) -
                1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *step = -1;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = 1;
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *step = -MAX (page, 1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *step = MAX (page, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *step = -n;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *step = n;
      return TRUE;
    default:
      return FALSE;
    }
}

/* What choosing a place does: @extend as far as there from where it was begun, @modify
 * what is selected already. */
static void
choose (Input *input, gint64 position, gboolean extend, gboolean modify)
{
  AsterTableModel *model = aster_table_list_get_model (input->list);

  if (extend && input->anchor >= 0)
    aster_table_model_select (model, input->anchor, position,
                              modify ? ASTER_SELECT_ADD : ASTER_SELECT_TRY);
  else
    {
      input->anchor = position;
      aster_table_model_select (model, position, position,
                                modify ? ASTER_SELECT_TOGGLE : ASTER_SELECT_TRY);
    }
  aster_table_model_make_current (model, position);
}

/* Up from the first line leads to the heads, as everywhere. */
static gboolean
walk (Input *input, gint64 step, GdkModifierType state)
{
  gint64 n = (gint64) aster_table_model_get_n (aster_table_list_get_model (input->list));
  gint64 from = aster_table_list_get_cursor (input->list);
  gint64 to = CLAMP (MAX (from, 0) + step, 0, n - 1);

  if (n == 0 || (from == 0 && step == -1))
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) && input->anchor < 0)
    input->anchor = MAX (from, 0);
  if ((state & GDK_SHIFT_MASK) || !(state & GDK_CONTROL_MASK))
    choose (input, to, (state & GDK_SHIFT_MASK) != 0, (state & GDK_CONTROL_MASK) != 0);
  aster_table_list_set_cursor (input->list, to);

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventController *controller,
        guint key,
        guint code,
        GdkModifierType state,
        Input *input)
{
  gint64 cursor = aster_table_list_get_cursor (input->list), step;
  AsterTableModel *model = aster_table_list_get_model (input->list);

  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (find_step (input, key, &step))
    return walk (input, step, state);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (cursor >= 0)
        choose (input, cursor, (state & GDK_SHIFT_MASK) != 0,
                (state & GDK_CONTROL_MASK) != 0);
      return cursor >= 0;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (cursor >= 0 && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
        g_signal_emit_by_name (input->list, "activate", cursor);
      return cursor >= 0;
    case GDK_KEY_a:
    case GDK_KEY_A:
    case GDK_KEY_slash:
      if (!(state & GDK_CONTROL_MASK))
        return GDK_EVENT_PROPAGATE;
      aster_table_model_select (model, 0, G_MAXINT64,
                                state & GDK_SHIFT_MASK ? ASTER_SELECT_REMOVE
                                                       : ASTER_SELECT_REPLACE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, Input *input)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  gint64 position = aster_table_list_get_position_at (input->list, y);

  if (position < 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (input->list));
      return;
    }

  if (n_press == 1)
    choose (input, position, (state & GDK_SHIFT_MASK) != 0,
            (state & GDK_CONTROL_MASK) != 0);
  aster_table_list_set_cursor (input->list, position);
  if (n_press == 2)
    g_signal_emit_by_name (input->list, "activate", position);
}

static gboolean
tooltip_cb (AsterTableList *list,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip,
            gpointer data)
{
  AsterTableLine *line = aster_table_list_find_line (
      list, aster_table_list_get_position_at (list, y));
  AsterTableCell *cell = line != NULL && !keyboard
                             ? aster_table_line_get_cell_at (line, x)
                             : NULL;

  if (cell == NULL || !aster_table_cell_is_cut (cell))
    return FALSE;

  gtk_tooltip_set_text (tooltip, aster_table_cell_get_text (cell));

  return TRUE;
}

static void
free_input (gpointer input, GClosure *closure)
{
  g_free (input);
}

/* Gives @list its gestures and keys. */
void
aster_table_list_input_attach (AsterTableList *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  Input *input = g_new0 (Input, 1);

  input->list = list;
  input->anchor = -1;
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_cb), input, free_input, 0);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_has_tooltip (GTK_WIDGET (list), TRUE);
  g_signal_connect (list, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}
