/* A legend for a ramp of colours.
 *
 *   ▁▂▃▄▅▆▇█   cosine to ⟨purple⟩
 *   0.1 0.5 1   57 pieces, 3 without a vector
 *
 * A bar from the least value to the greatest with both and their middle written
 * under it, what the values are beside it, and a note. All sizes follow the font,
 * so that the legend grows with the text. Where the page is too narrow for both,
 * the words stand under the bar. */

#include "colour/ramp-painter.h"

#include <math.h>

#include "parts/numbers.h"
#include "text/text-paint.h"

#define BAR_WIDTH 12.0 /* em */
#define BAR_LEAST 7.0  /* em, where the page is narrow */
#define BAR_THICK 0.6  /* em */
#define LABEL_GAP 0.2  /* em, between the bar and its numbers */
#define GAP       1.0  /* em, between the bar and the words */
#define SMALL     0.85 /* of the font, for numbers and the note */
#define DIGITS    3

/* Where everything stands, px. */
typedef struct
{
  PangoLayout *title, *note, *labels[3];
  double em, bar, label_height;
  double words_x, words_y, title_height;
  double height;
  gboolean stacked; /* the number of one end below that of the other */
} Plan;

static PangoLayout *
make_layout (PangoContext *context, const char *text, double scale, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (context));

  pango_font_description_set_weight (font, weight);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (
        font, scale * pango_font_description_get_size (font));
  else
    pango_font_description_set_size (
        font, (int) (scale * pango_font_description_get_size (font)));

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

static void
measure (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  if (width != NULL)
    *width = w;
  if (height != NULL)
    *height = h;
}

/* Height of a line without regard to descenders: what one em is worth. */
static double
get_em (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
      context, pango_context_get_font_description (context), NULL);
  double em = (double) (pango_font_metrics_get_ascent (metrics) +
                        pango_font_metrics_get_descent (metrics)) /
              PANGO_SCALE / 1.17;

  pango_font_metrics_unref (metrics);

  return em;
}

static gboolean
has_values (const AsterRampScene *self)
{
  return isfinite (self->min) && isfinite (self->max);
}

static void
plan_init (Plan *plan, const AsterRampScene *self, PangoContext *context, double width)
{
  static const double at[] = { 0, 0.5, 1 };
  double title_width, note_width = 0, note_height = 0, words_width, room, first, last;

  plan->em = get_em (context);
  plan->title = make_layout (context, self->title, 1, PANGO_WEIGHT_SEMIBOLD);
  plan->note = make_layout (context, self->note ? self->note : "", SMALL,
                            PANGO_WEIGHT_NORMAL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = aster_number_dup (
          self->min + at[i] * (self->max - self->min), DIGITS);

      plan->labels[i] = make_layout (context, text, SMALL, PANGO_WEIGHT_NORMAL);
    }

  measure (plan->labels[0], NULL, &plan->label_height);
  measure (plan->title, &title_width, NULL);
  if (self->note != NULL)
    measure (plan->note, &note_width, NULL);

  room = width - GAP * plan->em - MAX (title_width, note_width) - 1; /* for rounding */
  plan->bar = MIN (CLAMP (room, BAR_LEAST * plan->em, BAR_WIDTH * plan->em), width);
  measure (plan->labels[0], &first, NULL);
  measure (plan->labels[2], &last, NULL);
  plan->stacked = self->max > self->min && first + last + 0.5 * plan->em > plan->bar;
  plan->height = (BAR_THICK + LABEL_GAP) * plan->em +
                 (plan->stacked ? 2 : 1) * plan->label_height;
  plan->words_x = plan->bar + GAP * plan->em;
  plan->words_y = 0;
  if (!has_values (self))
    plan->words_x = plan->height = 0;
  else if (plan->words_x + MAX (title_width, note_width) > width)
    {
      plan->words_x = 0;
      plan->words_y = plan->height + LABEL_GAP * plan->em;
    }

  words_width = MAX (width - plan->words_x, plan->em);
  pango_layout_set_width (plan->title, (int) (words_width * PANGO_SCALE));
  pango_layout_set_width (plan->note, (int) (words_width * PANGO_SCALE));
  measure (plan->title, NULL, &plan->title_height);
  if (self->note != NULL)
    measure (plan->note, NULL, &note_height);

  /* Beside the bar, the words stand in the middle of its height. */
  if (plan->words_y <= 0)
    plan->words_y = MAX ((plan->height - plan->title_height - note_height) / 2, 0);
  plan->height = MAX (plan->height, plan->words_y + plan->title_height + note_height);
}

