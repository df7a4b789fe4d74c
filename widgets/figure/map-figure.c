/* A figure holds what a scene borrows, so that it can be drawn long after, in another
 * thread, in another size and in other inks.
 *
 * Whatever the size of the sheet, it shows what the view shows, in the middle and
 * enlarged or reduced as a whole, points and heat map included: a sheet of another shape
 * shows more of the plane beside it. Only letters have the size that the sheet asks for,
 * and words are placed anew for it. */

#include "figure/map-figure.h"

#include <math.h>

#include "colour/legend-painter.h"
#include "parts/bits.h"
#include "text/text-paint.h"

#define MARGIN  1.0 /* letters, around a caption */
#define CAPTION 0.9 /* letters of it, to those of a label */
#define COVER   0.1 /* of a sheet, that a legend may cover */
#define GAP     6.0 /* px between the map and a legend beside it */

struct _AsterMapFigure
{
  AsterPlotScene view; /* what it points to is owned */
  AsterLayout *layout;
  AsterClusters *clusters;
  AsterOrbit orbit;
};

static gpointer
copy (gconstpointer what, gsize n, gsize size)
{
  return what != NULL ? g_memdup2 (what, MAX (n, 1) * size) : NULL;
}

static guint64 *
copy_bits (const guint64 *bits, gsize n)
{
  return copy (bits, aster_bits_words (n), sizeof (guint64));
}

/**
 * aster_map_figure_new:
 * @view: what is seen, as large as it is seen; what follows the pointer is left out
 * @layout: (transfer none): of the map
 * @clusters: (nullable) (transfer none): whose names stand on the map
 *
 * Returns: (transfer full): a figure that borrows nothing
 */
AsterMapFigure *
aster_map_figure_new (const AsterPlotScene *view,
                      AsterLayout *layout,
                      AsterClusters *clusters)
{
  AsterMapFigure *self = g_atomic_rc_box_new0 (AsterMapFigure);
  AsterPlotScene *scene = &self->view;
  const AsterPlotScene plain = ASTER_PLOT_SCENE_INIT;
  gsize n = aster_plot_scene_n (view);

  *scene = plain;
  self->layout = aster_layout_ref (layout);
  self->clusters = clusters != NULL ? aster_clusters_ref (clusters) : NULL;
  scene->index = aster_plot_index_ref ((AsterPlotIndex *) view->index);
  scene->axes = layout->axes;
  if (view->orbit != NULL)
    {
      self->orbit = *view->orbit;
      scene->orbit = &self->orbit;
      scene->depths = copy (view->depths, n, sizeof (guint8));
    }
  if (view->tokens != NULL)
    scene->tokens = aster_tokens_ref ((AsterTokens *) view->tokens);
  if (view->shuffle != NULL)
    scene->shuffle = aster_shuffle_ref ((AsterShuffle *) view->shuffle);
  if (view->colouring != NULL)
    scene->colouring = aster_colouring_ref ((AsterColouring *) view->colouring);
  if (view->torn != NULL)
    scene->torn = aster_torn_ref ((AsterTorn *) view->torn);
  if (view->edits != NULL)
    scene->edits = aster_label_edits_copy (view->edits);
  scene->transform = view->transform;
  scene->style = view->style;
  scene->font = g_strdup (view->font);
  scene->visible = copy_bits (view->visible, n);
  if (view->rows != NULL)
    scene->rows = aster_row_set_ref ((AsterRowSet *) view->rows);
  scene->share = view->share;
  scene->selected = copy_bits (view->selected, n);
  scene->n_selected = view->n_selected;
  scene->matches = copy_bits (view->matches, n);
  scene->n_matches = view->n_matches;
  scene->pins = copy (view->pins, view->n_pins, sizeof (guint32));
  scene->n_pins = view->n_pins;

  return self;
}

AsterMapFigure *
aster_map_figure_ref (AsterMapFigure *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AsterMapFigure *self = data;
  AsterPlotScene *scene = &self->view;

  aster_plot_index_unref ((AsterPlotIndex *) scene->index);
  g_clear_object (&scene->edits);
  g_clear_pointer ((AsterTorn **) &scene->torn, aster_torn_unref);
  g_clear_pointer ((AsterTokens **) &scene->tokens, aster_tokens_unref);
  g_clear_pointer ((AsterShuffle **) &scene->shuffle, aster_shuffle_unref);
  g_clear_pointer ((AsterColouring **) &scene->colouring, aster_colouring_unref);
  g_clear_pointer ((AsterRowSet **) &scene->rows, aster_row_set_unref);
  g_free ((char *) scene->font);
  g_free ((guint64 *) scene->visible);
  g_free ((guint64 *) scene->selected);
  g_free ((guint64 *) scene->matches);
  g_free ((guint32 *) scene->pins);
  g_free ((guint8 *) scene->depths);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  aster_layout_unref (self->layout);
}

