/* Paper and points of a map, straight into pixels.
 *
 * The page is cut into bands of rows, and every dot is dealt to the bands it
 * touches; then each band is painted by one thread, paper first, while its
 * pixels are in the cache. Dots are dealt in a fixed order that strides through
 * the rows by the golden section, so that a file sorted by class does not paint
 * its last class over all others, and no picture depends on the number of
 * threads. A dot is a ready-made mask blended in one plain loop over bytes.
 *
 * The paper is softly lit from the middle. Its gradient spans a dozen steps of a
 * channel over a thousand px, which shows as rings; a little ordered noise below
 * one step hides them.
 *
 * Cost: some 20 px a dot at most sizes; 50,000 dots on 1600 × 1000 take about
 * 2 ms on two cores. */

#include "plot-points.h"

#include <math.h>
#include <string.h>

#include "bits.h"
#include "plot-axes.h"
#include "plot-dots.h"
#include "tools/parallel.h"

#define BAND        32   /* px of height */
#define GRAIN       8192 /* dots dealt by one block */
#define N_LIGHTS    1024 /* steps of the light on the paper */
#define MIN_RADIUS  1.0  /* logical px */
#define MAX_RADIUS  5.0
#define RADIUS_GAIN 0.25 /* radius · √density */

/* Painted in this order, so that what is selected lies on what is not. */
enum { LAYER_DIM, LAYER_PLAIN, LAYER_STRONG, LAYER_RING, N_LAYERS };

typedef struct
{
  gint16 x, y; /* px of the middle */
  guint8 place;
  guint8 style;
  guint8 shape;
  guint8 weight;
} Dot;

typedef struct
{
  guint8 bytes[16]; /* one px of colour, four times */
} Ink;

typedef struct
{
  int at; /* px */
  guint32 colour;
} Line;

typedef struct
{
  const AsterPlotScene *scene;
  AsterPage *page;
  double scale;

  AsterDot dots[ASTER_N_DOTS];
  Ink inks[256];
  guint8 shapes[256];
  guint half; /* the largest of the dots */
  Ink ring;

  gsize n;
  gsize stride; /* from one row to the next that is dealt */
  gsize n_bands;
  gsize n_blocks;
  guint32 *counts; /* (n_bands · N_LAYERS × n_blocks), then where each block deals to */
  Dot *dealt;

  guint32 lights[N_LIGHTS];
  GArray *lines[2]; /* of Line: upright ones by x, level ones by y */
} Painting;

/* The radius of a point, logical px: large where there is room. */
double
aster_plot_scene_radius (const AsterPlotScene *self)
{
  double density = self->index->density / (self->transform.scale * self->transform.scale);

  return CLAMP (RADIUS_GAIN / sqrt (MAX (density, 1e-12)), MIN_RADIUS, MAX_RADIUS);
}

/**
 * aster_page_init:
 * @self: (out): a page
 * @width: device px
 * @height: likewise
 * @scale: device px for each logical px
 *
 * Returns: %FALSE, and an empty page, if there is not enough memory
 */
gboolean
aster_page_init (AsterPage *self, gsize width, gsize height, double scale)
{
  gsize pad = 2 * (gsize) ceil (2 * MAX_RADIUS * scale + 8);

  memset (self, 0, sizeof *self);
  self->width = width;
  self->height = height;
  self->stride = (width + 2 * pad + 15) / 16 * 16;
  self->size = self->stride * (height + 1) * sizeof (guint32);
  self->block = g_try_malloc (self->size);
  if (self->block == NULL)
    return FALSE;

  self->pixels = self->block + pad;

  return TRUE;
}

void
aster_page_clear (AsterPage *self)
{
  g_clear_pointer (&self->block, g_free);
  self->pixels = NULL;
}

static guint32
to_pixel (AsterColour c)
{
  return 0xff000000u | (guint32) lrint (c.r * 255) << 16 |
         (guint32) lrint (c.g * 255) << 8 | (guint32) lrint (c.b * 255);
}

static Ink
to_ink (AsterColour colour)
{
  guint32 pixel = to_pixel (colour);
  Ink ink;

  for (int i = 0; i < 4; i++)
    memcpy (ink.bytes + 4 * i, &pixel, 4);

  return ink;
}

