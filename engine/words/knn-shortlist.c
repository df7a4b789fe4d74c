/* The rows that may still be among the k nearest of one row.
 *
 * A list takes whatever scores above its bar. When it is full, selection cuts it back to
 * the k best and raises the bar, as far as single precision can be trusted: whoever
 * scores so little below the k-th best that rounding may be to blame stays on the list.
 * At the end, those on it are measured in double from the rows as they were given and put
 * in order, ties by row.
 *
 * Where thousands of rows are equal, more are in doubt than a list holds. Then those on
 * it are measured at once and k stay; and if all of these are at distance 0, only earlier
 * rows are let in any more.
 *
 * A row of zeros under cosine is a right angle from all. Its neighbours are the first
 * rows, and it looks at none. */

#include "words/knn-shortlist.h"

#include <stdlib.h>

/* For the @k nearest; what is measured and scored is yet to be filled in. */
AsterKnnSearch
aster_knn_search_init (gsize k)
{
  return (AsterKnnSearch){ .k = k, .room = 2 * k + 2 * ASTER_PANEL };
}

/* The order stays with whoever made it. */
void
aster_knn_search_clear (AsterKnnSearch *self)
{
  aster_knn_measure_clear (&self->measure);
  g_clear_pointer (&self->scores, aster_knn_scores_free);
}

static gboolean
is_blind (const AsterKnnSearch *search, gsize row)
{
  return search->measure.inverses != NULL && search->measure.inverses[row] == 0;
}

/**
 * aster_knn_shortlist_init:
 * @search: what is looked for
 * @place: of the row in the panels
 * @keys: (room) where candidates are kept
 *
 * Returns: an empty list
 */
AsterKnnShortlist
aster_knn_shortlist_init (const AsterKnnSearch *search, gsize place, AsterKnnKey *keys)
{
  guint32 row = search->order != NULL ? search->order[place] : (guint32) place;
  float bar = is_blind (search, row) ? INFINITY : -INFINITY;

  return (AsterKnnShortlist){ place, row, G_MAXUINT32, bar, 0, keys };
}

