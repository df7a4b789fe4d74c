/* Rectangles and lassos: what is drawn round words on a plot, and what that does.
 *
 * Shift draws a rectangle and Alt with it a lasso; Ctrl adds, and the right button takes
 * away. Desktops that keep Alt and a drag for themselves, fingers and pens have no such
 * keys: what is to be drawn can be asked for first, and then the next drag draws it.
 *
 * Every point inside counts, also one that others cover, and one that a heat map stands
 * for. What is not shown at all is left out: classes that are hidden in the legend, and
 * words that are not among those looked at alone. How many of them there were is said. */

#include <glib/gi18n-lib.h>

#include "parts/bits.h"
#include "parts/numbers.h"
#include "plot/plot-private.h"

static gboolean
is_shape (AsterDrag drag)
{
  return drag == ASTER_DRAG_RECTANGLE || drag == ASTER_DRAG_LASSO;
}

/* TRUE while a rectangle or a lasso is being drawn. */
gboolean
aster_plot_is_drawing (AsterPlot *self)
{
  return is_shape (self->drag);
}

/* What a drag draws while these keys are down; %ASTER_DRAG_NONE: it draws nothing. */
AsterDrag
aster_plot_get_shape (AsterPlot *self, GdkModifierType state)
{
  if (is_shape (self->drag))
    return self->drag;
  if (self->armed != ASTER_DRAG_NONE)
    return self->armed;
  if (!(state & GDK_SHIFT_MASK))
    return ASTER_DRAG_NONE;

  return state & GDK_ALT_MASK ? ASTER_DRAG_LASSO : ASTER_DRAG_RECTANGLE;
}

static AsterSelectMode
get_mode (AsterPlot *self, GdkModifierType state)
{
  if (is_shape (self->drag) && self->rubs)
    return ASTER_SELECT_REMOVE;

  return state & GDK_CONTROL_MASK ? ASTER_SELECT_ADD : ASTER_SELECT_REPLACE;
}

/* What letting go would do. */
static const char *
get_end_tip (AsterSelectMode mode)
{
  if (mode == ASTER_SELECT_REMOVE)
    return _ ("Let go to take what is inside away from the selection; Esc gives up");
  if (mode == ASTER_SELECT_ADD)
    return _ ("Let go to add what is inside to the selection; Esc gives up");

  return _ ("Let go to select what is inside; Ctrl adds it, Esc gives up");
}

/* What drawing would do; %NULL if nothing would be drawn. */
const char *
aster_plot_get_shape_tip (AsterPlot *self, GdkModifierType state)
{
  AsterDrag shape = aster_plot_get_shape (self, state);
  gboolean lasso = shape == ASTER_DRAG_LASSO;

  if (is_shape (self->drag))
    return get_end_tip (get_mode (self, state));
  if (shape == ASTER_DRAG_NONE)
    return NULL;

  if (state & GDK_CONTROL_MASK)
    return lasso ? _ ("Drag to add what a lasso encloses to the selection")
                 : _ ("Drag to add a rectangle to the selection");
  if (self->armed != ASTER_DRAG_NONE)
    return lasso ? _ ("Drag to select with a lasso; Ctrl adds, the right button takes "
                      "away, Esc gives up")
                 : _ ("Drag to select a rectangle; Ctrl adds, the right button takes "
                      "away, Esc gives up");

  return lasso ? _ ("Drag to select with a lasso; Ctrl adds, the right button takes away")
               : _ ("Drag to select a rectangle; Ctrl adds, the right button takes away, "
                    "Alt draws a lasso");
}

static void
arm (AsterPlot *self, AsterDrag shape)
{
  self->armed = self->armed == shape ? ASTER_DRAG_NONE : shape;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->armed != ASTER_DRAG_NONE ? "crosshair" : NULL);
  aster_plot_show_tip (self, 0);
}

/* The next drag draws a rectangle; asked for again, it does not. */
void
aster_plot_arm_rectangle (AsterPlot *self)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  arm (self, ASTER_DRAG_RECTANGLE);
}

/* The same for a lasso. */
void
aster_plot_arm_lasso (AsterPlot *self)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  arm (self, ASTER_DRAG_LASSO);
}

