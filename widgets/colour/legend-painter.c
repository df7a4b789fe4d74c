/* The legend of a drawing, as ink: swatches with counts for classes, a ramp with
 * ticks in real units for numbers. The window builds the same legend from
 * buttons and takes its swatches and its ramp from here. */

#include "colour/legend-painter.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "colour/shape.h"
#include "parts/numbers.h"
#include "text/text-paint.h"
#include "values/tokens.h"

#define RAMP_STEPS   64
#define RAMP         15.0 /* px of it, and to its ticks */
#define LINE         1.5  /* letters */
#define PAD          10.0
#define MAX_WIDTH    260.0 /* px, of letters of the usual size */
#define USUAL_SIZE   13.0  /* px */
#define SIDE         1.2   /* letters, of a swatch */
#define AFTER_SIDE   6.0   /* px */
#define AFTER_NAME   16.0  /* px to the count; a name that is cut short has half of it */
#define MOST_OF_PAGE 0.25  /* that a legend of many classes may take, but for */
#define LEAST_LINES  4

/* Three of the pale colours, since «other» has several. */
static void
paint_pale (cairo_t *cr, const AsterColouring *colouring, AsterTheme theme, double side)
{
  static const double at[][2] = { { 0.3, 0.33 }, { 0.7, 0.33 }, { 0.5, 0.68 } };

  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      double middle[2] = { at[i][0] * side, at[i][1] * side };

      aster_shape_trace (cr, ASTER_SHAPE_DISC, middle, side * 0.18);
      aster_cairo_set_colour (cr, aster_colouring_get_colour (
                                      colouring, theme, (guint8) (ASTER_STYLE_PALE + i)));
      cairo_fill (cr);
    }
}

/* A mark of the shape and colour of a style, in a square of @side px at (0, 0). */
void
aster_swatch_paint (cairo_t *cr,
                    const AsterColouring *colouring,
                    AsterTheme theme,
                    guint8 style,
                    double side)
{
  double middle[2] = { side / 2, side / 2 };

  if (style == ASTER_STYLE_OTHER && colouring->marks != NULL)
    {
      paint_pale (cr, colouring, theme, side);
      return;
    }

  aster_shape_trace (cr, aster_colouring_get_shape (colouring, style), middle,
                     side * 0.36);
  aster_cairo_set_colour (cr, aster_colouring_get_colour (colouring, theme, style));
  cairo_fill (cr);
}

/* px that a ramp and its ticks take, and a line for rows that have no number. */
double
aster_ramp_height (const AsterColouring *colouring, const AsterLettering *lettering)
{
  return RAMP + 1.4 * lettering->size +
         (colouring->n_missing > 0 ? LINE * lettering->size : 0);
}

/* Which places of a ramp get a tick: its ends, and the middle or zero. */
static guint
find_ticks (const AsterColouring *colouring, double ticks[3])
{
  if (colouring->kind == ASTER_COLOURING_NUMBERS && !(colouring->max > colouring->min))
    {
      ticks[0] = 0.5;
      return 1;
    }

  ticks[0] = 0;
  ticks[1] = 0.5;
  ticks[2] = 1;

  return 3;
}

static char *
dup_tick (const AsterColouring *colouring, double position)
{
  g_autofree char *number = NULL;

  if (colouring->kind == ASTER_COLOURING_NONE)
    /* Translators: the two ends of a colour ramp for how crowded a place on the map
     * is. */
    return g_strdup (position == 0 ? _ ("sparse") : position == 1 ? _ ("crowded") : "");
  if (isnan (colouring->min))
    return g_strdup ("—");

  number = aster_number_dup (aster_colouring_get_number (colouring, position), 3);
  if (colouring->beyond && (position <= 0 || position >= 1))
    return g_strdup_printf ("%s %s", position <= 0 ? "≤" : "≥", number);

  return g_steal_pointer (&number);
}

/* What the colours show, in words. */
char *
aster_legend_dup_title (const AsterColouring *colouring)
{
  if (colouring->kind == ASTER_COLOURING_NONE)
    return g_strdup (_ ("How crowded it is"));

  return g_strdup (colouring->title);
}

/* What an entry stands for, in words, safe to show. */
char *
aster_legend_dup_label (const AsterLegendEntry *entry)
{
  if (entry->label != NULL)
    return aster_token_escape (entry->label, -1);

  return g_strdup (entry->style == ASTER_STYLE_OTHER
                       /* Translators: the classes too small for a colour of their own. */
                       ? _ ("other")
                       /* Translators: rows of a table without a value. */
                       : _ ("no value"));
}