/* Blends @n bytes, a multiple of 16, of one colour through a mask. */
static inline void
blend (guint8 *restrict page, const guint8 *restrict mask, const guint8 *ink, gsize n)
{
  for (gsize i = 0; i < n; i += 16)
    for (gsize k = 0; k < 16; k++)
      {
        guint16 m = mask[i + k];
        guint16 t = (guint16) (ink[k] * m + page[i + k] * (255 - m) + 128);

        page[i + k] = (guint8) ((guint16) (t + (t >> 8)) >> 8);
      }
}

static void
paint_dot (const Painting *self, const Dot *dot, gsize top, gsize bottom)
{
  const AsterDot *sprite = &self->dots[dot->shape];
  const guint8 *mask = aster_dot_get (sprite, dot->weight, dot->place);
  const guint8 *ink = dot->shape == ASTER_DOT_RING ? self->ring.bytes
                                                   : self->inks[dot->style].bytes;
  gssize y = dot->y - (gssize) sprite->half;
  gssize from = MAX (y, (gssize) top),
         to = MIN (y + (gssize) sprite->side, (gssize) bottom);

  for (gssize j = from; j < to; j++)
    {
      guint32 *row = self->page->pixels + j * (gssize) self->page->stride + dot->x -
                     (gssize) sprite->half;

      blend ((guint8 *) row, mask + (gsize) (j - y) * sprite->pitch, ink, sprite->pitch);
    }
}

static int
layer_of (const AsterPlotScene *scene, gsize row)
{
  if (scene->n_selected == 0)
    return LAYER_PLAIN;

  return aster_bits_get (scene->selected, row) ? LAYER_STRONG : LAYER_DIM;
}

typedef void (*DealFunc) (Painting *self, gsize block, gsize bucket, const Dot *dot);

static void
count_dot (Painting *self, gsize block, gsize bucket, const Dot *dot)
{
  self->counts[bucket * self->n_blocks + block]++;
}

static void
place_dot (Painting *self, gsize block, gsize bucket, const Dot *dot)
{
  self->dealt[self->counts[bucket * self->n_blocks + block]++] = *dot;
}

/* Deals a dot to the bands it touches. */
static inline void
deal_dot (Painting *self, gsize block, int layer, const Dot *dot, DealFunc func)
{
  gssize half = self->dots[dot->shape].half;
  gssize first = MAX (dot->y - half, 0) / BAND;
  gssize last = MIN (dot->y + half, (gssize) self->page->height - 1) / BAND;

  for (gssize band = first; band <= last; band++)
    func (self, block, (gsize) band * N_LAYERS + (gsize) layer, dot);
}

/* Deals the dots of one block, in the order of the stride. */
static inline void
deal_block (Painting *self, gsize begin, gsize end, DealFunc func)
{
  const AsterPlotScene *scene = self->scene;
  const AsterMatrix *at = scene->moving ? scene->moving : scene->index->positions;
  const guint8 *styles = scene->colouring && scene->colouring->styles
                             ? scene->colouring->styles
                             : scene->index->crowding;
  double sx = scene->transform.scale * self->scale * ASTER_DOT_STEPS;
  double dx = scene->transform.dx * self->scale * ASTER_DOT_STEPS;
  double dy = scene->transform.dy * self->scale * ASTER_DOT_STEPS;
  double rim = (double) self->half * ASTER_DOT_STEPS;
  double right = (double) self->page->width * ASTER_DOT_STEPS + rim;
  double bottom = (double) self->page->height * ASTER_DOT_STEPS + rim;
  gsize row = (gsize) ((guint64) begin * self->stride % self->n);

  for (gsize i = begin; i < end; i++)
    {
      const float *p = at->data + row * at->n_cols;
      double x = dx + sx * p[0], y = dy - sx * p[1];

      if (x > -rim && x < right && y > -rim && y < bottom &&
          (scene->visible == NULL || aster_bits_get (scene->visible, row)))
        {
          int qx = (int) floor (x + 0.5), qy = (int) floor (y + 0.5);
          int layer = layer_of (scene, row);
          Dot dot = { (gint16) (qx >> 2),
                      (gint16) (qy >> 2),
                      (guint8) ((qx & 3) + ASTER_DOT_STEPS * (qy & 3)),
                      styles[row],
                      self->shapes[styles[row]],
                      (guint8) layer };

          deal_dot (self, begin / GRAIN, layer, &dot, func);
          if (scene->n_matches > 0 && aster_bits_get (scene->matches, row))
            {
              dot.shape = ASTER_DOT_RING;
              dot.weight = ASTER_DOT_STRONG;
              deal_dot (self, begin / GRAIN, LAYER_RING, &dot, func);
            }
        }

      row += self->stride;
      if (row >= self->n)
        row -= self->n;
    }
}

