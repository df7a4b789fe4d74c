/* Lines around where the rows of each class are.
 *
 * A convex hull of a class of words is the whole map: a few strays decide. Drawn is the
 * smallest region that holds nine tenths of the class (the highest density region of
 * Hyndman 1996): the contour of the class's own density at the level that a tenth of its
 * rows lie below. A class may have several such regions, and a region holes. Classes
 * without a mark of their own, noise among them, have none.
 *
 * It is worked out on the plane, once for a map and its colours; plot-hulls-brush.c draws
 * it, anew while somebody zooms. O(n + classes · nodes). */

#include "density/plot-hulls.h"

#include <math.h>
#include <string.h>

#include "density/contours.h"
#include "density/density.h"
#include "parts/bits.h"

#define SIDE      480.0 /* px of the page that it is worked out on, the longer side */
#define FEW       10000 /* rows: for more of them the page is larger, by the fourth root */
#define LARGEST   1.6   /* times that */
#define BANDWIDTH 7.0   /* px of it */
#define WITHIN    0.9   /* of the rows of a class */
#define LEAST     12    /* rows: fewer have no region */
#define SMALLEST  3.0   /* nodes², of a region */
#define MARGIN    4     /* bandwidths around the map */

static void
clear_hull (gpointer data)
{
  AsterPlotHull *hull = data;

  g_array_unref (hull->line);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? -1 : x > y;
}

typedef struct
{
  const AsterPlotIndex *index;
  const AsterColouring *colouring;
  const guint64 *visible;
  AsterTransform transform;
  AsterDensity *density;
  guint8 channels[256];
} Making;

/* A page on which the whole map has room. */
static AsterTransform
new_page (const AsterPlotIndex *index)
{
  double w = index->x1 - index->x0, h = index->y1 - index->y0,
         margin = MARGIN * BANDWIDTH,
         finer = CLAMP (pow (index->positions->n_rows / (double) FEW, 0.25), 1, LARGEST);
  AsterTransform t = { .scale = SIDE * finer / MAX (MAX (w, h), 1e-30) };

  t.dx = margin - t.scale * index->x0;
  t.dy = margin + t.scale * index->y1;
  t.width = ceil (w * t.scale + 2 * margin);
  t.height = ceil (h * t.scale + 2 * margin);

  return t;
}

/* The density that nine tenths of the class lie above; 0 if it is too small. */
static double
find_level (const Making *self, guint8 style)
{
  gsize n = self->index->positions->n_rows;
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (float));

  for (gsize row = 0; row < n; row++)
    if (self->colouring->styles[row] == style &&
        (self->visible == NULL || aster_bits_get (self->visible, row)))
      {
        const float *p = aster_matrix_row (self->index->positions, row);
        double page[2];
        float density;

        aster_transform_to_page (&self->transform, (double) p[0], (double) p[1], page);
        density = (float) aster_density_read (self->density, self->channels[style],
                                              page[0], page[1]);
        g_array_append_val (at, density);
      }
  if (at->len < LEAST)
    return 0;

  g_array_sort (at, compare);

  return (double) g_array_index (at, float, (guint) ((1 - WITHIN) * at->len));
}

/* From nodes of the grid to the plane. */
static void
to_plane (const Making *self, GArray *line)
{
  double *p = (double *) (gpointer) line->data;

  for (guint i = 0; i + 1 < line->len; i += 2)
    aster_transform_to_plane (&self->transform, p[i] * self->density->cell,
                              p[i + 1] * self->density->cell, p + i);
}

