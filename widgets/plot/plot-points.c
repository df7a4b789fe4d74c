/* Paper and points of a map, straight into pixels.
 *
 * The page is cut into bands of rows, and every dot is dealt to the bands it
 * touches; then each band is painted by one thread, dots on nothing and paper under
 * them in the end, while its pixels are in the cache. So the dots of a page can be kept
 * apart from its paper, and moved by whole px with the plane; see plot-layer.c. Rows are
 * dealt in the order of the scene, which their names alone decide: a picture is the same
 * however its file is sorted, on any number of threads, and no class lies on all others.
 * Rows that come soon are fetched while others are dealt. A dot is a ready-made mask
 * blended in one plain loop over bytes. What stands back is veiled once all of it is
 * there: of thousands of faint dots that lie on one another nothing is faint.
 *
 * Cost: about 25 ns a dot and 1 ns a px of the page, shared by the processors. */

#include "plot/plot-points.h"

#include <math.h>
#include <string.h>

#include "density/plot-heat.h"
#include "parts/bits.h"
#include "plot/plot-paper.h"
#include "plot/plot-places.h"
#include "plot/plot-sprites.h"
#include "tools/parallel.h"
#include "tools/wide.h"

#define BAND  32   /* px of height */
#define GRAIN 8192 /* dots dealt by one block */
#define AHEAD 16   /* rows that are fetched before they are dealt */

/* Painted in this order, so that what is selected lies on what is not. */
enum {
  LAYER_DIM = 0, /* each of these as often as there are depths, the farthest first */
  LAYER_PLAIN = ASTER_ORBIT_LEVELS,
  LAYER_STRONG = 2 * ASTER_ORBIT_LEVELS,
  LAYER_RING = 3 * ASTER_ORBIT_LEVELS,
  N_LAYERS
};

/* Whole bytes: bits that share one would have to wait for one another. */
typedef struct
{
  gint16 x, y; /* px of the middle */
  guint8 place;
  guint8 style;
  guint8 shape; /* and FOUND */
  guint8 layer; /* from LAYER_RING on a ring, by its level */
} Dot;

#define FOUND 0x80 /* by a search: a ring is drawn around it */

/* The dots of one block, by band and then by layer. */
typedef struct
{
  guint32 *ends; /* (n_buckets) where each bucket ends */
  Dot *dots;
} Block;

/* What becomes of rows on the page. */
typedef struct
{
  AsterPlaces places;
  const guint8 *styles;
  const guint64 *visible, *selected, *matches; /* (n) bits; NULL: all, none, none */
  double px;                                   /* logical px of a device px */
  guint layer;                                 /* of what is not selected */
  int behind; /* the style that lies behind all others; -1: none */
} Rows;

typedef struct
{
  const AsterPlotScene *scene;
  AsterPage *dots; /* where dots go; with heat, on paper */
  AsterPage *page; /* (nullable) where they go with paper under them; may be @dots */
  double scale;
  Rows rows;

  AsterPlotSprites sprites;

  const guint32 *order; /* (n) in which rows are dealt; NULL: as in the file */
  gsize n_wanted;       /* of that order: the others only if they are selected or found */
  gsize n_dots;         /* of that order that are looked at */
  gsize n_bands;
  gsize n_buckets; /* n_bands · N_LAYERS */
  gsize n_blocks;
  Block *blocks;

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
  guint weight = MIN (dot->layer / ASTER_ORBIT_LEVELS, ASTER_DOT_STRONG);
  const guint8 *mask = aster_dot_get (sprite, weight, dot->place);
  gssize y = dot->y - (gssize) sprite->half;
  gssize from = MAX (y, (gssize) top),
         to = MIN (y + (gssize) sprite->side, (gssize) bottom);

  for (gssize j = from; j < to; j++)
    {
      guint32 *row = self->dots->pixels + j * (gssize) self->dots->stride + dot->x -
                     (gssize) sprite->half;

      blend ((guint8 *) row, mask + (gsize) (j - y) * sprite->pitch, ink, sprite->pitch);
    }
}

