#include "colour/shape.h"

#include <math.h>

#include "figure/svg-ink.h"

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

static void
append_point (GString *xml, const char *command, double x, double y)
{
  g_string_append (xml, command);
  aster_svg_append_number (xml, x);
  g_string_append_c (xml, ' ');
  aster_svg_append_number (xml, y);
}

/* The same as the beginning of an SVG element, up to its attributes: <circle> for a disc,
 * else <path>. */
void
aster_shape_append_svg (GString *xml, AsterShape shape, const double at[2], double r)
{
  double x = at[0], y = at[1], s;

  if (shape == ASTER_SHAPE_DISC)
    {
      g_string_append (xml, "<circle");
      aster_svg_append_attribute (xml, "cx", x);
      aster_svg_append_attribute (xml, "cy", y);
      aster_svg_append_attribute (xml, "r", r);
      return;
    }

  switch (shape)
    {
    case ASTER_SHAPE_DIAMOND:
      s = r * sqrt (G_PI / 2);
      append_point (xml, "<path d=\"M", x, y - s);
      append_point (xml, "L", x + s, y);
      append_point (xml, "L", x, y + s);
      append_point (xml, "L", x - s, y);
      break;

    case ASTER_SHAPE_SQUARE:
      s = r * sqrt (G_PI) / 2;
      append_point (xml, "<path d=\"M", x - s, y - s);
      append_point (xml, "L", x + s, y - s);
      append_point (xml, "L", x + s, y + s);
      append_point (xml, "L", x - s, y + s);
      break;

    case ASTER_SHAPE_TRIANGLE:
    case ASTER_SHAPE_DISC:
    default:
      s = r * sqrt (G_PI / (3 * sqrt (3)));
      append_point (xml, "<path d=\"M", x, y - 2 * s);
      append_point (xml, "L", x + sqrt (3) * s, y + s);
      append_point (xml, "L", x - sqrt (3) * s, y + s);
    }
  g_string_append (xml, "Z\"");
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
