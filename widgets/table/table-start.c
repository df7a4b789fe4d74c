#include "table/table-start.h"

/* What lies before the part that is seen, px from the side where reading begins. */
#define BEFORE "before"

static gboolean
is_mirrored (GtkWidget *scroller)
{
  return gtk_widget_get_direction (scroller) == GTK_TEXT_DIR_RTL;
}

/* px that an adjustment at @value leaves on the other side, and the other way round. */
static double
turn (GtkAdjustment *across, double value)
{
  return MAX (gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across) -
                  value,
              0);
}

static void
moved_cb (GtkAdjustment *across, GtkWidget *scroller)
{
  double *before = g_object_get_data (G_OBJECT (scroller), BEFORE);

  if (is_mirrored (scroller))
    *before = turn (across, gtk_adjustment_get_value (across));
}

static gboolean
turn_cb (gpointer scroller)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scroller);
  const double *before = g_object_get_data (scroller, BEFORE);

  gtk_adjustment_set_value (across, turn (across, *before));

  return G_SOURCE_REMOVE;
}

/* Columns are being placed now, and would not be placed again for what changes meanwhile.
 */
static void
changed_cb (GtkAdjustment *across, GtkWidget *scroller)
{
  if (is_mirrored (scroller))
    g_idle_add_full (GTK_PRIORITY_RESIZE, turn_cb, g_object_ref (scroller),
                     g_object_unref);
}

/**
 * aster_table_start_keep:
 * @scroller: around something with columns
 *
 * An adjustment counts from the left, so where reading begins at the right a table that
 * is too wide would open on its last columns. It opens on the first, and what is seen
 * stays when the width is another.
 */
void
aster_table_start_keep (GtkScrolledWindow *scroller)
{
  GtkAdjustment *across;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  across = gtk_scrolled_window_get_hadjustment (scroller);
  g_object_set_data_full (G_OBJECT (scroller), BEFORE, g_new0 (double, 1), g_free);
  g_signal_connect_object (across, "changed", G_CALLBACK (changed_cb), scroller, 0);
  g_signal_connect_object (across, "value-changed", G_CALLBACK (moved_cb), scroller, 0);
}