void
aster_map_figure_unref (AsterMapFigure *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* How the plane meets the page that was seen. */
const AsterTransform *
aster_map_figure_get_view (const AsterMapFigure *self)
{
  return &self->view.transform;
}

/* Whether the points are one image even where all else is shapes and text. */
gboolean
aster_map_figure_is_image (const AsterMapFigure *self)
{
  return aster_plot_scene_is_image (&self->view);
}

/* How many points can be seen; some may lie outside of the view. */
gsize
aster_map_figure_count (const AsterMapFigure *self)
{
  gsize n = aster_plot_scene_n (&self->view);

  return self->view.visible != NULL ? aster_bits_count (self->view.visible, n) : n;
}

static PangoLayout *
lay_out_caption (const AsterMapFigure *self, const AsterMapSheet *sheet, cairo_t *cr)
{
  PangoLayout *layout = aster_text_layout (cr, self->view.font, sheet->caption,
                                           CAPTION * sheet->text_size);
  double width = sheet->width - 2 * MARGIN * sheet->text_size;

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));

  return layout;
}

/* px that the caption takes, its margins included. */
static double
measure_caption (const AsterMapFigure *self, const AsterMapSheet *sheet)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  if (sheet->caption == NULL || *sheet->caption == '\0')
    return 0;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cr = cairo_create (surface);
  layout = lay_out_caption (self, sheet, cr);
  aster_text_measure (layout, NULL, &height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ceil (height + 1.6 * MARGIN * sheet->text_size);
}

/* Whether the legend stands in lines under the map: on a narrow sheet of its own size. */
static gboolean
has_flow (const AsterMapFigure *self, const AsterMapSheet *sheet)
{
  const AsterPlotScene *view = &self->view;
  const AsterLettering lettering = { sheet->theme, view->font, sheet->text_size };

  return sheet->legend && view->style.legend && view->colouring != NULL &&
         sheet->width != view->transform.width &&
         aster_legend_is_cramped (view->colouring, &lettering, sheet->width);
}

/* px of the legend in lines under the map; 0 for none. Draws it at @cr, if there is one.
 */
static double
flow_legend (const AsterMapFigure *self, const AsterMapSheet *sheet, cairo_t *cr)
{
  const AsterLettering lettering = { sheet->theme, self->view.font, sheet->text_size };
  double margin = MARGIN * sheet->text_size, height;
  cairo_surface_t *surface;
  cairo_t *measure;

  if (!has_flow (self, sheet))
    return 0;
  if (cr != NULL)
    return aster_legend_flow (cr, self->view.colouring, &lettering,
                              sheet->width - 2 * margin, TRUE);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  measure = cairo_create (surface);
  height = aster_legend_flow (measure, self->view.colouring, &lettering,
                              sheet->width - 2 * margin, FALSE);
  cairo_destroy (measure);
  cairo_surface_destroy (surface);

  return ceil (height + 0.6 * margin);
}

/**
 * aster_map_figure_get_size:
 * @self: a figure
 * @sheet: what it lies on
 * @width: (out): px
 * @height: (out): px
 *
 * How large the sheet is in the end.
 */
void
aster_map_figure_get_size (const AsterMapFigure *self,
                           const AsterMapSheet *sheet,
                           double *width,
                           double *height)
{
  const AsterTransform *t = &self->view.transform;

  *width = sheet->width;
  *height = sheet->height > 0
                ? sheet->height
                : round (sheet->width * t->height / t->width) +
                      measure_caption (self, sheet) + flow_legend (self, sheet, NULL);
}

static void
paint_caption (const AsterMapFigure *self,
               const AsterMapSheet *sheet,
               cairo_t *cr,
               double top,
               double height)
{
  AsterColour none = { 0 };
  g_autoptr (PangoLayout) layout = NULL;
  double at[2] = { MARGIN * sheet->text_size, top + 0.6 * MARGIN * sheet->text_size };

  if (!(height > 0))
    return;

  layout = lay_out_caption (self, sheet, cr);
  aster_text_paint (cr, layout, at, aster_palette_ink (sheet->theme, ASTER_INK_TEXT),
                    none);
}

/* Where things are on a sheet, px. */
typedef struct
{
  double width, height; /* of the sheet */
  double caption;       /* height */
  double flow;          /* height of a legend in lines, above the caption */
  double map;           /* width: the legend is over the map or beside it */
  gboolean legend;
  cairo_rectangle_t card; /* of the legend */
} Places;

/* On a sheet of its own size a large legend stands beside the map; on one like the screen
 * it lies where it is seen. */
