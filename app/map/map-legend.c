/* A legend is shown whole where there is room. It may not be all that is seen of a map,
 * so one that would cover too much of it scrolls. */

#include "map/map-legend.h"

#include "plot/plot.h"

#define MOST_OF_HEIGHT 0.8  /* of the map; what is below it is for words, or a minimap */
#define MOST_OF_WIDTH  0.42 /* of the map, */
#define MOST_OF_LESS   0.72 /* or so much where that is not enough to read */
#define MOST_OF_PAGE   0.2  /* of what there is to see of the map */
#define WORDS          30   /* characters of a line that says something, */
#define LINES          7    /* and lines of it, title and margins among them */

/* px: so much that a legend says something, whatever the size of the text. */
static int
get_readable (GtkWidget *frame, GtkOrientation orientation)
{
  PangoContext *context = gtk_widget_get_pango_context (frame);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int size = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? WORDS * pango_font_metrics_get_approximate_char_width (metrics)
                 : LINES * pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS (size);
}

/* px: what the legend asks for, within @most, or @less where that is too little. */
static int
get_extent (
    GtkWidget *frame, GtkOrientation orientation, int for_size, double most, double less)
{
  double enough = MAX (most, MIN (less, get_readable (frame, orientation)));
  int least, natural;

  gtk_widget_measure (frame, orientation, for_size, &least, &natural, NULL, NULL);

  return MAX (least, MIN (natural, (int) enough));
}

/* px at the top that belong to what stands in the other corner, where both do not fit
 * beside each other. */
static int
get_taken (GtkOverlay *overlay, GtkWidget *frame, int width, int room)
{
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (overlay));
       other != NULL; other = gtk_widget_get_next_sibling (other))
    if (other != frame && gtk_widget_get_visible (other) &&
        gtk_widget_get_halign (other) == GTK_ALIGN_START &&
        gtk_widget_get_valign (other) == GTK_ALIGN_START)
      {
        int wide, high;

        gtk_widget_measure (other, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL,
                            NULL);
        gtk_widget_measure (other, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
        if (wide + width > room)
          return high;
      }

  return 0;
}

/* The map moves out of the way; @place: %NULL if there is no legend. */
static void
tell (GtkOverlay *overlay, const GdkRectangle *place)
{
  GtkWidget *map = gtk_overlay_get_child (overlay);
  cairo_rectangle_t corner = { 0 };

  if (place != NULL)
    corner = (cairo_rectangle_t){ place->x, place->y, place->width, place->height };
  if (ASTER_IS_PLOT (map))
    aster_plot_set_corner (ASTER_PLOT (map), &corner);
}

static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *widget, GdkRectangle *place, GtkWidget *frame)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (overlay)) == GTK_TEXT_DIR_RTL;

  if (widget != frame)
    return FALSE;

  place->width = get_extent (frame, GTK_ORIENTATION_HORIZONTAL, -1, MOST_OF_WIDTH * width,
                             MOST_OF_LESS * width);
  place->y = get_taken (overlay, frame, place->width, width);
  height -= place->y;
  place->height = get_extent (
      frame, GTK_ORIENTATION_VERTICAL, place->width,
      MIN (MOST_OF_HEIGHT, MOST_OF_PAGE * width / MAX (place->width, 1)) * height,
      MOST_OF_LESS * height);
  place->x = mirrored ? 0 : width - place->width;
  tell (overlay, place);

  return TRUE;
}

static void
visible_cb (GtkWidget *frame)
{
  GtkWidget *overlay = gtk_widget_get_parent (frame);

  if (GTK_IS_OVERLAY (overlay) && !gtk_widget_get_visible (frame))
    tell (GTK_OVERLAY (overlay), NULL);
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
  g_signal_connect (frame, "notify::visible", G_CALLBACK (visible_cb), NULL);

  return frame;
}
