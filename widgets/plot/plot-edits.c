/* Moving and hiding labels by hand.
 *
 * A press on a word takes hold of it, and a drag moves it; the word under the keyboard
 * moves by steps. What was moved and hidden is kept in an #AsterLabelEdits, which plots
 * do not own: undo and sessions work on that. */

#include <math.h>

#include "plot/plot-private.h"

#define STEP 0.5 /* sizes of a label for one key */
#define SNAP 0.4 /* so near to where it belongs, a label goes back there */

static void
edits_changed_cb (AsterPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * aster_plot_set_edits:
 * @self: a plot
 * @edits: (nullable): what was done to the labels; %NULL if nothing can be
 */
void
aster_plot_set_edits (AsterPlot *self, AsterLabelEdits *edits)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->edits == edits)
    return;

  if (self->edits != NULL)
    g_signal_handlers_disconnect_by_data (self->edits, self);
  g_set_object (&self->edits, edits);
  if (edits != NULL)
    g_signal_connect_swapped (edits, "changed", G_CALLBACK (edits_changed_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws the lines of @torn, of the rows of its layout; %NULL for none. */
void
aster_plot_set_torn (AsterPlot *self, AsterTorn *torn)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->torn == torn)
    return;

  g_clear_pointer (&self->torn, aster_torn_unref);
  self->torn = torn != NULL ? aster_torn_ref (torn) : NULL;
  aster_plot_stale (self);
}

/* (transfer none) (nullable): the lines between rows. */
AsterTorn *
aster_plot_get_torn (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->torn;
}

static const AsterPlacedLabel *
find_placed (AsterPlot *self, double x, double y)
{
  for (guint i = 0; self->placed != NULL && i < self->placed->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (self->placed, AsterPlacedLabel, i);

      if (x >= label->x && x <= label->x + label->width && y >= label->y &&
          y <= label->y + label->height)
        return label;
    }

  return NULL;
}

/**
 * aster_plot_find_label:
 * @self: a plot
 * @x: px
 * @y: px
 * @key: (out): which label is written there, see label-edits.h
 *
 * Returns: %FALSE if there is none
 */
gboolean
aster_plot_find_label (AsterPlot *self, double x, double y, guint32 *key)
{
  const AsterPlacedLabel *label;

  g_return_val_if_fail (ASTER_IS_PLOT (self), FALSE);

  if (self->moving != NULL || (label = find_placed (self, x, y)) == NULL)
    return FALSE;

  *key = label->key;

  return TRUE;
}

/* How far the label is from where it belongs, sizes of a label. */
static void
get_offset (AsterPlot *self, const AsterPlacedLabel *label, double offset[2])
{
  if (label->reason == ASTER_LABEL_NAME)
    {
      aster_label_edits_get_offset (self->edits, label->key, offset);
      return;
    }

  offset[0] = (label->x - label->from[0] - ASTER_LABEL_POINT) / self->text_size;
  offset[1] = (label->y + label->height / 2 - label->from[1]) / self->text_size;
}

/* Takes hold of the label at a place of the page; FALSE if there is none. */
gboolean
aster_plot_grab_label (AsterPlot *self, double x, double y)
{
  const AsterPlacedLabel *label = find_placed (self, x, y);

  if (self->edits == NULL || self->moving != NULL || label == NULL)
    return FALSE;

  self->held = *label;
  self->held_moved = aster_label_edits_get_offset (self->edits, label->key,
                                                   self->held_offset);
  get_offset (self, label, self->held_offset);

  return TRUE;
}

/* Moves the label that is held to @dx, @dy px from where it was taken. */
void
aster_plot_drag_label (AsterPlot *self, double dx, double dy)
{
  const double offset[2] = { self->held_offset[0] + dx / self->text_size,
                             self->held_offset[1] + dy / self->text_size };

  aster_label_edits_move (self->edits, self->held.key, offset);
}

/* Lets go of the label; without @keep it is where it was before. */
void
aster_plot_drop_label (AsterPlot *self, gboolean keep)
{
  guint32 key = self->held.key;
  double offset[2];

  if (!keep && self->held_moved)
    aster_label_edits_move (self->edits, key, self->held_offset);
  else if (!keep)
    aster_label_edits_put_back (self->edits, key);
  else
    {
      aster_label_edits_get_offset (self->edits, key, offset);
      if (hypot (offset[0], offset[1]) < SNAP)
        aster_label_edits_put_back (self->edits, key);
      aster_label_edits_commit (self->edits, NULL);
    }
}

/* The label of a row on the page, or NULL. */
static const AsterPlacedLabel *
find_row (AsterPlot *self, int row)
{
  for (guint i = 0; self->placed != NULL && i < self->placed->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (self->placed, AsterPlacedLabel, i);

      if (label->reason != ASTER_LABEL_NAME && (int) label->row == row)
        return label;
    }

  return NULL;
}

static void
nudge (AsterPlot *self, int row, double x, double y)
{
  const AsterPlacedLabel *label = find_row (self, row);
  double offset[2];

  /* One that was moved just now has not been drawn there yet. */
  if (!aster_label_edits_get_offset (self->edits, (guint32) row, offset) && label != NULL)
    get_offset (self, label, offset);
  offset[0] += STEP * x;
  offset[1] += STEP * y;
  aster_label_edits_move (self->edits, (guint32) row, offset);
  aster_label_edits_commit (self->edits, "labels");
}

static gboolean
move_key (AsterPlot *self, guint key, int row)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      nudge (self, row, -1, 0);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      nudge (self, row, 1, 0);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      nudge (self, row, 0, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      nudge (self, row, 0, 1);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      if (aster_label_edits_put_back (self->edits, (guint32) row))
        aster_label_edits_commit (self->edits, NULL);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Alt and an arrow move the label of the current row, Delete hides it. */
gboolean
aster_plot_edit_key (AsterPlot *self, guint key, GdkModifierType state)
{
  gboolean delete = key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete;
  int row = aster_selection_get_current (self->selection);

  if (self->edits == NULL)
    return FALSE;

  if (delete &&state == GDK_SHIFT_MASK)
    {
      if (aster_label_edits_get_n_hidden (self->edits) == 0)
        return FALSE;
      aster_label_edits_show_hidden (self->edits);
      aster_label_edits_commit (self->edits, NULL);
      return TRUE;
    }
  if (row < 0)
    return FALSE;
  if (delete &&state == 0)
    {
      aster_label_edits_hide (self->edits, (guint32) row);
      aster_label_edits_commit (self->edits, NULL);
      return TRUE;
    }

  return state == GDK_ALT_MASK && move_key (self, key, row);
}
