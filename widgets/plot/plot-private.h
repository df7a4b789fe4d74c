/* plot-private.h - what the files of the plot widget share. */
#pragma once

#include "plot/orbit.h"
#include "plot/plot-home.h"
#include "plot/plot-page.h"
#include "plot/plot-scene.h"
#include "plot/plot.h"

G_BEGIN_DECLS

/* What a drag does. */
typedef enum {
  ASTER_DRAG_NONE,
  ASTER_DRAG_PAN,
  ASTER_DRAG_ORBIT, /* turns a map of three dimensions */
  ASTER_DRAG_RECTANGLE,
  ASTER_DRAG_LASSO,
  ASTER_DRAG_LABEL,
} AsterDrag;

/* Pictures of words; see plot-words.c. */
typedef struct
{
  GHashTable *pictures; /* (nullable) by row, size and colour */
  guint frame;          /* counts the frames */
  guint n_asked;        /* for what is not drawn, in this frame */
  gboolean lacking;     /* the last frame lacked some */
  guint ahead;          /* source that prepares the next frame, or 0 */
} AsterPlotWords;

struct _AsterPlot
{
  GtkWidget parent_instance;

  AsterLayout *layout;       /* (nullable) */
  AsterSelection *selection; /* (nullable) */
  AsterViewport *viewport;
  AsterTheme theme;
  AsterPlotStyle style;
  AsterTokens *tokens;       /* (nullable) */
  AsterShuffle *shuffle;     /* (nullable) of them */
  AsterColouring *colouring; /* (nullable) */
  char *tip;

  /* From where a map of three dimensions is seen. */
  AsterOrbit orbit;
  gboolean turned; /* by hand, once: it needs no more telling */
  guint8 *depths;  /* (n) how near each row is; NULL on a flat map */
  double radius;   /* plane units, of the circle that holds it from every side */

  /* Which rows are seen: all, but for hidden classes, of those chosen. */
  guint64 hidden; /* bit i: entry i of the legend is hidden */
  guint64 *shown; /* (n) bits; NULL for all rows */
  double share;   /* of the rows that are shown, (0, 1] */
  guint64 *visible;

  /* What belongs to the row that is hovered, and to no other. */
  GArray *neighbours; /* of guint32 */
  char *card;
  int neighbours_of, card_of;

  /* Made from the above when they are needed. */
  AsterPlotIndex *index; /* of the page: (n × 2) */
  AsterLabels *labels;
  AsterPlotAsked *asked;
  AsterLabelEdits *edits;  /* (nullable) */
  AsterTorn *torn;         /* (nullable) lines between rows */
  GArray *placed;          /* of AsterPlacedLabel: the labels on the screen */
  AsterPlacedLabel held;   /* the one under the pointer while it is dragged */
  double held_offset[2];   /* sizes of a label: where it was before */
  gboolean held_moved;     /* and whether it had been moved by hand */
  GPtrArray *covers;       /* of GtkWidget: they lie over the plot */
  AsterClusters *clusters; /* (nullable) whose names stand on the map */
  AsterClusters *groups;   /* (nullable) that keys walk by if colours say nothing */
  AsterPlotNames *names;   /* made when they are needed */
  AsterPlotHulls *hulls;   /* likewise; forgotten when rows, colours or places change */
  int pointed;             /* style of the class that the legend points at, or −1 */
  GCancellable *outlining; /* (nullable) of the search for hulls that is under way */
  gboolean settled;        /* the names know where the rows are */
  double text_size;
  char *font;
  AsterPlotPage page;      /* paper, points, axes */
  guint edition;           /* counts the changes of anything but the view */
  gint64 moved;            /* monotonic time of the last change of the view */
  guint settle;            /* source that asks for all points, or 0 */
  AsterPlotWords words;    /* of labels */
  char *told_label, *told; /* what was said last to those who do not see the picture */
  gint64 told_at;          /* monotonic time; and */
  guint telling;           /* the source that says what there is to say next, or 0 */

  /* Where a page that shows everything looks. */
  GArray *places;           /* (nullable) of float[2]: some of what there is to see */
  AsterPlotHome home;       /* what was done to keep clear of */
  cairo_rectangle_t corner; /* px: what lies over a corner; no width if nothing does */
  int corner_width;         /* of the plot when that was said */

