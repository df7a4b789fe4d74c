/* A long legend scrolls; it may not be all that is seen of a map. */

#include "map/map-legend.h"

#define MOST 0.42 /* of the width and of the height of the map */

/* px: what the legend asks for, within what there is. */
static int
get_extent (GtkWidget *frame, GtkOrientation orientation, int for_size, int room)
{
  int least, natural;

  gtk_widget_measure (frame, orientation, for_size, &least, &natural, NULL, NULL);

  return MAX (least, MIN (natural, (int) (MOST * room)));
}

static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *widget, GdkRectangle *place, GtkWidget *frame)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (overlay)) == GTK_TEXT_DIR_RTL;

  if (widget != frame)
    return FALSE;

  place->width = get_extent (frame, GTK_ORIENTATION_HORIZONTAL, -1, width);
  place->height = get_extent (frame, GTK_ORIENTATION_VERTICAL, place->width, height);
  place->x = mirrored ? 0 : width - place->width;
  place->y = 0;

  return TRUE;
}

/**
 * aster_map_legend_new:
 * @overlay: (transfer none): a #GtkOverlay over the map
 * @legend: (transfer floating): what stands in the upper corner of it
 *
 * Returns: (transfer none): the frame of the legend, to be shown or not
 */
GtkWidget *
aster_map_legend_new (GtkWidget *overlay, GtkWidget *legend)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), legend);
  gtk_widget_set_focusable (frame, FALSE);
  gtk_widget_add_css_class (frame, "legend-frame");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), frame);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (place_cb), frame);

  return frame;
}
