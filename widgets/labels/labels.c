/* Which words of a map have room for a label, at every zoom.
 *
 * A label keeps its size on the page while points move apart on zooming in, so
 * two labels that do not overlap at one scale overlap at no larger one. Scales
 * are therefore walked from far to near in steps of a fifth of an octave: at each,
 * the labels that are there stay, and the others get one in order of their rank
 * if it touches none. A label thus appears at one scale and stays at all larger
 * ones, wherever the page is moved: nothing flickers. Been, Daiches and Yap
 * (2006) call this a consistent labelling.
 *
 * Steps are walked when they are first looked at. Far away, only the first few
 * hundred words are tried: there is no room for more. A label that is in the way of
 * another stays there, so a word need not be tried again before the scale at which the
 * two part.
 *
 * Cost: about 0.1 µs for each word tried at each step, 1 ns for one that need not be. */

#include "labels/labels.h"

#include <math.h>
#include <string.h>

#include "labels/label-words.h"
#include "parts/bits.h"

#define STEPS_PER_OCTAVE 5
#define FAR              16.0  /* px across the whole map at the first step */
#define TRIED_FAR        300   /* words tried at the first step */
#define TRIED_MOST       30000 /* and at the last */
#define TRIED_DENSITY    2e-2  /* words tried for each px² of the map */
#define CELL_W           64.0  /* px, cells for finding overlaps */
#define CELL_H           20.0
#define AIR              5.0  /* px between a word and what is right of it */
#define TOUCH            0.05 /* px: nearer labels overlap, whatever is rounded */
#define SURE             0.99 /* of the scale at which two part: there they overlap */
#define FOR_EVER         (64 * STEPS_PER_OCTAVE)
#define LOG_HEADS        15 /* lists of labels near one another, as a power of 2 */

struct _AsterLabels
{
  AsterPlotIndex *index;
  AsterLabelWords *words; /* shared by the labels of all layouts of a space */
  guint64 *visible;       /* (n) bits, or NULL */
  gsize n_visible;

  GArray *order;  /* of guint32: rows as they appear */
  GArray *counts; /* of gsize: how many of them there are at each step */
  guint64 *there; /* (n) bits: rows in order */
  gint16 *barred; /* (n) which of the steps is the first to try a row at again */
  int first;      /* the step of counts[0] */
};

typedef struct
{
  double scale;
  guint32 *heads;  /* (N_HEADS) 1 + index of the newest entry of a cell; 0 for none */
  GArray *entries; /* of Entry */
} Step;

/* A label where it stands at this step. */
typedef struct
{
  float x, y;   /* px from the lower left of the map: its point */
  float right;  /* px from there to its right end; its left end is the same for all */
  float half;   /* px from there up and down */
  guint32 next; /* 1 + index of the next one in the same cell; 0 for none */
} Entry;

/* px across the map at @scale; points at one place are seen as one unit wide. */
static double
extent_at (const AsterLabels *self, double scale)
{
  const AsterPlotIndex *index = self->index;
  double extent = MAX (index->x1 - index->x0, index->y1 - index->y0);

  return (extent > 0 ? extent : 1) * scale;
}

static AsterLabels *
labels_new (const AsterPlotIndex *index, AsterLabelWords *words, const guint64 *visible)
{
  AsterLabels *self = g_rc_box_new0 (AsterLabels);
  gsize n = index->positions->n_rows;

  self->index = aster_plot_index_ref ((AsterPlotIndex *) index);
  self->words = words;
  self->visible = visible ? g_memdup2 (visible, aster_bits_words (n) * 8) : NULL;
  self->n_visible = visible ? aster_bits_count (visible, n) : n;
  self->first = (int) floor (log2 (FAR / extent_at (self, 1)) * STEPS_PER_OCTAVE);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->counts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->there = g_new0 (guint64, aster_bits_words (n) + 1);
  self->barred = g_new0 (gint16, n + 1);

  return self;
}

