/* What the colours of a heat map, or its contours, stand for: how many words there are
 * on a thousand square pixels of the page as it is seen now. The ramp bends, so its
 * numbers stand where they belong and are round. */

#include "density/plot-heat.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "colour/shape.h"
#include "parts/numbers.h"
#include "plot/plot-axes.h"
#include "text/text-paint.h"

#define WIDTH  9.0  /* of the ramp, in sizes of a label */
#define HEIGHT 0.55 /* likewise */
#define RIM    10.0 /* px from the corner of the page */
#define SMALL  0.8  /* of the size of a label */
#define TITLE  28.0 /* of those sizes: no title is longer */
#define LAST   0.92 /* of the ramp: it never ends */
#define STEPS  48
#define UNIT   1000.0 /* px² */

/* The largest of 1, 2, 5, 10, … that is not above @x. */
static double
round_down (double x)
{
  double power = pow (10, floor (log10 (x)));

  return power * (x / power >= 5 ? 5 : x / power >= 2 ? 2 : 1);
}

static char *
dup_number (double x)
{
  return x >= 1000
             ? aster_number_dup_count ((gsize) lround (x))
             : aster_number_dup_fixed (x, CLAMP ((int) -floor (log10 (x) + 1e-9), 0, 4));
}

typedef struct
{
  const AsterPlotScene *scene;
  cairo_t *cr;
  AsterHeatScale scale;
  double x, y, width, height; /* px, of the ramp */
  AsterColour ink, halo;
} Strip;

static double
get_position (const Strip *self, double share)
{
  return share * LAST;
}

static void
paint_ramp (const Strip *self)
{
  AsterColour paper = aster_palette_ink (self->scene->theme, ASTER_INK_PAPER);
  AsterColour text = aster_palette_ink (self->scene->theme, ASTER_INK_TEXT);
  gboolean plain = self->scene->colouring == NULL ||
                   self->scene->colouring->kind == ASTER_COLOURING_NONE;
  cairo_pattern_t *ramp = cairo_pattern_create_linear (self->x, 0, self->x + self->width,
                                                       0);

  for (int i = 0; i <= STEPS; i++)
    {
      double share = (double) i / STEPS, t = get_position (self, share);
      AsterColour c = plain ? aster_heat_colour (self->scene->theme, t)
                            : aster_colour_mix (paper, text, 0.15 + 0.55 * sqrt (t));

      c = aster_colour_mix (paper, c, MIN (t / 0.14, 1));
      cairo_pattern_add_color_stop_rgb (ramp, share, c.r, c.g, c.b);
    }
  aster_round_rectangle (self->cr, self->x, self->y, self->width, self->height,
                         self->height / 2);
  cairo_set_source (self->cr, ramp);
  cairo_fill_preserve (self->cr);
  aster_cairo_set_colour (
      self->cr, aster_colour_with_alpha (
                    aster_palette_ink (self->scene->theme, ASTER_INK_LINE), 0.7));
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  cairo_pattern_destroy (ramp);
}

/* One number under the ramp; tells where it ends, and begins only beyond @from. */
static double
paint_number (const Strip *self, double value, double from)
{
  double t = aster_heat_scale_position (&self->scale, value / UNIT) / LAST;
  double at = self->x + t * self->width, w, h, place[2];
  g_autofree char *text = dup_number (value);
  g_autoptr (PangoLayout) layout = aster_text_layout (self->cr, self->scene->font, text,
                                                      SMALL * self->scene->text_size);

  aster_text_measure (layout, &w, &h);
  place[0] = CLAMP (at - w / 2, self->x - 4, self->x + self->width - w + 4);
  place[1] = self->y + self->height + 3;
  if (t > 1 || place[0] < from)
    return from;

  cairo_move_to (self->cr, at, self->y + self->height);
  cairo_line_to (self->cr, at, self->y + self->height + 3);
  aster_cairo_set_colour (self->cr, self->ink);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  aster_text_paint (self->cr, layout, place, self->ink, self->halo);

  return place[0] + w + 6;
}

