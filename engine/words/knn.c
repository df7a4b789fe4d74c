/* The k nearest rows of every row, exactly.
 *
 * Scores (words/knn-scores.c) are worked out in single precision, some rows by 32 at a
 * time (tools/panels.c), never as an n × n matrix. Each row keeps a shortlist and the
 * score that a new candidate must be above; nearly every score fails that one
 * comparison. When the shortlist is full, selection cuts it back to the k best and
 * raises the bar.
 *
 * Single precision only says who cannot be among the k nearest: whoever scores so little
 * below the k-th best that rounding may be to blame stays on the list. At the end, those
 * on it are measured again, in double and from the rows as they were given, and put in
 * order, ties by row.
 *
 * Where thousands of rows are equal, more are in doubt than a shortlist holds. Then those
 * on it are measured at once and k stay; and if all of these are at distance 0, only
 * earlier rows are let in any more.
 *
 * Rows are taken by strips, whose shortlists are all there is in memory besides the rows;
 * a strip meets the panels range by range, in blocks on whatever thread comes by. A row
 * belongs to one block, so that the answer is the same on any number of threads.
 *
 * O(n² d) time, O(n (k + d)) memory. */

#include "words/knn.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "words/knn-measure.h"
#include "words/knn-scores.h"
#include "words/knn-shortlist.h"

#define BLOCK_ROWS 96                /* that meet a range on one thread, by whole steps */
#define STRIP_ROWS (42 * BLOCK_ROWS) /* whose shortlists are held at once */
#define PIECE      1e8 /* multiplications of a block and a range: a few ms */
#define FINISH     1e6 /* coordinates that are measured between two beats */
#define MEETING    0.9 /* of the time */
#define SETUP      64  /* coordinates whose measuring takes as long as one sorting step */

/* Candidates for the neighbours of one row. */
typedef struct
{
  gsize n;
  float bar;     /* a score must be above it */
  guint32 limit; /* a row must be before it */
} Shortlist;

typedef struct
{
  AsterKnnMeasure measure;
  AsterKnnScores *scores;
  gsize k;
  gsize room; /* of one shortlist: k plus what may come in between cuts */
  AsterGraph *graph;

  /* The strip under way. */
  gsize strip;             /* its first row */
  gsize first, last;       /* panels that it meets */
  Shortlist *lists;        /* (STRIP_ROWS) */
  AsterKnnKey *candidates; /* (STRIP_ROWS × room) */
} Search;

static void
search_clear (Search *self)
{
  aster_knn_measure_clear (&self->measure);
  g_clear_pointer (&self->scores, aster_knn_scores_free);
  g_clear_pointer (&self->lists, g_free);
  g_clear_pointer (&self->candidates, g_free);
}

static AsterKnnKey *
candidates_of (const Search *self, gsize row)
{
  return self->candidates + (row - self->strip) * self->room;
}

/* Measures all on the shortlist of @row, nearest first. */
static AsterKnnPair *
measure_all (const Search *self, gsize row)
{
  const AsterKnnKey *keys = candidates_of (self, row);
  gsize n = self->lists[row - self->strip].n;
  AsterKnnPair *pairs = g_new (AsterKnnPair, n);

  for (gsize c = 0; c < n; c++)
    {
      guint32 other = aster_knn_key_row (keys[c]);

      pairs[c] = (AsterKnnPair){ aster_knn_measure (&self->measure, row, other), other };
    }
  aster_knn_pairs_sort (pairs, n);

  return pairs;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 p = *(const guint32 *) a, q = *(const guint32 *) b;

  return p < q ? -1 : p > q;
}

/* Keeps the k that are nearest in truth of a list that is full of rows in doubt. */
static void
settle (const Search *self, gsize row)
{
  Shortlist *list = &self->lists[row - self->strip];
  AsterKnnKey *keys = candidates_of (self, row);
  g_autofree AsterKnnPair *pairs = measure_all (self, row);
  g_autofree guint32 *kept = g_new (guint32, self->k);
  gsize n = 0;

  for (gsize c = 0; c < self->k; c++)
    kept[c] = pairs[c].row;
  qsort (kept, self->k, sizeof (guint32), compare_rows);
  if (pairs[self->k - 1].distance == 0)
    list->limit = kept[self->k - 1];

  for (gsize c = 0; c < list->n; c++)
    {
      guint32 other = aster_knn_key_row (keys[c]);

      if (bsearch (&other, kept, self->k, sizeof (guint32), compare_rows) != NULL)
        keys[n++] = keys[c];
    }
  list->n = n;
}

