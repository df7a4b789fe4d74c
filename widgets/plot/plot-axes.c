/* Ticks, titles and grid of a map whose axes mean something.
 *
 * Maps by components or chosen axes have numbers along their lower and left
 * rims and a title each; maps whose distances on the page are no distances have
 * none. Ticks stand at 1, 2 or 5 times a power of ten. */

#include "plot/plot-axes.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "text/text-stamps.h"

#define TICK_EVERY  110.0 /* px, about */
#define TICK_SIZE   0.8   /* of the size of a label */
#define RIM         8.0   /* px from the rim of the page */
#define TITLE_WIDTH 14.0  /* of a title, in sizes of a label, about */
#define MAX_NOUGHTS 5     /* of a number that is written out */

/**
 * aster_axis_ticks:
 * @lo: left end of the axis
 * @hi: right end, above @lo
 * @about: how many ticks would be good
 * @values: (out): (%ASTER_MAX_TICKS) where they stand, ascending
 * @decimals: (out): digits behind the decimal sign that tell them apart; below 0 as many
 *   noughts before it
 *
 * Returns: how many there are
 */
guint
aster_axis_ticks (double lo, double hi, double about, double *values, int *decimals)
{
  double rough = (hi - lo) / MAX (about, 1), power, step;
  guint n = 0;

  *decimals = 0;
  if (!(hi > lo) || !isfinite (hi - lo))
    return 0;

  power = pow (10, floor (log10 (rough)));
  step = rough / power < 1.5   ? power
         : rough / power < 3.5 ? 2 * power
         : rough / power < 7.5 ? 5 * power
                               : 10 * power;
  *decimals = (int) -floor (log10 (step) + 1e-9);

  for (double k = ceil (lo / step); k * step <= hi && n < ASTER_MAX_TICKS; k++)
    values[n++] = k == 0 ? 0 : k * step;

  return n;
}

/**
 * aster_axis_dup_tick:
 * @value: where a tick stands
 * @decimals: from aster_axis_ticks()
 *
 * Returns: (transfer full): the number there, by a power of ten where it would be mostly
 *   noughts
 */
char *
aster_axis_dup_tick (double value, int decimals)
{
  int digits;

  if (abs (decimals) <= MAX_NOUGHTS)
    return aster_number_dup_fixed (value, MAX (decimals, 0));
  if (value == 0)
    return g_strdup ("0");

  digits = (int) floor (log10 (fabs (value)) + 1e-9) + decimals + 1;

  return aster_number_dup (value, CLAMP (digits, 1, 12));
}

/* Where the grid lines of a scene stand. */
AsterPlotGrid
aster_plot_grid (const AsterPlotScene *scene)
{
  const AsterTransform *t = &scene->transform;
  double a[2], b[2];
  AsterPlotGrid grid = { 0 };

  if (scene->axes == NULL || scene->axes[0].kind == ASTER_AXIS_NONE ||
      scene->orbit != NULL || !scene->style.axes)
    return grid;

  aster_transform_to_plane (t, 0, t->height, a);
  aster_transform_to_plane (t, t->width, 0, b);

  for (int p = 0; p < 2; p++)
    {
      double length = p == 0 ? t->width : t->height;

      grid.n[p] = aster_axis_ticks (a[p], b[p],
                                    length / (TICK_EVERY * scene->text_size / 13),
                                    grid.value[p], &grid.decimals[p]);
      for (guint i = 0; i < grid.n[p]; i++)
        grid.page[p][i] = p == 0 ? t->dx + t->scale * grid.value[p][i]
                                 : t->dy - t->scale * grid.value[p][i];
    }

  return grid;
}