static void
append_hulls (AsterPlotHulls *self, const Making *making, guint8 style)
{
  const AsterDensity *density = making->density;
  double level = find_level (making, style);
  g_autoptr (GPtrArray) lines = NULL;

  if (!(level > 0))
    return;

  lines = aster_contours_trace (density->values + making->channels[style] *
                                                      density->width * density->height,
                                density->width, density->height, level);
  for (guint i = 0; i < lines->len; i++)
    {
      AsterPlotHull hull = { style, g_ptr_array_index (lines, i) };

      if (fabs (aster_contour_area (hull.line)) < SMALLEST)
        continue;

      g_array_ref (hull.line);
      to_plane (making, hull.line);
      g_array_append_val (self->hulls, hull);
    }
}

/**
 * aster_plot_hulls_new:
 * @index: where the rows are
 * @colouring: (nullable): their classes
 * @visible: (nullable): (n) bits, the rows that count
 *
 * Returns: (transfer full): lines around each class; none without classes
 */
AsterPlotHulls *
aster_plot_hulls_new (const AsterPlotIndex *index,
                      const AsterColouring *colouring,
                      const guint64 *visible)
{
  AsterPlotHulls *self = g_new0 (AsterPlotHulls, 1);
  g_autofree Making *making = g_new0 (Making, 1);
  AsterDensityInput input = { .positions = index->positions,
                              .visible = visible,
                              .bandwidth = BANDWIDTH };

  self->hulls = g_array_new (FALSE, FALSE, sizeof (AsterPlotHull));
  g_array_set_clear_func (self->hulls, clear_hull);
  if (colouring == NULL || colouring->kind != ASTER_COLOURING_CLASSES ||
      colouring->n != index->positions->n_rows)
    return self;

  making->index = index;
  making->colouring = colouring;
  making->visible = visible;
  making->transform = new_page (index);
  memset (making->channels, ASTER_DENSITY_NOWHERE, sizeof making->channels);
  for (guint e = 0; e < colouring->entries->len; e++)
    {
      guint8 style = g_array_index (colouring->entries, AsterLegendEntry, e).style;

      if (style < ASTER_STYLE_OTHER)
        making->channels[style] = (guint8) input.n_channels++;
    }
  input.styles = colouring->styles;
  input.channels = making->channels;
  input.transform = making->transform;
  if (input.n_channels > 0)
    making->density = aster_density_new (&input);
  if (making->density == NULL)
    return self;

  for (guint style = 0; style < ASTER_STYLE_OTHER; style++)
    if (making->channels[style] != ASTER_DENSITY_NOWHERE)
      append_hulls (self, making, (guint8) style);
  aster_density_free (making->density);

  return self;
}

void
aster_plot_hulls_free (AsterPlotHulls *self)
{
  g_array_unref (self->hulls);
  g_free (self);
}

/* Whether a line that starts in a place crosses the lines of a class oddly often. */
static gboolean
is_within (const AsterPlotHulls *self, guint8 style, const float *place)
{
  double x = (double) place[0], y = (double) place[1];
  gboolean within = FALSE;

  for (guint h = 0; h < self->hulls->len; h++)
    {
      const AsterPlotHull *hull = &g_array_index (self->hulls, AsterPlotHull, h);
      const double *p = (const double *) (gconstpointer) hull->line->data;
      gsize n = hull->line->len / 2;

      if (hull->style != style)
        continue;
      for (gsize i = 0, k = n - 1; i < n; k = i++)
        if ((p[2 * i + 1] > y) != (p[2 * k + 1] > y) &&
            x < p[2 * k] + (y - p[2 * k + 1]) / (p[2 * i + 1] - p[2 * k + 1]) *
                               (p[2 * i] - p[2 * k]))
          within = !within;
    }

  return within;
}

/* How many rows of a class its lines hold. O(n · points of the lines), for tests. */
gsize
aster_plot_hulls_count_within (const AsterPlotHulls *self,
                               const AsterPlotIndex *index,
                               const AsterColouring *colouring,
                               guint8 style)
{
  gsize count = 0;

  for (gsize row = 0; row < index->positions->n_rows; row++)
    count += colouring->styles[row] == style &&
             is_within (self, style, aster_matrix_row (index->positions, row));

  return count;
}