static Places
arrange (const AsterMapFigure *self, const AsterMapSheet *sheet)
{
  const AsterPlotScene *view = &self->view;
  const AsterLettering lettering = { sheet->theme, view->font, sheet->text_size };
  Places places = { 0 };
  double room;

  aster_map_figure_get_size (self, sheet, &places.width, &places.height);
  places.caption = MIN (measure_caption (self, sheet), places.height / 2);
  places.map = places.width;
  places.flow = MIN (flow_legend (self, sheet, NULL),
                     (places.height - places.caption) / 2);
  room = places.height - places.caption - places.flow;
  places.legend = !(places.flow > 0) && sheet->legend && view->style.legend &&
                  view->colouring != NULL &&
                  aster_legend_measure (view->colouring, &lettering, places.width, room,
                                        &places.card);
  if (places.legend && places.width != view->transform.width &&
      places.card.width * places.card.height > COVER * places.width * room)
    places.map = floor (places.card.x - GAP);

  return places;
}

static void
paint_map (const AsterMapFigure *self,
           const AsterMapSheet *sheet,
           const Places *places,
           cairo_t *cr)
{
  AsterPlotScene scene = self->view;
  const AsterTransform *view = &self->view.transform;
  double height = places->height - places->caption - places->flow;
  double scale = MIN (places->map / view->width, height / view->height);
  g_autoptr (AsterLabels) labels = NULL;
  g_autoptr (AsterPlotNames) names = NULL;

  /* In px of the view, of which there may be more on either side. */
  scene.transform.width = places->map / scale;
  scene.transform.height = height / scale;
  scene.transform.dx += (scene.transform.width - view->width) / 2;
  scene.transform.dy += (scene.transform.height - view->height) / 2;
  scene.theme = sheet->theme;
  scene.text_size = sheet->text_size / scale;
  scene.dpi = sheet->dpi;
  if (scene.tokens != NULL &&
      aster_tokens_get_n (scene.tokens) == aster_plot_scene_n (&scene))
    scene.labels = labels = aster_labels_new (scene.index, scene.tokens, scene.visible,
                                              scene.font, scene.text_size);
  if (self->clusters != NULL && scene.style.names)
    {
      names = aster_plot_names_new (self->clusters, scene.font, scene.text_size);
      aster_plot_names_settle (names, scene.index, scene.visible);
      scene.names = names;
    }
  if (places->legend && places->map == places->width)
    scene.covers[scene.n_covers++] = (cairo_rectangle_t){ places->card.x / scale,
                                                          places->card.y / scale,
                                                          places->card.width / scale,
                                                          places->card.height / scale };

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  aster_plot_scene_paint (&scene, cr);
  cairo_restore (cr);
}

/**
 * aster_map_figure_draw:
 * @self: a figure
 * @sheet: what it lies on
 * @cr: any surface; on an image points are those of the screen, else shapes and text
 */
void
aster_map_figure_draw (const AsterMapFigure *self,
                       const AsterMapSheet *sheet,
                       cairo_t *cr)
{
  const Places places = arrange (self, sheet);
  const AsterLettering lettering = { sheet->theme, self->view.font, sheet->text_size };

  /* Also the last pixels of a row or column, which may be the sheet's in part only. */
  cairo_rectangle (cr, 0, 0, places.width + 1, places.height + 1);
  aster_cairo_set_colour (cr, aster_palette_ink (sheet->theme, ASTER_INK_EDGE));
  cairo_fill (cr);
  paint_map (self, sheet, &places, cr);
  if (places.legend)
    aster_legend_paint (cr, self->view.colouring, &lettering, places.width,
                        places.height - places.caption);
  if (places.flow > 0)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN * sheet->text_size,
                       places.height - places.caption - places.flow +
                           0.4 * MARGIN * sheet->text_size);
      flow_legend (self, sheet, cr);
      cairo_restore (cr);
    }
  paint_caption (self, sheet, cr, places.height - places.caption, places.caption);
}

typedef struct
{
  const AsterMapFigure *figure;
  const AsterMapSheet *sheet;
} Drawing;

static void
draw_cb (cairo_t *cr, guint number, gpointer data)
{
  const Drawing *drawing = data;

  aster_map_figure_draw (drawing->figure, drawing->sheet, cr);
}

/**
 * aster_map_figure_render:
 * @self: a figure
 * @sheet: what it lies on; a PNG has its dpi
 * @format: of the file
 * @facts: (nullable): what the file says of itself
 * @cancellable: (nullable): to give up
 * @error: as for aster_figure_render()
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
aster_map_figure_render (const AsterMapFigure *self,
                         const AsterMapSheet *sheet,
                         AsterFigureFormat format,
                         const AsterFigureFacts *facts,
                         GCancellable *cancellable,
                         GError **error)
{
  Drawing drawing = { self, sheet };
  AsterFigure figure = { .scale = sheet->dpi / ASTER_DPI,
                         .dpi = sheet->dpi,
                         .facts = facts,
                         .cancellable = cancellable };

  aster_map_figure_get_size (self, sheet, &figure.width, &figure.height);

  return aster_figure_render (&figure, format, draw_cb, &drawing, error);
}
