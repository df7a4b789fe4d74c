/* A page of many points takes longer than a frame lasts. At rest it is painted on a
 * thread of its own, of a copy of what it shows, and what was there before is seen
 * meanwhile: the window goes on answering. The bytes are those that the main thread would
 * paint.
 *
 * Cost: that of aster_plot_points_paint(), and for the caller (n / 2) bytes to copy, or n
 * more with depth. */

#include "plot/plot-exposure.h"

#include <string.h>

#include "parts/bits.h"

/* Where the rows are does not change; what a person does with them may, meanwhile. */
static AsterPlotExposure *
exposure_new (const AsterPlotScene *scene, double scale)
{
  AsterPlotExposure *self = g_new0 (AsterPlotExposure, 1);
  const AsterPlotScene none = ASTER_PLOT_SCENE_INIT;
  gsize n = aster_plot_scene_n (scene), size = aster_bits_words (n) * sizeof (guint64);
  AsterPlotScene *own = &self->scene;

  *own = none;
  own->index = aster_plot_index_ref ((AsterPlotIndex *) scene->index);
  if (scene->moving != NULL)
    own->moving = aster_matrix_ref ((AsterMatrix *) scene->moving);
  if (scene->colouring != NULL)
    own->colouring = aster_colouring_ref ((AsterColouring *) scene->colouring);
  if (scene->shuffle != NULL)
    own->shuffle = aster_shuffle_ref ((AsterShuffle *) scene->shuffle);
  own->visible = g_memdup2 (scene->visible, size);
  own->selected = g_memdup2 (scene->selected, size);
  own->n_selected = scene->n_selected;
  own->matches = g_memdup2 (scene->matches, size);
  own->n_matches = scene->n_matches;
  own->depths = g_memdup2 (scene->depths, n);
  own->orbit = scene->orbit != NULL ? g_memdup2 (scene->orbit, sizeof (AsterOrbit))
                                    : NULL;
  for (guint p = 0; scene->axes != NULL && p < G_N_ELEMENTS (self->axes); p++)
    {
      self->axes[p] = scene->axes[p];
      self->axes[p].label = NULL;
    }
  own->axes = scene->axes != NULL ? self->axes : NULL;
  own->transform = scene->transform;
  own->theme = scene->theme;
  own->style = scene->style;
  own->text_size = scene->text_size;
  own->share = scene->share;
  self->scale = scale;

  return self;
}

void
aster_plot_exposure_free (AsterPlotExposure *self)
{
  const AsterPlotScene *own = &self->scene;

  aster_plot_index_unref ((AsterPlotIndex *) own->index);
  if (own->moving != NULL)
    aster_matrix_unref ((AsterMatrix *) own->moving);
  if (own->colouring != NULL)
    aster_colouring_unref ((AsterColouring *) own->colouring);
  g_clear_pointer ((AsterShuffle **) &own->shuffle, aster_shuffle_unref);
  g_free ((gpointer) own->visible);
  g_free ((gpointer) own->selected);
  g_free ((gpointer) own->matches);
  g_free ((gpointer) own->depths);
  g_free ((gpointer) own->orbit);
  aster_plot_layer_clear (&self->layer);
  aster_page_clear (&self->page);
  g_free (self);
}

/* What was cancelled before it began is not painted. */
static void
expose (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AsterPlotExposure *self = data;
  const AsterTransform *t = &self->scene.transform;
  gint64 start = g_get_monotonic_time ();

  if (!g_cancellable_is_cancelled (cancellable) &&
      aster_page_init (&self->page, (gsize) t->width * (gsize) self->scale,
                       (gsize) t->height * (gsize) self->scale, self->scale))
    aster_plot_layer_paint (&self->layer, &self->scene, self->scale, &self->page);
  self->cost = (double) (g_get_monotonic_time () - start) / 1000;
  g_task_return_pointer (task, self, (GDestroyNotify) aster_plot_exposure_free);
}

/**
 * aster_plot_exposure_begin:
 * @scene: what to paint, all of it; copied
 * @scale: device px for each logical px
 * @cancellable: says that nobody waits any more
 * @ready: called on this thread when the page is painted
 * @data: for @ready
 *
 * Paints paper and points beside this thread.
 */
void
aster_plot_exposure_begin (const AsterPlotScene *scene,
                           double scale,
                           GCancellable *cancellable,
                           GAsyncReadyCallback ready,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, ready, data);

  g_task_set_task_data (task, exposure_new (scene, scale), NULL);
  g_task_run_in_thread (task, expose);
}

/* (transfer full) (nullable): what @result brings; %NULL if it was cancelled, and then
 * the data of the callback may be gone. */
AsterPlotExposure *
aster_plot_exposure_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* Whether this is the page of @scene, or was a moment ago: selected or coloured in
 * another way perhaps, but of the same rows in the same places. */
gboolean
aster_plot_exposure_fits (const AsterPlotExposure *self,
                          const AsterPlotScene *scene,
                          double scale)
{
  return self->page.block != NULL && self->scale == scale &&
         self->scene.index == scene->index && self->scene.moving == scene->moving &&
         memcmp (&self->scene.transform, &scene->transform, sizeof (AsterTransform)) == 0;
}