/* Measures all on the list, nearest first. */
static AsterKnnPair *
measure_all (const AsterKnnSearch *search, const AsterKnnShortlist *self)
{
  AsterKnnPair *pairs = g_new (AsterKnnPair, MAX (self->n, search->k));

  for (gsize c = 0; c < self->n; c++)
    {
      guint32 row = aster_knn_key_row (self->keys[c]);

      pairs[c] = (AsterKnnPair){ aster_knn_measure (&search->measure, self->row, row),
                                 row };
    }
  aster_knn_pairs_sort (pairs, self->n);

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
settle (const AsterKnnSearch *search, AsterKnnShortlist *self)
{
  g_autofree AsterKnnPair *pairs = measure_all (search, self);
  g_autofree guint32 *kept = g_new (guint32, search->k);
  gsize n = 0;

  for (gsize c = 0; c < search->k; c++)
    kept[c] = pairs[c].row;
  qsort (kept, search->k, sizeof (guint32), compare_rows);
  if (pairs[search->k - 1].distance == 0)
    self->limit = kept[search->k - 1];

  for (gsize c = 0; c < self->n; c++)
    {
      guint32 row = aster_knn_key_row (self->keys[c]);

      if (bsearch (&row, kept, search->k, sizeof (guint32), compare_rows) != NULL)
        self->keys[n++] = self->keys[c];
    }
  self->n = n;
}

/* Lets go of those who are certainly not among the k nearest. */
static void
cut (const AsterKnnSearch *search, AsterKnnShortlist *self)
{
  gsize n = search->k;
  float bar;

  aster_knn_keys_select (self->keys, self->n, n);
  bar = aster_knn_scores_bar (search->scores, self->place,
                              aster_knn_key_score (self->keys[n - 1]));
  self->bar = MAX (self->bar, bar);
  for (gsize c = n; c < self->n; c++)
    if (aster_knn_key_score (self->keys[c]) > self->bar)
      self->keys[n++] = self->keys[c];
  self->n = n;

  if (n + ASTER_PANEL > search->room)
    settle (search, self);
}

/**
 * aster_knn_shortlist_take:
 * @search: what is looked for
 * @self: the list of one row
 * @panel: which panel it has met, no panel twice
 * @scores: (32) of the rows in it
 * @above: which of them are above the bar
 */
void
aster_knn_shortlist_take (const AsterKnnSearch *search,
                          AsterKnnShortlist *self,
                          gsize panel,
                          const float *scores,
                          guint32 above)
{
  for (; above != 0; above &= above - 1)
    {
      guint c = (guint) __builtin_ctz (above);
      gsize place = panel * ASTER_PANEL + c;
      guint32 row = search->order != NULL ? search->order[place] : (guint32) place;

      if (row != self->row && row < self->limit)
        self->keys[self->n++] = aster_knn_key (scores[c], row);
    }

  if (self->n + ASTER_PANEL > search->room)
    cut (search, self);
}

/* The rows of @lists (n) out of @panels; those that stand together at once. */
static void
take_queries (const AsterPanels *panels,
              const AsterKnnShortlist *lists,
              gsize n,
              float *queries)
{
  for (gsize q = 0, run; q < n; q += run)
    {
      for (run = 1; q + run < n && lists[q + run].place == lists[q].place + run;)
        run++;
      aster_panels_take (panels, lists[q].place, run, queries + q * panels->d);
    }
}

/**
 * aster_knn_shortlists_meet:
 * @search: what is looked for
 * @lists: (n) of some rows
 * @n: how many, at most %ASTER_KNN_BLOCK
 * @first: the first panel that they meet
 * @last: the one before which they stop
 *
 * On the calling thread: hand in one block. O(n d) for each panel.
 */
void
aster_knn_shortlists_meet (const AsterKnnSearch *search,
                           AsterKnnShortlist *lists,
                           gsize n,
                           gsize first,
                           gsize last)
{
  const AsterPanels *panels = search->scores->panels;
  gsize n_queries = aster_panels_round_up (n);
  g_autofree float *queries = g_new0 (float, n_queries * panels->d);
  float scores[ASTER_KNN_BLOCK * ASTER_PANEL], bars[ASTER_KNN_BLOCK];
  guint32 above[ASTER_KNN_BLOCK];

  g_return_if_fail (n <= ASTER_KNN_BLOCK);

  for (gsize q = 0; q < n_queries; q++)
    bars[q] = q < n ? aster_knn_shortlist_bar (search, &lists[q], first) : INFINITY;
  take_queries (panels, lists, n, queries);

  for (gsize panel = first; panel < last; panel++)
    {
      aster_panels_score (panels, panel, queries, n_queries, bars, scores, above);
      for (gsize q = 0; q < n; q++)
        if (above[q] != 0)
          {
            aster_knn_shortlist_take (search, &lists[q], panel, scores + q * ASTER_PANEL,
                                      above[q]);
            bars[q] = aster_knn_shortlist_bar (search, &lists[q], panel + 1);
          }
    }
}

/**
 * aster_knn_shortlist_push:
 * @search: what is looked for
 * @self: the list of one row
 * @row: another row, none twice
 * @score: of the two; ignored unless it is above the bar
 *
 * Puts one row on the list, and cuts the list back when it is full. O(1) on average.
 */
void
aster_knn_shortlist_push (const AsterKnnSearch *search,
                          AsterKnnShortlist *self,
                          guint32 row,
                          float score)
{
  if (score > self->bar && row < self->limit)
    self->keys[self->n++] = aster_knn_key (score, row);
  if (self->n + ASTER_PANEL > search->room)
    cut (search, self);
}

/**
 * aster_knn_shortlist_finish:
 * @search: what is looked for
 * @self: a list that has met at least k other rows; spent
 *
 * Returns: (transfer full) (array): the k nearest and maybe more, nearest first
 */
AsterKnnPair *
aster_knn_shortlist_finish (const AsterKnnSearch *search, AsterKnnShortlist *self)
{
  AsterKnnPair *pairs;

  if (!is_blind (search, self->row))
    {
      cut (search, self);
      return measure_all (search, self);
    }

  pairs = g_new (AsterKnnPair, search->k);
  for (gsize e = 0; e < search->k; e++)
    pairs[e] = (AsterKnnPair){ 1, (guint32) (e + (e >= self->row)) };

  return pairs;
}