/**
 * aster_labels_new:
 * @index: where the points are
 * @tokens: their words; the earlier a row, the sooner it is tried
 * @visible: (nullable): the rows that may have labels; %NULL for all
 * @font: (nullable): a family
 * @size: of the letters, px
 *
 * Returns: (transfer full): labels that nothing was worked out for yet
 */
AsterLabels *
aster_labels_new (const AsterPlotIndex *index,
                  const AsterTokens *tokens,
                  const guint64 *visible,
                  const char *font,
                  double size)
{
  g_return_val_if_fail (index != NULL && tokens != NULL, NULL);
  g_return_val_if_fail (aster_tokens_get_n (tokens) == index->positions->n_rows, NULL);

  return labels_new (index, aster_label_words_new (tokens, font, size), visible);
}

/**
 * aster_labels_new_again:
 * @self: labels of the same words, elsewhere
 * @index: where the points are now
 * @visible: (nullable): the rows that may have labels now
 *
 * Returns: (transfer full): labels that know how wide the words are already
 */
AsterLabels *
aster_labels_new_again (AsterLabels *self,
                        const AsterPlotIndex *index,
                        const guint64 *visible)
{
  g_return_val_if_fail (self != NULL && index != NULL, NULL);
  g_return_val_if_fail (aster_label_words_get_n (self->words) == index->positions->n_rows,
                        NULL);

  return labels_new (index, aster_label_words_ref (self->words), visible);
}

AsterLabels *
aster_labels_ref (AsterLabels *self)
{
  return g_rc_box_acquire (self);
}

static void
labels_clear (gpointer data)
{
  AsterLabels *self = data;

  aster_plot_index_unref (self->index);
  aster_label_words_unref (self->words);
  g_free (self->visible);
  g_array_unref (self->order);
  g_array_unref (self->counts);
  g_free (self->there);
  g_free (self->barred);
}

void
aster_labels_unref (AsterLabels *self)
{
  g_rc_box_release_full (self, labels_clear);
}

/* What a label of that size takes up around its point. */
static AsterLabelBox
make_box (AsterLabelSize size)
{
  AsterLabelBox box = { ASTER_LABEL_POINT - 1, ASTER_LABEL_POINT + size.width + AIR,
                        size.half, size.half };

  return box;
}

/* How many rows may have labels. */
gsize
aster_labels_get_n_visible (AsterLabels *self)
{
  return self->n_visible;
}

/* What the label of @row takes up around its point. */
AsterLabelBox
aster_labels_get_box (AsterLabels *self, gsize row)
{
  return make_box (aster_label_words_measure (self->words, row));
}

/* px of the word of @row. */
double
aster_labels_get_width (AsterLabels *self, gsize row)
{
  return aster_label_words_measure (self->words, row).width;
}

/* The scales at which @scale × @d lies between @lo and @hi, @lo < @hi. */
static void
find_span (double d, double lo, double hi, double span[2])
{
  if (d == 0)
    {
      span[0] = 0;
      span[1] = lo < 0 && hi > 0 ? INFINITY : 0;
    }
  else
    {
      span[0] = MAX (d > 0 ? lo / d : hi / d, 0);
      span[1] = MAX (d > 0 ? hi / d : lo / d, 0);
    }
}

/**
 * aster_label_boxes_meet:
 * @a: a label, perhaps away from its point
 * @b: another
 * @dx: from the point of @a to that of @b, plane units
 * @dy: likewise, upwards
 * @span: (out): px per unit, from which scale to which the two overlap
 *
 * Two labels that stand away from their points may pass one another on the way from
 * afar, so that they overlap between two scales.
 *
 * Returns: whether they overlap at any scale
 */
gboolean
aster_label_boxes_meet (
    const AsterLabelBox *a, const AsterLabelBox *b, double dx, double dy, double span[2])
{
  double along[2];

  find_span (dx, -(a->left + b->right), a->right + b->left, span);
  find_span (dy, -(a->down + b->up), a->up + b->down, along);
  span[0] = MAX (span[0], along[0]);
  span[1] = MIN (span[1], along[1]);

  return span[0] < span[1];
}

