/* plot-index.h - where the points of a map are, prepared for looking them up. */
#pragma once

#include <glib.h>

#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterPlotIndex AsterPlotIndex;

/* Immutable; made once for each layout. */
struct _AsterPlotIndex
{
  AsterMatrix *positions; /* (n × 2 or 3) */
  gsize n_lost;           /* rows without a place */
  double x0, y0, x1, y1;  /* bounds of the others, plane units */
  double density;         /* rows per square unit of the area that has any */
  guint8 *crowding;       /* (n) 0–253: how dense it is around each row */
  double around;          /* rows per square unit around a row, on average */
  double peak;            /* the most there is, in times of that */

  gsize nx, ny;    /* cells along x and y */
  double cell;     /* their side, plane units */
  guint32 *starts; /* (nx · ny + 1) */
  guint32 *rows;   /* (n) by cell, ascending within one */
};

/* The cell in which a place is along one side; beyond the rim the nearest. */
static inline gsize
aster_plot_index_cell_along (double at, double origin, double cell, gsize n)
{
  double i = (at - origin) / cell;

  return i > 0 ? MIN ((gsize) i, n - 1) : 0;
}

AsterPlotIndex *aster_plot_index_new (AsterMatrix *positions);
AsterPlotIndex *aster_plot_index_ref (AsterPlotIndex *self);
void aster_plot_index_unref (AsterPlotIndex *self);
gboolean aster_plot_index_has_place (const AsterPlotIndex *self, gsize row);
double aster_plot_index_get_density (const AsterPlotIndex *self, guint8 crowding);

int aster_plot_index_find_nearest (const AsterPlotIndex *self,
                                   const double place[2],
                                   double reach,
                                   const guint64 *visible);
int aster_plot_index_find_towards (const AsterPlotIndex *self,
                                   gsize from,
                                   const double direction[2],
                                   const guint64 *visible);
GArray *aster_plot_index_find_in_rectangle (const AsterPlotIndex *self,
                                            const double a[2],
                                            const double b[2],
                                            const guint64 *visible);
gsize aster_plot_index_count_about (const AsterPlotIndex *self,
                                    const double a[2],
                                    const double b[2]);
GArray *aster_plot_index_find_in_polygon (const AsterPlotIndex *self,
                                          const double *corners,
                                          gsize n_corners,
                                          const guint64 *visible);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPlotIndex, aster_plot_index_unref)

G_END_DECLS