static void
plan_clear (Plan *plan)
{
  g_object_unref (plan->title);
  g_object_unref (plan->note);
  for (guint i = 0; i < 3; i++)
    g_object_unref (plan->labels[i]);
}

static void
show (const AsterRampScene *self,
      cairo_t *cr,
      PangoLayout *layout,
      double x,
      double y,
      AsterInk ink)
{
  const double at[] = { x, y };
  AsterColour none = { 0 };

  aster_text_paint (cr, layout, at, aster_palette_ink (self->theme, ink), none);
}

static void
draw_bar (const AsterRampScene *self, const Plan *plan, cairo_t *cr)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, plan->bar, 0);
  double thick = BAR_THICK * plan->em;

  for (guint i = 0; i <= 16; i++)
    {
      AsterColour c = aster_palette_ramp (self->theme, self->ramp,
                                          self->max > self->min ? i / 16.0 : 0.5);

      cairo_pattern_add_color_stop_rgb (pattern, i / 16.0, c.r, c.g, c.b);
    }

  cairo_rectangle (cr, 0.5, 0.5, plan->bar - 1, thick - 1);
  cairo_set_source (cr, pattern);
  cairo_fill_preserve (cr);
  aster_cairo_set_colour (cr, aster_palette_ink (self->theme, ASTER_INK_LINE));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_pattern_destroy (pattern);
}

/* The ends stand flush with the bar, the last below the first where they would meet; the
 * middle only where there is room for it.
 * If all values are one, that one stands in the middle. */
static void
draw_labels (const AsterRampScene *self, const Plan *plan, cairo_t *cr)
{
  double y = (BAR_THICK + LABEL_GAP) * plan->em, widths[3];
  gboolean one = !(self->max > self->min);

  for (guint i = 0; i < 3; i++)
    measure (plan->labels[i], &widths[i], NULL);

  for (guint i = 0; i < 3; i++)
    {
      double x = i * (plan->bar - widths[i]) / 2;

      if (one ? i != 1
              : i == 1 && widths[0] + widths[1] + widths[2] + plan->em > plan->bar)
        continue;
      show (self, cr, plan->labels[i], plan->stacked ? MAX (x, 0) : x,
            y + (plan->stacked && i == 2 ? plan->label_height : 0), ASTER_INK_QUIET);
    }
}

/**
 * aster_ramp_painter_height:
 * @self: what to draw
 * @context: with the font of the page
 * @width: room, px
 *
 * Returns: the height that aster_ramp_painter_draw() takes, px
 */
double
aster_ramp_painter_height (const AsterRampScene *self,
                           PangoContext *context,
                           double width)
{
  Plan plan;

  plan_init (&plan, self, context, width);
  plan_clear (&plan);

  return ceil (plan.height);
}

/**
 * aster_ramp_painter_draw:
 * @self: what to draw
 * @context: with the font of the page
 * @cr: with its origin where the legend begins
 * @width: room, px
 */
void
aster_ramp_painter_draw (const AsterRampScene *self,
                         PangoContext *context,
                         cairo_t *cr,
                         double width)
{
  Plan plan;

  plan_init (&plan, self, context, width);
  if (has_values (self))
    {
      draw_bar (self, &plan, cr);
      draw_labels (self, &plan, cr);
    }

  show (self, cr, plan.title, plan.words_x, plan.words_y, ASTER_INK_TEXT);
  if (self->note != NULL)
    show (self, cr, plan.note, plan.words_x, plan.words_y + plan.title_height,
          ASTER_INK_QUIET);

  plan_clear (&plan);
}