static void
count_cb (gsize begin, gsize end, gpointer data)
{
  deal_block (data, begin, end, count_dot);
}

static void
place_cb (gsize begin, gsize end, gpointer data)
{
  deal_block (data, begin, end, place_dot);
}

/* A number for each px, evenly spread over [0, 1) and without a pattern that the
 * eye finds (Jimenez 2014, interleaved gradient noise). */
static inline float
noise (float x, float y)
{
  float f = 0.06711056f * x + 0.00583715f * y;

  f -= (float) (int) f;
  f *= 52.9829189f;

  return f - (float) (int) f;
}

static void
paint_paper (const Painting *self, gsize y)
{
  guint32 *row = self->page->pixels + y * self->page->stride;
  gsize width = self->page->width;
  float cx = (float) width / 2, cy = (float) self->page->height / 2;
  float v = ((float) y - cy) / MAX (cy, 1), steps = N_LIGHTS - 1;

  if (self->lights[0] == self->lights[N_LIGHTS - 1])
    {
      for (gsize x = 0; x < width; x++)
        row[x] = self->lights[0];
      return;
    }

  for (gsize x = 0; x < width; x++)
    {
      float u = ((float) x - cx) / cx;
      float t = (u * u + v * v) * 0.5f * steps +
                (noise ((float) x, (float) y) - 0.5f) * N_LIGHTS / 12;

      row[x] = self->lights[(int) (t < 0 ? 0 : t > steps ? steps : t)];
    }
}

static void
paint_lines (const Painting *self, gsize y)
{
  guint32 *row = self->page->pixels + y * self->page->stride;
  int thick = MAX (1, (int) lrint (self->scale));

  for (guint i = 0; i < self->lines[1]->len; i++)
    {
      const Line *line = &g_array_index (self->lines[1], Line, i);

      if ((int) y >= line->at && (int) y < line->at + thick)
        for (gsize x = 0; x < self->page->width; x++)
          row[x] = line->colour;
    }

  for (guint i = 0; i < self->lines[0]->len; i++)
    {
      const Line *line = &g_array_index (self->lines[0], Line, i);

      for (int x = MAX (line->at, 0); x < line->at + thick; x++)
        if (x < (int) self->page->width)
          row[x] = line->colour;
    }
}

static void
band_cb (gsize begin, gsize end, gpointer data)
{
  Painting *self = data;

  for (gsize band = begin; band < end; band++)
    {
      gsize top = band * BAND, bottom = MIN (top + BAND, self->page->height);
      gsize first = band * N_LAYERS * self->n_blocks;
      gsize last = first + N_LAYERS * self->n_blocks;
      gsize from = first == 0 ? 0 : self->counts[first - 1];
      gsize to = self->counts[last - 1];

      for (gsize y = top; y < bottom; y++)
        {
          paint_paper (self, y);
          paint_lines (self, y);
        }
      for (gsize i = from; i < to; i++)
        paint_dot (self, &self->dealt[i], top, bottom);
    }
}

/* Draws the shapes that the styles need, and mixes their inks. */
static void
prepare_dots (Painting *self)
{
  const AsterPlotScene *scene = self->scene;
  double radius = aster_plot_scene_radius (scene) * self->scale;

  for (guint style = 0; style < 256; style++)
    {
      guint8 shape = (guint8) aster_colouring_get_shape (scene->colouring,
                                                         (guint8) style);

      self->shapes[style] = shape;
      self->inks[style] = to_ink (
          aster_colouring_get_colour (scene->colouring, scene->theme, (guint8) style));
      if (self->dots[shape].masks == NULL)
        self->dots[shape] = aster_dot_draw (shape, radius);
      self->half = MAX (self->half, self->dots[shape].half);
    }

  if (scene->n_matches > 0)
    {
      self->ring = to_ink (aster_palette_ink (scene->theme, ASTER_INK_MATCH));
      self->dots[ASTER_DOT_RING] = aster_dot_draw (ASTER_DOT_RING, radius);
      self->half = MAX (self->half, self->dots[ASTER_DOT_RING].half);
    }
}

