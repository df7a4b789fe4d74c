/* plot-hulls.h - lines around where the rows of each class are. */
#pragma once

#include "colour/colouring.h"
#include "plot/plot-index.h"

G_BEGIN_DECLS

/* One region, or a hole in one. */
typedef struct
{
  guint8 style; /* of the class */
  GArray *line; /* of double, (k × 2), plane units */
} AsterPlotHull;

typedef struct
{
  GArray *hulls; /* of AsterPlotHull, by style */
} AsterPlotHulls;

AsterPlotHulls *aster_plot_hulls_new (const AsterPlotIndex *index,
                                      const AsterColouring *colouring,
                                      const guint64 *visible);
void aster_plot_hulls_free (AsterPlotHulls *self);
gsize aster_plot_hulls_count_within (const AsterPlotHulls *self,
                                     const AsterPlotIndex *index,
                                     const AsterColouring *colouring,
                                     guint8 style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPlotHulls, aster_plot_hulls_free)

G_END_DECLS