static inline void
paint_dot (const Painting *self, const Dot *dot, gsize top, gsize bottom)
{
  const AsterPlotSprites *sprites = &self->sprites;
  gboolean ring = dot->layer >= LAYER_RING;
  guint level = dot->layer % ASTER_ORBIT_LEVELS;
  guint shape = ring ? ASTER_DOT_RING : dot->shape & ~FOUND;
  const guint8 *ink = ring ? sprites->ring.bytes : sprites->inks[dot->style].bytes;

  if (sprites->rims[level][shape].masks != NULL)
    paint_sprite (self, dot, &sprites->rims[level][shape], sprites->rim.bytes, top,
                  bottom);
  paint_sprite (self, dot, &sprites->dots[level][shape], ink, top, bottom);
}

/* The buckets of the first and the last band that a dot touches; the first is behind the
 * last for one that touches none. A dot is looked for as far beyond the rim as the
 * largest reaches, and most are smaller. */
static inline void
find_buckets (const Painting *self, const Dot *dot, gboolean ring, gsize buckets[2])
{
  guint level = dot->layer % ASTER_ORBIT_LEVELS;
  guint shape = ring ? ASTER_DOT_RING : dot->shape & ~FOUND;
  const AsterDot *rim = &self->sprites.rims[level][shape];
  int half = (int) (rim->masks != NULL ? rim->half
                                       : self->sprites.dots[level][shape].half);
  int first = MAX (dot->y - half, 0);
  int last = MIN (dot->y + half, (int) self->dots->height - 1);
  gsize layer = ring ? LAYER_RING : dot->layer;

  buckets[0] = (gsize) first / BAND * N_LAYERS + layer;
  buckets[1] = last < first ? 0 : (gsize) last / BAND * N_LAYERS + layer;
  if (last < first)
    buckets[0] = 1;
}

static inline void
count_dot (const Painting *self, guint32 *counts, const Dot *dot, gboolean ring)
{
  gsize buckets[2];

  find_buckets (self, dot, ring, buckets);
  for (gsize bucket = buckets[0]; bucket <= buckets[1]; bucket += N_LAYERS)
    counts[bucket]++;
}

static inline void
deal_dot (const Painting *self, Block *block, Dot dot, gboolean ring)
{
  gsize buckets[2];

  find_buckets (self, &dot, ring, buckets);
  if (ring)
    dot.layer = (guint8) (LAYER_RING + dot.layer % ASTER_ORBIT_LEVELS);
  for (gsize bucket = buckets[0]; bucket <= buckets[1]; bucket += N_LAYERS)
    block->dots[block->ends[bucket]++] = dot;
}

/* Finds where the dot of a row is on the page; FALSE if it is not to be seen there. */
static inline gboolean
locate_dot (const Painting *self, const Rows *rows, gsize row, gboolean wanted, Dot *dot)
{
  gboolean selected = aster_bits_get (rows->selected, row);
  gboolean found = aster_bits_get (rows->matches, row);
  int q[2], half = (int) self->sprites.half;

  if (!(wanted || selected || found) || !aster_places_find (&rows->places, row, q) ||
      (rows->visible != NULL && !aster_bits_get (rows->visible, row)))
    return FALSE;

  dot->x = (gint16) (q[0] / ASTER_DOT_STEPS - half);
  dot->y = (gint16) (q[1] / ASTER_DOT_STEPS - half);
  if (self->heat != NULL && !selected && !found &&
      aster_heat_hides (self->heat, dot->x * rows->px, dot->y * rows->px))
    return FALSE;

  dot->place = (guint8) (q[0] % ASTER_DOT_STEPS +
                         ASTER_DOT_STEPS * (q[1] % ASTER_DOT_STEPS));
  dot->style = rows->styles[row];
  dot->shape = (guint8) (self->sprites.shapes[dot->style] | (found ? FOUND : 0));
  dot->layer = (guint8) ((selected                     ? LAYER_STRONG
                          : dot->style == rows->behind ? LAYER_DIM
                                                       : rows->layer) +
                         aster_plot_sprites_get_level (&self->sprites, self->scene, row));

  return TRUE;
}

/* Finds the dots of a block and counts what each bucket gets; returns how many. */
static gsize
locate (const Painting *self, gsize begin, gsize end, Dot *dots, guint32 *counts)
{
  const Rows rows = self->rows;
  const guint32 *order = self->order;
  const gsize wanted = self->n_wanted, last = end - 1;
  gsize n_dots = 0;

  for (gsize i = begin; i < end; i++)
    {
      gsize row = order != NULL ? order[i] : i;
      gsize next = order != NULL ? order[MIN (i + AHEAD, last)] : row;
      Dot dot;

      __builtin_prefetch (rows.places.positions + next * rows.places.n_cols);
      __builtin_prefetch (rows.styles + next);
      if (!locate_dot (self, &rows, row, i < wanted, &dot))
        continue;
      count_dot (self, counts, &dot, FALSE);
      if (dot.shape & FOUND)
        count_dot (self, counts, &dot, TRUE);
      dots[n_dots++] = dot;
    }

  return n_dots;
}

