/* What the plot widget puts on the screen.
 *
 * Paper, points and axes are one texture; see plot-page.c. A label is a small texture
 * of its own, see plot-words.c; marks under the pointer are drawn afresh.
 * What stays where it was is the same node as before, so that GTK draws no more of the
 * window again than has changed. */

#include <math.h>

#include "density/plot-hulls-brush.h"
#include "figure/picture.h"
#include "parts/frame-share.h"
#include "plot/plot-private.h"
#include "plot/plot-words.h"
#include "text/text-paint.h"

#define N_TILES 8                               /* along each side of the page */
#define REST    (150 * G_TIME_SPAN_MILLISECOND) /* without a change of the view */

/* The line that leads to a label; NULL if it needs none. */
static GskRenderNode *
new_leader (const AsterPlotScene *scene, const AsterPlacedLabel *label)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (AsterPlacedLabel));
  cairo_surface_t *line;
  GskRenderNode *node;
  cairo_t *cr;

  if (!label->led)
    return NULL;

  line = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (line);
  g_array_append_val (one, *label);
  aster_plot_leaders_paint (scene, one, cr);
  cairo_destroy (cr);
  node = aster_picture_new_drawing (line);
  cairo_surface_destroy (line);

  return node;
}

/* Labels by the tile of the page that they stand on. GTK compares the nodes of two frames
 * in order: one label more would make it draw all that follow it anew. */
static void
append_tiles (GtkSnapshot *snapshot, GPtrArray *const tiles[N_TILES * N_TILES])
{
  for (guint i = 0; i < N_TILES * N_TILES; i++)
    {
      GskRenderNode *tile = gsk_container_node_new ((GskRenderNode **) tiles[i]->pdata,
                                                    tiles[i]->len);

      gtk_snapshot_append_node (snapshot, tile);
      gsk_render_node_unref (tile);
      g_ptr_array_unref (tiles[i]);
    }
}

static guint
find_tile (const AsterPlotScene *scene, const graphene_rect_t *box)
{
  double x = (double) (box->origin.x + box->size.width / 2) / scene->transform.width;
  double y = (double) (box->origin.y + box->size.height / 2) / scene->transform.height;

  return (guint) (CLAMP (x, 0, 0.999) * N_TILES) +
         N_TILES * (guint) (CLAMP (y, 0, 0.999) * N_TILES);
}

static void
append_labels (AsterPlot *self, GtkSnapshot *snapshot, const AsterPlotScene *scene)
{
  GArray *placed = aster_plot_scene_place_labels (scene);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GPtrArray *tiles[N_TILES * N_TILES];

  g_clear_pointer (&self->placed, g_array_unref);
  self->placed = placed;
  for (guint i = 0; i < N_TILES * N_TILES; i++)
    tiles[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  aster_plot_words_begin (self);
  for (guint i = 0; i < placed->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);
      const AsterPlotWord *word = aster_plot_words_get (self, scene, label);
      double x = label->x;
      GskRenderNode *leader;
      graphene_rect_t box;

      if (word == NULL)
        continue;

      /* Letters are sharp where they were drawn: on whole px of the device. */
      if (label->reason == ASTER_LABEL_NAME)
        x += (label->width - word->width) / 2 + ASTER_HALO;
      box = GRAPHENE_RECT_INIT (
          (float) (round ((x - ASTER_HALO) * scale) / scale),
          (float) (round ((label->y + (label->height - word->height) / 2) * scale) /
                   scale),
          (float) word->width, (float) word->height);
      if ((leader = new_leader (scene, label)) != NULL)
        {
          /* Under all the words. */
          gtk_snapshot_append_node (snapshot, leader);
          gsk_render_node_unref (leader);
        }
      g_ptr_array_add (tiles[find_tile (scene, &box)],
                       aster_picture_get_node (word->texture, GTK_WIDGET (self), &box));
    }
  append_tiles (snapshot, tiles);
  aster_plot_words_end (self, scene);
}

static void
paint_band (AsterPlot *self, cairo_t *cr)
{
  AsterColour accent = aster_palette_ink (self->theme, ASTER_INK_ACCENT);
  const double *corners = (const double *) (gpointer) self->lasso->data;

  cairo_new_path (cr);
  if (self->drag == ASTER_DRAG_RECTANGLE)
    cairo_rectangle (cr, self->drag_x, self->drag_y, self->x - self->drag_x,
                     self->y - self->drag_y);
  else
    for (guint i = 0; i + 1 < self->lasso->len; i += 2)
      cairo_line_to (cr, corners[i], corners[i + 1]);
  cairo_close_path (cr);

  aster_cairo_set_colour (cr, aster_colour_with_alpha (accent, 0.14));
  cairo_fill_preserve (cr);
  aster_cairo_set_colour (cr, accent);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* What follows the pointer: @under the words or over them. */
static void
append_marks (AsterPlot *self,
              GtkSnapshot *snapshot,
              const AsterPlotScene *scene,
              gboolean under)
{
  cairo_surface_t *marks = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                           NULL);
  cairo_t *cr = cairo_create (marks);
  GskRenderNode *node;

  if (under && scene->hulls != NULL)
    aster_plot_hulls_paint_pointed (scene, cr);
  if (!under)
    aster_plot_marks_paint (scene, cr);
  if (!under && aster_plot_is_drawing (self))
    paint_band (self, cr);
  cairo_destroy (cr);
  node = aster_picture_new_drawing (marks);
  if (node != NULL)
    {
      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }
  cairo_surface_destroy (marks);
}

static gboolean
settle_cb (gpointer data)
{
  AsterPlot *self = data;

  self->settle = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
update_page (AsterPlot *self, AsterPlotScene *scene)
{
  gboolean moving = self->tick != 0 || self->moving != NULL ||
                    g_get_monotonic_time () - self->moved < REST;

  /* Lines that are not found yet come with a later picture. */
  if (scene->hulls == NULL)
    scene->style.hulls = ASTER_HULLS_NONE;
  aster_frame_share_keep (GTK_WIDGET (self));
  aster_plot_page_update (&self->page, scene,
                          gtk_widget_get_scale_factor (GTK_WIDGET (self)), moving);
  if (self->page.coarse && self->page.waiting == NULL)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (moving ? REST / 1000 + 10 : 0, settle_cb, self);
    }
}

void
aster_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterPlot *self = ASTER_PLOT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  AsterColour paper = aster_palette_ink (self->theme, ASTER_INK_PAPER);
  GdkRGBA rgba = { (float) paper.r, (float) paper.g, (float) paper.b, 1 };
  AsterPlotScene scene;

  if (self->index == NULL || width <= 0 || height <= 0)
    {
      gtk_snapshot_append_color (snapshot, &rgba, &area);
      return;
    }

  scene = aster_plot_get_scene (self, width, height);
  scene.transform = aster_plot_get_transform (self);
  update_page (self, &scene);
  gtk_snapshot_push_clip (snapshot, &area);
  if (self->page.now != NULL)
    aster_picture_append (self->page.now, widget, snapshot, &area);

  append_marks (self, snapshot, &scene, TRUE);
  append_labels (self, snapshot, &scene);
  append_marks (self, snapshot, &scene, FALSE);
  gtk_snapshot_pop (snapshot);
}