/* What an axis means, in words; NULL if nothing. */
static char *
dup_title (const AsterAxisInfo *info)
{
  g_autofree char *share = NULL;

  switch (info->kind)
    {
    case ASTER_AXIS_COMPONENT:
      share = aster_number_dup_percent (info->share);
      /* Translators: title of an axis, «PC 1 · 12.3 % of variance»: the number of
       * a principal component and the share of the variance it carries. */
      return g_strdup_printf (_ ("PC %u · %s of variance"), info->component, share);

    case ASTER_AXIS_SINGULAR:
      share = aster_number_dup_percent (info->share);
      /* Translators: title of an axis: the number of a singular vector, and its
       * share of the sum of all squared coordinates; no mean was taken away. */
      return g_strdup_printf (_ ("SV %u · %s of the squares"), info->component, share);

    case ASTER_AXIS_COSINE:
      /* Translators: title of an axis; the words are an expression over tokens. */
      return g_strdup_printf (_ ("cosine to %s"), info->label ? info->label : "");

    case ASTER_AXIS_NONE:
    default:
      return NULL;
    }
}

typedef struct
{
  const AsterPlotScene *scene;
  cairo_t *cr;
  AsterColour ink, halo;
} Pen;

/* Text that is laid out, or drawn already. */
typedef struct
{
  PangoLayout *layout;         /* or NULL */
  const AsterTextStamp *stamp; /* likewise */
  double width, height;        /* px */
} Word;

static Word
lay_out (const Pen *pen, const char *text, double size)
{
  Word word = { .layout = aster_text_layout (pen->cr, pen->scene->font, text, size) };

  aster_text_measure (word.layout, &word.width, &word.height);

  return word;
}

static Word
prepare (const Pen *pen, const char *text, double size)
{
  const AsterTextLook look = { pen->scene->font, size, pen->ink, pen->halo };
  Word word = { 0 };

  if (pen->scene->stamps == NULL)
    return lay_out (pen, text, size);

  word.stamp = aster_text_stamps_get (pen->scene->stamps, pen->cr, &look, text);
  word.width = word.stamp->width;
  word.height = word.stamp->height;

  return word;
}