/* Deals the dots of one block to its buckets, in order. */
static void
deal_cb (gsize begin, gsize end, gpointer data)
{
  const Painting *self = data;
  Block *block = &self->blocks[begin / GRAIN];
  g_autofree Dot *dots = g_new (Dot, end - begin);
  gsize n_dots, sum = 0;

  block->ends = g_new0 (guint32, self->n_buckets);
  n_dots = locate (self, begin, end, dots, block->ends);

  /* A bucket ends where it begins until it is dealt to. */
  for (gsize bucket = 0; bucket < self->n_buckets; bucket++)
    {
      gsize count = block->ends[bucket];

      block->ends[bucket] = (guint32) sum;
      sum += count;
    }
  block->dots = g_new (Dot, MAX (sum, 1));
  for (gsize i = 0; i < n_dots; i++)
    {
      deal_dot (self, block, dots[i], FALSE);
      if (dots[i].shape & FOUND)
        deal_dot (self, block, dots[i], TRUE);
    }
}

/* The dots of some layers of a band: one layer of all blocks after the other. */
ASTER_WIDE_BUT_SHORT static void
paint_layers (const Painting *self, gsize band, guint from_layer, guint to_layer)
{
  gsize top = band * BAND, bottom = MIN (top + BAND, self->dots->height);

  for (gsize layer = from_layer; layer < to_layer; layer++)
    for (gsize b = 0; b < self->n_blocks; b++)
      {
        const Block *block = &self->blocks[b];
        gsize bucket = band * N_LAYERS + layer;

        for (gsize i = bucket > 0 ? block->ends[bucket - 1] : 0; i < block->ends[bucket];
             i++)
          paint_dot (self, &block->dots[i], top, bottom);
      }
}

/* The dots of a band that stand back, on nothing. */
static void
paint_dim (const Painting *self, gsize band)
{
  gsize top = band * BAND, bottom = MIN (top + BAND, self->dots->height);
  gsize bytes = self->dots->width * sizeof (guint32);

  for (gsize y = top; y < bottom; y++)
    memset (self->dots->pixels + y * self->dots->stride, 0, bytes);
  if (self->rows.layer != LAYER_DIM && self->rows.behind < 0)
    return;

  paint_layers (self, band, LAYER_DIM, LAYER_PLAIN);
  for (gsize y = top; y < bottom; y++)
    aster_dot_veil ((guint8 *) (self->dots->pixels + y * self->dots->stride), bytes);
}

/* Dots that stand back, with paper under them, other dots, heat, and what stands out. */
static void
paint_heated (const Painting *self, AsterHeatBrush *brush, gsize band)
{
  gsize top = band * BAND, bottom = MIN (top + BAND, self->dots->height);
  guint32 *pixels = self->dots->pixels;

  paint_dim (self, band);
  for (gsize y = top; y < bottom; y++)
    {
      guint32 *row = pixels + y * self->dots->stride;

      aster_paper_lay_under (&self->paper, row, row, y);
    }
  paint_layers (self, band, LAYER_PLAIN, LAYER_STRONG);
  for (gsize y = top; y < bottom; y++)
    aster_heat_brush_paint (brush, pixels + y * self->dots->stride, y);
  paint_layers (self, band, LAYER_STRONG, N_LAYERS);
}

static void
paint_plain (const Painting *self, gsize band)
{
  const AsterPage *dots = self->dots, *page = self->page;
  gsize top = band * BAND, bottom = MIN (top + BAND, dots->height);

  paint_dim (self, band);
  paint_layers (self, band, LAYER_PLAIN, N_LAYERS);
  for (gsize y = top; page != NULL && y < bottom; y++)
    aster_paper_lay_under (&self->paper, dots->pixels + y * dots->stride,
                           page->pixels + y * page->stride, y);
}

