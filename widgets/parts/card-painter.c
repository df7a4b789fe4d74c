/* A few lines about something, on a card beside it.
 *
 * The card stands below what it is about, above it if there is no room below, and
 * never off the page. It is drawn with the pane and takes no pointer, so that it is
 * there at once and never in the way of a click. */

#include "parts/card-painter.h"

#include <math.h>
#include <string.h>

#define GAP       5    /* px, from the thing to its card */
#define PAD       0.6  /* em, inside the card */
#define RADIUS    7    /* px */
#define SHADOW    4    /* px */
#define MAX_WIDTH 24.0 /* em */

static void
set_colour (cairo_t *cr, AsterColour c, double alpha)
{
  cairo_set_source_rgba (cr, c.r, c.g, c.b, c.a * alpha);
}

static void
trace (cairo_t *cr, double x, double y, double width, double height, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static PangoLayout *
make_layout (const AsterCardScene *self, PangoContext *context, double *em)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  int height;

  pango_layout_set_text (layout, "M", 1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *em = height / 1.36;

  bold->end_index = (guint) strcspn (self->text, "\n");
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, self->text, -1);

  return layout;
}

/* As wide as its lines, but not wider than can be read at a glance. */
static void
fit (PangoLayout *layout, double most, double *width, double *height)
{
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  if (w > most)
    pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &w, &h);
  pango_layout_set_width (layout, w * PANGO_SCALE); /* for lines from right to left */
  *width = w;
  *height = h;
}

/**
 * aster_card_painter_draw:
 * @self: what to say and where
 * @context: with the font of the pane
 * @cr: with its origin at the corner of the page
 */
void
aster_card_painter_draw (const AsterCardScene *self, PangoContext *context, cairo_t *cr)
{
  double em, width, height, x, y;
  PangoLayout *layout = make_layout (self, context, &em);
  double pad = PAD * em;

  fit (layout, MIN (MAX_WIDTH * em, MAX (self->page_width - 2 * pad, em)), &width,
       &height);
  width += 2 * pad;
  height += 2 * pad;
  x = CLAMP (self->x, 1, MAX (self->page_width - width - 1, 1));
  y = self->y + self->height + GAP;
  if (y + height > self->page_height && self->y - GAP - height >= 0)
    y = self->y - GAP - height;
  x = round (x);
  y = round (y);

  for (int i = SHADOW; i > 0; i--)
    {
      trace (cr, x - i / 2.0, y - i / 2.0 + 1, width + i, height + i, RADIUS + i / 2.0);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.05);
      cairo_fill (cr);
    }

  trace (cr, x + 0.5, y + 0.5, width - 1, height - 1, RADIUS);
  set_colour (cr, aster_palette_ink (self->theme, ASTER_INK_CARD), 1);
  cairo_fill_preserve (cr);
  set_colour (cr, aster_palette_ink (self->theme, ASTER_INK_LINE), 0.6);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);

  set_colour (cr, aster_palette_ink (self->theme, ASTER_INK_CARD_TEXT), 1);
  cairo_move_to (cr, x + pad, y + pad);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}