/**
 * aster_label_boxes_part:
 * @a: a label
 * @b: another
 * @dx: from the point of @a to that of @b, plane units
 * @dy: likewise, upwards
 *
 * Returns: the scale, px per unit, from which on the two do not overlap;
 *   infinity if they always do
 */
double
aster_label_boxes_part (const AsterLabelBox *a,
                        const AsterLabelBox *b,
                        double dx,
                        double dy)
{
  double across = dx > 0   ? (a->right + b->left) / dx
                  : dx < 0 ? (b->right + a->left) / -dx
                           : INFINITY;
  double along = dy > 0   ? (a->up + b->down) / dy
                 : dy < 0 ? (b->up + a->down) / -dy
                          : INFINITY;

  return MIN (across, along);
}

/* Where the list of a cell begins. Two cells may share a list: the other's labels are
 * looked at in vain, and no harm is done. */
static inline guint32 *
find_head (const Step *step, double i, double j)
{
  guint64 key = (guint64) (gint64) i * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) +
                (guint64) (gint64) j * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);

  return &step->heads[(key ^ key >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9) >>
                      (64 - LOG_HEADS)];
}

static void
add_to_cell (Step *step, guint32 *head, Entry entry)
{
  entry.next = *head;
  g_array_append_val (step->entries, entry);
  *head = step->entries->len;
}

/* How many steps nearer two labels that overlap still do. They part where the first of
 * the ways between them, @across or @along (px, of either at most what is said), is long
 * enough; @across and @along grow with the scale. */
static int
count_steps (double across, double most_across, double along, double most_along)
{
  double parts = MIN (across > 0 ? most_across / across : INFINITY,
                      along > 0 ? most_along / along : INFINITY);

  return (int) MIN (floorf (log2f ((float) (parts * SURE)) * STEPS_PER_OCTAVE), FOR_EVER);
}

/* Whether @label would overlap one of those in a cell; @box: what it takes up. Returns
 * the number of steps until it need be asked for again, at least 1; 0 if it would not. */
static int
overlaps_in_cell (const Step *step,
                  guint32 head,
                  const Entry *label,
                  const AsterLabelBox *box)
{
  const Entry *entries = (const Entry *) (gpointer) step->entries->data;
  const float left = (float) (box->left + TOUCH), wide = label->right + left;

  for (guint32 at = head; at != 0; at = entries[at - 1].next)
    {
      const Entry *other = &entries[at - 1];
      float dx = other->x - label->x, dy = fabsf (other->y - label->y);
      float high = label->half + other->half + (float) TOUCH;

      if (dy < high && dx < wide && -dx < other->right + left)
        return MAX (count_steps ((double) fabsf (dx),
                                 (double) (dx > 0 ? wide : other->right + left),
                                 (double) dy, (double) high),
                    0) +
               1;
    }

  return 0;
}

/* Looks at each cell that @box at @row touches: adds it there, or asks whether it
 * overlaps another. Returns as overlaps_in_cell(). */
static int
visit_cells (
    AsterLabels *self, Step *step, guint32 row, const AsterLabelBox *box, gboolean add)
{
  const float *p = aster_matrix_row (self->index->positions, row);
  double x = ((double) p[0] - self->index->x0) * step->scale;
  double y = ((double) p[1] - self->index->y0) * step->scale;
  double x0 = floor ((x - box->left) / CELL_W), x1 = floor ((x + box->right) / CELL_W);
  double y0 = floor ((y - box->down) / CELL_H), y1 = floor ((y + box->up) / CELL_H);
  Entry label = { (float) x, (float) y, (float) box->right, (float) box->up, 0 };
  int barred = 0;

  for (double j = y0; j <= y1 && barred == 0; j++)
    for (double i = x0; i <= x1 && barred == 0; i++)
      {
        guint32 *head = find_head (step, i, j);

        if (add)
          add_to_cell (step, head, label);
        else
          barred = overlaps_in_cell (step, *head, &label, box);
      }

  return barred;
}

static void
add_label (AsterLabels *self, Step *step, guint32 row)
{
  AsterLabelBox box = aster_labels_get_box (self, row);

  visit_cells (self, step, row, &box, TRUE);
}

