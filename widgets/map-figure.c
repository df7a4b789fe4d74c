/* A figure holds what a scene borrows, so that it can be drawn long after, in another
 * thread, in another size and in other inks.
 *
 * Whatever the shape of the sheet, all that the view shows is on it, in the middle: a
 * sheet that is wider shows more of the plane beside it. Letters have the size that the
 * sheet asks for, and words are placed anew for it. */

#include "map-figure.h"

#include <math.h>

#include "bits.h"
#include "legend-painter.h"
#include "text-paint.h"

#define MARGIN  1.0 /* letters, around a caption */
#define CAPTION 0.9 /* letters of it, to those of a label */

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
    }
  if (view->tokens != NULL)
    scene->tokens = aster_tokens_ref ((AsterTokens *) view->tokens);
  if (view->colouring != NULL)
    scene->colouring = aster_colouring_ref ((AsterColouring *) view->colouring);
  if (view->edits != NULL)
    scene->edits = aster_label_edits_copy (view->edits);
  scene->transform = view->transform;
  scene->style = view->style;
  scene->font = g_strdup (view->font);
  scene->visible = copy_bits (view->visible, n);
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
  g_clear_pointer ((AsterTokens **) &scene->tokens, aster_tokens_unref);
  g_clear_pointer ((AsterColouring **) &scene->colouring, aster_colouring_unref);
  g_free ((char *) scene->font);
  g_free ((guint64 *) scene->visible);
  g_free ((guint64 *) scene->selected);
  g_free ((guint64 *) scene->matches);
  g_free ((guint32 *) scene->pins);
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
  *height = sheet->height > 0 ? sheet->height
                              : round (sheet->width * t->height / t->width) +
                                    measure_caption (self, sheet);
}

/* How the plane meets a page of another size so that all of the view is on it. */
static AsterTransform
fit (const AsterTransform *view, double width, double height)
{
  AsterTransform t = { .width = width, .height = height };
  double middle[2];

  aster_transform_to_plane (view, view->width / 2, view->height / 2, middle);
  t.scale = view->scale * MIN (width / view->width, height / view->height);
  t.dx = width / 2 - t.scale * middle[0];
  t.dy = height / 2 + t.scale * middle[1];

  return t;
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

  cairo_rectangle (cr, 0, top, sheet->width, height);
  aster_cairo_set_colour (cr, aster_palette_ink (sheet->theme, ASTER_INK_EDGE));
  cairo_fill (cr);
  layout = lay_out_caption (self, sheet, cr);
  aster_text_paint (cr, layout, at, aster_palette_ink (sheet->theme, ASTER_INK_TEXT),
                    none);
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
  AsterPlotScene scene = self->view;
  AsterLettering lettering = { sheet->theme, scene.font, sheet->text_size };
  g_autoptr (AsterLabels) labels = NULL;
  g_autoptr (AsterPlotNames) names = NULL;
  double width, height, caption = measure_caption (self, sheet);
  gboolean legend;

  aster_map_figure_get_size (self, sheet, &width, &height);
  caption = MIN (caption, height / 2);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      /* The last pixels of a row or column may be the sheet's in part only. */
      aster_cairo_set_colour (cr, aster_palette_ink (sheet->theme, ASTER_INK_EDGE));
      cairo_paint (cr);
    }
  scene.transform = fit (&scene.transform, width, height - caption);
  scene.theme = sheet->theme;
  scene.text_size = sheet->text_size;
  scene.dpi = sheet->dpi;
  if (scene.tokens != NULL &&
      aster_tokens_get_n (scene.tokens) == aster_plot_scene_n (&scene))
    scene.labels = labels = aster_labels_new (scene.index, scene.tokens, scene.visible,
                                              scene.font, sheet->text_size);
  if (self->clusters != NULL && scene.style.names)
    {
      names = aster_plot_names_new (self->clusters, scene.font, sheet->text_size);
      aster_plot_names_settle (names, scene.index, scene.visible);
      scene.names = names;
    }

  legend = sheet->legend && scene.style.legend && scene.colouring != NULL;
  if (legend && aster_legend_measure (scene.colouring, &lettering, width,
                                      height - caption, scene.covers))
    scene.n_covers = 1;
  aster_plot_scene_paint (&scene, cr);
  if (legend)
    aster_legend_paint (cr, scene.colouring, &lettering, width, height - caption);
  paint_caption (self, sheet, cr, height - caption, caption);
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
