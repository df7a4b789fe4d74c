/* What the plot widget puts on the screen.
 *
 * Paper, points and axes are one texture; see plot-page.c. A label is a small texture
 * of its own, painted once and moved about; marks under the pointer are drawn afresh.
 * What stays where it was is the same node as before, so that GTK draws no more of the
 * window again than has changed. */

#include <math.h>

#include "figure/picture.h"
#include "parts/frame-share.h"
#include "plot/plot-private.h"
#include "text/text-paint.h"

#define MAX_WORDS  1500 /* pictures of labels that are kept */
#define FRAMES_OLD 120  /* those unseen for so many frames go first */
#define N_TILES    8    /* along each side of the page */
#define MAX_FRESH  12   /* drawn in one frame; the rest waits for the next */
#define REST       (150 * G_TIME_SPAN_MILLISECOND) /* without a change of the view */

typedef struct
{
  GdkTexture *texture;
  double width, height; /* logical px, halo and all */
  guint frame;          /* when it was last seen */
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_object_unref (word->texture);
  g_free (word);
}

void
aster_plot_forget_words (AsterPlot *self)
{
  g_clear_pointer (&self->words, g_hash_table_unref);
}

static Word *
word_new (AsterPlot *self,
          const AsterPlotScene *scene,
          const AsterPlacedLabel *label,
          int scale)
{
  Word *word = g_new0 (Word, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = aster_plot_scene_label_layout (scene, label, cr);
  AsterColour ink = aster_plot_scene_label_ink (scene, label);
  AsterColour halo = aster_colour_with_alpha (
      aster_palette_ink (self->theme, ASTER_INK_PAPER), 0.85);
  double at[2] = { ASTER_HALO, ASTER_HALO }, high;

  aster_text_measure (layout, &word->width, &word->height);
  high = word->height;
  /* Marks that stand above one another reach beyond the line. */
  if (label->reason != ASTER_LABEL_NAME)
    word->height = MAX (high, label->height);
  word->width = ceil (word->width) + 2 * ASTER_HALO;
  word->height = ceil (word->height) + 2 * ASTER_HALO;
  at[1] = (word->height - ceil (high)) / 2;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) word->width * scale,
                                        (int) word->height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  pango_cairo_update_layout (cr, layout);
  aster_text_paint (cr, layout, at, ink, halo);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  GBytes *bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                               (gsize) cairo_image_surface_get_stride (surface) *
                                   (gsize) cairo_image_surface_get_height (surface));
  word->texture = aster_picture_new (bytes, CAIRO_FORMAT_ARGB32,
                                     cairo_image_surface_get_width (surface),
                                     cairo_image_surface_get_height (surface),
                                     (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);

  return word;
}

static gboolean
is_old (gpointer key, gpointer value, gpointer data)
{
  AsterPlot *self = data;
  Word *word = value;

  return self->frame - word->frame > FRAMES_OLD;
}

/* The picture of a label; %NULL if this frame has drawn enough new ones. Names of regions
 * are counted apart from rows. */
static Word *
get_word (AsterPlot *self,
          const AsterPlotScene *scene,
          const AsterPlacedLabel *label,
          guint *fresh)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AsterColour ink = aster_plot_scene_label_ink (scene, label);
  guint64 key = (guint64) (label->reason == ASTER_LABEL_NAME) << 63 |
                (guint64) label->row << 28 | (guint64) (scale & 15) << 24 |
                (aster_colour_to_pixel (ink) & 0xffffff);
  Word *word;

  if (self->words == NULL)
    self->words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, word_free);

  word = g_hash_table_lookup (self->words, &key);
  if (word == NULL)
    {
      if ((*fresh)++ >= MAX_FRESH)
        return NULL;
      if (g_hash_table_size (self->words) > MAX_WORDS)
        g_hash_table_foreach_remove (self->words, is_old, self);

      word = word_new (self, scene, label, scale);
      g_hash_table_insert (self->words, g_memdup2 (&key, sizeof key), word);
    }
  word->frame = self->frame;

  return word;
}

static gboolean
redraw_cb (gpointer data)
{
  AsterPlot *self = data;

  self->redraw = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

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
  guint fresh = 0;

  g_clear_pointer (&self->placed, g_array_unref);
  self->placed = placed;
  for (guint i = 0; i < N_TILES * N_TILES; i++)
    tiles[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  self->frame++;
  for (guint i = 0; i < placed->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);
      Word *word = get_word (self, scene, label, &fresh);
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

  if (fresh > MAX_FRESH && self->redraw == 0)
    self->redraw = g_idle_add (redraw_cb, self);
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
  if (self->page.coarse)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (REST / 1000 + 10, settle_cb, self);
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
