#include "labels/labels.h"

#include <math.h>

#include "labels-stage.h"
#include "parts/bits.h"

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

/* TRUE if @row has no room beside one of @rows, by more than is told apart. */
static gboolean
is_barred (AsterLabels *labels,
           const AsterMatrix *x,
           guint32 row,
           const guint32 *rows,
           gsize n,
           double scale)
{
  const float *p = aster_matrix_row (x, row);
  AsterLabelBox a = aster_labels_get_box (labels, row);

  for (gsize k = 0; k < n; k++)
    {
      const float *q = aster_matrix_row (x, rows[k]);
      AsterLabelBox b = aster_labels_get_box (labels, rows[k]);

      if (rows[k] == row ||
          aster_label_boxes_part (&a, &b, (double) q[0] - (double) p[0],
                                  (double) q[1] - (double) p[1]) > 0.99 * scale)
        return TRUE;
    }

  return FALSE;
}

/* A word that was barred once gets its label as soon as there is room: at each step of a
 * fifth of an octave, whoever has none is in the way of somebody who has. */
static void
test_no_room_unused (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, 13);

  for (int step = 33; step < 48; step++)
    {
      double scale = 1.0001 * exp2 (step / 5.0);
      gsize n;
      const guint32 *rows = aster_labels_at (labels, scale, &n);

      for (guint32 row = 0; row < N; row++)
        g_assert_true (is_barred (labels, self->positions, row, rows, n, scale));
    }
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
  g_assert_true (aster_labels_reach (a, 100));
  g_assert_false (aster_labels_reach (a, 2000));
  aster_labels_at (b, 2000, &m);
  g_assert_true (aster_labels_reach (b, 2000));
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

/* Points at one place have one label among them: that of the first. */
static void
test_one_place (void)
{
  static const char *const names[] = { "first", "second", "third", NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);

  for (gsize n = 1; n <= 3; n++)
    {
      g_autoptr (AsterMatrix) positions = aster_matrix_new (n, 2, NULL);
      g_autoptr (AsterPlotIndex) index = aster_plot_index_new (positions);
      static const guint32 rows[] = { 0, 1, 2 };
      g_autoptr (AsterTokens) some = aster_tokens_select (tokens, rows, n);
      g_autoptr (AsterLabels) labels = aster_labels_new (index, some, NULL, NULL, 13);
      gsize n_labels;
      const guint32 *at = aster_labels_at (labels, 500, &n_labels);

      g_assert_cmpuint (n_labels, ==, 1);
      g_assert_cmpuint (at[0], ==, 0);
    }
}

#define ADD(name, func)                                                                  \
  g_test_add ("/labels/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("apart-and-kept", test_apart_and_kept);
  ADD ("no-room-unused", test_no_room_unused);
  ADD ("no-memory-of-the-way", test_no_memory_of_the_way);
  ADD ("rank", test_rank);
  ADD ("only-visible", test_only_visible);
  g_test_add_func ("/labels/one-place", test_one_place);

  return g_test_run ();
}
