/* A map goes where the current word is, and to what a search found.
 *
 * The first step through new matches shows all of them, so that a person sees where they
 * are; the next ones go to one after the other, near enough to read what is around.
 * Whatever else makes a word the current one, a neighbour in the inspector or a row of
 * the table, the map only moves if the word cannot be seen on it. */

#include "map/map-flight.h"

typedef struct
{
  AsterPlot *plot; /* (unowned) owns this */
  AsterPane *pane;
  AsterSelection *selection;
  gboolean fresh; /* the matches are new: nobody has stepped through them yet */
} Flight;

static void
flight_free (gpointer data, GClosure *closure)
{
  Flight *self = data;

  g_object_unref (self->pane);
  g_object_unref (self->selection);
  g_free (self);
}

static void
matches_cb (Flight *self)
{
  self->fresh = TRUE;
}

static void
current_cb (Flight *self)
{
  int row = aster_selection_get_current (self->selection);
  guint32 one = (guint32) row;
  gsize n;

  if (row < 0 || aster_pane_get_layout (self->pane) == NULL)
    return;

  if (!aster_selection_is_match (self->selection, (gsize) row))
    aster_plot_reveal (self->plot, (gsize) row);
  else if (self->fresh && aster_selection_get_n_matches (self->selection) > 1)
    {
      g_autofree guint32 *rows = aster_selection_dup_matches (self->selection, &n);

      aster_plot_fly_to (self->plot, rows, n);
    }
  else
    aster_plot_fly_to (self->plot, &one, 1);
  self->fresh = FALSE;
}

/* From now on @plot, the map of @pane, follows @selection. */
void
aster_map_flight_attach (AsterPlot *plot, AsterPane *pane, AsterSelection *selection)
{
  Flight *self = g_new0 (Flight, 1);
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (current_cb), self, flight_free);

  self->plot = plot;
  self->pane = g_object_ref (pane);
  self->selection = g_object_ref (selection);
  g_object_watch_closure (G_OBJECT (plot), closure);
  g_signal_connect_closure (selection, "notify::current", closure, FALSE);
  closure = g_cclosure_new_swap (G_CALLBACK (matches_cb), self, NULL);
  g_object_watch_closure (G_OBJECT (plot), closure);
  g_signal_connect_closure (selection, "matches-changed", closure, FALSE);
}
