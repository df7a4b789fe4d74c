/* The k nearest rows of every row, exactly.
 *
 * Scores (words/knn-scores.c) are worked out in single precision, some rows by 32 at a
 * time (tools/panels.c), never as an n × n matrix. Each row keeps a shortlist and the
 * score that a new candidate must be above; nearly every score fails that one comparison.
 * Single precision only says who cannot be among the k nearest; those who may be are
 * measured in double (words/knn-shortlist.c).
 *
 * Rows are taken by strips, whose shortlists are all there is in memory besides the rows;
 * a strip meets the panels range by range, in blocks on whatever thread comes by. A row
 * belongs to one block, so that the answer is the same on any number of threads. Long
 * rows of few neighbours are worth all shortlists at once, and half of the products
 * (words/knn-mutual.c); who is found is the same.
 *
 * O(n² d) time, O(n (k + d)) memory. */

#include "words/knn.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tools/budget.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "words/knn-mutual.h"
#include "words/knn-shortlist.h"

#define STRIP_ROWS (42 * ASTER_KNN_BLOCK) /* whose shortlists are held at once */
#define PIECE      2e8 /* multiplications of a block and a range: a few ms */
#define FINISH     1e6 /* coordinates that are measured between two beats */
#define LONG       128 /* dimensions that pay for scoring pairs once */
#define EDGE       8   /* bytes of the graph */
#define ROW        32  /* bytes of its length, its place and the like */
#define MEETING    0.9 /* of the time */
#define SETUP      64  /* coordinates whose measuring takes as long as one sorting step */

typedef struct
{
  AsterKnnSearch search;
  AsterGraph *graph;

  /* The strip under way. */
  gsize strip;              /* its first row */
  gsize first, last;        /* panels that it meets */
  AsterKnnShortlist *lists; /* (STRIP_ROWS) */
  AsterKnnKey *keys;        /* (STRIP_ROWS × room) */
} Work;

static void
work_clear (Work *self)
{
  aster_knn_search_clear (&self->search);
  g_clear_pointer (&self->lists, g_free);
  g_clear_pointer (&self->keys, g_free);
}

/* Rows @begin … @end − 1 of the strip, at most a block, meet a range of panels. */
static void
meet (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;

  aster_knn_shortlists_meet (&self->search, self->lists + begin, end - begin, self->first,
                             self->last);
}

/* Writes the neighbours of rows @begin … @end − 1 of the strip into the graph. */
static void
finish (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;

  for (gsize i = begin; i < end; i++)
    {
      g_autofree AsterKnnPair *pairs = aster_knn_shortlist_finish (&self->search,
                                                                   &self->lists[i]);

      aster_knn_pairs_write (pairs, self->graph, self->lists[i].row);
    }
}

/* All neighbours of @n rows from row strip on. */
static gboolean
search_strip (Work *self, gsize n, AsterPulse *pulse)
{
  const AsterPanels *panels = self->search.scores->panels;
  gsize d = panels->d, n_panels = panels->n_panels;
  gsize range = (gsize) (PIECE / ASTER_KNN_BLOCK / ASTER_PANEL / (double) d);
  gsize grain = (gsize) (FINISH / (double) self->search.k / (double) (d + SETUP));
  AsterPulsePart part;

  for (gsize i = 0; i < n; i++)
    self->lists[i] = aster_knn_shortlist_init (&self->search, self->strip + i,
                                               self->keys + i * self->search.room);

  for (self->first = 0; self->first < n_panels; self->first = self->last)
    {
      self->last = MIN (self->first + MAX (range, 1), n_panels);
      part = aster_pulse_part (pulse, (double) self->first / (double) n_panels * MEETING,
                               (double) self->last / (double) n_panels * MEETING);
      if (!aster_parallel_for_beating (n, ASTER_KNN_BLOCK, meet, self, &part.pulse))
        return FALSE;
    }

  part = aster_pulse_part (pulse, MEETING, 1);

  return aster_parallel_for_beating (n, CLAMP (grain, 1, ASTER_KNN_BLOCK), finish, self,
                                     &part.pulse);
}

static gboolean
search_all (Work *self, AsterPulse *pulse)
{
  gsize n = self->graph->n, d = self->search.scores->panels->d;
  gsize strip = MIN (n, STRIP_ROWS);

  /* Each way finds the same. The shortlists may take as much room as the rows. */
  if (d >= LONG &&
      aster_knn_mutual_get_size (n, self->search.k) <= aster_panels_get_size (n, d))
    return aster_knn_mutual (&self->search, self->graph, pulse);

  self->lists = g_new (AsterKnnShortlist, strip);
  self->keys = g_new (AsterKnnKey, strip * self->search.room);
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

/**
 * aster_knn_check:
 * @x: (n × d)
 * @k: how many neighbours are wanted
 * @error: return location for %ASTER_ERROR_DOMAIN or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: whether each row has so many, and there is room for them
 */
gboolean
aster_knn_check (const AsterMatrix *x, gsize k, GError **error)
{
  guint64 budget = aster_budget_get ();
  double n = (double) x->n_rows, copies = x->n_cols >= LONG ? 2 : 1;
  double need = copies * (double) aster_panels_get_size (x->n_rows, x->n_cols) +
                n * (double) k * EDGE + n * ROW +
                MIN (n, STRIP_ROWS) * 2 * (double) k * sizeof (AsterKnnKey);
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
  AsterPulsePart measuring = aster_pulse_part (pulse, 0, 0.01);
  AsterPulsePart packing = aster_pulse_part (pulse, 0.01, 0.02);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.02, 1);
  __attribute__ ((cleanup (work_clear)))
  Work self = { .search = aster_knn_search_init (k) };
  g_autoptr (AsterGraph) graph = NULL;
  g_return_val_if_fail (x != NULL && k > 0, NULL);

  if (!aster_knn_check (x, k, error) ||
      !(self.graph = graph = aster_graph_new_regular (x->n_rows, k, error)) ||
      !aster_knn_measure_init (&self.search.measure, x, metric, &measuring.pulse,
                               error) ||
      !(self.search.scores = aster_knn_scores_new (x, metric, NULL, &packing.pulse,
                                                   error)))
    return NULL;

  if (!search_all (&self, &searching.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&graph);
}
