#include "plot/plot-scene.h"

#include <math.h>

#include "labels-stage.h"
#include "labels/plot-asked.h"
#include "parts/bits.h"

static AsterLabels *
new_labels (Fixture *self)
{
  return aster_labels_new (self->index, self->tokens, NULL, NULL, 13);
}

/* A view of the whole map. */
static AsterViewport *
new_viewport (Fixture *self)
{
  AsterViewport *viewport = aster_viewport_new ();

  aster_viewport_set_bounds (viewport, self->index->x0, self->index->y0, self->index->x1,
                             self->index->y1);

  return viewport;
}

static AsterPlotScene
get_scene (Fixture *self, AsterLabels *labels)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  scene.index = self->index;
  scene.tokens = self->tokens;
  scene.labels = labels;

  return scene;
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
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  g_autofree guint64 *selected = g_new0 (guint64, aster_bits_words (N));
  const guint32 pins[] = { 2900, 17 }, neighbours[] = { 2500, 2501, 2502 };
  AsterPlotScene scene = get_scene (self, labels);
  gboolean seen = FALSE;

  for (gsize i = 2000; i < 2040; i++)
    aster_bits_set (selected, i, TRUE);
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

/* The @n rows that lie nearest to @row on the page. */
static void
find_near (Fixture *self, guint32 row, guint32 *near, guint n)
{
  const float *p = aster_matrix_row (self->positions, row);
  double beyond = -1;

  for (guint i = 0; i < n; i++)
    {
      double least = INFINITY;

      for (guint32 j = 0; j < N; j++)
        {
          const float *q = aster_matrix_row (self->positions, j);
          double apart = hypot ((double) q[0] - (double) p[0],
                                (double) q[1] - (double) p[1]);

          if (j != row && apart > beyond && apart < least)
            {
              least = apart;
              near[i] = j;
            }
        }
      beyond = least;
    }
}

/* Whoever points at a word sees it stay where it is, also while its neighbours, which lie
 * all round it, are written too: what is pointed at can be clicked and dragged. */
static void
test_hovered (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  g_autoptr (GArray) before = NULL;
  AsterPlotScene scene = get_scene (self, labels);
  guint32 neighbours[10];

  scene.transform = aster_viewport_get_transform (viewport, 900, 700);
  before = aster_plot_scene_place_labels (&scene);
  g_assert_cmpuint (before->len, >, 20);
  scene.neighbours = neighbours;
  scene.n_neighbours = G_N_ELEMENTS (neighbours);

  for (guint i = 0; i < before->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (before, AsterPlacedLabel, i), *now;
      g_autoptr (GArray) placed = NULL;
      guint k = 0;

      scene.hovered = (int) label->row;
      find_near (self, label->row, neighbours, G_N_ELEMENTS (neighbours));
      placed = aster_plot_scene_place_labels (&scene);
      expect_no_overlap (placed);
      while (k < placed->len &&
             g_array_index (placed, AsterPlacedLabel, k).row != label->row)
        k++;
      g_assert_cmpuint (k, <, placed->len);
      now = &g_array_index (placed, AsterPlacedLabel, k);
      g_assert_cmpint (now->reason, ==, ASTER_LABEL_HOVERED);
      g_assert_cmpfloat_with_epsilon (now->x, label->x, 1e-9);
      g_assert_cmpfloat_with_epsilon (now->y, label->y, 1e-9);
    }
}

/* How many words a page of that size shows of the whole map. */
static guint
count_words (Fixture *self, double width, double height)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  g_autoptr (GArray) placed = NULL;
  AsterPlotScene scene = get_scene (self, labels);

  scene.transform = aster_viewport_get_transform (viewport, width, height);
  placed = aster_plot_scene_place_labels (&scene);

  return placed->len;
}

/* A page that is wider than its map does not count as crowded. */
static void
test_wide (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_words (self, 1430, 590), >, count_words (self, 790, 410));
}

/* What is written when the first @n are selected. */
static GArray *
place_selected (Fixture *self, guint n)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autofree guint64 *selected = g_new0 (guint64, aster_bits_words (N));
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  AsterPlotScene scene = get_scene (self, labels);

  for (gsize i = 0; i < n; i++)
    aster_bits_set (selected, i, TRUE);
  scene.selected = selected;
  scene.n_selected = n;
  scene.transform = aster_viewport_get_transform (viewport, 900, 700);

  return aster_plot_scene_place_labels (&scene);
}

/* How many lines lead to words when the first @n are selected. */
static guint
count_lines (Fixture *self, guint n)
{
  g_autoptr (GArray) placed = place_selected (self, n);
  guint n_lines = 0;

  for (guint i = 0; i < placed->len; i++)
    n_lines += g_array_index (placed, AsterPlacedLabel, i).led;
  g_assert_true (has (placed, 0));

  return n_lines;
}

