/* plot-heat.h - a heat map or contours where points would hide each other. */
#pragma once

#include "density/density.h"
#include "plot/plot-scene.h"

G_BEGIN_DECLS

/* How crowdedness is told on a page: by what it is beside the mean of the map, which
 * does not change while somebody moves about. */
typedef struct
{
  double mean;      /* rows per px² where there are any */
  double lo, hi;    /* rows per px²: below lo only points are seen, above hi none */
  double bandwidth; /* px: that of the style, or less on a crowded map */
  double cover;     /* [0, 1], of all of it: less while something is selected */
} AsterHeatScale;

gboolean aster_heat_scale_init (AsterHeatScale *self, const AsterPlotScene *scene);
double aster_heat_scale_position (const AsterHeatScale *self, double density);
double aster_heat_scale_density (const AsterHeatScale *self, double position);
AsterColour aster_heat_colour (AsterTheme theme, double position);

/* Ready to be painted; immutable. */
typedef struct
{
  AsterHeatScale scale;
  AsterDensity *density;
  double nodes_per_px;
  float *total;     /* (height × width) rows per px² of all channels */
  guint16 *colours; /* (height × width × 4) B, G, R times cover, cover; 65280 is 1 */
  guint16 *inks;    /* likewise, opaque, of lines; NULL without contours */
  float *levels;    /* (height × width) one whole number a contour; NULL without */
  guint8 *solid;    /* (height × width) whether nothing is seen through a cell */
} AsterHeat;

/* Contours stand at each half of a doubling; the outermost one is a quarter of the mean.
 */
#define ASTER_HEAT_LINES 2
#define ASTER_HEAT_LEAST (-2 * ASTER_HEAT_LINES)
#define ASTER_HEAT_THICK 0.65f /* px, half of a contour */

AsterHeat *aster_heat_new (const AsterPlotScene *scene);
void aster_heat_free (AsterHeat *self);
void aster_heat_paint_contours (const AsterHeat *self, cairo_t *cr);

/* What four nodes in a row count for at @t, [0, 1], of the way from the second to the
 * third: a cubic B-spline. */
static inline void
aster_heat_spline (float t, float w[4])
{
  float s = 1 - t;

  w[0] = s * s * s / 6;
  w[1] = (4 - 3 * t * t * (1 + s)) / 6;
  w[2] = (4 - 3 * s * s * (1 + t)) / 6;
  w[3] = t * t * t / 6;
}

/* Likewise, of the slope. */
static inline void
aster_heat_spline_slope (float t, float w[4])
{
  float s = 1 - t;

  w[0] = -s * s / 2;
  w[1] = t * (1.5f * t - 2);
  w[2] = s * (2 - 1.5f * s);
  w[3] = t * t / 2;
}

/* Whether a point at a place of the page, px, cannot be seen. */
static inline gboolean
aster_heat_hides (const AsterHeat *self, double x, double y)
{
  double u = x * self->nodes_per_px, v = y * self->nodes_per_px;

  return u >= 0 && v >= 0 && u < (double) self->density->width - 1 &&
         v < (double) self->density->height - 1 &&
         self->solid[(gsize) v * self->density->width + (gsize) u];
}

/* What a thread needs to paint rows one after the other. */
typedef struct
{
  const AsterHeat *heat;
  double scale;
  gsize width;           /* device px */
  guint16 *nodes;        /* (width + 1) the node left of each px */
  guint16 *parts;        /* (width + 1) how far beyond it the px is, of 256 */
  gssize kept[2];        /* which rows of the grid are laid out, −1 for none */
  guint16 *colours[2];   /* (width × 4) */
  guint16 *covers[2];    /* (width × 4) */
  guint16 *inks[2];      /* (width × 4) */
  float *padded;         /* (nodes + 3) a row of the grid with its rim */
  gssize kept_levels[4]; /* which rows of the grid are laid out, −2 for none */
  float *levels[4];      /* (width + 1) by row of the grid, modulo 4 */
  float *row;            /* (width + 1) levels of the row of pixels */
  float *down;           /* (width) and how they change to the next */
  guint8 *lines;         /* (width) */
  gpointer block;
} AsterHeatBrush;

void aster_heat_brush_init (AsterHeatBrush *self,
                            const AsterHeat *heat,
                            double scale,
                            gsize width);
void aster_heat_brush_clear (AsterHeatBrush *self);
void aster_heat_brush_paint (AsterHeatBrush *self, guint32 *row, gsize y);

gboolean aster_heat_legend_keep_off (const AsterPlotScene *scene,
                                     cairo_rectangle_t *area);
void aster_heat_legend_paint (const AsterPlotScene *scene, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterHeat, aster_heat_free)

G_END_DECLS
