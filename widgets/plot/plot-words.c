/* The words of labels, as pictures.
 *
 * A word is drawn once, with its halo, and moved about. That takes 0.1 ms, and coming
 * nearer brings twenty new ones at once: so a frame draws a few of them, and those that
 * it lacks are drawn before the next one, while the main thread has nothing else to do.
 * Then it works out which words have room one step nearer, too. */

#include "plot/plot-words.h"

#include <math.h>

#include "figure/picture.h"
#include "text/text-paint.h"

#define MAX_WORDS  1500 /* pictures that are kept */
#define FRAMES_OLD 120  /* those unseen for so many frames go first */
#define MAX_FRESH  4    /* drawn in one frame, or at once between two */

static void
word_free (gpointer data)
{
  AsterPlotWord *word = data;

  g_object_unref (word->texture);
  g_free (word);
}

/* Forgets all pictures, since they show other words now, or in other letters. */
void
aster_plot_words_forget (AsterPlot *self)
{
  g_clear_handle_id (&self->words.ahead, g_source_remove);
  g_clear_pointer (&self->words.pictures, g_hash_table_unref);
}

static AsterPlotWord *
word_new (AsterPlot *self,
          const AsterPlotScene *scene,
          const AsterPlacedLabel *label,
          int scale)
{
  AsterPlotWord *word = g_new0 (AsterPlotWord, 1);
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
  const AsterPlot *self = data;
  const AsterPlotWord *word = value;

  return self->words.frame - word->frame > FRAMES_OLD;
}

/* Names of regions are counted apart from rows. */
static guint64
get_key (const AsterPlotScene *scene, const AsterPlacedLabel *label, int scale)
{
  AsterColour ink = aster_plot_scene_label_ink (scene, label);

  return (guint64) (label->reason == ASTER_LABEL_NAME) << 63 |
         (guint64) label->row << 28 | (guint64) (scale & 15) << 24 |
         (aster_colour_to_pixel (ink) & 0xffffff);
}

/* To be called before the words of a frame are asked for. */
void
aster_plot_words_begin (AsterPlot *self)
{
  self->words.frame++;
  self->words.n_asked = 0;
}

/**
 * aster_plot_words_get:
 * @self: a plot
 * @scene: what it shows
 * @label: a label of it
 *
 * Returns: (transfer none) (nullable): its picture; %NULL if it is to be drawn later
 */
const AsterPlotWord *
aster_plot_words_get (AsterPlot *self,
                      const AsterPlotScene *scene,
                      const AsterPlacedLabel *label)
{
  AsterPlotWords *words = &self->words;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint64 key = get_key (scene, label, scale);
  AsterPlotWord *word;

  if (words->pictures == NULL)
    words->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             word_free);

  word = g_hash_table_lookup (words->pictures, &key);
  if (word == NULL)
    {
      if (words->n_asked++ >= MAX_FRESH)
        return NULL;
      if (g_hash_table_size (words->pictures) > MAX_WORDS)
        g_hash_table_foreach_remove (words->pictures, is_old, self);

      word = word_new (self, scene, label, scale);
      g_hash_table_insert (words->pictures, g_memdup2 (&key, sizeof key), word);
    }
  word->frame = words->frame;

  return word;
}

/* Draws some of the words that the last frame lacked; FALSE if there are no more. */
static gboolean
draw_some (AsterPlot *self, const AsterPlotScene *scene)
{
  g_autoptr (GArray) placed = aster_plot_scene_place_labels (scene);

  self->words.n_asked = 0;
  for (guint i = 0; i < placed->len && self->words.n_asked <= MAX_FRESH; i++)
    aster_plot_words_get (self, scene, &g_array_index (placed, AsterPlacedLabel, i));

  return self->words.n_asked > MAX_FRESH;
}

static gboolean
ahead_cb (gpointer data)
{
  AsterPlot *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  AsterPlotScene scene;

  if (self->index == NULL)
    {
      self->words.ahead = 0;
      return G_SOURCE_REMOVE;
    }

  scene = aster_plot_get_scene (self, width, height);
  scene.transform = aster_plot_get_transform (self);
  if (self->words.lacking)
    {
      self->words.lacking = draw_some (self, &scene);
      if (!self->words.lacking)
        gtk_widget_queue_draw (GTK_WIDGET (self));
      return G_SOURCE_CONTINUE;
    }

  aster_plot_scene_prepare_labels (&scene);
  self->words.ahead = 0;

  return G_SOURCE_REMOVE;
}

/* To be called when all words of a frame of @scene were asked for. */
void
aster_plot_words_end (AsterPlot *self, const AsterPlotScene *scene)
{
  AsterPlotWords *words = &self->words;

  words->lacking = words->n_asked > MAX_FRESH;
  if (words->ahead == 0 &&
      (words->lacking ||
       (scene->moving == NULL && !aster_plot_scene_has_prepared_labels (scene))))
    words->ahead = g_idle_add (ahead_cb, self);
}
