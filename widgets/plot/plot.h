/* plot.h - a map of words to look at, walk through and point at. */
#pragma once

#include <gtk/gtk.h>

#include "colour/colouring.h"
#include "colour/palette.h"
#include "figure/map-figure.h"
#include "labels/label-edits.h"
#include "linked/selection.h"
#include "plot/plot-style.h"
#include "plot/viewport.h"
#include "values/clusters.h"
#include "values/layout.h"
#include "values/tokens.h"
#include "values/torn.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PLOT (aster_plot_get_type ())

/* Properties: "layout", "selection", "viewport", "theme", "style", "tip" (read only: what
 * the modifier keys that are down would do now, or NULL).
 * Signals: "context-menu" (row or −1, x, y in px of the widget; %TRUE if shown),
 * "activate" (row): Enter or a click on a point, after it was selected. */
G_DECLARE_FINAL_TYPE (AsterPlot, aster_plot, ASTER, PLOT, GtkWidget)

GtkWidget *aster_plot_new (void);

AsterLayout *aster_plot_get_layout (AsterPlot *self);
void aster_plot_set_layout (AsterPlot *self, AsterLayout *layout);
void aster_plot_set_selection (AsterPlot *self, AsterSelection *selection);
AsterViewport *aster_plot_get_viewport (AsterPlot *self);
void aster_plot_set_viewport (AsterPlot *self, AsterViewport *viewport);
AsterTheme aster_plot_get_theme (AsterPlot *self);
void aster_plot_set_theme (AsterPlot *self, AsterTheme theme);
const AsterPlotStyle *aster_plot_get_style (AsterPlot *self);
void aster_plot_set_style (AsterPlot *self, const AsterPlotStyle *style);
const char *aster_plot_get_tip (AsterPlot *self);

void aster_plot_set_tokens (AsterPlot *self, AsterTokens *tokens);
void aster_plot_set_colouring (AsterPlot *self, AsterColouring *colouring);
void aster_plot_point_at_class (AsterPlot *self, int style, const char *tip);
void aster_plot_set_clusters (AsterPlot *self, AsterClusters *clusters);
void aster_plot_set_groups (AsterPlot *self, AsterClusters *clusters);
void aster_plot_set_hidden (AsterPlot *self, guint64 classes);
guint64 *aster_plot_dup_shown (AsterPlot *self);
void aster_plot_set_shown (AsterPlot *self, const guint32 *rows, gsize n);
void aster_plot_set_neighbours (AsterPlot *self, const guint32 *rows, gsize n);
void aster_plot_set_card (AsterPlot *self, const char *text);
void aster_plot_add_cover (AsterPlot *self, GtkWidget *cover);

void aster_plot_set_torn (AsterPlot *self, AsterTorn *torn);
AsterTorn *aster_plot_get_torn (AsterPlot *self);
void aster_plot_set_edits (AsterPlot *self, AsterLabelEdits *edits);
gboolean aster_plot_find_label (AsterPlot *self, double x, double y, guint32 *key);

void aster_plot_arm_rectangle (AsterPlot *self);
void aster_plot_arm_lasso (AsterPlot *self);

void aster_plot_set_corner (AsterPlot *self, const cairo_rectangle_t *corner);
void aster_plot_fit (AsterPlot *self);
void aster_plot_centre_on (AsterPlot *self, gsize row);
void aster_plot_fly_to (AsterPlot *self, const guint32 *rows, gsize n);
void aster_plot_reveal (AsterPlot *self, gsize row);
AsterMapFigure *aster_plot_dup_figure (AsterPlot *self);
double aster_plot_get_text_size (AsterPlot *self);
const AsterOrbit *aster_plot_get_orbit (AsterPlot *self);
guint64 aster_plot_get_hidden (AsterPlot *self);

G_END_DECLS
