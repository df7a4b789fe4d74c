/* How a pointer and keys reach the rows of a table.
 *
 * What GTK's list does not know: the row under the pointer is pointed at in every
 * pane, P pins, Ctrl-C copies, and a right click or the Menu key
 * opens a menu about a row. Tab leaves
 * the rows, where the list would walk through all of them, however many there are.
 * Walking by arrows, selecting and activating are the list's own. */

#include "table/table-input.h"

#include "table/table-cells.h"

static int
get_current (AsterTable *table)
{
  AsterSelection *selection = aster_table_get_selection (table);

  return selection != NULL ? aster_selection_get_current (selection) : -1;
}

static void
point_at (AsterTable *table, int row)
{
  AsterSelection *selection = aster_table_get_selection (table);

  if (selection != NULL)
    aster_selection_set_hovered (selection, row);
}

static int
pick (GtkEventController *controller, double x, double y)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  GtkWidget *under = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  return under != NULL ? aster_table_cell_get_row (under) : -1;
}

static void
motion_cb (GtkEventController *controller, double x, double y, AsterTable *table)
{
  point_at (table, pick (controller, x, y));
}

static void
leave_cb (GtkEventController *controller, AsterTable *table)
{
  point_at (table, -1);
}

static gboolean
open_menu (AsterTable *table, int row, double x, double y)
{
  gboolean shown = FALSE;

  if (row >= 0 && aster_table_get_selection (table) != NULL)
    aster_selection_set_current (aster_table_get_selection (table), row);
  g_signal_emit_by_name (table, "context-menu", row, x, y, &shown);

  return shown;
}

static void
menu_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, AsterTable *table)
{
  open_menu (table, pick (GTK_EVENT_CONTROLLER (gesture), x, y), x, y);
}

/* From a row to the heads of the columns or on to what stands below the rows. From the
 * heads Tab leads on by itself. */
static gboolean
leave_rows (GtkWidget *view, gboolean forward)
{
  GtkWidget *heads = gtk_widget_get_first_child (view);
  GtkWidget *rows = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *below = rows != NULL ? gtk_widget_get_next_sibling (rows) : NULL;
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || heads == NULL || below == NULL || focus == heads ||
      gtk_widget_is_ancestor (focus, heads))
    return GDK_EVENT_PROPAGATE;

  return forward ? gtk_widget_child_focus (below, GTK_DIR_TAB_FORWARD)
                 : gtk_widget_child_focus (heads, GTK_DIR_TAB_BACKWARD);
}

static gboolean
key_cb (GtkEventController *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterTable *table)
{
  int row = get_current (table);

  if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab) &&
      !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return leave_rows (gtk_event_controller_get_widget (controller),
                       !(state & GDK_SHIFT_MASK));

  if ((key == GDK_KEY_p || key == GDK_KEY_P) && row >= 0 &&
      !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    {
      g_signal_emit_by_name (table, "pin-requested", row);
      return GDK_EVENT_STOP;
    }

  if ((key == GDK_KEY_c || key == GDK_KEY_C) && (state & GDK_CONTROL_MASK) &&
      !(state & (GDK_ALT_MASK | GDK_SHIFT_MASK)))
    {
      g_signal_emit_by_name (table, "copy-requested");
      return GDK_EVENT_STOP;
    }

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    return open_menu (table, row, gtk_widget_get_width (GTK_WIDGET (table)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (table)) / 2.0);

  return GDK_EVENT_PROPAGATE;
}

/* Gives the column view of @table its gestures and keys. */
void
aster_table_input_attach (AsterTable *table, GtkColumnView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), table);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (menu));
}
