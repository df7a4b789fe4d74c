/* Paper and points of a map, straight into pixels.
 *
 * The page is cut into bands of rows, and every dot is dealt to the bands it
 * touches; then each band is painted by one thread, paper first, while its pixels
 * are in the cache. Rows are dealt by turns from sixty-one parts of the file, so
 * that one sorted by class does not paint its last class over all others, and no
 * picture depends on the number of threads. A dot is a ready-made mask blended in
 * one plain loop over bytes.
 *
 * Cost: about 40 ns a dot and 1 ns a px of the page, shared by the processors:
 * 50,000 dots on 1600 × 1000 take 3 ms on two of them. */

#include "plot/plot-points.h"

#include <math.h>
#include <string.h>

#include "density/plot-heat.h"
#include "parts/bits.h"
#include "plot/plot-paper.h"
#include "plot/plot-sprites.h"
#include "tools/parallel.h"

#define BAND    32   /* px of height */
#define GRAIN   8192 /* dots dealt by one block */
#define N_PARTS 61   /* of the rows, dealt by turns */
#define NOWHERE G_MININT16

/* Painted in this order, so that what is selected lies on what is not. */
enum {
  LAYER_DIM = 0, /* each of these as often as there are depths, the farthest first */
  LAYER_PLAIN = ASTER_ORBIT_LEVELS,
  LAYER_STRONG = 2 * ASTER_ORBIT_LEVELS,
  LAYER_RING = 3 * ASTER_ORBIT_LEVELS,
  N_LAYERS
};

typedef struct
{
  gint16 x, y; /* px of the middle */
  guint8 place;
  guint8 style;
  guint shape : 4;
  guint weight : 3;
  guint depth : 3;
  guint found : 1; /* by a search: a ring is drawn around it */
} Dot;

typedef struct
{
  const AsterPlotScene *scene;
  AsterPage *page;
  double scale;

  AsterPlotSprites sprites;

  gsize n;
  gsize n_wanted; /* of those by turns: the others only if they are selected or found */
  gsize n_dots;   /* a multiple of N_PARTS, at least n */
  gsize part;     /* rows of each part but the last */
  gsize n_bands;
  gsize n_buckets; /* n_bands · N_LAYERS */
  gsize n_blocks;
  Dot *dots_of;    /* (n) by turns; y of G_MININT16 is off the page */
  guint32 *counts; /* (n_buckets × n_blocks), then where each block deals to */
  Dot *dealt;

  AsterPaper paper;
  AsterHeat *heat; /* NULL: points only */
} Painting;

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