/* How many words are written that nobody asked for. */
static guint
count_plain (Fixture *self, guint n)
{
  g_autoptr (GArray) placed = place_selected (self, n);
  guint n_plain = 0;

  for (guint i = 0; i < placed->len; i++)
    n_plain += g_array_index (placed, AsterPlacedLabel, i).reason == ASTER_LABEL_PLAIN;

  return n_plain;
}

/* Each word of a few that are selected is wanted; of a crowd the lines would hide it,
 * and the rest of the map keeps its words. */
static void
test_crowd (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_lines (self, 50), >, 0);
  g_assert_cmpuint (count_lines (self, N / 2), ==, 0);
  g_assert_cmpuint (count_plain (self, N / 2), >, 10);
}

static gboolean
is_inside (const AsterPlotScene *scene, guint32 row, double margin)
{
  double page[2];

  aster_plot_scene_locate (scene, row, page);

  return page[0] > margin && page[1] > margin &&
         page[0] < scene->transform.width - margin &&
         page[1] < scene->transform.height - margin;
}

/* Every label whose point is well inside the page now, and was on it before, is still
 * there. */
static void
expect_kept (const AsterPlotScene *scene, const GArray *before, const GArray *after)
{
  for (guint i = 0; i < before->len; i++)
    {
      guint32 row = g_array_index (before, AsterPlacedLabel, i).row;

      if (is_inside (scene, row, 150))
        g_assert_true (has (after, row));
    }
}

/* Walks about at random: zooming in about any place and moving the page never take
 * a label away from its middle, whatever is selected, pinned and pointed at. */
static void
test_walks (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterPlotAsked) asked = aster_plot_asked_new ();
  g_autofree guint64 *selected = g_new0 (guint64, aster_bits_words (N));
  AsterPlotScene scene = get_scene (self, labels);
  AsterRandom random = aster_random_init (11, 1);
  const guint32 pins[] = { 7, 2900 };
  guint n_led = 0;

  scene.asked = asked;
  scene.selected = selected;
  scene.pins = pins;
  scene.n_pins = 2;

  for (int walk = 0; walk < 12; walk++)
    {
      g_autoptr (AsterViewport) viewport = new_viewport (self);
      g_autoptr (GArray) before = NULL;

      /* A crowd in the middle, and some anywhere. */
      for (gsize row = 0; row < N; row++)
        {
          const float *p = aster_matrix_row (self->positions, row);

          aster_bits_set (selected, row,
                          walk % 3 != 0 && (hypotf (p[0], p[1]) < 0.01f * (float) walk ||
                                            aster_random_below (&random, 300) == 0));
        }
      scene.n_selected = aster_bits_count (selected, N);

      for (int step = 0; step < 30; step++)
        {
          g_autoptr (GArray) placed = NULL;
          AsterView view = aster_viewport_get_view (viewport);
          double reach = 2 / view.zoom;

          if (step > 0 && step % 4 == 3)
            aster_viewport_move (viewport, 0.3 * reach * aster_random_normal (&random),
                                 0.3 * reach * aster_random_normal (&random));
          else if (step > 0)
            aster_viewport_zoom_about (
                viewport, view.x + reach * (aster_random_double (&random) - 0.5),
                view.y + reach * (aster_random_double (&random) - 0.5),
                1 + 0.5 * aster_random_double (&random));

          scene.transform = aster_viewport_get_transform (viewport, 1000, 700);
          placed = aster_plot_scene_place_labels (&scene);
          g_assert_cmpuint (placed->len, <=, ASTER_MAX_LABELS);
          expect_no_overlap (placed);
          if (before != NULL)
            expect_kept (&scene, before, placed);
          for (guint i = 0; i < placed->len; i++)
            n_led += g_array_index (placed, AsterPlacedLabel, i).led;
          g_clear_pointer (&before, g_array_unref);
          before = g_steal_pointer (&placed);
        }
    }

  /* Words of the crowd were led to free places. */
  g_assert_cmpuint (n_led, >, 100);
}

static const AsterPlacedLabel *
find_label (const GArray *placed, guint32 row)
{
  for (guint i = 0; i < placed->len; i++)
    if (g_array_index (placed, AsterPlacedLabel, i).row == row)
      return &g_array_index (placed, AsterPlacedLabel, i);

  return NULL;
}