static void
paint_title (const Strip *self)
{
  gboolean lines = self->scene->style.marks == ASTER_MARKS_CONTOURS;
  g_autofree char *unit = aster_number_dup_count ((gsize) UNIT);
  /* Translators: over the colours of a heat map, with numbers under them; %s is 1000. */
  g_autofree char *title = g_strdup_printf (
      lines ? _ ("words on %s px², two lines to a doubling")
            : _ ("words on %s px² of the page"),
      unit);
  g_autoptr (PangoLayout) layout = aster_text_layout (self->cr, self->scene->font, title,
                                                      SMALL * self->scene->text_size);
  double w, h, at[2];

  aster_text_measure (layout, &w, &h);
  at[0] = self->x + self->width - w;
  at[1] = self->y - h - 3;
  aster_text_paint (self->cr, layout, at, self->ink, self->halo);
}

/* Where the right end of the ramp and its title is: in the corner, or beside what lies
 * over it, if there is room for it on the page. */
static double
find_right_end (const Strip *self)
{
  const AsterPlotScene *scene = self->scene;
  double em = scene->text_size, width = TITLE * SMALL * em;
  double corner = scene->transform.width - RIM, right = corner;

  for (guint i = 0; i < scene->n_covers; i++)
    {
      const cairo_rectangle_t *cover = &scene->covers[i];

      if (cover->x < right && cover->x + cover->width > right - width &&
          cover->y < self->y + self->height + 1.5 * em &&
          cover->y + cover->height > self->y - 1.5 * em)
        right = cover->x - RIM;
    }

  return right - width > RIM ? right : corner;
}

/* Where the ramp goes, px; FALSE if there is none. */
static gboolean
find_strip (const AsterPlotScene *scene, Strip *self)
{
  const AsterTransform *t = &scene->transform;
  double em = scene->text_size, low = RIM;

  *self = (Strip){ .scene = scene };
  if (!scene->style.legend || !aster_heat_scale_init (&self->scale, scene) ||
      t->width < 3 * WIDTH * em || t->height < 12 * em)
    return FALSE;

  /* Titles of axes stand in the same corner. */
  if (aster_plot_grid (scene).n[0] > 0)
    low += 4 * em;
  self->width = WIDTH * em;
  self->height = HEIGHT * em;
  self->y = t->height - low - 1.3 * em - self->height;
  self->x = find_right_end (self) - self->width;

  return TRUE;
}

/**
 * aster_heat_legend_keep_off:
 * @scene: a scene
 * @area: (out): px of the page
 *
 * Returns: whether a heat map is explained on the page, in @area
 */
gboolean
aster_heat_legend_keep_off (const AsterPlotScene *scene, cairo_rectangle_t *area)
{
  double em = scene->text_size;
  Strip self;

  if (!find_strip (scene, &self))
    return FALSE;

  area->x = self.x + self.width - TITLE * SMALL * em;
  area->y = self.y - 1.5 * em;
  area->width = TITLE * SMALL * em + RIM;
  area->height = self.height + 3 * em;

  return TRUE;
}

/**
 * aster_heat_legend_paint:
 * @scene: a scene
 * @cr: over its points
 *
 * Draws what the heat map means into the lower right corner, if there is one, or beside
 * what lies there.
 */
void
aster_heat_legend_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  double value, from;
  Strip self;

  if (!find_strip (scene, &self))
    return;

  self.cr = cr;
  self.ink = aster_palette_ink (scene->theme, ASTER_INK_QUIET);
  self.halo = aster_colour_with_alpha (aster_palette_ink (scene->theme, ASTER_INK_PAPER),
                                       0.85);

  cairo_save (cr);
  paint_title (&self);
  paint_ramp (&self);
  value = round_down (UNIT * aster_heat_scale_density (&self.scale, 0.2));
  from = self.x - 6;
  for (int i = 0; i < 12; i++)
    {
      double next = value * 2;

      from = paint_number (&self, value, from);
      value = round_down (next * 1.0001) > value ? round_down (next * 1.0001)
                                                 : value * 2.5;
    }
  cairo_restore (cr);
}