/* The next drag is a drag like any other; %FALSE if it would have been. */
gboolean
aster_plot_disarm (AsterPlot *self)
{
  if (self->armed == ASTER_DRAG_NONE)
    return FALSE;

  arm (self, self->armed);

  return TRUE;
}

/* The rows inside of what is drawn, of those in @visible; %NULL for all. */
static GArray *
find_enclosed (AsterPlot *self, const guint64 *visible)
{
  AsterTransform t = aster_plot_get_transform (self);
  g_autofree double *corners = g_memdup2 (self->lasso->data,
                                          self->lasso->len * sizeof (double));
  double a[2], b[2];

  if (self->drag == ASTER_DRAG_RECTANGLE)
    {
      aster_transform_to_plane (&t, self->drag_x, self->drag_y, a);
      aster_transform_to_plane (&t, self->x, self->y, b);
      return aster_plot_index_find_in_rectangle (self->index, a, b, visible);
    }

  for (guint i = 0; i + 1 < self->lasso->len; i += 2)
    aster_transform_to_plane (&t, corners[i], corners[i + 1], corners + i);

  return aster_plot_index_find_in_polygon (self->index, corners, self->lasso->len / 2,
                                           visible);
}

/* How many rows that have a place on the map lie inside and are not shown. */
static gsize
count_hidden (AsterPlot *self)
{
  g_autoptr (GArray) all = NULL;
  gsize n = 0;

  if (self->visible == NULL)
    return 0;

  all = find_enclosed (self, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      guint32 row = g_array_index (all, guint32, i);

      n += aster_row_set_has (self->layout->rows, row) &&
           !aster_bits_get (self->visible, row);
    }

  return n;
}

static char *
dup_note (AsterSelectMode mode, gsize n, gsize n_hidden)
{
  g_autofree char *count = aster_number_dup_count (n), *done = NULL;
  g_autofree char *hidden_count = aster_number_dup_count (n_hidden), *hidden = NULL;

  if (mode == ASTER_SELECT_REPLACE)
    done = g_strdup_printf (ngettext ("%s word selected.", "%s words selected.", n),
                            count);
  else if (mode == ASTER_SELECT_ADD)
    done = g_strdup_printf (ngettext ("%s word added to the selection.",
                                      "%s words added to the selection.", n),
                            count);
  else
    done = g_strdup_printf (ngettext ("%s word taken away from the selection.",
                                      "%s words taken away from the selection.", n),
                            count);
  if (n_hidden == 0)
    return g_steal_pointer (&done);

  hidden = g_strdup_printf (
      /* Translators: words inside of a rectangle or a lasso, hidden by the legend or
       * because others are looked at alone */
      ngettext ("%s word inside is hidden and was left out.",
                "%s words inside are hidden and were left out.", n_hidden),
      hidden_count);

  return g_strdup_printf ("%s %s", done, hidden);
}

/**
 * aster_plot_end_shape:
 * @self: a plot with a layout and a selection, on which a shape is being drawn
 * @state: the keys that are down as the button is let go
 *
 * Selects, adds or takes away what is inside, and says how many words that were.
 */
void
aster_plot_end_shape (AsterPlot *self, GdkModifierType state)
{
  AsterSelectMode mode = get_mode (self, state);
  gsize before = aster_selection_get_n_selected (self->selection), after;
  gsize n_hidden = count_hidden (self);
  g_autoptr (GArray) rows = find_enclosed (self, self->visible);
  g_autofree char *note = NULL;

  aster_selection_apply (self->selection, (const guint32 *) (gpointer) rows->data,
                         rows->len, mode);
  after = aster_selection_get_n_selected (self->selection);
  note = dup_note (mode,
                   mode == ASTER_SELECT_REPLACE ? rows->len
                   : after > before             ? after - before
                                                : before - after,
                   n_hidden);
  aster_plot_set_note (self, note);
}

/* Says what was done, where the tips stand, until something else is done; %NULL for
 * nothing. */
void
aster_plot_set_note (AsterPlot *self, const char *note)
{
  if (self->note == NULL && note == NULL)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  aster_plot_set_tip (self, note);
}