/* No wider than @most px. */
static Word
prepare_short (const Pen *pen, const char *text, double size, double most)
{
  Word word = prepare (pen, text, size);

  if (word.width <= most)
    return word;

  g_clear_object (&word.layout);
  word = lay_out (pen, text, size);
  pango_layout_set_ellipsize (word.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (word.layout, (int) (most * PANGO_SCALE));
  word.width = most;

  return word;
}

/* Writes it, or does not if @at is NULL. */
static void
finish (const Pen *pen, Word *word, const double *at)
{
  if (at != NULL && word->layout != NULL)
    aster_text_paint (pen->cr, word->layout, at, pen->ink, pen->halo);
  else if (at != NULL)
    aster_text_stamp_paint (word->stamp, pen->cr, at);
  g_clear_object (&word->layout);
}

/* One tick, its middle at @page px along axis @p; none if it would be cut off. */
static void
paint_tick (const Pen *pen, int p, double value, int decimals, double page)
{
  const AsterTransform *t = &pen->scene->transform;
  g_autofree char *text = aster_axis_dup_tick (value, decimals);
  Word word = prepare (pen, text, pen->scene->text_size * TICK_SIZE);
  const double at[2] = { p == 0 ? page - word.width / 2 : RIM,
                         p == 0 ? t->height - RIM / 2 - word.height
                                : page - word.height / 2 };

  /* The corners belong to neither axis, or to a title. */
  gboolean cut = p == 0 ? at[0] < 6 * RIM || at[0] + word.width > t->width
                        : at[1] < 3 * RIM + 1.2 * pen->scene->text_size ||
                              at[1] + word.height > t->height - 3 * RIM;

  finish (pen, &word, cut ? NULL : at);
}

/* px that the numbers along the lower rim take. */
static double
tick_height (const AsterPlotScene *scene)
{
  return 1.35 * TICK_SIZE * scene->text_size + RIM / 2;
}

/* The title of axis @p: over the right end of x, beside the upper end of y. Both are
 * written level, to be read without turning one's head. */
static void
paint_title (const Pen *pen, int p)
{
  const AsterTransform *t = &pen->scene->transform;
  g_autofree char *text = dup_title (&pen->scene->axes[p]);
  double at[2];
  Word word;

  if (text == NULL)
    return;

  word = prepare_short (pen, text, pen->scene->text_size * 0.92, t->width / 2);
  at[0] = p == 0 ? t->width - word.width - 2 * RIM : 2 * RIM;
  at[1] = p == 0 ? t->height - tick_height (pen->scene) - word.height - RIM / 2
                 : 1.5 * RIM;
  finish (pen, &word, at);
}

/**
 * aster_plot_axes_keep_off:
 * @scene: a scene
 * @x: left end of a word, px
 * @y: its upper end
 * @width: its extent
 * @height: likewise
 *
 * Returns: %TRUE if the word would lie on the numbers or the titles of the axes
 */
gboolean
aster_plot_axes_keep_off (
    const AsterPlotScene *scene, double x, double y, double width, double height)
{
  const AsterTransform *t = &scene->transform;
  double em = scene->text_size, low = t->height - tick_height (scene);

  if (scene->axes == NULL || scene->axes[0].kind == ASTER_AXIS_NONE ||
      scene->orbit != NULL || !scene->style.axes)
    return FALSE;

  return x < RIM + 2.6 * em || y + height > low ||
         (x < TITLE_WIDTH * em && y < 3 * RIM + em) ||
         (x + width > t->width - TITLE_WIDTH * em && y + height > low - 1.6 * em);
}

/* Two axes that point the same way have one title above the other. */
static void
keep_apart (cairo_rectangle_t *title,
            const cairo_rectangle_t *others,
            guint n,
            gboolean up)
{
  for (guint i = 0; i < n; i++)
    if (title->x < others[i].x + others[i].width &&
        others[i].x < title->x + title->width &&
        title->y < others[i].y + others[i].height &&
        others[i].y < title->y + title->height)
      title->y = up ? others[i].y - title->height : others[i].y + others[i].height;
}

/* Where the three axes point, in a corner, as the map is turned now. */
static void
paint_triad (const Pen *pen)
{
  const AsterPlotScene *scene = pen->scene;
  double length = 2.6 * scene->text_size, axes[3][2];
  cairo_rectangle_t titles[3];
  guint n_titles = 0;
  const double middle[] = { RIM + 2.2 * length, scene->transform.height - 2.2 * length };

  aster_orbit_get_axes (scene->orbit, axes);
  for (int p = 0; p < 3; p++)
    {
      g_autofree char *text = dup_title (&scene->axes[p]);
      const double end[] = { middle[0] + length * axes[p][0],
                             middle[1] - length * axes[p][1] };
      cairo_rectangle_t *title = &titles[n_titles];
      gboolean up = axes[p][1] > 0;
      Word word;

      if (text == NULL)
        continue;
      cairo_move_to (pen->cr, middle[0], middle[1]);
      cairo_line_to (pen->cr, end[0], end[1]);
      cairo_set_line_width (pen->cr, 1.5);
      aster_cairo_set_colour (pen->cr, pen->ink);
      cairo_stroke (pen->cr);

      word = prepare (pen, text, scene->text_size * TICK_SIZE);
      title->width = word.width;
      title->height = word.height;
      title->x = MAX (end[0] + (axes[p][0] < -0.2 ? -title->width - 4 : 4), RIM / 2);
      title->y = end[1] - (up ? title->height : 0);
      keep_apart (title, titles, n_titles++, up);
      finish (pen, &word, (double[]){ title->x, title->y });
    }
}

/* Numbers along the rims and the titles; nothing for axes without a meaning. */
void
aster_plot_axes_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  AsterPlotGrid grid = aster_plot_grid (scene);
  AsterColour paper = aster_palette_ink (scene->theme, ASTER_INK_EDGE);
  Pen pen = { scene, cr, aster_palette_ink (scene->theme, ASTER_INK_QUIET),
              aster_colour_with_alpha (paper, 0.85) };

  if (scene->orbit != NULL)
    {
      if (scene->axes != NULL && scene->style.axes)
        paint_triad (&pen);
      return;
    }

  for (int p = 0; p < 2; p++)
    for (guint i = 0; i < grid.n[p]; i++)
      paint_tick (&pen, p, grid.value[p][i], grid.decimals[p], grid.page[p][i]);

  for (int p = 0; p < 2 && grid.n[0] > 0; p++)
    paint_title (&pen, p);
}