static void
prepare_paper (Painting *self)
{
  AsterTheme theme = self->scene->theme;
  AsterColour paper = aster_palette_ink (theme, ASTER_INK_PAPER);
  AsterColour edge = aster_palette_ink (theme, ASTER_INK_EDGE);
  AsterPlotGrid grid = aster_plot_grid (self->scene);

  for (guint i = 0; i < N_LIGHTS; i++)
    self->lights[i] = to_pixel (aster_colour_mix (paper, edge, i / (N_LIGHTS - 1.0)));

  for (int p = 0; p < 2; p++)
    {
      self->lines[p] = g_array_new (FALSE, FALSE, sizeof (Line));
      for (guint i = 0; i < grid.n[p]; i++)
        {
          AsterInk ink = grid.value[p][i] == 0 ? ASTER_INK_LINE : ASTER_INK_FAINT;
          Line line = { (int) floor (grid.page[p][i] * self->scale),
                        to_pixel (aster_palette_ink (theme, ink)) };

          g_array_append_val (self->lines[p], line);
        }
    }
}

/* Makes counts the place where each block deals its first dot of each bucket, and
 * returns how many dots there are. */
static gsize
add_up (guint32 *counts, gsize n)
{
  gsize sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize count = counts[i];

      counts[i] = (guint32) sum;
      sum += count;
    }

  return sum;
}

/* The number nearest to the golden section of @n that has no factor in common
 * with it, so that striding by it meets every row once. */
static gsize
find_stride (gsize n)
{
  for (gsize stride = (gsize) ((double) n * 0.6180339887498949);; stride++)
    {
      gsize a = n, b = stride;

      while (b != 0)
        {
          gsize rest = a % b;

          a = b;
          b = rest;
        }
      if (a == 1)
        return stride;
    }
}

/**
 * aster_plot_points_paint:
 * @scene: what to paint; its labels and overlays are not
 * @scale: device px for each logical px
 * @page: as large as the page of the scene times @scale
 *
 * Paints paper, grid and points, every px of @page. The same scene gives the same
 * bytes on any number of threads.
 */
void
aster_plot_points_paint (const AsterPlotScene *scene, double scale, AsterPage *page)
{
  Painting self = { .scene = scene, .page = page, .scale = scale };
  gsize n_buckets;

  g_return_if_fail (scene != NULL && scene->index != NULL);
  g_return_if_fail (page != NULL && page->pixels != NULL);
  g_return_if_fail (scene->colouring == NULL || scene->colouring->styles == NULL ||
                    scene->colouring->n == aster_plot_scene_n (scene));

  self.n = aster_plot_scene_n (scene);
  self.stride = self.n > 0 ? find_stride (self.n) : 1;
  self.n_bands = (page->height + BAND - 1) / BAND;
  self.n_blocks = MAX ((self.n + GRAIN - 1) / GRAIN, 1);
  n_buckets = self.n_bands * N_LAYERS;
  self.counts = g_new0 (guint32, n_buckets * self.n_blocks + 1);
  prepare_dots (&self);
  prepare_paper (&self);

  aster_parallel_for (self.n, GRAIN, count_cb, &self);
  self.dealt = g_new (Dot, add_up (self.counts, n_buckets * self.n_blocks) + 1);
  aster_parallel_for (self.n, GRAIN, place_cb, &self);
  aster_parallel_for (self.n_bands, 1, band_cb, &self);

  for (guint shape = 0; shape < ASTER_N_DOTS; shape++)
    aster_dot_clear (&self.dots[shape]);
  g_array_unref (self.lines[0]);
  g_array_unref (self.lines[1]);
  g_free (self.counts);
  g_free (self.dealt);
}