/* Lets go of those who are certainly not among the k nearest. */
static void
cut (const Search *self, gsize row)
{
  Shortlist *list = &self->lists[row - self->strip];
  AsterKnnKey *keys = candidates_of (self, row);
  gsize n = self->k;
  float bar;

  aster_knn_keys_select (keys, list->n, self->k);
  bar = aster_knn_scores_bar (self->scores, row, aster_knn_key_score (keys[n - 1]));
  list->bar = MAX (list->bar, bar);
  for (gsize c = n; c < list->n; c++)
    if (aster_knn_key_score (keys[c]) > list->bar)
      keys[n++] = keys[c];
  list->n = n;

  if (n + ASTER_PANEL > self->room)
    settle (self, row);
}

/* Puts those of a panel that are @above the bar on the shortlist of @row. */
static inline void
take (const Search *self, gsize row, gsize panel, const float *scores, guint32 above)
{
  Shortlist *list = &self->lists[row - self->strip];
  AsterKnnKey *keys = candidates_of (self, row);

  for (; above != 0; above &= above - 1)
    {
      guint c = (guint) __builtin_ctz (above);
      guint32 other = (guint32) (panel * ASTER_PANEL + c);

      if (other != row && other < list->limit)
        keys[list->n++] = aster_knn_key (scores[c], other);
    }

  if (list->n + ASTER_PANEL > self->room)
    cut (self, row);
}

/* What the rows of @panel must score to be taken by row @index of the strip. */
static inline float
bar_of (const Search *self, gsize index, gsize panel)
{
  const Shortlist *list = &self->lists[index];

  return panel * ASTER_PANEL < list->limit ? list->bar : INFINITY;
}

/* Rows @begin … @end − 1 of the strip, at most a block, meet a range of panels. */
static void
meet (gsize begin, gsize end, gpointer data)
{
  const Search *self = data;
  const AsterPanels *panels = self->scores->panels;
  gsize n = end - begin;
  gsize n_queries = (n + ASTER_PANEL_STEP - 1) / ASTER_PANEL_STEP * ASTER_PANEL_STEP;
  g_autofree float *queries = g_new0 (float, n_queries * panels->d);
  float scores[BLOCK_ROWS * ASTER_PANEL], bars[BLOCK_ROWS];
  guint32 above[BLOCK_ROWS];

  for (gsize q = 0; q < n_queries; q++)
    bars[q] = q < n ? bar_of (self, begin + q, self->first) : INFINITY;
  for (gsize q = 0; q < n; q++)
    aster_panels_take (panels, self->strip + begin + q, queries + q * panels->d);

  for (gsize panel = self->first; panel < self->last; panel++)
    {
      aster_panels_score (panels, panel, queries, n_queries, bars, scores, above);
      for (gsize q = 0; q < n; q++)
        if (above[q] != 0)
          {
            take (self, self->strip + begin + q, panel, scores + q * ASTER_PANEL,
                  above[q]);
            bars[q] = bar_of (self, begin + q, panel + 1);
          }
    }
}

/* Writes the neighbours of rows @begin … @end − 1 of the strip into the graph. */
static void
finish (gsize begin, gsize end, gpointer data)
{
  const Search *self = data;

  for (gsize row = self->strip + begin; row < self->strip + end; row++)
    {
      g_autofree AsterKnnPair *pairs = NULL;
      gsize at = self->graph->starts[row];

      cut (self, row);
      pairs = measure_all (self, row);
      for (gsize e = 0; e < self->k; e++)
        {
          self->graph->rows[at + e] = pairs[e].row;
          self->graph->values[at + e] = aster_knn_round (pairs[e].distance);
        }
    }
}

/* A row of zeros is a right angle from all: its neighbours are the first rows. */
static Shortlist
start_list (const Search *self, gsize row)
{
  const double *inverses = self->measure.inverses;
  gboolean blind = inverses != NULL && inverses[row] == 0;

  return (Shortlist){ 0, -INFINITY, blind ? (guint32) self->k + 1 : G_MAXUINT32 };
}

