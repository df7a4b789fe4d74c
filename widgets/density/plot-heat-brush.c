/* Heat and contours, row by row of pixels.
 *
 * A row of the grid is laid out over the width of the page once; the rows of pixels
 * between two such are mixed from them in plain loops over 16-bit numbers. A contour is
 * where the level is a whole number; how far a px is from it follows from the level and
 * its slope, so that lines are equally thick and need not be traced. Levels between nodes
 * are cubic B-splines, whose slope has no kinks, and so lines have none. */

#include <math.h>
#include <string.h>

#include "density/plot-heat.h"
#include "tools/wide.h"

#define FLAT 0.003f /* levels per px: too level for a line */
#define LEAST                                                                            \
  (ASTER_HEAT_LEAST - 0.5f) /* levels: the outermost contour is the one above */

void
aster_heat_brush_init (AsterHeatBrush *self,
                       const AsterHeat *heat,
                       double scale,
                       gsize width)
{
  gsize four = 4 * width, lines = heat->levels != NULL;
  double step = 1 / (scale * heat->density->cell);
  guint16 *at;

  memset (self, 0, sizeof *self);
  self->heat = heat;
  self->scale = scale;
  self->width = width;
  self->kept[0] = self->kept[1] = -1;
  self->block = g_new0 (guint16, (4 + 2 * lines) * four + 2 * (width + 1));
  at = self->block;
  for (guint i = 0; i < 2; i++)
    {
      self->colours[i] = at + i * four;
      self->covers[i] = at + (2 + i) * four;
      if (lines)
        {
          self->inks[i] = at + (4 + i) * four;
        }
    }
  if (lines)
    {
      for (guint i = 0; i < 4; i++)
        {
          self->levels[i] = g_new (float, width + 1);
          self->kept_levels[i] = -2;
        }
      self->padded = g_new (float, heat->density->width + 3);
      self->row = g_new (float, width + 1);
      self->down = g_new (float, width);
      self->lines = g_new (guint8, width);
    }

  self->nodes = at + (4 + 2 * lines) * four;
  self->parts = self->nodes + width + 1;
  for (gsize x = 0; x <= width; x++)
    {
      double u = MIN (((double) x + 0.5) * step, (double) heat->density->width - 1.001);

      self->nodes[x] = (guint16) u;
      self->parts[x] = (guint16) ((u - floor (u)) * 256);
    }
}

void
aster_heat_brush_clear (AsterHeatBrush *self)
{
  g_clear_pointer (&self->block, g_free);
  for (guint i = 0; i < 4; i++)
    g_clear_pointer (&self->levels[i], g_free);
  g_clear_pointer (&self->padded, g_free);
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->down, g_free);
  g_clear_pointer (&self->lines, g_free);
}

/* Between two nodes, @part of 256 on the way. */
static inline guint16
between (guint32 a, guint32 b, guint32 part)
{
  return (guint16) ((a * (256 - part) + b * part) >> 8);
}

/* Lays row @j of the levels out over the page, and returns it; beyond the rim the grid
 * goes on as it ends. */
static const float *
lay_out_levels (AsterHeatBrush *self, gssize j)
{
  const AsterDensity *density = self->heat->density;
  gsize width = density->width, slot = (gsize) (j + 4) % 4;
  const float *from = self->heat->levels +
                      (gsize) CLAMP (j, 0, (gssize) density->height - 1) * width;
  float *to = self->levels[slot], *padded = self->padded;

  if (self->kept_levels[slot] == j)
    return to;

  padded[0] = from[0];
  memcpy (padded + 1, from, width * sizeof (float));
  padded[width + 1] = padded[width + 2] = from[width - 1];
  for (gsize x = 0; x <= self->width; x++)
    {
      const float *at = padded + self->nodes[x];
      float w[4];

      aster_heat_spline ((float) self->parts[x] * (1.0f / 256), w);
      to[x] = w[0] * at[0] + w[1] * at[1] + w[2] * at[2] + w[3] * at[3];
    }
  self->kept_levels[slot] = j;

  return to;
}

static void
lay_out_colours (const AsterHeatBrush *self, guint16 *restrict to, const guint16 *from)
{
  for (gsize x = 0; x < self->width; x++)
    {
      const guint16 *at = from + 4 * self->nodes[x];

      for (gsize k = 0; k < 4; k++)
        to[4 * x + k] = between (at[k], at[4 + k], self->parts[x]);
    }
}

/* Lays row @j of the grid out over the page. */
static void
lay_out (AsterHeatBrush *self, guint slot, gsize j)
{
  const AsterHeat *heat = self->heat;
  gsize start = 4 * j * heat->density->width;

  lay_out_colours (self, self->colours[slot], heat->colours + start);
  for (gsize x = 0; x < self->width; x++)
    {
      guint64 four = G_GUINT64_CONSTANT (0x0001000100010001) *
                     self->colours[slot][4 * x + 3];

      memcpy (self->covers[slot] + 4 * x, &four, sizeof four);
    }
  if (heat->levels != NULL)
    lay_out_colours (self, self->inks[slot], heat->inks + start);
  self->kept[slot] = (gssize) j;
}

