/* Marks over the points of a map: the hovered row with its card and its lines to
 * its neighbours, pinned rows, and the row the keyboard is on. */

#include "plot/plot-scene.h"

#include <math.h>

#include "colour/reading.h"
#include "colour/shape.h"
#include "text/text-paint.h"

#define CARD_PAD    8.0
#define BINS        40  /* of the histogram on a card */
#define SPREAD      2.2 /* its height, in sizes of a label */
#define CARD_CORNER 6.0
#define CARD_GAP    12.0 /* px from the point to its card */
#define CARD_WIDTH  19.0 /* of its lines at most, in sizes of a label */

static void
set_ink (const AsterPlotScene *scene, cairo_t *cr, AsterInk ink, double alpha)
{
  aster_cairo_set_colour (
      cr, aster_colour_with_alpha (aster_palette_ink (scene->theme, ink), alpha));
}

static void
paint_dot (const AsterPlotScene *scene, cairo_t *cr, gsize row, double radius)
{
  const guint8 *marks = aster_colouring_peek_marks (scene->colouring);
  guint8 style = marks != NULL ? marks[row] : scene->index->crowding[row];
  double page[2];

  aster_plot_scene_locate (scene, row, page);
  aster_cairo_set_colour (
      cr, aster_colouring_get_colour (scene->colouring, scene->theme, style));
  cairo_new_path (cr);
  cairo_arc (cr, page[0], page[1], radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
paint_ring (
    const AsterPlotScene *scene, cairo_t *cr, gsize row, AsterInk ink, double radius)
{
  double page[2];

  aster_plot_scene_locate (scene, row, page);
  cairo_new_path (cr);
  cairo_arc (cr, page[0], page[1], radius, 0, 2 * G_PI);
  set_ink (scene, cr, ASTER_INK_PAPER, 0.9);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  set_ink (scene, cr, ink, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
paint_neighbours (const AsterPlotScene *scene, cairo_t *cr)
{
  double radius = aster_plot_scene_radius (scene), from[2], to[2];

  if (scene->hovered < 0)
    return;

  aster_plot_scene_locate (scene, (gsize) scene->hovered, from);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gsize i = scene->n_neighbours; i-- > 0;)
    {
      /* The nearest ones stand out. */
      double rank = 1 - (double) i / (double) scene->n_neighbours;

      aster_plot_scene_locate (scene, scene->neighbours[i], to);
      cairo_new_path (cr);
      cairo_move_to (cr, from[0], from[1]);
      cairo_line_to (cr, to[0], to[1]);
      set_ink (scene, cr, ASTER_INK_HOVER, 0.15 + 0.35 * rank);
      cairo_set_line_width (cr, 1 + 0.75 * rank);
      cairo_stroke (cr);
    }
  for (gsize i = scene->n_neighbours; i-- > 0;)
    {
      paint_dot (scene, cr, scene->neighbours[i], radius + 1);
      paint_ring (scene, cr, scene->neighbours[i], ASTER_INK_HOVER, radius + 2.5);
    }
}

/* How many neighbours a card at @at would cover. */
static guint
count_covered (const AsterPlotScene *scene, const double at[2], double w, double h)
{
  guint n = 0;

  for (gsize i = 0; i < scene->n_neighbours; i++)
    {
      double page[2];

      aster_plot_scene_locate (scene, scene->neighbours[i], page);
      n += page[0] > at[0] - 4 && page[0] < at[0] + w + 4 && page[1] > at[1] - 4 &&
           page[1] < at[1] + h + 4;
    }

  return n;
}

/* TRUE if something that is no part of the map lies over @area. */
gboolean
aster_plot_scene_is_covered (const AsterPlotScene *self, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < self->n_covers; i++)
    {
      const cairo_rectangle_t *cover = &self->covers[i];

      if (area->x < cover->x + cover->width && cover->x < area->x + area->width &&
          area->y < cover->y + cover->height && cover->y < area->y + area->height)
        return TRUE;
    }

  return FALSE;
}

/* TRUE if a card at @at would lie over the word that stands beside the hovered point. */
static gboolean
hides_word (const AsterPlotScene *scene, const double at[2], double w, double h)
{
  AsterLabelBox box;
  double page[2];

  if (scene->labels == NULL || !scene->style.labels)
    return FALSE;

  box = aster_labels_get_box (scene->labels, (gsize) scene->hovered);
  aster_plot_scene_locate (scene, (gsize) scene->hovered, page);

  return page[0] + box.right > at[0] && page[0] < at[0] + w &&
         page[1] + box.down > at[1] && page[1] - box.up < at[1] + h;
}

/* How bad a place is: its own point hidden is worst, then words under the legend, then
 * its own word hidden, then neighbours hidden. */
static guint
weigh (const AsterPlotScene *scene, const double at[2], double w, double h)
{
  const cairo_rectangle_t area = { at[0], at[1], w, h };
  guint cost = count_covered (scene, at, w, h);
  double page[2];

  aster_plot_scene_locate (scene, (gsize) scene->hovered, page);
  if (page[0] > at[0] - 4 && page[0] < at[0] + w + 4 && page[1] > at[1] - 4 &&
      page[1] < at[1] + h + 4)
    cost += 10000;
  if (aster_plot_scene_is_covered (scene, &area))
    cost += 1000;
  if (hides_word (scene, at, w, h))
    cost += 100;

  return cost;
}

/* Right of the point, left of it, below or above, then askew: the first of the best
 * places. Never off the page. */
static void
find_card (const AsterPlotScene *scene, double w, double h, double at[2])
{
  const AsterTransform *t = &scene->transform;
  guint least = G_MAXUINT;
  double page[2];

  aster_plot_scene_locate (scene, (gsize) scene->hovered, page);
  const double right = page[0] + CARD_GAP, left = page[0] - CARD_GAP - w,
               below = page[1] + CARD_GAP, above = page[1] - CARD_GAP - h,
               centre = page[0] - w / 2, middle = page[1] - h / 2;
  const double places[][2] = {
    { right, middle }, { left, middle }, { centre, below }, { centre, above },
    { right, below },  { left, below },  { right, above },  { left, above },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double place[2] = { CLAMP (places[i][0], 4, MAX (t->width - w - 4, 4)),
                          CLAMP (places[i][1], 4, MAX (t->height - h - 4, 4)) };
      guint cost = weigh (scene, place, w, h);

      if (cost < least)
        {
          least = cost;
          at[0] = place[0];
          at[1] = place[1];
        }
    }
}

/* TRUE if the colour of a row stands for a number. */
static gboolean
has_number (const AsterPlotScene *scene, gsize row)
{
  const AsterColouring *c = scene->colouring;

  return c != NULL && c->kind == ASTER_COLOURING_NUMBERS &&
         c->n == aster_plot_scene_n (scene) && c->styles[row] < ASTER_STYLE_OTHER;
}

/* How the numbers of all rows lie along the ramp, and where that of @row does. */
static void
paint_spread (const AsterPlotScene *scene,
              cairo_t *cr,
              gsize row,
              const double at[2],
              const double size[2])
{
  const AsterColouring *c = scene->colouring;
  double tick = at[0] + size[0] * (c->styles[row] + 0.5) / ASTER_STYLE_OTHER;
  guint counts[BINS] = { 0 }, most = 1;

  for (gsize i = 0; i < c->n; i++)
    if (c->styles[i] < ASTER_STYLE_OTHER)
      counts[c->styles[i] * BINS / ASTER_STYLE_OTHER]++;
  for (guint i = 0; i < BINS; i++)
    most = MAX (most, counts[i]);

  for (guint i = 0; i < BINS; i++)
    {
      double height = counts[i] > 0 ? MAX (size[1] * counts[i] / most, 1) : 0;
      guint8 style = (guint8) ((i + 0.5) * ASTER_STYLE_OTHER / BINS);

      aster_cairo_set_colour (cr, aster_colouring_get_colour (c, scene->theme, style));
      cairo_rectangle (cr, at[0] + size[0] * i / BINS, at[1] + size[1] - height,
                       size[0] / BINS, height);
      cairo_fill (cr);
    }
  set_ink (scene, cr, ASTER_INK_CARD_TEXT, 1);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, tick, at[1] - 3);
  cairo_line_to (cr, tick, at[1] + size[1]);
  cairo_stroke (cr);
}

/* What its colour stands for, then what is known besides. */
static char *
dup_lines (const AsterPlotScene *scene, gsize row)
{
  g_autofree char *own = aster_reading_new (scene->colouring, row);

  if (own == NULL || scene->card == NULL)
    return g_strdup (own != NULL ? own : scene->card);

  return g_strdup_printf ("%s\n%s", own, scene->card);
}

static void
paint_card (const AsterPlotScene *scene, cairo_t *cr)
{
  gsize row = (gsize) scene->hovered;
  g_autofree char *token = aster_tokens_dup_shown (scene->tokens, row);
  g_autofree char *value = dup_lines (scene, row);
  double spread = has_number (scene, row) ? SPREAD * scene->text_size : 0;
  g_autoptr (PangoLayout) name = aster_text_layout (cr, scene->font, token,
                                                    1.15 * scene->text_size);
  g_autoptr (PangoLayout) more = aster_text_layout (cr, scene->font, value ? value : "",
                                                    0.9 * scene->text_size);
  AsterColour none = { 0 }, text = aster_palette_ink (scene->theme, ASTER_INK_CARD_TEXT);
  double w, h, w2 = 0, h2 = 0, at[2];

  pango_layout_set_width (more, (int) (CARD_WIDTH * scene->text_size * PANGO_SCALE));
  pango_layout_set_wrap (more, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (more, FALSE);
  aster_text_measure (name, &w, &h);
  if (value != NULL)
    aster_text_measure (more, &w2, &h2);
  w = MAX (w, w2) + 2 * CARD_PAD;
  h2 = h + h2 + 1.4 * CARD_PAD + (spread > 0 ? spread + CARD_PAD : 0);
  find_card (scene, w, h2, at);

  for (int i = 4; i > 0; i--)
    {
      /* A soft shadow, from the outside inwards. */
      aster_round_rectangle (cr, at[0] - i, at[1] - i + 2, w + 2 * i, h2 + 2 * i,
                             CARD_CORNER + i);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.045);
      cairo_fill (cr);
    }
  aster_round_rectangle (cr, at[0] + 0.5, at[1] + 0.5, w - 1, h2 - 1, CARD_CORNER);
  set_ink (scene, cr, ASTER_INK_CARD, 0.96);
  cairo_fill_preserve (cr);
  set_ink (scene, cr, ASTER_INK_LINE, 0.6);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);

  at[0] += CARD_PAD;
  at[1] += 0.7 * CARD_PAD;
  aster_text_paint (cr, name, at, text, none);
  at[1] += h;
  if (value != NULL)
    aster_text_paint (cr, more, at, aster_palette_ink (scene->theme, ASTER_INK_QUIET),
                      none);
  if (spread > 0)
    {
      const double size[] = { w - 2 * CARD_PAD, spread };

      at[1] += h2 - h - 1.4 * CARD_PAD - spread;
      paint_spread (scene, cr, row, at, size);
    }
}

