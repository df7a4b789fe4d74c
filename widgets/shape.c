#include "shape.h"

#include <math.h>

/* A path of a shape around @at that has the area of a disc of radius @r. */
void
aster_shape_trace (cairo_t *cr, AsterShape shape, const double at[2], double r)
{
  double x = at[0], y = at[1], s;

  cairo_new_path (cr);
  switch (shape)
    {
    case ASTER_SHAPE_DIAMOND:
      s = r * sqrt (G_PI / 2);
      cairo_move_to (cr, x, y - s);
      cairo_line_to (cr, x + s, y);
      cairo_line_to (cr, x, y + s);
      cairo_line_to (cr, x - s, y);
      cairo_close_path (cr);
      break;

    case ASTER_SHAPE_SQUARE:
      s = r * sqrt (G_PI) / 2;
      cairo_rectangle (cr, x - s, y - s, 2 * s, 2 * s);
      break;

    case ASTER_SHAPE_TRIANGLE:
      s = r * sqrt (G_PI / (3 * sqrt (3)));
      cairo_move_to (cr, x, y - 2 * s);
      cairo_line_to (cr, x + sqrt (3) * s, y + s);
      cairo_line_to (cr, x - sqrt (3) * s, y + s);
      cairo_close_path (cr);
      break;

    case ASTER_SHAPE_DISC:
    default:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
    }
}

/* A path of a rectangle with round corners. */
void
aster_round_rectangle (cairo_t *cr, double x, double y, double w, double h, double r)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
