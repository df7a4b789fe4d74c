/* Words on a drawing, with a halo that keeps them legible.
 *
 * The halo is the outline of the letters stroked in the colour of the paper,
 * under the letters themselves, in a coarse way that takes a fifth of the time and is not
 * seen, since it only fades into the paper. Emoji come as pictures and have no outline;
 * they stand as they are. What is drawn is never markup: tokens are shown as they are
 * spelt. */

#include "text/text-paint.h"

#include "figure/svg-ink.h"

#define HALO_TOLERANCE 0.25 /* px by which its outline may be off */

/**
 * aster_text_layout:
 * @cr: where it is going to be drawn
 * @font: (nullable): a family; %NULL for the one of the desktop
 * @text: UTF-8, shown letter by letter
 * @size: of the letters, px
 *
 * Returns: (transfer full): one line of text
 */
PangoLayout *
aster_text_layout (cairo_t *cr, const char *font, const char *text, double size)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, font ? font : "Sans");
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);

  return layout;
}

/* The size of the line, px. */
void
aster_text_measure (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

void
aster_cairo_set_colour (cairo_t *cr, AsterColour colour)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, colour.a);
}

/**
 * aster_text_paint:
 * @cr: a cairo context
 * @layout: the text
 * @at: its top left corner, px
 * @ink: the colour of the letters
 * @halo: the colour around them; alpha 0 for none
 *
 * Text stays text on a vector surface.
 */
void
aster_text_paint (cairo_t *cr,
                  PangoLayout *layout,
                  const double at[2],
                  AsterColour ink,
                  AsterColour halo)
{
  if (aster_svg_ink_add_text (cr, layout, at, ink, halo, ASTER_HALO))
    return;

  cairo_save (cr);
  if (halo.a > 0)
    {
      cairo_new_path (cr);
      cairo_move_to (cr, at[0], at[1]);
      pango_cairo_layout_path (cr, layout);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_set_tolerance (cr, HALO_TOLERANCE);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2 * ASTER_HALO);
      aster_cairo_set_colour (cr, halo);
      cairo_stroke (cr);
    }

  aster_cairo_set_colour (cr, ink);
  cairo_move_to (cr, at[0], at[1]);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}
