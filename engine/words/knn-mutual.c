/* An exact search in which each pair of rows is scored once.
 *
 * What x·y says of the neighbours of x, it says of those of y: their scores differ in
 * the offset alone. So half of the products do, for the price of the shortlists of all
 * rows at once; long rows of few neighbours are worth that.
 *
 * Both rows of a pair are written to. To keep threads out of each other's way, the rows
 * are parted into blocks that meet like the players of a tournament (the circle method):
 * in each round, every block meets one other, and nobody is in two matches. A first round
 * has every block meet itself. Who is found does not depend on the order of rounds, since
 * it is exact: the same rows on any number of threads, and the same as in strips.
 *
 * O(n² d / 2) time, O(n k) memory. */

#include "words/knn-mutual.h"

#include "tools/parallel.h"
#include "tools/wide.h"

#define MATCH   4e8  /* multiplications of two blocks: a few ms */
#define PLAYERS 8    /* blocks, at least, where there are rows for them */
#define FINISH  1e6  /* coordinates that are measured between two beats */
#define SETUP   64   /* coordinates whose measuring takes as long as one sorting step */
#define MEETING 0.95 /* of the time */

typedef struct
{
  const AsterKnnSearch *search;
  AsterGraph *graph;
  AsterKnnShortlist *lists; /* (n) */
  gsize side;               /* rows of a block, a multiple of ASTER_KNN_BLOCK */
  gsize n_blocks;
  gsize n_seats; /* the blocks, and a free seat if their number is odd */
  gsize round;
} Tournament;

/* Which columns of a panel see a row above their bar: bit c of @seen[q] is whether
 * @scores[q][c] + @shifts[q] is above @bars[c]. */
ASTER_WIDE static void
look_back (
    const float *scores, const float *shifts, const float *bars, gsize n, guint32 *seen)
{
  for (gsize q = 0; q < n; q++)
    {
      guint32 bits = 0;

      for (int c = 0; c < ASTER_PANEL; c++)
        bits |= (guint32) (scores[q * ASTER_PANEL + c] + shifts[q] > bars[c]) << c;
      seen[q] = bits;
    }
}

/* The rows of one panel, as those who look back. */
typedef struct
{
  AsterKnnShortlist *lists; /* (n) */
  gsize n;
  float offsets[ASTER_PANEL];
  float bars[ASTER_PANEL]; /* of scores that lack the offset of the other */
} Column;

static Column
make_column (const Tournament *self, gsize panel)
{
  const AsterPanels *panels = self->search->scores->panels;
  Column column = { self->lists + panel * ASTER_PANEL,
                    MIN (ASTER_PANEL, panels->n - panel * ASTER_PANEL),
                    { 0 },
                    { 0 } };

  for (gsize c = 0; c < ASTER_PANEL; c++)
    {
      column.offsets[c] = c < column.n ? aster_panels_offset (panels, panel, c) : 0;
      column.bars[c] = c < column.n ? column.lists[c].bar + column.offsets[c] : INFINITY;
    }

  return column;
}

/* What a group of rows needs to meet a panel. */
typedef struct
{
  AsterKnnShortlist *lists; /* (n) */
  gsize n;
  gsize n_queries;               /* by whole steps */
  float *queries;                /* (n_queries × d) */
  float bars[ASTER_KNN_BLOCK];   /* (n_queries) */
  float shifts[ASTER_KNN_BLOCK]; /* (n) their own offsets */
} Group;

static void
meet_panel (const Tournament *self, Group *group, gsize panel)
{
  Column column = make_column (self, panel);
  float scores[ASTER_KNN_BLOCK * ASTER_PANEL];
  guint32 above[ASTER_KNN_BLOCK], seen[ASTER_KNN_BLOCK];

  aster_panels_score (self->search->scores->panels, panel, group->queries,
                      group->n_queries, group->bars, scores, above);
  look_back (scores, group->shifts, column.bars, group->n, seen);

  for (gsize q = 0; q < group->n; q++)
    {
      AsterKnnShortlist *list = &group->lists[q];
      const float *own = scores + q * ASTER_PANEL;

      if (above[q] != 0)
        {
          aster_knn_shortlist_take (self->search, list, panel, own, above[q]);
          group->bars[q] = list->bar;
        }
      for (guint32 bits = seen[q]; bits != 0; bits &= bits - 1)
        {
          guint c = (guint) __builtin_ctz (bits);
          float score = own[c] + group->shifts[q] - column.offsets[c];

          aster_knn_shortlist_push (self->search, &column.lists[c], list->row, score);
        }
    }
}

