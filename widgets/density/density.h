/* density.h - how crowded each place of a page is. */
#pragma once

#include "plot/viewport.h"
#include "values/matrix.h"

G_BEGIN_DECLS

#define ASTER_DENSITY_NOWHERE G_MAXUINT8

/* What is to be measured; borrows all that it points to. */
typedef struct
{
  const AsterMatrix *positions; /* (n × 2 or 3), plane units */
  const guint64 *visible;       /* (n) bits; NULL: all rows */
  const guint8 *styles;         /* (n); NULL: all 0 */
  const guint8 *channels;       /* (256) where a style counts, or NOWHERE */
  const float *weights;         /* (256) or NULL: what a style adds to the last channel */
  guint n_channels;             /* the one of weights included */
  AsterTransform transform;     /* px */
  double bandwidth;             /* px, standard deviation of the kernel, > 0 */
} AsterDensityInput;

/* On a grid over the page, the node (0, 0) in its upper left corner. */
typedef struct
{
  gsize width, height; /* nodes; the last ones lie on the rim of the page or beyond */
  double cell;         /* px from node to node */
  guint n_channels;
  float *values; /* (channels × height × width) rows per px² */
} AsterDensity;

AsterDensity *aster_density_new (const AsterDensityInput *input);
void aster_density_free (AsterDensity *self);
double aster_density_read (const AsterDensity *self, guint channel, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterDensity, aster_density_free)

G_END_DECLS