/**
 * aster_plot_marks_paint:
 * @scene: what to mark
 * @cr: a cairo context over painted points
 *
 * Everything that follows the pointer and the keyboard; points stay untouched.
 */
void
aster_plot_marks_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  double radius = aster_plot_scene_radius (scene);

  cairo_save (cr);
  for (gsize i = 0; i < scene->n_pins; i++)
    if (aster_row_set_has (scene->rows, scene->pins[i]))
      paint_ring (scene, cr, scene->pins[i], ASTER_INK_PIN, radius + 3);

  if (scene->current >= 0)
    {
      if (scene->focused)
        paint_ring (scene, cr, (gsize) scene->current, ASTER_INK_ACCENT, radius + 7);
      paint_dot (scene, cr, (gsize) scene->current, radius + 1.5);
      paint_ring (scene, cr, (gsize) scene->current, ASTER_INK_ACCENT, radius + 3);
    }

  if (scene->hovered >= 0)
    {
      paint_neighbours (scene, cr);
      paint_dot (scene, cr, (gsize) scene->hovered, radius + 2);
      paint_ring (scene, cr, (gsize) scene->hovered, ASTER_INK_HOVER, radius + 3.5);
      if (scene->tokens != NULL)
        paint_card (scene, cr);
    }
  cairo_restore (cr);
}