/* One line of a legend: a swatch, what it stands for, how many there are. */
static void
paint_entry (cairo_t *cr,
             const AsterColouring *colouring,
             const AsterLegendEntry *entry,
             const AsterLettering *lettering,
             double width)
{
  g_autofree char *label = aster_legend_dup_label (entry);
  g_autofree char *count = aster_number_dup_count (entry->count);
  g_autoptr (PangoLayout) name = aster_text_layout (cr, lettering->font, label,
                                                    lettering->size);
  g_autoptr (PangoLayout) number = aster_text_layout (cr, lettering->font, count,
                                                      lettering->size);
  AsterColour none = { 0 };
  double side = SIDE * lettering->size, w, at[2] = { side + AFTER_SIDE, 0 };

  aster_text_measure (number, &w, NULL);
  pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (
      name, (int) (ceil ((width - w - at[0] - AFTER_NAME / 2) * PANGO_SCALE)));

  aster_swatch_paint (cr, colouring, lettering->theme, entry->style, side);
  aster_text_paint (cr, name, at, aster_palette_ink (lettering->theme, ASTER_INK_TEXT),
                    none);
  at[0] = width - w;
  aster_text_paint (cr, number, at, aster_palette_ink (lettering->theme, ASTER_INK_QUIET),
                    none);
}

/**
 * aster_ramp_paint:
 * @cr: a cairo context; the ramp begins at (0, 0)
 * @colouring: numbers, or none for the ramp of density
 * @lettering: how ticks are written
 * @width: px
 */
void
aster_ramp_paint (cairo_t *cr,
                  const AsterColouring *colouring,
                  const AsterLettering *lettering,
                  double width)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, width, 0);
  AsterColour quiet = aster_palette_ink (lettering->theme, ASTER_INK_QUIET), none = { 0 };
  double ticks[3];
  guint n_ticks = find_ticks (colouring, ticks);

  for (guint i = 0; i <= RAMP_STEPS; i++)
    {
      double t = (double) i / RAMP_STEPS;
      AsterColour c = aster_colouring_get_ramp (colouring, lettering->theme, t);

      cairo_pattern_add_color_stop_rgb (pattern, t, c.r, c.g, c.b);
    }
  aster_round_rectangle (cr, 0.5, 0.5, width - 1, 9, 3);
  cairo_set_source (cr, pattern);
  cairo_fill_preserve (cr);
  aster_cairo_set_colour (cr, aster_palette_ink (lettering->theme, ASTER_INK_LINE));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_pattern_destroy (pattern);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = dup_tick (colouring, ticks[i]);
      g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                          0.85 * lettering->size);
      double w, at[2] = { 0, 13 };

      aster_text_measure (layout, &w, NULL);
      at[0] = CLAMP (ticks[i] * width - w / 2, 0, MAX (width - w, 0));
      aster_text_paint (cr, layout, at, quiet, none);
    }
  if (colouring->n_missing > 0)
    {
      const AsterLegendEntry missing = { NULL, colouring->n_missing, ASTER_STYLE_MISSING,
                                         FALSE };

      cairo_save (cr);
      cairo_translate (cr, 0,
                       aster_ramp_height (colouring, lettering) - LINE * lettering->size);
      paint_entry (cr, colouring, &missing, lettering, width);
      cairo_restore (cr);
    }
}

static void
paint_rest (cairo_t *cr,
            const AsterColouring *colouring,
            const AsterLettering *lettering,
            double width,
            guint from)
{
  AsterColour none = { 0 };
  double at[2] = { 0, 0 };
  guint n = colouring->entries->len - from;
  g_autofree char *text = g_strdup_printf (
      ngettext ("and %u more class", "and %u more classes", n), n);
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                      lettering->size);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  aster_text_paint (cr, layout, at, aster_palette_ink (lettering->theme, ASTER_INK_QUIET),
                    none);
}

static void
paint_entries (cairo_t *cr,
               const AsterColouring *colouring,
               const AsterLettering *lettering,
               double width,
               double line,
               guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (colouring->entries,
                                                      AsterLegendEntry, i);

      if (i + 1 == n && n < colouring->entries->len)
        paint_rest (cr, colouring, lettering, width, i);
      else
        paint_entry (cr, colouring, entry, lettering, width);
      cairo_translate (cr, 0, line);
    }
}

/* px of a word in one line. */
static double
measure_word (cairo_t *cr, const AsterLettering *lettering, const char *text)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, lettering->font, text,
                                                      lettering->size);
  double width;

  aster_text_measure (layout, &width, NULL);

  return width;
}