static void
band_cb (gsize begin, gsize end, gpointer data)
{
  const Painting *self = data;
  AsterHeatBrush brush;

  if (self->heat != NULL)
    aster_heat_brush_init (&brush, self->heat, self->scale, self->dots->width);

  for (gsize band = begin; band < end; band++)
    if (self->heat != NULL)
      paint_heated (self, &brush, band);
    else
      paint_plain (self, band);

  if (self->heat != NULL)
    aster_heat_brush_clear (&brush);
}

/* In which order rows are gone through, and how many of them. */
static void
find_order (Painting *self)
{
  const AsterPlotScene *scene = self->scene;
  gboolean all = scene->n_selected > 0 || scene->n_matches > 0;
  gsize n = aster_plot_scene_n (scene);

  self->order = aster_plot_scene_order (scene);
  self->n_wanted = (gsize) ceil (scene->portion * (double) n);
  self->n_dots = all ? n : self->n_wanted;
  self->n_blocks = (self->n_dots + GRAIN - 1) / GRAIN;
}

static void
find_rows (Painting *self)
{
  const AsterPlotScene *scene = self->scene;
  const guint8 *marks = aster_colouring_peek_marks (scene->colouring);

  self->rows = (Rows){
    .styles = marks != NULL ? marks : scene->index->crowding,
    .visible = scene->visible,
    .selected = scene->n_selected > 0 ? scene->selected : NULL,
    .matches = scene->n_matches > 0 ? scene->matches : NULL,
    .px = 1 / self->scale,
    .layer = scene->n_selected > 0 ? LAYER_DIM : LAYER_PLAIN,
    .behind = aster_colouring_is_behind (scene->colouring, ASTER_STYLE_MISSING)
                  ? ASTER_STYLE_MISSING
                  : -1,
  };
  aster_places_init (&self->rows.places, scene, self->scale, self->dots,
                     self->sprites.half);
}

/* What paints @scene into @dots; @page as there. Returns whether there was no heat. */
static gboolean
paint (const AsterPlotScene *scene, double scale, AsterPage *dots, AsterPage *page)
{
  Painting self = { .scene = scene, .dots = dots, .page = page, .scale = scale };
  gboolean plain;

  self.heat = page != NULL ? aster_heat_new (scene) : NULL;
  plain = self.heat == NULL;
  if (!plain)
    self.dots = page;
  self.n_bands = (dots->height + BAND - 1) / BAND;
  self.n_buckets = self.n_bands * N_LAYERS;
  find_order (&self);
  aster_plot_sprites_init (&self.sprites, scene, scale);
  find_rows (&self);
  if (page != NULL)
    aster_paper_init (&self.paper, scene, scale, page->width, page->height);

  self.blocks = g_new0 (Block, MAX (self.n_blocks, 1));
  aster_parallel_for (self.n_dots, GRAIN, deal_cb, &self);
  aster_parallel_for (self.n_bands, 1, band_cb, &self);

  for (gsize b = 0; b < self.n_blocks; b++)
    {
      g_free (self.blocks[b].ends);
      g_free (self.blocks[b].dots);
    }
  g_free (self.blocks);
  aster_plot_sprites_clear (&self.sprites);
  aster_paper_clear (&self.paper);
  g_clear_pointer (&self.heat, aster_heat_free);

  return plain;
}

static gboolean
is_paintable (const AsterPlotScene *scene)
{
  return scene != NULL && scene->index != NULL &&
         (scene->colouring == NULL || scene->colouring->styles == NULL ||
          scene->colouring->n == aster_plot_scene_n (scene));
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
  g_return_if_fail (is_paintable (scene));
  g_return_if_fail (page != NULL && page->pixels != NULL);

  paint (scene, scale, page, page);
}

/**
 * aster_plot_points_paint_apart:
 * @scene: what to paint
 * @scale: device px for each logical px
 * @dots: a part of the page of the scene times @scale: for its points alone, on nothing
 * @page: (nullable): likewise, of the same size: for what aster_plot_points_paint()
 *   paints; %NULL if nobody wants to see that, nor any heat
 *
 * Returns: %FALSE if there is a heat map, which no point can be told from: @dots means
 *   nothing
 */
gboolean
aster_plot_points_paint_apart (const AsterPlotScene *scene,
                               double scale,
                               AsterPage *dots,
                               AsterPage *page)
{
  g_return_val_if_fail (is_paintable (scene), FALSE);
  g_return_val_if_fail (dots != NULL && dots->pixels != NULL, FALSE);

  return paint (scene, scale, dots, page);
}
