/* plot-scene.h - everything that a map looks like, as a plain value. */
#pragma once

#include <cairo.h>

#include "colour/colouring.h"
#include "colour/palette.h"
#include "density/plot-hulls.h"
#include "labels/label-edits.h"
#include "labels/labels.h"
#include "labels/plot-names.h"
#include "plot/orbit.h"
#include "plot/plot-index.h"
#include "plot/plot-style.h"
#include "plot/viewport.h"
#include "text/text-stamps.h"
#include "values/layout.h"
#include "values/shuffle.h"
#include "values/tokens.h"
#include "values/torn.h"

G_BEGIN_DECLS

#define ASTER_TEXT_SIZE 13.0 /* px of a label */
#define ASTER_PAPER_DPI 300.0

/* More points than these are one image where all else is shapes and text. */
#define ASTER_MAX_POINT_SHAPES 20000u

#define ASTER_MAX_COVERS 4

/* Remembers where labels go that were asked for; see plot-asked.h. */
typedef struct _AsterPlotAsked AsterPlotAsked;

/* Borrows all that it points to; a painter reads it and keeps nothing. Rows stand
 * by decreasing frequency: the earlier a row, the sooner it gets a label. */
typedef struct
{
  const AsterPlotIndex *index;     /* where the rows rest */
  const AsterMatrix *moving;       /* where they are while they move; NULL at rest */
  const AsterAxisInfo *axes;       /* (2 or 3); NULL for axes without a meaning */
  const guint8 *depths;            /* (n) levels of the orbit; NULL: all the same */
  const AsterOrbit *orbit;         /* of a map of three dimensions; else NULL */
  const AsterTokens *tokens;       /* NULL: no labels */
  const AsterShuffle *shuffle;     /* in which points are drawn; NULL: as in the file */
  const AsterColouring *colouring; /* NULL: one hue */
  AsterLabels *labels;             /* which labels appear when; NULL: none */
  const AsterPlotHulls *hulls;     /* of classes; NULL: made when they are painted */
  int pointed;                 /* style of the class that the legend points at, or −1 */
  const AsterPlotNames *names; /* of regions, settled; NULL: none */
  AsterPlotAsked *asked;       /* NULL: nothing is remembered */
  AsterLabelEdits *edits;      /* NULL: no label was moved or hidden */
  AsterTextStamps *stamps;     /* of pixels; NULL: the axes are written afresh */

  const AsterTorn *torn; /* lines between rows; NULL: none */

  AsterTransform transform; /* logical px */
  AsterTheme theme;
  AsterPlotStyle style;
  double text_size; /* px, default ASTER_TEXT_SIZE */
  const char *font; /* a family; NULL: that of the desktop */
  double dpi;       /* of points that are an image on paper, default ASTER_PAPER_DPI */
  const char *card; /* UTF-8, lines under the name of the hovered row; NULL: its value */
  cairo_rectangle_t covers[ASTER_MAX_COVERS]; /* px: what lies over the page */
  guint n_covers;

  const guint64 *visible;  /* (n) bits; NULL: all rows */
  const AsterRowSet *rows; /* which have a place on the page; NULL: all */
  double portion;          /* of the rows that are painted, (0, 1], default 1 */
  double share;            /* of the rows that there is room for, (0, 1], default 1 */
  const guint64 *selected; /* (n) bits */
  gsize n_selected;
  const guint64 *matches; /* (n) bits */
  gsize n_matches;
  const guint32 *pins; /* in the order they were pinned */
  gsize n_pins;
  const guint32 *neighbours; /* of the hovered row, nearest first */
  gsize n_neighbours;
  int hovered;      /* row or −1 */
  int current;      /* row or −1 */
  gboolean focused; /* the keyboard is on the current row */
} AsterPlotScene;

#define ASTER_PLOT_SCENE_INIT                                                            \
  {                                                                                      \
    .style = ASTER_PLOT_STYLE_INIT, .text_size = ASTER_TEXT_SIZE, .portion = 1,          \
    .share = 1, .hovered = -1, .current = -1, .pointed = -1                              \
  }

/* Where @row is now, plane coordinates. */
static inline const float *
aster_plot_scene_place (const AsterPlotScene *self, gsize row)
{
  return aster_matrix_row (self->moving ? self->moving : self->index->positions, row);
}

/* Where @row is now, px of the page. */
static inline void
aster_plot_scene_locate (const AsterPlotScene *self, gsize row, double page[2])
{
  const float *p = aster_plot_scene_place (self, row);

  aster_transform_to_page (&self->transform, p[0], p[1], page);
}

/* How near each row is to the eye, if that is to be seen. */
static inline const guint8 *
aster_plot_scene_depths (const AsterPlotScene *self)
{
  return self->style.depth ? self->depths : NULL;
}

static inline gsize
aster_plot_scene_n (const AsterPlotScene *self)
{
  return self->index->positions->n_rows;
}

/* (n) in which the points are drawn, each over those before; NULL: as in the file. */
static inline const guint32 *
aster_plot_scene_order (const AsterPlotScene *self)
{
  return self->shuffle != NULL && self->shuffle->n == aster_plot_scene_n (self)
             ? self->shuffle->rows
             : NULL;
}

/* Why a label is there; the first reason counts. */
typedef enum {
  ASTER_LABEL_MOVED, /* by hand */
  ASTER_LABEL_SELECTED,
  ASTER_LABEL_PINNED,
  ASTER_LABEL_HOVERED,
  ASTER_LABEL_NEIGHBOUR,
  ASTER_LABEL_NAME, /* of a region */
  ASTER_LABEL_PLAIN,
} AsterLabelReason;

typedef struct
{
  guint32 row; /* NAME: which of the names */
  guint32 key; /* see label-edits.h */
  AsterLabelReason reason;
  double x, y; /* top left corner of the word, px of the page */
  double width, height;
  gboolean led;   /* a line leads to it */
  double from[2]; /* px: its point */
} AsterPlacedLabel;

double aster_plot_scene_radius (const AsterPlotScene *self);
AsterShape aster_plot_scene_shape (const AsterPlotScene *self, guint8 style);
GArray *aster_plot_scene_place_labels (const AsterPlotScene *self);
gboolean aster_plot_scene_has_prepared_labels (const AsterPlotScene *self);
void aster_plot_scene_prepare_labels (const AsterPlotScene *self);
AsterColour aster_plot_scene_label_ink (const AsterPlotScene *self,
                                        const AsterPlacedLabel *label);
PangoLayout *aster_plot_scene_label_layout (const AsterPlotScene *self,
                                            const AsterPlacedLabel *label,
                                            cairo_t *cr);
void
aster_plot_leaders_paint (const AsterPlotScene *scene, const GArray *placed, cairo_t *cr);
gboolean aster_plot_scene_is_hidden (const AsterPlotScene *self, guint32 key);
gboolean aster_plot_scene_is_covered (const AsterPlotScene *self,
                                      const cairo_rectangle_t *area);
void aster_plot_labels_paint (const AsterPlotScene *scene, cairo_t *cr);
void aster_plot_marks_paint (const AsterPlotScene *scene, cairo_t *cr);
gboolean aster_plot_scene_is_image (const AsterPlotScene *self);
void aster_plot_scene_paint (const AsterPlotScene *scene, cairo_t *cr);

G_END_DECLS