/* px across that the words of a legend of classes ask for, of its first @n. */
static double
measure_words (const AsterColouring *colouring, const AsterLettering *lettering, guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *title = aster_legend_dup_title (colouring);
  double most = measure_word (cr, lettering, title != NULL ? title : "");

  for (guint i = 0; i < n; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (colouring->entries,
                                                      AsterLegendEntry, i);
      g_autofree char *label = aster_legend_dup_label (entry);
      g_autofree char *count = aster_number_dup_count (entry->count);

      most = MAX (most, SIDE * lettering->size + AFTER_SIDE +
                            measure_word (cr, lettering, label) + AFTER_NAME +
                            measure_word (cr, lettering, count));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ceil (most);
}

/* px across within the card, and the lines of its entries, of which the last one counts
 * those that have no room: as much of a large letter as of a small one, no more than the
 * words ask for, and few enough to leave the page to the map. */
static double
find_inner (const AsterColouring *colouring,
            const AsterLettering *lettering,
            double width,
            double height,
            guint *n_lines)
{
  double inner = MIN (MAX_WIDTH * lettering->size / USUAL_SIZE, width / 3) - 2 * PAD;
  double line = LINE * lettering->size, lines, few;
  guint n = colouring->entries != NULL ? colouring->entries->len : 0;

  *n_lines = 0;
  if (colouring->kind != ASTER_COLOURING_CLASSES)
    return inner;

  lines = MAX ((height - 6 * PAD - line) / line, 1);
  *n_lines = MIN (n, (guint) lines);
  inner = MIN (inner, measure_words (colouring, lettering, *n_lines));
  few = (MOST_OF_PAGE * width * height / (inner + 2 * PAD) - 3 * PAD - line) / line;
  *n_lines = MIN (*n_lines, (guint) MAX (few, MIN (LEAST_LINES, lines)));

  return inner;
}

/**
 * aster_legend_measure:
 * @colouring: what to explain
 * @lettering: how to write it
 * @width: of the page, px
 * @height: likewise
 * @area: (out): the card that aster_legend_paint() draws, px
 *
 * Returns: %FALSE if there is nothing to explain
 */
gboolean
aster_legend_measure (const AsterColouring *colouring,
                      const AsterLettering *lettering,
                      double width,
                      double height,
                      cairo_rectangle_t *area)
{
  double line = LINE * lettering->size, inner;
  guint n;

  if (colouring->kind == ASTER_COLOURING_NONE)
    return FALSE;

  inner = find_inner (colouring, lettering, width, height, &n);
  area->x = width - inner - 3 * PAD;
  area->y = PAD;
  area->width = inner + 2 * PAD;
  area->height = line + (n > 0 ? n * line : aster_ramp_height (colouring, lettering)) +
                 1.6 * PAD;

  return TRUE;
}

/**
 * aster_legend_paint:
 * @cr: a cairo context
 * @colouring: what to explain
 * @lettering: how to write it
 * @width: of the page, px
 * @height: likewise
 *
 * Draws the legend of a figure on a card at the upper right of the page.
 */
void
aster_legend_paint (cairo_t *cr,
                    const AsterColouring *colouring,
                    const AsterLettering *lettering,
                    double width,
                    double height)
{
  gboolean classes = colouring->kind == ASTER_COLOURING_CLASSES;
  double line = LINE * lettering->size, inner;
  guint n;
  cairo_rectangle_t card;
  g_autofree char *title = aster_legend_dup_title (colouring);
  g_autoptr (PangoLayout) layout = aster_text_layout (
      cr, lettering->font, title ? title : "", lettering->size);
  AsterColour none = { 0 };
  double at[2] = { 0, 0 };

  if (!aster_legend_measure (colouring, lettering, width, height, &card))
    return;

  inner = find_inner (colouring, lettering, width, height, &n);
  cairo_save (cr);
  cairo_translate (cr, card.x, card.y);
  aster_round_rectangle (cr, 0.5, 0.5, card.width - 1, card.height, 6);
  aster_cairo_set_colour (
      cr, aster_colour_with_alpha (aster_palette_ink (lettering->theme, ASTER_INK_CARD),
                                   0.95));
  cairo_fill_preserve (cr);
  aster_cairo_set_colour (cr, aster_palette_ink (lettering->theme, ASTER_INK_FAINT));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);

  cairo_translate (cr, PAD, 0.8 * PAD);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (inner * PANGO_SCALE));
  aster_text_paint (cr, layout, at, aster_palette_ink (lettering->theme, ASTER_INK_TEXT),
                    none);
  cairo_translate (cr, 0, line);
  if (classes)
    paint_entries (cr, colouring, lettering, inner, line, n);
  else
    aster_ramp_paint (cr, colouring, lettering, inner);
  cairo_restore (cr);
}