static inline void
paint_sprite (const Painting *self,
              const Dot *dot,
              const AsterDot *sprite,
              const guint8 *ink,
              gsize top,
              gsize bottom)
{
  const guint8 *mask = aster_dot_get (sprite, dot->weight, dot->place);
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

static void
paint_dot (const Painting *self, const Dot *dot, gsize top, gsize bottom)
{
  const guint8 *ink = dot->shape == ASTER_DOT_RING ? self->sprites.ring.bytes
                                                   : self->sprites.inks[dot->style].bytes;

  if (self->sprites.rims[dot->depth][dot->shape].masks != NULL)
    paint_sprite (self, dot, &self->sprites.rims[dot->depth][dot->shape],
                  self->sprites.rim.bytes, top, bottom);
  paint_sprite (self, dot, &self->sprites.dots[dot->depth][dot->shape], ink, top, bottom);
}

static AsterDotWeight
weigh (const AsterPlotScene *scene, gsize row)
{
  if (scene->n_selected == 0)
    return ASTER_DOT_PLAIN;

  return aster_bits_get (scene->selected, row) ? ASTER_DOT_STRONG : ASTER_DOT_DIM;
}

static inline int
layer_of (const Dot *dot)
{
  return (int) (dot->weight * ASTER_ORBIT_LEVELS + dot->depth);
}

/* The bands that a dot touches. */
static inline void
find_bands (const Painting *self, const Dot *dot, int *first, int *last)
{
  const AsterDot *rim = &self->sprites.rims[dot->depth][dot->shape];
  int half = (int) (rim->masks != NULL ? rim->half
                                       : self->sprites.dots[dot->depth][dot->shape].half);

  *first = MAX (dot->y - half, 0) / BAND;
  *last = MIN (dot->y + half, (int) self->page->height - 1) / BAND;
}

/* Adds to the count of each band that a dot touches. */
static inline void
count_dot (const Painting *self, guint32 *counts, int layer, const Dot *dot)
{
  int first, last;

  find_bands (self, dot, &first, &last);
  for (int band = first; band <= last; band++)
    counts[band * N_LAYERS + layer]++;
}

static inline void
deal_dot (const Painting *self, guint32 *places, int layer, const Dot *dot)
{
  int first, last;

  find_bands (self, dot, &first, &last);
  for (int band = first; band <= last; band++)
    self->dealt[places[band * N_LAYERS + layer]++] = *dot;
}

/* The column of a block in the table of counts, by itself: blocks that are worked
 * on at the same time keep out of each other's cache lines. */
static guint32 *
take_column (const Painting *self, gsize block)
{
  guint32 *column = g_new (guint32, self->n_buckets);

  for (gsize bucket = 0; bucket < self->n_buckets; bucket++)
    column[bucket] = self->counts[bucket * self->n_blocks + block];

  return column;
}

static void
put_column (Painting *self, gsize block, guint32 *column)
{
  for (gsize bucket = 0; bucket < self->n_buckets; bucket++)
    self->counts[bucket * self->n_blocks + block] = column[bucket];
  g_free (column);
}

/* The ring around a dot that a search found. */
static inline Dot
ring_of (const Dot *dot)
{
  Dot ring = *dot;

  ring.shape = ASTER_DOT_RING;
  ring.weight = ASTER_DOT_STRONG;

  return ring;
}

/* Finds where the dots of a block are on the page and counts what each band gets. */
static void
locate_cb (gsize begin, gsize end, gpointer data)
{
  Painting *self = data;
  const AsterPlotScene *scene = self->scene;
  const AsterMatrix *at = scene->moving ? scene->moving : scene->index->positions;
  const guint8 *styles = scene->colouring && scene->colouring->styles
                             ? scene->colouring->styles
                             : scene->index->crowding;
  double steps = self->scale * ASTER_DOT_STEPS, scale = scene->transform.scale * steps;
  double rim = (double) self->sprites.half * ASTER_DOT_STEPS;
  double dx = scene->transform.dx * steps + 0.5 + rim;
  double dy = scene->transform.dy * steps + 0.5 + rim;
  double px = 1 / self->scale;
  double right = (double) self->page->width * ASTER_DOT_STEPS + 2 * rim;
  double bottom = (double) self->page->height * ASTER_DOT_STEPS + 2 * rim;
  guint32 *counts = take_column (self, begin / GRAIN);

  for (gsize i = begin; i < end; i++)
    {
      gsize row = i % N_PARTS * self->part + i / N_PARTS;
      const float *p = at->data + MIN (row, self->n - 1) * at->n_cols;
      double x = dx + scale * (double) p[0], y = dy - scale * (double) p[1];
      Dot *dot = &self->dots_of[i];

      dot->y = NOWHERE;
      if (row >= self->n)
        continue;
      if (i >= self->n_wanted && !aster_bits_get (scene->selected, row) &&
          !aster_bits_get (scene->matches, row))
        continue;
      if (x > 0 && x < right && y > 0 && y < bottom &&
          (scene->visible == NULL || aster_bits_get (scene->visible, row)))
        {
          int qx = (int) x, qy = (int) y;

          dot->x = (gint16) (qx / ASTER_DOT_STEPS - (int) self->sprites.half);
          dot->y = (gint16) (qy / ASTER_DOT_STEPS - (int) self->sprites.half);
          dot->place = (guint8) (qx % ASTER_DOT_STEPS +
                                 ASTER_DOT_STEPS * (qy % ASTER_DOT_STEPS));
          dot->style = styles[row];
          dot->shape = self->sprites.shapes[dot->style];
          dot->weight = weigh (scene, row);
          dot->depth = aster_plot_sprites_get_level (&self->sprites, scene, row);
          dot->found = scene->n_matches > 0 && aster_bits_get (scene->matches, row);

          if (self->heat != NULL && dot->weight != ASTER_DOT_STRONG && !dot->found &&
              aster_heat_hides (self->heat, dot->x * px, dot->y * px))
            {
              dot->y = NOWHERE;
              continue;
            }

          count_dot (self, counts, layer_of (dot), dot);
          if (dot->found)
            {
              Dot ring = ring_of (dot);

              count_dot (self, counts, LAYER_RING, &ring);
            }
        }
    }

  put_column (self, begin / GRAIN, counts);
}

static void
deal_cb (gsize begin, gsize end, gpointer data)
{
  Painting *self = data;
  guint32 *places = take_column (self, begin / GRAIN);

  for (gsize i = begin; i < end; i++)
    {
      const Dot *dot = &self->dots_of[i];

      if (dot->y == NOWHERE)
        continue;

      deal_dot (self, places, layer_of (dot), dot);
      if (dot->found)
        {
          Dot ring = ring_of (dot);

          deal_dot (self, places, LAYER_RING, &ring);
        }
    }

  put_column (self, begin / GRAIN, places);
}

/* The dots of some layers of a band, in order. */
static void
paint_layers (Painting *self, gsize band, guint from_layer, guint to_layer)
{
  gsize top = band * BAND, bottom = MIN (top + BAND, self->page->height);
  gsize first = (band * N_LAYERS + from_layer) * self->n_blocks;
  gsize last = (band * N_LAYERS + to_layer) * self->n_blocks;
  gsize from = first == 0 ? 0 : self->counts[first - 1];

  for (gsize i = from; i < self->counts[last - 1]; i++)
    paint_dot (self, &self->dealt[i], top, bottom);
}

static void
band_cb (gsize begin, gsize end, gpointer data)
{
  Painting *self = data;
  AsterHeatBrush brush;

  if (self->heat != NULL)
    aster_heat_brush_init (&brush, self->heat, self->scale, self->page->width);

  for (gsize band = begin; band < end; band++)
    {
      gsize top = band * BAND, bottom = MIN (top + BAND, self->page->height);

      for (gsize y = top; y < bottom; y++)
        aster_paper_paint_row (&self->paper, self->page->pixels + y * self->page->stride,
                               y);
      paint_layers (self, band, 0, LAYER_STRONG);
      for (gsize y = top; self->heat != NULL && y < bottom; y++)
        aster_heat_brush_paint (&brush, self->page->pixels + y * self->page->stride, y);
      paint_layers (self, band, LAYER_STRONG, N_LAYERS);
    }

  if (self->heat != NULL)
    aster_heat_brush_clear (&brush);
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

  g_return_if_fail (scene != NULL && scene->index != NULL);
  g_return_if_fail (page != NULL && page->pixels != NULL);
  g_return_if_fail (scene->colouring == NULL || scene->colouring->styles == NULL ||
                    scene->colouring->n == aster_plot_scene_n (scene));

  self.n = aster_plot_scene_n (scene);
  self.part = (self.n + N_PARTS - 1) / N_PARTS;
  self.n_dots = self.part * N_PARTS;
  self.n_wanted = (gsize) ceil (scene->portion * (double) self.n_dots);
  self.n_bands = (page->height + BAND - 1) / BAND;
  self.n_blocks = MAX ((self.n_dots + GRAIN - 1) / GRAIN, 1);
  self.n_buckets = self.n_bands * N_LAYERS;
  self.counts = g_new0 (guint32, self.n_buckets * self.n_blocks + 1);
  aster_plot_sprites_init (&self.sprites, scene, scale);
  self.heat = aster_heat_new (scene);
  aster_paper_init (&self.paper, scene, scale, page->width, page->height);

  self.dots_of = g_new (Dot, self.n_dots + 1);
  aster_parallel_for (self.n_dots, GRAIN, locate_cb, &self);
  self.dealt = g_new (Dot, add_up (self.counts, self.n_buckets * self.n_blocks) + 1);
  aster_parallel_for (self.n_dots, GRAIN, deal_cb, &self);
  aster_parallel_for (self.n_bands, 1, band_cb, &self);

  aster_plot_sprites_clear (&self.sprites);
  aster_paper_clear (&self.paper);
  g_clear_pointer (&self.heat, aster_heat_free);
  g_free (self.counts);
  g_free (self.dots_of);
  g_free (self.dealt);
}
