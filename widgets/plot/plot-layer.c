/* The points of a page alone, kept while the page moves.
 *
 * A page that was moved by whole px has the dots that it had, elsewhere, and some that
 * came in on two sides. Dots are blended into nothing in an order of their own, and paper
 * is laid under them in the end, so that those that stayed need not be painted again:
 * the bytes are the same as if they were.
 *
 * Nothing is copied to move them either. A row of pixels follows the one before in
 * memory, so that moving by (dx, dy) px is to begin dy rows and dx px earlier; what this
 * makes of the rims is what comes in anew. There is room above and below for that, and
 * when it is used up the pixels go back to its middle.
 *
 * Cost: two looks at each row for the strips, and one pass over the page for its paper.
 */

#include "plot/plot-layer.h"

#include <string.h>

#include "plot/plot-paper.h"
#include "plot/plot-places.h"
#include "tools/parallel.h"

#define ROOM 256 /* rows of px above and below the page */
#define BAND 32  /* rows of px */

typedef struct
{
  const AsterPaper *paper;
  const AsterPage *dots;
  AsterPage *page;
} Laying;

void
aster_plot_layer_clear (AsterPlotLayer *self)
{
  aster_page_clear (&self->dots);
}

static gboolean
fits (const AsterPlotLayer *self, double scale, const AsterPage *page)
{
  return self->dots.block != NULL && self->scale == scale &&
         self->dots.width == page->width && self->dots.height == page->height;
}

/* The first px when the page stands in the middle of its room. */
static guint32 *
get_middle (const AsterPlotLayer *self)
{
  const AsterPage *dots = &self->dots;

  return dots->block + (dots->stride - dots->width) / 2 + ROOM * dots->stride;
}

static gboolean
make_room (AsterPlotLayer *self, double scale, const AsterPage *page)
{
  if (!fits (self, scale, page))
    {
      aster_plot_layer_clear (self);
      if (!aster_page_init (&self->dots, page->width, page->height + 2 * ROOM, scale))
        return FALSE;
      self->dots.height = page->height;
      self->scale = scale;
    }
  self->dots.pixels = get_middle (self);

  return TRUE;
}

/**
 * aster_plot_layer_paint:
 * @self: a layer
 * @scene: what to paint
 * @scale: device px for each logical px
 * @page: for what aster_plot_points_paint() paints
 *
 * Paints all of it, and keeps the points if there are nothing but points.
 */
void
aster_plot_layer_paint (AsterPlotLayer *self,
                        const AsterPlotScene *scene,
                        double scale,
                        AsterPage *page)
{
  if (!make_room (self, scale, page))
    aster_plot_points_paint (scene, scale, page);
  else if (!aster_plot_points_paint_apart (scene, scale, &self->dots, page))
    aster_plot_layer_clear (self);

  self->plane = scene->transform.scale;
  self->portion = scene->portion;
  aster_places_get_origin (scene, scale, self->origin);
}

/* Moves what is there by so many px; its rims are not to be looked at afterwards. */
static void
move (AsterPlotLayer *self, const gssize by[2])
{
  AsterPage *dots = &self->dots;
  gssize way = by[1] * (gssize) dots->stride + by[0];
  gssize pad = (gssize) (dots->stride - dots->width);
  gssize begin = dots->pixels - dots->block - way;
  gssize end = begin + (gssize) (dots->height * dots->stride);

  if (begin < pad || end + pad > (gssize) (dots->size / sizeof (guint32)))
    {
      guint32 *middle = get_middle (self);

      memmove (middle, dots->pixels, dots->height * dots->stride * sizeof (guint32));
      dots->pixels = middle;
    }
  dots->pixels -= way;
}

/* Paints @width × @height px from (@x, @y) on; FALSE if there is no memory. */
static gboolean
paint_strip (AsterPlotLayer *self,
             const AsterPlotScene *scene,
             const gssize at[2],
             const gsize size[2])
{
  AsterPage *dots = &self->dots;
  g_auto (AsterPage) strip = { 0 };

  if (size[0] == 0 || size[1] == 0)
    return TRUE;

  if (!aster_page_init (&strip, size[0], size[1], self->scale))
    return FALSE;

  strip.x = at[0];
  strip.y = at[1];
  if (!aster_plot_points_paint_apart (scene, self->scale, &strip, NULL))
    return FALSE;

  for (gsize y = 0; y < size[1]; y++)
    memcpy (dots->pixels + ((gsize) at[1] + y) * dots->stride + at[0],
            strip.pixels + y * strip.stride, size[0] * sizeof (guint32));

  return TRUE;
}

/* What came in after a move by so many px. */
static gboolean
paint_strips (AsterPlotLayer *self, const AsterPlotScene *scene, const gssize by[2])
{
  gsize width = self->dots.width, height = self->dots.height;
  const gsize level[2] = { width, (gsize) ABS (by[1]) };
  const gsize upright[2] = { (gsize) ABS (by[0]), height };
  const gssize level_at[2] = { 0, by[1] < 0 ? (gssize) height + by[1] : 0 };
  const gssize upright_at[2] = { by[0] < 0 ? (gssize) width + by[0] : 0, 0 };

  return paint_strip (self, scene, level_at, level) &&
         paint_strip (self, scene, upright_at, upright);
}

static void
lay_cb (gsize begin, gsize end, gpointer data)
{
  const Laying *self = data;

  for (gsize y = begin; y < end; y++)
    aster_paper_lay_under (self->paper, self->dots->pixels + y * self->dots->stride,
                           self->page->pixels + y * self->page->stride, y);
}

/* By how many px the page of @scene has moved since; FALSE if that is not a whole number,
 * or so many that there is little left. */
static gboolean
find_move (const AsterPlotLayer *self, const gint64 origin[2], gssize by[2])
{
  const gsize size[2] = { self->dots.width, self->dots.height };

  for (guint p = 0; p < 2; p++)
    {
      gint64 way = origin[p] - self->origin[p];

      if (way % ASTER_DOT_STEPS != 0 ||
          ABS (way) / ASTER_DOT_STEPS > (gint64) MIN (size[p] / 2, ROOM / 2))
        return FALSE;
      by[p] = (gssize) (way / ASTER_DOT_STEPS);
    }

  return TRUE;
}

/**
 * aster_plot_layer_slide:
 * @self: a layer
 * @scene: what was painted before, but for its transform; its portion becomes that of the
 *   points that are kept
 * @scale: device px for each logical px
 * @page: for what aster_plot_points_paint() would paint
 *
 * Returns: %FALSE if nothing is kept that helps, or there is no memory
 */
gboolean
aster_plot_layer_slide (AsterPlotLayer *self,
                        AsterPlotScene *scene,
                        double scale,
                        AsterPage *page)
{
  AsterPaper paper;
  Laying laying = { &paper, &self->dots, page };
  gint64 origin[2];
  gssize by[2];

  if (!fits (self, scale, page) || self->plane != scene->transform.scale)
    return FALSE;

  aster_places_get_origin (scene, scale, origin);
  if (!find_move (self, origin, by))
    return FALSE;

  scene->portion = self->portion;
  move (self, by);
  memcpy (self->origin, origin, sizeof self->origin);
  if (!paint_strips (self, scene, by))
    {
      aster_plot_layer_clear (self);
      return FALSE;
    }

  aster_paper_init (&paper, scene, scale, page->width, page->height);
  aster_parallel_for (page->height, BAND, lay_cb, &laying);
  aster_paper_clear (&paper);

  return TRUE;
}
