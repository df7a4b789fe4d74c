/* Where the labels go that somebody asked for, at every zoom.
 *
 * Asked for are labels that were moved by hand, then those of the current row, of
 * selected ones, pinned ones, the hovered one and its neighbours, in this order: the
 * words of neighbours may not take the place of the word that somebody points at, and is
 * about to click or to drag. One that was moved stands where it was put. Any other label
 * belongs to the right of its point, and is there from the scale on where it is clear of
 * all labels before it. Farther away it may stand elsewhere: on a few rings round its
 * point, turned away from the middle of what was asked for, so that the words of a crowd
 * fan out; the place that is clear from the smallest scale on is taken, and a thin line
 * leads to it. Of a crowd that is selected nobody asks for each word, and its lines would
 * hide it: there a word stands beside its point or nowhere.
 *
 * A place is an offset in px, so whether two labels touch depends on the scale alone:
 * they do between two scales, known beforehand. A label that is shown therefore stays
 * shown on zooming in and on moving the page, whatever else comes into sight.
 *
 * Cost: once for each set of rows, about 1 ms if it is a large one; nothing for a frame.
 */

#include "labels/plot-asked.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"

#define MAX_ASKED 200 /* rows that are given precedence */
#define MAX_LED   64  /* of them that may stand away from their points */
#define CROWD     64  /* selected rows, of which more are a crowd */
#define MAX_CROWD 100 /* of a crowd; the rest of the map is labelled too */
#define RING      4.0 /* px more where a ring is around the point */
#define N_TURNS   12
#define AIR       3.0 /* px round a word that stands away from its point */
#define LED_FROM  1.1 /* sizes of a label between a word that was moved and its point */
#define WORTH_WHILE                                                                      \
  0.95 /* a line is, if the word is there from this part of a scale on */

static const double rings[] = { 1.6, 3.2, 5, 7.2 }; /* sizes of a label */

struct _AsterPlotAsked
{
  AsterPlotIndex *index; /* (nullable) for which this was worked out */
  AsterLabels *words;    /* (nullable) likewise */
  guint serial;          /* of what was moved and hidden */
  GArray *keys;          /* of Key */
  GArray *labels;        /* of AsterAskedLabel */
  GHashTable *rows;
};

typedef struct
{
  guint32 row;
  AsterLabelReason reason;
} Key;

/* (transfer full) */
AsterPlotAsked *
aster_plot_asked_new (void)
{
  AsterPlotAsked *self = g_new0 (AsterPlotAsked, 1);

  self->keys = g_array_new (FALSE, TRUE, sizeof (Key));
  self->labels = g_array_new (FALSE, TRUE, sizeof (AsterAskedLabel));
  self->rows = g_hash_table_new (NULL, NULL);

  return self;
}

void
aster_plot_asked_free (AsterPlotAsked *self)
{
  g_clear_pointer (&self->index, aster_plot_index_unref);
  g_clear_pointer (&self->words, aster_labels_unref);
  g_array_unref (self->keys);
  g_array_unref (self->labels);
  g_hash_table_unref (self->rows);
  g_free (self);
}

typedef struct
{
  const AsterPlotScene *scene;
  GArray *keys;
  GHashTable *rows;
} Question;

static void
ask (Question *question, guint32 row, AsterLabelReason reason)
{
  const AsterPlotScene *scene = question->scene;
  Key key = { row, reason };

  if (question->keys->len < MAX_ASKED && !aster_plot_scene_is_hidden (scene, row) &&
      (scene->visible == NULL || aster_bits_get (scene->visible, row)) &&
      g_hash_table_add (question->rows, GUINT_TO_POINTER (row)))
    g_array_append_val (question->keys, key);
}

