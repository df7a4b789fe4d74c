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
  double bandwidth; /* px */
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

/* The outermost contour: a quarter of the mean. */
#define ASTER_HEAT_LEAST (-2)
#define ASTER_HEAT_THICK 0.65f /* px, half of a contour */

AsterHeat *aster_heat_new (const AsterPlotScene *scene);
void aster_heat_free (AsterHeat *self);
void aster_heat_paint_contours (const AsterHeat *self, cairo_t *cr);

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
  gsize width;         /* device px */
  guint16 *nodes;      /* (width + 1) the node left of each px */
  guint16 *parts;      /* (width + 1) how far beyond it the px is, of 256 */
  gssize kept[2];      /* which rows of the grid are laid out, −1 for none */
  guint16 *colours[2]; /* (width × 4) */
  guint16 *covers[2];  /* (width × 4) */
  guint16 *inks[2];    /* (width × 4) */
  float *levels[2];    /* (width + 1) */
  float *row;          /* (width + 1) */
  guint8 *lines;       /* (width) */
  gpointer block;
} AsterHeatBrush;

void aster_heat_brush_init (AsterHeatBrush *self,
                            const AsterHeat *heat,
                            double scale,
                            gsize width);
void aster_heat_brush_clear (AsterHeatBrush *self);
void aster_heat_brush_paint (AsterHeatBrush *self, guint32 *row, gsize y);

void aster_heat_legend_paint (const AsterPlotScene *scene, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterHeat, aster_heat_free)

G_END_DECLS