/* A label stands where it was put, at every zoom, with a line if that is far, and the
 * others give way to it; a hidden one is nowhere. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterPlotAsked) asked = aster_plot_asked_new ();
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  AsterPlotScene scene = get_scene (self, labels);
  const double far[2] = { 5, -3 }, near[2] = { 0.5, 0.2 };

  scene.asked = asked;
  scene.edits = edits;
  aster_label_edits_move (edits, 1700, far);
  aster_label_edits_move (edits, 2600, near);
  aster_label_edits_hide (edits, 0);

  for (int step = 0; step < 20; step++)
    {
      const float *p = aster_matrix_row (self->positions, 1700);
      g_autoptr (GArray) placed = NULL;
      const AsterPlacedLabel *label;

      scene.transform = aster_viewport_get_transform (viewport, 900, 700);
      placed = aster_plot_scene_place_labels (&scene);
      expect_no_overlap (placed);
      g_assert_false (has (placed, 0));

      label = find_label (placed, 1700);
      g_assert_nonnull (label);
      g_assert_true (label->led);
      g_assert_cmpint (label->reason, ==, ASTER_LABEL_MOVED);
      g_assert_cmpfloat_with_epsilon (label->x - label->from[0],
                                      ASTER_LABEL_POINT + 5 * 13, 1e-9);
      g_assert_cmpfloat_with_epsilon (label->y + label->height / 2 - label->from[1],
                                      -3 * 13, 1e-9);
      label = find_label (placed, 2600);
      g_assert_true (label == NULL || !label->led);
      aster_viewport_zoom_about (viewport, (double) p[0], (double) p[1], 1.3);
    }

  /* Shown again where the others may touch it no more. */
  aster_label_edits_show_hidden (edits);
  aster_label_edits_put_back (edits, 1700);
  {
    g_autoptr (GArray) placed = NULL;

    aster_viewport_fit (viewport);
    scene.transform = aster_viewport_get_transform (viewport, 900, 700);
    placed = aster_plot_scene_place_labels (&scene);
    g_assert_true (has (placed, 0));
    g_assert_false (has (placed, 1700));
  }
}

/* Where few points are on the page, the rarest word has a label too, and keeps it. */
static void
test_rare (void)
{
  const gsize n = 31000;
  g_autoptr (AsterMatrix) x = aster_matrix_new (n, 2, NULL);
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterLabels) labels = NULL;
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  gboolean seen = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      aster_tokens_append (tokens, "word", 4, NULL);
      x->data[2 * i] = (float) (i % 200);
      x->data[2 * i + 1] = (float) (i / 200);
    }
  index = aster_plot_index_new (x);
  labels = aster_labels_new (index, tokens, NULL, NULL, 13);
  g_assert_cmpuint (aster_labels_get_limit (labels), <, n);
  scene.index = index;
  scene.tokens = tokens;
  scene.labels = labels;

  for (double scale = 4; scale < 400; scale *= 1.4)
    {
      const double *last = (double[]){ (n - 1) % 200, (n - 1) / 200 };
      g_autoptr (GArray) placed = NULL;

      scene.transform = (AsterTransform){ scale, 400 - scale * last[0],
                                          300 + scale * last[1], 800, 600 };
      placed = aster_plot_scene_place_labels (&scene);
      expect_no_overlap (placed);
      g_assert_true (!seen || has (placed, (guint32) n - 1));
      seen = has (placed, (guint32) n - 1);
    }
  g_assert_true (seen);
}

/* Nothing is written under what lies over the page. */
static void
test_covers (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = new_labels (self);
  g_autoptr (AsterViewport) viewport = new_viewport (self);
  AsterPlotScene scene = get_scene (self, labels);
  guint n_free = 0;

  scene.transform = aster_viewport_get_transform (viewport, 800, 600);
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (GArray) placed = aster_plot_scene_place_labels (&scene);

      for (guint i = 0; i < placed->len; i++)
        {
          const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);
          const cairo_rectangle_t area = { label->x, label->y, label->width,
                                           label->height };

          g_assert_false (aster_plot_scene_is_covered (&scene, &area));
        }
      g_assert_true (pass == 0 ? placed->len > 0 : placed->len < n_free);
      n_free = placed->len;
      scene.covers[0] = (cairo_rectangle_t){ 400, 0, 400, 300 };
      scene.n_covers = 1;
    }
}

#define ADD(name, func)                                                                  \
  g_test_add ("/plot-labels/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("scene", test_scene);
  ADD ("hovered", test_hovered);
  ADD ("crowd", test_crowd);
  ADD ("walks", test_walks);
  ADD ("wide", test_wide);
  ADD ("edited", test_edited);
  g_test_add_func ("/plot-labels/rare", test_rare);
  ADD ("covers", test_covers);

  return g_test_run ();
}
