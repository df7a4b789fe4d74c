/* What the points of a map lie on.
 *
 * The paper is softly lit from the middle. Its gradient spans a dozen steps of a
 * channel over a thousand px, which would show as rings; a little ordered noise
 * below one step hides them. Grid lines are as wide as one logical px. */

#include "plot/plot-paper.h"

#include <math.h>
#include <string.h>

#include "plot/plot-axes.h"
#include "tools/wide.h"

#define FALL    470         /* steps of light from the middle to the middle of a side */
#define GRAIN   80          /* steps of noise, about one step of a channel */
#define TILE    64          /* px, side of the tile of noise */
#define CHANNEL (255 << 16) /* a channel, fixed point, at its brightest */

typedef struct
{
  int at; /* px */
  guint32 colour;
} Line;

/* A number for each px, evenly spread over [0, 1) and without a pattern that the
 * eye finds (Jimenez 2014, interleaved gradient noise). */
static double
noise (double x, double y)
{
  return fmod (52.9829189 * fmod (0.06711056 * x + 0.00583715 * y, 1), 1);
}

static const guint16 *
get_noise (void)
{
  static guint16 tile[TILE * TILE];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < TILE * TILE; i++)
        tile[i] = (guint16) (noise (i % TILE, i / TILE) * GRAIN);
      g_once_init_leave (&ready, 1);
    }

  return tile;
}

/* The light falls off with the square of the distance from the middle. */
static double
fall (gsize at, gsize length)
{
  double u = 2 * ((double) at + 0.5) / (double) length - 1;

  return u * u * FALL;
}

/* Red, green or blue, [0, 1]. */
static double
channel (AsterColour colour, int c)
{
  return c == 0 ? colour.r : c == 1 ? colour.g : colour.b;
}

static GArray *
find_lines (const AsterPlotScene *scene, const AsterPlotGrid *grid, int p, double scale)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < grid->n[p]; i++)
    {
      AsterInk ink = grid->value[p][i] == 0 ? ASTER_INK_LINE : ASTER_INK_FAINT;
      Line line = { (int) floor (grid->page[p][i] * scale),
                    aster_colour_to_pixel (aster_palette_ink (scene->theme, ink)) };

      g_array_append_val (lines, line);
    }

  return lines;
}

/* Paper of @width × @height device px under @scene, @scale of them a logical px. */
void
aster_paper_init (AsterPaper *self,
                  const AsterPlotScene *scene,
                  double scale,
                  gsize width,
                  gsize height)
{
  AsterColour paper = aster_palette_ink (scene->theme, ASTER_INK_PAPER);
  AsterColour edge = aster_palette_ink (scene->theme, ASTER_INK_EDGE);
  AsterPlotGrid grid = aster_plot_grid (scene);

  self->width = width;
  self->height = height;
  self->thick = MAX (1, (int) lrint (scale));
  for (int c = 0; c < 3; c++)
    {
      self->light[c] = (gint32) lrint ((channel (paper, c) + 0.5 / 255) * CHANNEL);
      self->fall[c] = (gint32) lrint ((channel (edge, c) - channel (paper, c)) * CHANNEL /
                                      (2 * FALL));
    }
  self->across = g_new (guint16, MAX (width, 1));
  for (gsize x = 0; x < width; x++)
    self->across[x] = (guint16) fall (x, width);
  for (int p = 0; p < 2; p++)
    self->lines[p] = find_lines (scene, &grid, p, scale);
}

void
aster_paper_clear (AsterPaper *self)
{
  g_clear_pointer (&self->across, g_free);
  for (int p = 0; p < 2; p++)
    g_clear_pointer (&self->lines[p], g_array_unref);
}

/* A channel, fixed point, of the light of a px. */
#define AT(c) (guint32) (light[c] + fall[c] * steps)

/* The light of @n px that have fallen by so many steps, @down of them for the row. */
ASTER_WIDE static void
mix_light (guint32 *restrict row,
           const guint16 *restrict across,
           const guint16 *restrict noise,
           gint32 down,
           const gint32 light[3],
           const gint32 fall[3],
           gsize n)
{
  for (gsize x = 0; x < n; x++)
    {
      gint32 steps = MIN (down + across[x] + noise[x], 2 * FALL);

      row[x] = 0xff000000 | (AT (0) & 0xff0000) | (AT (1) >> 8 & 0xff00) | AT (2) >> 16;
    }
}

static void
paint_light (const AsterPaper *self, guint32 *row, gsize y)
{
  const guint16 *tile = get_noise () + y % TILE * TILE;
  gint32 down = (gint32) fall (y, self->height);

  for (gsize x = 0; x < self->width; x += TILE)
    mix_light (row + x, self->across + x, tile, down, self->light, self->fall,
               MIN (TILE, self->width - x));
}

static void
paint_lines (const AsterPaper *self, guint32 *row, gsize y)
{
  for (guint i = 0; i < self->lines[1]->len; i++)
    {
      const Line *line = &g_array_index (self->lines[1], Line, i);

      if ((int) y >= line->at && (int) y < line->at + self->thick)
        for (gsize x = 0; x < self->width; x++)
          row[x] = line->colour;
    }

  for (guint i = 0; i < self->lines[0]->len; i++)
    {
      const Line *line = &g_array_index (self->lines[0], Line, i);

      for (int x = MAX (line->at, 0); x < line->at + self->thick; x++)
        if (x < (int) self->width)
          row[x] = line->colour;
    }
}

/* Paints row @y of the paper, its grid on it, into (width) pixels. */
static void
paint_row (const AsterPaper *self, guint32 *row, gsize y)
{
  paint_light (self, row, y);
  paint_lines (self, row, y);
}

/* Lays paper under what is premultiplied, as exactly as bytes can say. */
ASTER_WIDE static void
mix_under (guint32 *row, const guint32 *dots, const guint32 *restrict paper, gsize n)
{
  for (gsize x = 0; x < n; x++)
    {
      guint32 dot = dots[x], clear = 255 - (dot >> 24);
      guint32 odd = (paper[x] & 0xff00ff) * clear + 0x800080;
      guint32 even = (paper[x] >> 8 & 0xff00ff) * clear + 0x800080;

      odd = (odd + (odd >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
      even = (even + (even >> 8 & 0xff00ff)) & 0xff00ff00;
      row[x] = dot + (odd | even);
    }
}

/**
 * aster_paper_lay_under:
 * @self: a paper
 * @dots: (width) what lies on it, premultiplied
 * @row: (width) where the two of them go; may be @dots
 * @y: the row of the paper
 */
void
aster_paper_lay_under (const AsterPaper *self, const guint32 *dots, guint32 *row, gsize y)
{
  g_autofree guint32 *paper = g_new (guint32, MAX (self->width, 1));

  paint_row (self, paper, y);
  mix_under (row, dots, paper, self->width);
}