/* Block @a meets block @b: the rows of one, group by group, all panels of the other. */
static void
play (const Tournament *self, gsize a, gsize b)
{
  const AsterPanels *panels = self->search->scores->panels;
  gsize d = panels->d, end = MIN ((a + 1) * self->side, panels->n);
  gsize first = b * self->side / ASTER_PANEL;
  gsize last = MIN (first + self->side / ASTER_PANEL, panels->n_panels);
  g_autofree float *queries = g_new0 (float, ASTER_KNN_BLOCK *d);

  for (gsize begin = a * self->side; begin < end; begin += ASTER_KNN_BLOCK)
    {
      Group group = {
        self->lists + begin, MIN (ASTER_KNN_BLOCK, end - begin), 0, queries, { 0 }, { 0 }
      };

      group.n_queries = aster_panels_round_up (group.n);
      aster_panels_take (panels, begin, group.n, queries);
      for (gsize q = 0; q < group.n_queries; q++)
        group.bars[q] = q < group.n ? group.lists[q].bar : INFINITY;
      for (gsize q = 0; q < group.n; q++)
        group.shifts[q] = aster_panels_offset (panels, (begin + q) / ASTER_PANEL,
                                               (begin + q) % ASTER_PANEL);
      for (gsize panel = first; panel < last; panel++)
        meet_panel (self, &group, panel);
    }
}

/* The matches of one round: one seat stays, the others move on around the table. */
static void
play_round (gsize begin, gsize end, gpointer data)
{
  const Tournament *self = data;
  gsize circle = self->n_seats - 1;

  for (gsize match = begin; match < end; match++)
    {
      gsize a = match == 0 ? circle : (self->round + match) % circle;
      gsize b = (self->round + circle - match) % circle;

      if (a < self->n_blocks && b < self->n_blocks)
        play (self, a, b);
    }
}

/* Rows @begin … @end − 1, at most a group, meet all of the block that they are in. */
static void
meet_own_block (gsize begin, gsize end, gpointer data)
{
  const Tournament *self = data;
  gsize first = begin / self->side * self->side / ASTER_PANEL;
  gsize last = MIN (first + self->side / ASTER_PANEL,
                    self->search->scores->panels->n_panels);

  aster_knn_shortlists_meet (self->search, self->lists + begin, end - begin, first, last);
}

static void
finish (gsize begin, gsize end, gpointer data)
{
  const Tournament *self = data;

  for (gsize i = begin; i < end; i++)
    {
      g_autofree AsterKnnPair *pairs = aster_knn_shortlist_finish (self->search,
                                                                   &self->lists[i]);

      aster_knn_pairs_write (pairs, self->graph, self->lists[i].row);
    }
}

static gboolean
play_all (Tournament *self, AsterPulse *pulse)
{
  gsize n = self->search->scores->panels->n, d = self->search->scores->panels->d;
  gsize grain = (gsize) (FINISH / (double) self->search->k / (double) (d + SETUP));
  double rounds = (double) self->n_seats;
  AsterPulsePart part = aster_pulse_part (pulse, 0, MEETING / rounds);

  if (!aster_parallel_for_beating (n, ASTER_KNN_BLOCK, meet_own_block, self, &part.pulse))
    return FALSE;
  for (self->round = 0; self->round + 1 < self->n_seats; self->round++)
    {
      double done = (double) (self->round + 1);

      part = aster_pulse_part (pulse, MEETING * done / rounds,
                               MEETING * (done + 1) / rounds);
      if (!aster_parallel_for_beating (self->n_seats / 2, 1, play_round, self,
                                       &part.pulse))
        return FALSE;
    }

  part = aster_pulse_part (pulse, MEETING, 1);

  return aster_parallel_for_beating (n, CLAMP (grain, 1, ASTER_KNN_BLOCK), finish, self,
                                     &part.pulse);
}

/**
 * aster_knn_mutual_get_size:
 * @n: rows
 * @k: neighbours of each
 *
 * O(n k), whatever d is.
 *
 * Returns: bytes that the shortlists of a mutual search take, beside panels and graph
 */
guint64
aster_knn_mutual_get_size (gsize n, gsize k)
{
  AsterKnnSearch search = aster_knn_search_init (k);

  return (guint64) n *
         (sizeof (AsterKnnShortlist) + (guint64) search.room * sizeof (AsterKnnKey));
}

/**
 * aster_knn_mutual:
 * @search: what is looked for, rows in their own order
 * @graph: (out caller-allocates): k edges from each row
 * @pulse: (nullable): heartbeat
 *
 * O(n² d / 2) time, O(n k) memory.
 *
 * Returns: %FALSE once a beat says so
 */
gboolean
aster_knn_mutual (const AsterKnnSearch *search, AsterGraph *graph, AsterPulse *pulse)
{
  const AsterPanels *panels = search->scores->panels;
  gsize groups = (gsize) (sqrt (MATCH / (double) panels->d) / ASTER_KNN_BLOCK);
  gsize fair = panels->n / PLAYERS / ASTER_KNN_BLOCK;
  g_autofree AsterKnnShortlist *lists = g_new (AsterKnnShortlist, panels->n);
  g_autofree AsterKnnKey *keys = g_new (AsterKnnKey, panels->n * search->room);
  Tournament self = { search, graph, lists, 0, 0, 0, 0 };

  self.side = MAX (MIN (groups, fair), 1) * ASTER_KNN_BLOCK;
  self.n_blocks = (panels->n + self.side - 1) / self.side;
  self.n_seats = self.n_blocks + self.n_blocks % 2;
  for (gsize i = 0; i < panels->n; i++)
    lists[i] = aster_knn_shortlist_init (search, i, keys + i * search->room);

  return play_all (&self, pulse);
}