  /* The way from one picture to the next. */
  AsterMatrix *from, *moving; /* (n × 2) or NULL */
  AsterTransform from_transform;
  gint64 start;    /* µs of the frame clock; 0 not yet known */
  double duration; /* ms; 0 at rest */
  guint tick;

  AsterDrag drag;
  AsterDrag armed;       /* the shape that the next drag draws, whatever keys are down */
  gboolean rubs;         /* what is drawn takes away */
  gboolean given_up;     /* the drag under way means nothing any more */
  char *note;            /* (nullable) what the last shape came to */
  double drag_x, drag_y; /* px: where it began */
  double x, y;           /* px: where the pointer is */
  GArray *lasso;         /* of double: (k × 2) px */
  double pinch;          /* zoom when the fingers came down */
};

/* Rows of the layout. */
static inline gsize
aster_plot_get_n (AsterPlot *self)
{
  return self->layout ? self->layout->positions->n_rows : 0;
}

/* plot.c */
void aster_plot_set_tip (AsterPlot *self, const char *tip);
void aster_plot_stale (AsterPlot *self);

/* plot-state.c */
void aster_plot_measure_font (AsterPlot *self);
void aster_plot_update_visible (AsterPlot *self);
void aster_plot_update_bounds (AsterPlot *self,
                               const AsterPlotIndex *index,
                               const AsterLayout *layout);
AsterPlotScene aster_plot_get_scene (AsterPlot *self, double width, double height);

/* plot-describe.c */
void aster_plot_describe (AsterPlot *self);
void aster_plot_hush (AsterPlot *self);

/* plot-motion.c */
AsterMatrix *aster_plot_dup_origin (AsterPlot *self, const AsterMatrix *to);
void
aster_plot_carry_over (AsterPlot *self, AsterMatrix *from, const AsterTransform *before);
void aster_plot_ease (AsterPlot *self, double duration, AsterMatrix *from);
void aster_plot_rest (AsterPlot *self);
double aster_plot_round (AsterPlot *self, double px);
AsterTransform aster_plot_get_transform (AsterPlot *self);

/* plot-corner.c */
void aster_plot_update_home (AsterPlot *self);

/* plot-orbit.c */
gboolean aster_plot_is_solid (AsterPlot *self);
AsterMatrix *aster_plot_dup_page (AsterPlot *self, AsterMatrix *positions);
void aster_plot_turn (AsterPlot *self, double yaw, double pitch, gboolean rest);

/* plot-outlines.c */
void aster_plot_forget_outlines (AsterPlot *self);
const AsterPlotHulls *aster_plot_get_outlines (AsterPlot *self,
                                               const AsterColouring *colouring);

/* plot-edits.c */
gboolean aster_plot_grab_label (AsterPlot *self, double x, double y);
void aster_plot_drag_label (AsterPlot *self, double dx, double dy);
void aster_plot_drop_label (AsterPlot *self, gboolean keep);
gboolean aster_plot_edit_key (AsterPlot *self, guint key, GdkModifierType state);

/* plot-draw.c */
void aster_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* plot-input.c and plot-keys.c */
void aster_plot_add_pointer (AsterPlot *self);
void aster_plot_add_keys (AsterPlot *self);
int aster_plot_find (AsterPlot *self, double x, double y);
void aster_plot_choose (AsterPlot *self, int row, GdkModifierType state);
void aster_plot_show_tip (AsterPlot *self, GdkModifierType state);
gboolean aster_plot_begin_drag (AsterPlot *self, guint button, GdkModifierType state);
gboolean aster_plot_stop_drag (AsterPlot *self);

/* plot-groups.c */
int aster_plot_find_group (AsterPlot *self, int from, int step);

/* plot-shapes.c */
gboolean aster_plot_is_drawing (AsterPlot *self);
AsterDrag aster_plot_get_shape (AsterPlot *self, GdkModifierType state);
const char *aster_plot_get_shape_tip (AsterPlot *self, GdkModifierType state);
gboolean aster_plot_disarm (AsterPlot *self);
void aster_plot_end_shape (AsterPlot *self, GdkModifierType state);
void aster_plot_set_note (AsterPlot *self, const char *note);

G_END_DECLS