static void
ask_selected (Question *question)
{
  const AsterPlotScene *scene = question->scene;
  gsize n_words = aster_bits_words (aster_plot_scene_n (scene));
  gsize left = MIN (scene->n_selected, scene->n_selected > CROWD ? MAX_CROWD : MAX_ASKED);

  for (gsize w = 0; w < n_words && left > 0 && question->keys->len < MAX_ASKED; w++)
    for (guint64 bits = scene->selected[w]; bits != 0 && left > 0;
         bits &= bits - 1, left--)
      ask (question, (guint32) (64 * w) + (guint32) __builtin_ctzll (bits),
           ASTER_LABEL_SELECTED);
}

static void
ask_moved (Question *question)
{
  AsterLabelEdits *edits = question->scene->edits;
  gsize n_rows = aster_plot_scene_n (question->scene);
  guint n = 0;
  const AsterMovedLabel *moved = edits ? aster_label_edits_get_moved (edits, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (moved[i].key < n_rows)
      ask (question, moved[i].key, ASTER_LABEL_MOVED);
}

/* Which rows are asked for, the most wanted first; @rows: the same as a set. */
static GArray *
find_keys (const AsterPlotScene *scene, GHashTable *rows)
{
  Question question = { scene, g_array_new (FALSE, TRUE, sizeof (Key)), rows };

  g_hash_table_remove_all (rows);
  ask_moved (&question);
  if (scene->current >= 0)
    ask (&question, (guint32) scene->current, ASTER_LABEL_SELECTED);
  if (scene->n_selected > 0)
    ask_selected (&question);
  for (gsize i = 0; i < scene->n_pins; i++)
    ask (&question, scene->pins[i], ASTER_LABEL_PINNED);
  if (scene->hovered >= 0)
    ask (&question, (guint32) scene->hovered, ASTER_LABEL_HOVERED);
  for (gsize i = 0; i < scene->n_neighbours; i++)
    ask (&question, scene->neighbours[i], ASTER_LABEL_NEIGHBOUR);

  return question.keys;
}

/* TRUE if @stage touches a label at @place and @box somewhere between @scales; the
 * largest such scale is left in @end if it is larger than what stands there. */
static gboolean
touches (const AsterLabelStage *stage,
         const double between[2],
         const AsterLabelBox *box,
         const double scales[2],
         double *end)
{
  double span[2];

  if (!aster_label_boxes_meet (box, &stage->box, between[0], between[1], span))
    return FALSE;

  span[0] = MAX (MAX (span[0], stage->from), scales[0]);
  span[1] = MIN (MIN (span[1], stage->until), scales[1]);
  if (!(span[0] < span[1]))
    return FALSE;

  *end = MAX (*end, span[1]);

  return TRUE;
}

/* FALSE if two labels do not touch at any scale beyond @scale; without a division, since
 * of most pairs this is all there is to know. They part along a way when the one that
 * lies ahead has left the other. */
static inline gboolean
may_touch_beyond (const AsterLabelBox *a,
                  const AsterLabelBox *b,
                  const double between[2],
                  double scale)
{
  double ahead = between[0] > 0 ? a->right + b->left : a->left + b->right;
  double above = between[1] > 0 ? a->up + b->down : a->down + b->up;

  return fabs (between[0]) * scale <= ahead && fabs (between[1]) * scale <= above;
}

/* The scale from which on @box at @row is clear of all labels, below @until; @enough or
 * more if it is not less. */
static double
clear_from (const AsterPlotAsked *self,
            const AsterPlotScene *scene,
            guint32 row,
            const AsterLabelBox *box,
            double until,
            double enough)
{
  const float *p = aster_matrix_row (scene->index->positions, row);
  const double scales[2] = { 0, until };
  double end = 0;

  for (guint i = 0; i < self->labels->len && end < enough; i++)
    {
      const AsterAskedLabel *other = &g_array_index (self->labels, AsterAskedLabel, i);
      const float *q = aster_matrix_row (scene->index->positions, other->row);
      const double between[2] = { (double) q[0] - (double) p[0],
                                  (double) q[1] - (double) p[1] };

      for (guint s = 0; s < other->n_stages; s++)
        if (may_touch_beyond (box, &other->stages[s].box, between, end))
          touches (&other->stages[s], between, box, scales, &end);
    }

  return end;
}

/* A word of @width × @height px whose middle is @middle px from its point. */
static AsterLabelStage
stage_at (const double middle[2], double width, double height)
{
  AsterLabelStage stage = { .led = TRUE };

  stage.offset[0] = middle[0] - width / 2;
  stage.offset[1] = middle[1];
  stage.box = (AsterLabelBox){ width / 2 - middle[0] + AIR, middle[0] + width / 2 + AIR,
                               height / 2 - middle[1], middle[1] + height / 2 };

  return stage;
}

/* Looks round the point for a place that is clear before the one beside it is, from
 * @outwards (radians) on to both sides. */
static void
lead_away (const AsterPlotAsked *self,
           const AsterPlotScene *scene,
           AsterAskedLabel *label,
           double outwards)
{
  AsterLabelStage *home = &label->stages[0], best = { .from = INFINITY };
  double width = aster_labels_get_width (scene->labels, label->row);
  double height = home->box.up + home->box.down;

  for (guint ring = 0; ring < G_N_ELEMENTS (rings) && best.from > 0; ring++)
    for (int turn = 0; turn < N_TURNS && best.from > 0; turn++)
      {
        double way = outwards +
                     (turn % 2 ? 1 : -1) * ((turn + 1) / 2) * (2 * G_PI / N_TURNS);
        double r = rings[ring] * scene->text_size;
        const double middle[2] = { cos (way) * (r + width / 2),
                                   -sin (way) * (r + height / 2) };
        AsterLabelStage stage = stage_at (middle, width, height);

        stage.from = clear_from (self, scene, label->row, &stage.box, home->from,
                                 MIN (best.from, home->from));
        if (stage.from < best.from)
          best = stage;
      }

  if (best.from < WORTH_WHILE * home->from)
    {
      best.until = home->from;
      label->stages[1] = *home;
      label->stages[0] = best;
      label->n_stages = isfinite (best.until) ? 2 : 1;
    }
}

/* Where a label was put, and only there. */
static void
settle_moved (AsterPlotAsked *self, const AsterPlotScene *scene, AsterAskedLabel *label)
{
  double width = aster_labels_get_width (scene->labels, label->row);
  AsterLabelBox box = aster_labels_get_box (scene->labels, label->row);
  double offset[2], away[2];

  aster_label_edits_get_offset (scene->edits, label->row, offset);
  const double middle[2] = { ASTER_LABEL_POINT + offset[0] * scene->text_size + width / 2,
                             offset[1] * scene->text_size };

  label->stages[0] = stage_at (middle, width, box.up + box.down);
  away[0] = MAX (fabs (middle[0]) - width / 2, 0);
  away[1] = MAX (fabs (middle[1]) - box.up, 0);
  label->stages[0].led = hypot (away[0], away[1]) > LED_FROM * scene->text_size;
  label->stages[0].until = INFINITY;
  label->stages[0].from = clear_from (self, scene, label->row, &label->stages[0].box,
                                      INFINITY, INFINITY);
}

static void
settle_label (AsterPlotAsked *self,
              const AsterPlotScene *scene,
              const Key *key,
              const double middle[2])
{
  const float *p = aster_matrix_row (scene->index->positions, key->row);
  AsterAskedLabel label = { .row = key->row, .reason = key->reason, .n_stages = 1 };
  AsterLabelStage *home = &label.stages[0];
  double ring;
  double away[2] = { (double) p[0] - middle[0], (double) p[1] - middle[1] };

  if (key->reason == ASTER_LABEL_MOVED)
    {
      settle_moved (self, scene, &label);
      g_array_append_val (self->labels, label);
      return;
    }

  /* One that is pointed at stays where it was before anybody asked for it. */
  ring = key->reason == ASTER_LABEL_HOVERED ? 0 : RING;
  home->box = aster_labels_get_box (scene->labels, key->row);
  home->box.right += ring;
  home->offset[0] = ASTER_LABEL_POINT + ring;
  home->until = INFINITY;
  home->from = clear_from (self, scene, key->row, &home->box, INFINITY, INFINITY);
  if (home->from > 0 && self->labels->len < MAX_LED &&
      (key->reason != ASTER_LABEL_SELECTED || scene->n_selected <= CROWD))
    lead_away (self, scene, &label, atan2 (away[1], away[0]));
  g_array_append_val (self->labels, label);
}

/* The mean of the places of those that are asked for. */
static void
find_middle (const AsterPlotScene *scene, const GArray *keys, double middle[2])
{
  middle[0] = middle[1] = 0;
  for (guint i = 0; i < keys->len; i++)
    {
      const float *p = aster_matrix_row (scene->index->positions,
                                         g_array_index (keys, Key, i).row);

      middle[0] += (double) p[0] / keys->len;
      middle[1] += (double) p[1] / keys->len;
    }
}

/**
 * aster_plot_asked_settle:
 * @self: what was worked out before, perhaps for another scene
 * @scene: a scene with labels
 *
 * Finds the rows that are asked for and, if they are others than before, their places.
 */
void
aster_plot_asked_settle (AsterPlotAsked *self, const AsterPlotScene *scene)
{
  g_autoptr (GArray) keys = find_keys (scene, self->rows);
  guint serial = scene->edits != NULL ? aster_label_edits_get_serial (scene->edits) : 0;
  double middle[2];

  if (self->index == scene->index && self->words == scene->labels &&
      self->serial == serial && self->keys->len == keys->len &&
      (keys->len == 0 ||
       memcmp (self->keys->data, keys->data, keys->len * sizeof (Key)) == 0))
    return;

  g_array_unref (self->keys);
  self->keys = g_steal_pointer (&keys);
  self->serial = serial;
  g_clear_pointer (&self->index, aster_plot_index_unref);
  g_clear_pointer (&self->words, aster_labels_unref);
  self->index = aster_plot_index_ref ((AsterPlotIndex *) scene->index);
  self->words = aster_labels_ref (scene->labels);
  g_array_set_size (self->labels, 0);
  find_middle (scene, self->keys, middle);
  for (guint i = 0; i < self->keys->len; i++)
    settle_label (self, scene, &g_array_index (self->keys, Key, i), middle);
}

/* (transfer none) (array length=n): the most wanted first. */
const AsterAskedLabel *
aster_plot_asked_get (const AsterPlotAsked *self, guint *n)
{
  *n = self->labels->len;

  return (const AsterAskedLabel *) (gpointer) self->labels->data;
}

/* (nullable): where @label is at @scale, px per unit. */
const AsterLabelStage *
aster_asked_label_at (const AsterAskedLabel *label, double scale)
{
  for (guint i = 0; i < label->n_stages; i++)
    if (label->stages[i].from <= scale && scale < label->stages[i].until)
      return &label->stages[i];

  return NULL;
}

gboolean
aster_plot_asked_has (const AsterPlotAsked *self, guint32 row)
{
  return g_hash_table_contains (self->rows, GUINT_TO_POINTER (row));
}

/**
 * aster_plot_asked_blocks:
 * @self: labels that were asked for
 * @scene: for which they were settled
 * @place: of another label, plane units
 * @box: what that takes up
 * @scales: px per unit, from where to where it would be shown
 *
 * Returns: whether it would touch one of them at any of these scales
 */
gboolean
aster_plot_asked_blocks (const AsterPlotAsked *self,
                         const AsterPlotScene *scene,
                         const double place[2],
                         const AsterLabelBox *box,
                         const double scales[2])
{
  double end = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const AsterAskedLabel *label = &g_array_index (self->labels, AsterAskedLabel, i);
      const float *q = aster_matrix_row (scene->index->positions, label->row);
      const double between[2] = { (double) q[0] - place[0], (double) q[1] - place[1] };

      for (guint s = 0; s < label->n_stages; s++)
        if (touches (&label->stages[s], between, box, scales, &end))
          return TRUE;
    }

  return FALSE;
}
