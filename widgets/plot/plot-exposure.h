/* plot-exposure.h - a page that is painted beside the main thread. */
#pragma once

#include <gio/gio.h>

#include "plot/plot-layer.h"

G_BEGIN_DECLS

/* Owns all that its scene points to. */
typedef struct
{
  AsterPlotScene scene;
  AsterAxisInfo axes[2];
  double scale;         /* device px for each logical px */
  AsterPlotLayer layer; /* its points, once it is painted */
  AsterPage page;       /* paper and points; no block: there was no memory */
  double cost;          /* ms that it took */
} AsterPlotExposure;

void aster_plot_exposure_begin (const AsterPlotScene *scene,
                                double scale,
                                GCancellable *cancellable,
                                GAsyncReadyCallback ready,
                                gpointer data);
AsterPlotExposure *aster_plot_exposure_finish (GAsyncResult *result);
gboolean aster_plot_exposure_fits (const AsterPlotExposure *self,
                                   const AsterPlotScene *scene,
                                   double scale);
void aster_plot_exposure_free (AsterPlotExposure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPlotExposure, aster_plot_exposure_free)

G_END_DECLS
