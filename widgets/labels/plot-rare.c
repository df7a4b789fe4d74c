/* Labels of rare words, where there are few points on the page.
 *
 * labels.c tries the most frequent words of the whole map and leaves the others out: no
 * page but a very near one has room for them. Near by, a rare word is shown if its label
 * would touch that of no more frequent word, shown or not. This depends on the scale
 * alone, and as points only move apart on coming nearer, what is shown stays shown.
 *
 * Cost: quadratic in the points on the page, of which there are at most a few hundred. */

#include "labels/plot-rare.h"

#include "parts/bits.h"

#define FEW 400 /* points about the page */

/* The page and as far beyond it as a label may reach, in plane units. */
static void
get_reach (const AsterPlotScene *scene, double low[2], double high[2])
{
  const AsterTransform *t = &scene->transform;
  double em = scene->text_size;

  aster_transform_to_plane (t, -24 * em, t->height + 2 * em, low);
  aster_transform_to_plane (t, t->width + 24 * em, -2 * em, high);
}

/* TRUE if the label of a row touches none of @rows (n), all more frequent. */
static gboolean
is_clear (const AsterPlotScene *scene, const guint32 *rows, gsize n, guint32 row)
{
  const float *p = aster_matrix_row (scene->index->positions, row);
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);

  for (gsize i = 0; i < n; i++)
    {
      const float *q = aster_matrix_row (scene->index->positions, rows[i]);
      AsterLabelBox other = aster_labels_get_box (scene->labels, rows[i]);

      if (aster_label_boxes_part (&box, &other, (double) q[0] - (double) p[0],
                                  (double) q[1] - (double) p[1]) > scene->transform.scale)
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_plot_rare_find:
 * @scene: a scene with labels
 *
 * Returns: (transfer full): of guint32, ascending: rows that aster_labels_at() says
 * nothing about and that have room for a label; none where there are many points
 */
GArray *
aster_plot_rare_find (const AsterPlotScene *scene)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize limit = aster_labels_get_limit (scene->labels);
  g_autoptr (GArray) near = NULL;
  const guint32 *rows;
  double low[2], high[2];

  get_reach (scene, low, high);
  if (limit >= aster_plot_scene_n (scene) ||
      aster_plot_index_count_about (scene->index, low, high) > 8 * FEW)
    return found;

  near = aster_plot_index_find_in_rectangle (scene->index, low, high, scene->visible);
  rows = (const guint32 *) (gpointer) near->data;
  for (gsize i = 0; near->len <= FEW && i < near->len; i++)
    if (rows[i] >= limit && is_clear (scene, rows, i, rows[i]))
      g_array_append_val (found, rows[i]);

  return found;
}
