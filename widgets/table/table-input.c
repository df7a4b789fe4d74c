/* How a pointer and keys reach the rows of a table.
 *
 * What the list does not know: the row under the pointer is pointed at in every pane, P
 * pins, Ctrl-C copies, and a right click or the Menu key opens a menu about a row.
 * Walking, selecting and activating are the list's own. */

#include "table/table-input.h"

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

/* The row at @y px of the list, or −1. */
static int
pick (GtkEventController *controller, double y)
{
  AsterTableList *list = ASTER_TABLE_LIST (gtk_event_controller_get_widget (controller));

  return aster_table_model_get_row (aster_table_list_get_model (list),
                                    aster_table_list_get_position_at (list, y));
}

/* Lines that are led past a pointer that rests, by a key on the map, tell it where it is
 * again; it does not take away what the keyboard points at. */
static void
motion_cb (GtkEventController *controller, double x, double y, AsterTable *table)
{
  graphene_point_t *before = g_object_get_data (G_OBJECT (controller), "place");

  if (before != NULL && before->x == (float) x && before->y == (float) y)
    return;

  g_object_set_data_full (
      G_OBJECT (controller), "place",
      graphene_point_init (graphene_point_alloc (), (float) x, (float) y),
      (GDestroyNotify) graphene_point_free);
  point_at (table, pick (controller, y));
}

static void
leave_cb (GtkEventController *controller, AsterTable *table)
{
  g_object_set_data (G_OBJECT (controller), "place", NULL);
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
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  int row = pick (GTK_EVENT_CONTROLLER (gesture), y);

  gtk_widget_translate_coordinates (list, GTK_WIDGET (table), x, y, &x, &y);
  open_menu (table, row, x, y);
}

static gboolean
key_cb (GtkEventController *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterTable *table)
{
  int row = get_current (table);

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

/* Gives the list of @table its gestures and keys. */
void
aster_table_input_attach (AsterTable *table, AsterTableList *list)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), table);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (list), motion);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), table);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (menu));
}
