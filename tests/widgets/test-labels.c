#include "labels.h"

#include <math.h>

#include "bits.h"
#include "plot-scene.h"
#include "tools/random.h"

#define N 3000

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterTokens *tokens;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  AsterRandom random = aster_random_init (42, 4);

  self->positions = aster_matrix_new (N, 2, NULL);
  self->tokens = aster_tokens_new ();
  for (gsize i = 0; i < N; i++)
    {
      char word[24] = { 0 };
      gsize length = 1 + aster_random_below (&random, 12);

      for (gsize k = 0; k < length; k++)
        word[k] = (char) ('a' + aster_random_below (&random, 26));
      aster_tokens_append (self->tokens, word, length, NULL);
      self->positions->data[2 * i] = (float) aster_random_normal (&random);
      self->positions->data[2 * i + 1] = (float) aster_random_normal (&random);
    }
  self->index = aster_plot_index_new (self->positions);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  aster_plot_index_unref (self->index);
  aster_tokens_unref (self->tokens);
  aster_matrix_unref (self->positions);
}

/* Every pair, as if there were no cells. */
static void
expect_apart (
    AsterLabels *labels, const AsterMatrix *x, const guint32 *rows, gsize n, double scale)
{
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < i; k++)
      {
        AsterLabelBox a = aster_labels_get_box (labels, rows[i]);
        AsterLabelBox b = aster_labels_get_box (labels, rows[k]);
        const float *p = aster_matrix_row (x, rows[i]),
                    *q = aster_matrix_row (x, rows[k]);

        g_assert_cmpfloat (aster_label_boxes_part (&a, &b, (double) q[0] - (double) p[0],
                                                   (double) q[1] - (double) p[1]),
                           <=, scale);
      }
}

static void
test_apart_and_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, 13);
  gsize before = 0;

  for (double scale = 5; scale < 3000; scale *= 1.3)
    {
      gsize n;
      const guint32 *rows = aster_labels_at (labels, scale, &n);

      expect_apart (labels, self->positions, rows, MIN (n, 700), scale);
      /* Order of appearance: those of a farther scale are the first of a nearer one. */
      g_assert_cmpuint (n, >=, before);
      before = n;
    }
  g_assert_cmpuint (before, >, N * 9 / 10);
}

/* Looking near first gives the same labels as coming from afar. */
static void
test_no_memory_of_the_way (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) a = aster_labels_new (self->index, self->tokens, NULL, NULL,
                                                13);
  g_autoptr (AsterLabels) b = aster_labels_new (self->index, self->tokens, NULL, NULL,
                                                13);
  g_autofree guint32 *kept = NULL;
  const guint32 *rows;
  gsize n, m;

  rows = aster_labels_at (a, 100, &n);
  kept = g_memdup2 (rows, n * sizeof (guint32));
  aster_labels_at (b, 2000, &m);
  g_assert_cmpuint (m, >, n);
  rows = aster_labels_at (b, 100, &m);
  g_assert_cmpmem (rows, m * sizeof (guint32), kept, n * sizeof (guint32));
}

/* The most frequent word of all has a label from the first scale on. */
static void
test_rank (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, 13);
  gsize n;
  const guint32 *rows = aster_labels_at (labels, 30, &n);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (rows[0], ==, 0);
}

static void
test_only_visible (Fixture *self, gconstpointer data)
{
  g_autofree guint64 *visible = g_new0 (guint64, aster_bits_words (N));
  g_autoptr (AsterLabels) labels = NULL;
  const guint32 *rows;
  gsize n;

  for (gsize i = 0; i < N; i += 7)
    aster_bits_set (visible, i, TRUE);
  labels = aster_labels_new (self->index, self->tokens, visible, NULL, 13);
  rows = aster_labels_at (labels, 4000, &n);
  g_assert_cmpuint (n, <=, (N + 6) / 7);
  g_assert_cmpuint (n, >, N / 8);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (rows[i] % 7, ==, 0);
}

static gboolean
has (const GArray *placed, guint32 row)
{
  for (guint i = 0; i < placed->len; i++)
    if (g_array_index (placed, AsterPlacedLabel, i).row == row)
      return TRUE;

  return FALSE;
}

static void
expect_no_overlap (const GArray *placed)
{
  for (guint i = 0; i < placed->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const AsterPlacedLabel *a = &g_array_index (placed, AsterPlacedLabel, i);
        const AsterPlacedLabel *b = &g_array_index (placed, AsterPlacedLabel, k);

        g_assert_false (a->x + 1e-6 < b->x + b->width && b->x + 1e-6 < a->x + a->width &&
                        a->y + 1e-6 < b->y + b->height && b->y + 1e-6 < a->y + a->height);
      }
}

/* With a selection, pins and neighbours: never an overlap, never too many, what was
 * asked for comes first, and zooming in about a word never takes it away. */
static void
test_scene (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, 13);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_autofree guint64 *selected = g_new0 (guint64, aster_bits_words (N));
  const guint32 pins[] = { 2900, 17 }, neighbours[] = { 2500, 2501, 2502 };
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  gboolean seen = FALSE;

  for (gsize i = 2000; i < 2040; i++)
    aster_bits_set (selected, i, TRUE);
  aster_viewport_set_bounds (viewport, self->index->x0, self->index->y0, self->index->x1,
                             self->index->y1);
  scene.index = self->index;
  scene.tokens = self->tokens;
  scene.labels = labels;
  scene.selected = selected;
  scene.n_selected = 40;
  scene.pins = pins;
  scene.n_pins = 2;
  scene.neighbours = neighbours;
  scene.n_neighbours = 3;

  for (int i = 0; i < 40; i++)
    {
      const float *p = aster_matrix_row (self->positions, 3);
      g_autoptr (GArray) placed = NULL;

      scene.transform = aster_viewport_get_transform (viewport, 900, 700);
      placed = aster_plot_scene_place_labels (&scene);
      g_assert_cmpuint (placed->len, <=, ASTER_MAX_LABELS);
      /* The first words that nobody asked for come after all that somebody did. */
      for (guint k = 1; k < placed->len; k++)
        g_assert_false (
            g_array_index (placed, AsterPlacedLabel, k - 1).reason == ASTER_LABEL_PLAIN &&
            g_array_index (placed, AsterPlacedLabel, k).reason != ASTER_LABEL_PLAIN);
      expect_no_overlap (placed);
      g_assert_true (has (placed, 2000) || i > 0);
      g_assert_true (!seen || has (placed, 3));
      seen = has (placed, 3);
      aster_viewport_zoom_about (viewport, (double) p[0], (double) p[1], 1.12);
    }
  g_assert_true (seen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/labels/apart-and-kept", Fixture, NULL, set_up, test_apart_and_kept,
              tear_down);
  g_test_add ("/labels/no-memory-of-the-way", Fixture, NULL, set_up,
              test_no_memory_of_the_way, tear_down);
  g_test_add ("/labels/rank", Fixture, NULL, set_up, test_rank, tear_down);
  g_test_add ("/labels/only-visible", Fixture, NULL, set_up, test_only_visible,
              tear_down);
  g_test_add ("/labels/scene", Fixture, NULL, set_up, test_scene, tear_down);

  return g_test_run ();
}
