/* plot-style.h - how a map is drawn, as far as a person chooses it. */
#pragma once

#include <glib.h>

#include "colour/colouring.h"

G_BEGIN_DECLS

/* What stands for the rows. */
typedef enum {
  ASTER_MARKS_AUTO,     /* points, fainter where they would hide each other */
  ASTER_MARKS_POINTS,   /* points, all equally clear */
  ASTER_MARKS_HEAT_MAP, /* colours for how crowded it is; points where there is room */
  ASTER_MARKS_CONTOURS, /* lines of equal crowdedness; points where there is room */
} AsterPlotMarks;

#define ASTER_N_MARKS 4

/* Which classes have a line around them. */
typedef enum {
  ASTER_HULLS_NONE,
  ASTER_HULLS_CHOSEN, /* all of a few; of many those pointed at and those selected */
  ASTER_HULLS_ALL,
} AsterPlotHullsShown;

#define ASTER_N_HULLS 3

/* A plain value; ASTER_PLOT_STYLE_INIT is what a map looks like if nobody says more. */
typedef struct
{
  guint marks;       /* AsterPlotMarks, default AUTO */
  double size;       /* of a point, times what the density gives, [0.5, 3], default 1 */
  double alpha;      /* of a point, [0.05, 1], default 0.7 */
  double bandwidth;  /* px on the page, of the density, [4, 80], default 20; on a crowded
                        map that times what its words allow */
  gboolean shapes;   /* classes beyond the eighth by shape, default yes */
  gboolean outlines; /* a thin rim of paper around each point, default no */
  gboolean depth;    /* three dimensions: near is large and clear, default yes */
  guint hulls;       /* AsterPlotHullsShown, default NONE */
  gboolean torn;     /* torn edges and false friends of the selection, default no */
  gboolean labels;   /* words, default yes */
  gboolean names;    /* of clusters, default yes */
  guint max_labels;  /* words and names on one page, [0, 200], default 200 */
  gboolean legend;   /* what the colours mean, default yes */
  gboolean axes;     /* ticks, titles and grid where they mean something, default yes */
  gboolean minimap;  /* the whole map in a corner when zoomed far in, default yes */
  guint ramp;        /* of values: viridis or cividis, default viridis */
} AsterPlotStyle;

#define ASTER_PLOT_STYLE_INIT                                                            \
  {                                                                                      \
    .marks = ASTER_MARKS_AUTO, .size = 1, .alpha = 0.7, .bandwidth = 20, .shapes = TRUE, \
    .depth = TRUE, .labels = TRUE, .names = TRUE, .max_labels = 200, .legend = TRUE,     \
    .axes = TRUE, .minimap = TRUE                                                        \
  }

typedef enum {
  ASTER_STYLE_SWITCH, /* a gboolean */
  ASTER_STYLE_NUMBER, /* a double */
  ASTER_STYLE_COUNT,  /* a guint */
  ASTER_STYLE_CHOICE, /* a guint that counts choices */
} AsterStyleKind;

/* One thing that can be chosen; its words are to be translated when they are shown. */
typedef struct
{
  const char *name; /* in sessions and commands */
  AsterStyleKind kind;
  gsize offset;
  double least, most, step;
  const char *label;
  const char *sentence;
  const char *choices[ASTER_N_MARKS]; /* CHOICE: names in sessions and commands */
  const char *choice_labels[ASTER_N_MARKS];
} AsterPlotStyleField;

const AsterPlotStyleField *aster_plot_style_fields (guint *n);
double aster_plot_style_get (const AsterPlotStyle *self,
                             const AsterPlotStyleField *field);
void aster_plot_style_set (AsterPlotStyle *self,
                           const AsterPlotStyleField *field,
                           double value);
AsterColouring *aster_plot_style_mark (const AsterPlotStyle *self,
                                       AsterColouring *colouring);
gboolean aster_plot_style_equal (const AsterPlotStyle *self, const AsterPlotStyle *other);

GVariant *aster_plot_style_to_variant (const AsterPlotStyle *self);
AsterPlotStyle aster_plot_style_from_variant (GVariant *variant);
char *aster_plot_style_to_string (const AsterPlotStyle *self);
gboolean aster_plot_style_read (AsterPlotStyle *self, const char *text, GError **error);

G_END_DECLS
