/* What the keys do on a plot: everything that the pointer does, but for shapes. */

#include <math.h>

#include "parts/bits.h"
#include "plot/plot-private.h"

#define STEP 1.25 /* zoom for one key */
#define EASE 200.0
#define TURN 0.13 /* radians for one key */
#define RIM  24.0 /* px: a current row nearer to the rim is brought to the middle */

static gboolean
is_seen (AsterPlot *self, int row)
{
  return row >= 0 &&
         (self->visible == NULL || aster_bits_get (self->visible, (gsize) row));
}

/* The row the keyboard is on: the current one, else the one nearest to the middle. */
static int
get_cursor (AsterPlot *self)
{
  AsterTransform t = aster_plot_get_transform (self);
  int current = aster_selection_get_current (self->selection);
  double middle[2];

  if (is_seen (self, current))
    return current;

  aster_transform_to_plane (&t, t.width / 2, t.height / 2, middle);

  return aster_plot_index_find_nearest (
      self->index, middle, hypot (t.width, t.height) / t.scale, self->visible);
}

/* Moves the keyboard to @row, and the page if it is not on it. */
static void
go_to (AsterPlot *self, int row)
{
  AsterTransform t = aster_plot_get_transform (self);
  const float *p;
  double page[2];

  if (row < 0)
    return;

  p = aster_matrix_row (self->index->positions, (gsize) row);
  aster_transform_to_page (&t, p[0], p[1], page);
  if (page[0] < RIM || page[1] < RIM || page[0] > t.width - RIM ||
      page[1] > t.height - RIM)
    aster_plot_centre_on (self, (gsize) row);

  aster_selection_set_current (self->selection, row);
  aster_selection_set_hovered (self->selection, row);
}

static void
walk (AsterPlot *self, double x, double y)
{
  double direction[2] = { x, y };
  int current = aster_selection_get_current (self->selection);
  int cursor = get_cursor (self);

  if (cursor < 0)
    return;

  /* The first arrow only shows where the keyboard is. */
  go_to (self, is_seen (self, current)
                   ? aster_plot_index_find_towards (self->index, (gsize) cursor,
                                                    direction, self->visible)
                   : cursor);
}

/* The first or the last visible row by rank. */
static int
find_end (AsterPlot *self, gboolean last)
{
  gsize n = self->index->positions->n_rows;

  for (gsize i = 0; i < n; i++)
    {
      gsize row = last ? n - 1 - i : i;

      if (is_seen (self, (int) row))
        return (int) row;
    }

  return -1;
}

static void
zoom (AsterPlot *self, double factor)
{
  AsterView view = aster_viewport_get_view (self->viewport);

  aster_plot_ease (self, EASE, NULL);
  aster_viewport_zoom_about (self->viewport, view.x, view.y, factor);
}

static void
toggle_pin (AsterPlot *self)
{
  int row = aster_selection_get_hovered (self->selection);

  if (row < 0)
    row = aster_selection_get_current (self->selection);
  if (row < 0)
    return;

  if (aster_selection_is_pinned (self->selection, (guint32) row))
    aster_selection_unpin (self->selection, (guint32) row);
  else
    aster_selection_pin (self->selection, (guint32) row);
}

static void
show_menu (AsterPlot *self)
{
  AsterTransform t = aster_plot_get_transform (self);
  int row = aster_selection_get_current (self->selection);
  double page[2] = { t.width / 2, t.height / 2 };
  gboolean shown;

  if (is_seen (self, row))
    {
      const float *p = aster_matrix_row (self->index->positions, (gsize) row);

      aster_transform_to_page (&t, p[0], p[1], page);
    }
  else
    row = -1;
  g_signal_emit_by_name (self, "context-menu", row, page[0], page[1], &shown);
}

/* Backs out of one thing; FALSE if there is nothing here to back out of. */
static gboolean
back_out (AsterPlot *self)
{
  self->given_up = aster_plot_stop_drag (self);
  if (self->given_up || aster_plot_disarm (self))
    return TRUE;
  if (aster_selection_get_n_selected (self->selection) == 0)
    return FALSE;

  aster_selection_clear (self->selection);

  return TRUE;
}

static gboolean
plain_key (AsterPlot *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      walk (self, -1, 0);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      walk (self, 1, 0);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      walk (self, 0, 1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      walk (self, 0, -1);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, find_end (self, FALSE));
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, find_end (self, TRUE));
      return TRUE;

    case GDK_KEY_bracketleft:
      go_to (self, aster_plot_find_group (self, get_cursor (self), -1));
      return TRUE;

    case GDK_KEY_bracketright:
      go_to (self, aster_plot_find_group (self, get_cursor (self), 1));
      return TRUE;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      aster_plot_fit (self);
      return TRUE;

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom (self, STEP);
      return TRUE;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom (self, 1 / STEP);
      return TRUE;

    case GDK_KEY_p:
    case GDK_KEY_P:
      toggle_pin (self);
      return TRUE;

    case GDK_KEY_r:
    case GDK_KEY_R:
      aster_plot_arm_rectangle (self);
      return TRUE;

    case GDK_KEY_l:
    case GDK_KEY_L:
      aster_plot_arm_lasso (self);
      return TRUE;

    case GDK_KEY_Escape:
      return back_out (self);

    default:
      return FALSE;
    }
}

/* Ctrl and an arrow turn a map of three dimensions. */
static gboolean
turn (AsterPlot *self, guint key)
{
  double yaw = 0, pitch = 0;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    yaw = -TURN;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    yaw = TURN;
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    pitch = -TURN;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    pitch = TURN;
  else
    return FALSE;

  aster_plot_turn (self, yaw, pitch, TRUE);

  return TRUE;
}

/* What a key is that does nothing by itself; 0 if it does. */
static GdkModifierType
get_modifier (guint key)
{
  switch (key)
    {
    case GDK_KEY_Shift_L:
    case GDK_KEY_Shift_R:
      return GDK_SHIFT_MASK;

    case GDK_KEY_Control_L:
    case GDK_KEY_Control_R:
      return GDK_CONTROL_MASK;

    case GDK_KEY_Alt_L:
    case GDK_KEY_Alt_R:
    case GDK_KEY_Meta_L:
    case GDK_KEY_Meta_R:
      return GDK_ALT_MASK;

    default:
      return 0;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterPlot *self)
{
  state &= GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK;
  if (self->index == NULL || self->selection == NULL)
    return FALSE;

  /* The state is as it was before this key. */
  if (get_modifier (key) != 0)
    {
      aster_plot_show_tip (self, state | get_modifier (key));
      return FALSE;
    }
  aster_plot_set_note (self, NULL);

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && state == GDK_SHIFT_MASK))
    {
      show_menu (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      int cursor = get_cursor (self);

      if (cursor >= 0 && !(state & GDK_SHIFT_MASK))
        aster_plot_choose (self, cursor, state);
      return cursor >= 0;
    }
  if (aster_plot_edit_key (self, key, state))
    return TRUE;
  if (state == GDK_CONTROL_MASK && aster_plot_is_solid (self) && turn (self, key))
    return TRUE;
  /* A plus needs Shift on many keyboards. */
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;

  return plain_key (self, key);
}

static void
release_cb (GtkEventControllerKey *controller,
            guint key,
            guint code,
            GdkModifierType state,
            AsterPlot *self)
{
  state &= GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK;
  if (get_modifier (key) != 0)
    aster_plot_show_tip (self, state & ~get_modifier (key));
}

static void
focus_cb (AsterPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  aster_plot_describe (self);
}

/* Gives the plot its controllers for the keyboard. */
void
aster_plot_add_keys (AsterPlot *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (release_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