/* All neighbours of @n rows from row strip on. */
static gboolean
search_strip (Search *self, gsize n, AsterPulse *pulse)
{
  gsize d = self->scores->panels->d, n_panels = self->scores->panels->n_panels;
  gsize range = (gsize) (PIECE / BLOCK_ROWS / ASTER_PANEL / (double) d);
  gsize grain = (gsize) (FINISH / (double) self->k / (double) (d + SETUP));
  AsterPulsePart part;

  for (gsize i = 0; i < n; i++)
    self->lists[i] = start_list (self, self->strip + i);

  for (self->first = 0; self->first < n_panels; self->first = self->last)
    {
      self->last = MIN (self->first + MAX (range, 1), n_panels);
      part = aster_pulse_part (pulse, (double) self->first / (double) n_panels * MEETING,
                               (double) self->last / (double) n_panels * MEETING);
      if (!aster_parallel_for_beating (n, BLOCK_ROWS, meet, self, &part.pulse))
        return FALSE;
    }

  part = aster_pulse_part (pulse, MEETING, 1);

  return aster_parallel_for_beating (n, CLAMP (grain, 1, BLOCK_ROWS), finish, self,
                                     &part.pulse);
}

static gboolean
search_all (Search *self, AsterPulse *pulse)
{
  gsize n = self->graph->n;

  for (self->strip = 0; self->strip < n; self->strip += STRIP_ROWS)
    {
      gsize end = MIN (self->strip + STRIP_ROWS, n);
      AsterPulsePart part = aster_pulse_part (pulse, (double) self->strip / (double) n,
                                              (double) end / (double) n);

      if (!search_strip (self, end - self->strip, &part.pulse))
        return FALSE;
    }

  return TRUE;
}

/* Says no before anything is asked for that would not fit. */
static gboolean
check (const AsterMatrix *x, gsize k, gsize room, GError **error)
{
  guint64 budget = aster_budget_get ();
  double need = (double) aster_panels_get_size (x->n_rows, x->n_cols) +
                (double) x->n_rows * (double) k * (sizeof (guint32) + sizeof (float)) +
                (double) MIN (x->n_rows, STRIP_ROWS) * (double) room *
                    sizeof (AsterKnnKey);
  g_autofree char *needed = NULL, *there = NULL;

  if (x->n_rows < 2)
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                           _ ("A single row has no neighbours; take more rows"));
      return FALSE;
    }
  if (k >= x->n_rows)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("%zu neighbours are asked for and there are only %zu other rows; "
                      "ask for fewer"),
                   k, x->n_rows - 1);
      return FALSE;
    }
  if (need <= (double) budget)
    return TRUE;

  needed = g_format_size ((guint64) MIN (need, 0x1p63));
  there = g_format_size (budget);
  g_set_error (
      error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
      /* Translators: the last two are sizes, like “3.4 GB”. */
      _ ("The %zu neighbours of each of %zu rows need %s of memory and %s may be "
         "used; ask for fewer neighbours or take fewer rows"),
      k, x->n_rows, needed, there);

  return FALSE;
}

/**
 * aster_knn:
 * @x: (n × d), finite
 * @k: how many, at least 1 and below n
 * @metric: what near means
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The @k rows nearest to each row, itself left out, nearest first; ties by row. The same
 * as if every distance were worked out in double.
 *
 * Returns: (transfer full) (nullable): a graph with k edges from each row. O(n² d).
 */
AsterGraph *
aster_knn (const AsterMatrix *x,
           gsize k,
           AsterKnnMetric metric,
           AsterPulse *pulse,
           GError **error)
{
  AsterPulsePart packing = aster_pulse_part (pulse, 0, 0.02);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.02, 1);
  __attribute__ ((cleanup (search_clear))) Search self = { .k = k };
  g_autoptr (AsterGraph) graph = NULL;
  gsize strip;

  g_return_val_if_fail (x != NULL && k > 0, NULL);

  self.room = 2 * k + 2 * ASTER_PANEL;
  if (!check (x, k, self.room, error) ||
      !(self.graph = graph = aster_graph_new_regular (x->n_rows, k, error)) ||
      !(self.scores = aster_knn_scores_new (x, metric, &packing.pulse, error)))
    return NULL;

  strip = MIN (x->n_rows, STRIP_ROWS);
  self.measure = aster_knn_measure_init (x, metric);
  self.lists = g_new (Shortlist, strip);
  self.candidates = g_new (AsterKnnKey, strip * self.room);
  if (!search_all (&self, &searching.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&graph);
}
