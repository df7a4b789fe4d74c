/* plot-page.h - paper, points and axes of a plot as one picture, painted when it must. */
#pragma once

#include <gtk/gtk.h>

#include "plot/plot-exposure.h"
#include "plot/plot-scene.h"

G_BEGIN_DECLS

#define ASTER_PAGE_PATIENCE 4.0 /* ms for which a window waits for a picture at rest */

typedef struct
{
  GdkTexture *now;         /* (nullable) what is seen */
  AsterPlotLayer layer;    /* the points of the last page, if they can be told from it */
  AsterTextStamps *stamps; /* (nullable) of what is written along the axes */
  AsterTransform transform;
  gboolean stale;  /* something else than the transform has changed */
  gboolean coarse; /* only a part of the points is there: it was painted on the move */
  double cost;     /* ms, of a picture of all points; and */
  double patience; /* how much of it is not painted beside this thread */

  GtkWidget *widget;           /* (unowned) what shows it */
  GCancellable *waiting;       /* (nullable) for a picture that is painted beside */
  AsterPlotExposure *exposure; /* (nullable) one that has come */

  guint n_painted; /* pictures so far; and of these */
  guint n_slid;    /* those with points of the picture before */
} AsterPlotPage;

void aster_plot_page_init (AsterPlotPage *self, GtkWidget *widget);
GdkTexture *aster_plot_page_to_texture (AsterPage *page);
void aster_plot_page_clear (AsterPlotPage *self);
void aster_plot_page_update (AsterPlotPage *self,
                             AsterPlotScene *scene,
                             int scale,
                             gboolean moving);

G_END_DECLS