/* Has rows @j and @j + 1 of the grid laid out; slot 0 is the upper one. */
static void
advance (AsterHeatBrush *self, gsize j)
{
  if (self->kept[1] == (gssize) j)
    {
      guint16 *c = self->colours[0], *v = self->covers[0], *k = self->inks[0];

      self->colours[0] = self->colours[1];
      self->covers[0] = self->covers[1];
      self->inks[0] = self->inks[1];
      self->colours[1] = c;
      self->covers[1] = v;
      self->inks[1] = k;
      self->kept[0] = (gssize) j;
      self->kept[1] = -1;
    }
  if (self->kept[0] != (gssize) j)
    lay_out (self, 0, j);
  if (self->kept[1] != (gssize) j + 1)
    lay_out (self, 1, j + 1);
}

/* Puts the colours, which are times their cover, over @n bytes. */
ASTER_WIDE static void
blend (guint8 *restrict page,
       const guint16 *restrict colours0,
       const guint16 *restrict colours1,
       const guint16 *restrict covers0,
       const guint16 *restrict covers1,
       guint32 part,
       gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint32 colour = (colours0[i] * (256 - part) + colours1[i] * part) >> 16;
      guint32 cover = (covers0[i] * (256 - part) + covers1[i] * part) >> 16;
      guint32 rest = page[i] * (255 - cover) + 128;

      page[i] = (guint8) (colour + ((rest + (rest >> 8)) >> 8));
    }
}

/* How much of each px a contour covers, of 255. */
ASTER_WIDE static void
find_lines (guint8 *restrict lines,
            const float *restrict row,
            const float *restrict down,
            float thick,
            gsize n)
{
  for (gsize x = 0; x < n; x++)
    {
      float dx = row[x + 1] - row[x], dy = down[x];
      float slope = sqrtf (dx * dx + dy * dy);
      float away = fabsf (row[x] - floorf (row[x] + 0.5f));
      float cover = thick + 0.5f - away / MAX (slope, 1e-6f);

      cover = MIN (MAX (cover, 0.0f), 1.0f) * MIN (slope * (1 / FLAT), 1.0f);
      if (row[x] < LEAST)
        cover = 0;
      lines[x] = (guint8) (cover * 255);
    }
}

/* to[x] = the sum of four rows, each times its weight. */
ASTER_WIDE static void
mix (float *restrict to, const float *const rows[4], const float w[4], gsize n)
{
  const float *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];

  for (gsize x = 0; x < n; x++)
    to[x] = w[0] * a[x] + w[1] * b[x] + w[2] * c[x] + w[3] * d[x];
}

static void
paint_lines (AsterHeatBrush *self, guint32 *row, double v)
{
  double scale = self->scale;
  float part = (float) (v - floor (v)), w[4];
  float step = (float) (1 / (self->heat->density->cell * scale));
  const float *rows[4];

  for (gssize i = 0; i < 4; i++)
    rows[i] = lay_out_levels (self, (gssize) v - 1 + i);
  aster_heat_spline (part, w);
  mix (self->row, rows, w, self->width + 1);
  aster_heat_spline_slope (part, w);
  for (guint i = 0; i < 4; i++)
    w[i] *= step;
  mix (self->down, rows, w, self->width);
  find_lines (self->lines, self->row, self->down, ASTER_HEAT_THICK * (float) scale,
              self->width);
  for (gsize x = 0; x < self->width; x++)
    if (self->lines[x] != 0)
      {
        guint8 *page = (guint8 *) (row + x);
        const guint16 *a = self->inks[0] + 4 * x, *b = self->inks[1] + 4 * x;
        guint32 q = (guint32) (part * 256);
        guint32 cover = between (a[3], b[3], q) * (guint32) self->lines[x] / 65280;

        for (gsize k = 0; k < 4; k++)
          {
            guint32 ink = between (a[k], b[k], q) * (guint32) self->lines[x] / 65280;

            page[k] = (guint8) MIN (ink + page[k] * (255 - cover) / 255, 255);
          }
      }
}

/* Paints over row @y of the page, (width) px; rows in order are painted fastest. */
void
aster_heat_brush_paint (AsterHeatBrush *self, guint32 *row, gsize y)
{
  const AsterDensity *density = self->heat->density;
  double v = MIN (((double) y + 0.5) / (self->scale * density->cell),
                  (double) density->height - 1.001);
  gsize j = (gsize) v;

  advance (self, j);
  blend ((guint8 *) row, self->colours[0], self->colours[1], self->covers[0],
         self->covers[1], (guint32) ((v - (double) j) * 256), 4 * self->width);
  if (self->heat->levels != NULL)
    paint_lines (self, row, v);
}