/* Adds the label of @row if it has room. Returns 0 if it had, and otherwise the number of
 * steps until it need be tried again. Most words are barred however narrow they are, and
 * need not be measured. */
static int
try_label (AsterLabels *self, Step *step, guint32 row)
{
  AsterLabelBox box = make_box (aster_label_words_get_least (self->words, row));
  int barred = visit_cells (self, step, row, &box, FALSE);

  if (barred > 0)
    return barred;

  box = aster_labels_get_box (self, row);
  barred = visit_cells (self, step, row, &box, FALSE);
  if (barred == 0)
    visit_cells (self, step, row, &box, TRUE);

  return barred;
}

/* Walks the next step: keeps what is there and tries the others by rank. */
static void
walk (AsterLabels *self)
{
  int at = (int) self->counts->len;
  Step step = { exp2 ((self->first + at) / (double) STEPS_PER_OCTAVE),
                g_new0 (guint32, 1 << LOG_HEADS),
                g_array_sized_new (FALSE, FALSE, sizeof (Entry),
                                   4 * self->order->len + 4096) };
  double extent = extent_at (self, step.scale);
  gsize n = self->index->positions->n_rows, count;
  gsize tried = (gsize) CLAMP (extent * extent * TRIED_DENSITY, TRIED_FAR, TRIED_MOST);

  for (guint i = 0; i < self->order->len; i++)
    add_label (self, &step, g_array_index (self->order, guint32, i));

  for (guint32 row = 0; row < n && tried > 0; row++)
    {
      int barred;

      if (self->visible != NULL && !aster_bits_get (self->visible, row))
        continue;

      tried--;
      if (self->barred[row] > at || aster_bits_get (self->there, row))
        continue;

      barred = try_label (self, &step, row);
      self->barred[row] = (gint16) (at + barred);
      if (barred == 0)
        {
          aster_bits_set (self->there, row, TRUE);
          g_array_append_val (self->order, row);
        }
    }

  count = self->order->len;
  g_array_append_val (self->counts, count);
  g_free (step.heads);
  g_array_unref (step.entries);
}

/* The first row that aster_labels_at() never says anything about, however near: those
 * before it are enough for any page but one with few points on it. */
gsize
aster_labels_get_limit (AsterLabels *self)
{
  gsize n = self->index->positions->n_rows, left = TRIED_MOST;

  if (self->visible == NULL)
    return MIN (n, TRIED_MOST);

  for (gsize w = 0; w < aster_bits_words (n); w++)
    {
      gsize here = (gsize) __builtin_popcountll (self->visible[w]);

      if (here >= left)
        return MIN (n, 64 * (w + 1));
      left -= here;
    }

  return n;
}

/* Which step the labels of @scale are those of, from the first one on; below 0 before. */
static int
find_step (const AsterLabels *self, double scale)
{
  return (int) floor (log2 (scale) * STEPS_PER_OCTAVE) - self->first;
}

/* Whether aster_labels_at() has nothing to work out for @scale. */
gboolean
aster_labels_reach (AsterLabels *self, double scale)
{
  int n = (int) self->counts->len;

  return find_step (self, scale) < n || n >= 64 * STEPS_PER_OCTAVE ||
         self->order->len >= self->index->positions->n_rows;
}

/**
 * aster_labels_at:
 * @self: labels
 * @scale: px per plane unit
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rows that have a label at @scale,
 *   in the order in which they appear on coming nearer; no two overlap, and all
 *   of them are there at any larger scale
 */
const guint32 *
aster_labels_at (AsterLabels *self, double scale, gsize *n)
{
  int step = find_step (self, scale);
  gsize at;

  while (!aster_labels_reach (self, scale))
    walk (self);

  at = (gsize) CLAMP (step, -1, (int) self->counts->len - 1) + 1;
  *n = at == 0 ? 0 : g_array_index (self->counts, gsize, at - 1);

  return (const guint32 *) (gpointer) self->order->data;
}
