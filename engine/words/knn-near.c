/* The k nearest rows of every row, nearly, where all pairs are too many.
 *
 * Rows are put in an order in which those that are near stand together
 * (words/knn-tree.c); each run of 96 is a cell. A row is compared with all rows of the
 * cells whose means are nearest to it, by the same blocked products as in the exact
 * search: an inverted file (Jégou, Douze and Schmid 2011) whose lists are all of one
 * length. Rows of a cell go the same way, and each cell that some of them want is met by
 * those only.
 *
 * How many cells? The true neighbours of a sample of rows are looked up, and so is how
 * many means are nearer to a row than that of the cell where the neighbour is. Cells are
 * added until TARGET of the neighbours would be found, or MOST of all cells are looked
 * at. The other half of the sample then says how much was found, and that is what the
 * graph tells. Where a mean stands in the order of all is read off every stride-th one.
 *
 * Neighbours of neighbours, the other way to do this (Dong, Moses and Li 2011), takes
 * k² random reads a row; at the 90 neighbours of a t-SNE map this takes less, and k may
 * be a thousand.
 *
 * The same graph for a seed on any number of threads. O(n² d f) time, where f is the
 * share of cells, a twentieth to a quarter; O(n (k + d)) memory. */

#include "words/knn-near.h"

#include <math.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/vector.h"
#include "words/knn-sample.h"
#include "words/knn-tree.h"

#define CELL   ASTER_KNN_BLOCK      /* rows */
#define PANELS (CELL / ASTER_PANEL) /* of a cell */
#define SAMPLE 800                  /* rows, of which half choose and half judge */
#define LADDER 512                  /* means by which the others are ranked, about */
#define TARGET 0.97                 /* of the true neighbours */
#define MOST   0.3                  /* of the cells */
#define PIECE  1e9 /* multiplications between two beats, were all cells met */

typedef struct
{
  AsterKnnSearch search; /* whose panels are in the order of the tree */
  guint32 *order;        /* (n) */
  AsterGraph *graph;
  AsterPanels *means; /* (cells × d) */
  AsterPanels *rungs; /* (⌈cells / stride⌉ × d) every stride-th of them */
  gsize stride;
  gsize wanted; /* how many rungs down a row looks */
} Work;

static void
work_clear (Work *self)
{
  aster_knn_search_clear (&self->search);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->means, aster_panels_free);
  g_clear_pointer (&self->rungs, aster_panels_free);
}

/* The mean of a cell, and in @offset what its score begins with. */
static void
find_mean (const AsterPanels *panels, gsize cell, float *mean, float *offset)
{
  gsize first = cell * CELL, n = MIN (CELL, panels->n - first);
  g_autofree float *rows = g_new (float, n * panels->d);

  aster_panels_take (panels, first, n, rows);
  for (gsize p = 0; p < panels->d; p++)
    {
      double sum = 0;

      for (gsize i = 0; i < n; i++)
        sum += rows[i * panels->d + p];
      mean[p] = (float) (sum / (double) n);
    }
  *offset = panels->by == ASTER_PANELS_TAXI
                ? 0
                : (float) (-aster_vector_norm2 (mean, panels->d) / 2);
}

/* Panels of means, of the cells 0, step, 2 step … */
typedef struct
{
  const AsterPanels *panels;
  AsterPanels *means;
  gsize step;
} Averaging;

static void
find_means (gsize begin, gsize end, gpointer data)
{
  const Averaging *self = data;
  gsize d = self->panels->d;
  g_autofree float *means = g_new (float, ASTER_PANEL *d);
  float offsets[ASTER_PANEL];

  for (gsize panel = begin; panel < end; panel++)
    {
      for (gsize r = 0; r < MIN (ASTER_PANEL, self->means->n - panel * ASTER_PANEL); r++)
        find_mean (self->panels, (panel * ASTER_PANEL + r) * self->step, means + r * d,
                   &offsets[r]);
      aster_panels_put (self->means, panel, means, offsets);
    }
}

static AsterPanels *
average (const AsterPanels *panels, gsize step, AsterPulse *pulse, GError **error)
{
  gsize n_cells = (panels->n + CELL - 1) / CELL;
  g_autoptr (AsterPanels) means = aster_panels_new ((n_cells + step - 1) / step,
                                                    panels->d, error);
  Averaging averaging = { panels, means, step };

  if (means == NULL)
    return NULL;
  means->by = panels->by;
  if (!aster_parallel_for_beating (means->n_panels, 1, find_means, &averaging, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&means);
}

static gboolean
make_means (Work *self, AsterPulse *pulse, GError **error)
{
  const AsterPanels *panels = self->search.scores->panels;
  AsterPulsePart all = aster_pulse_part (pulse, 0, 0.8);
  AsterPulsePart some = aster_pulse_part (pulse, 0.8, 1);

  if (!(self->means = average (panels, 1, &all.pulse, error)))
    return FALSE;
  self->stride = MAX (self->means->n / LADDER, 1);
  self->rungs = average (panels, self->stride, &some.pulse, error);

  return self->rungs != NULL;
}

/* All scores of @queries (n × d) against @panels: (panel × n × 32). */
static float *
score_all (const AsterPanels *panels, const float *queries, gsize n)
{
  float *scores = g_new (float, panels->n_panels *n *ASTER_PANEL);
  g_autofree float *bars = g_new0 (float, n);
  g_autofree guint32 *above = g_new (guint32, n);

  for (gsize b = 0; b < panels->n_panels; b++)
    aster_panels_score (panels, b, queries, n, bars, scores + b * n * ASTER_PANEL, above);

  return scores;
}

static inline float
score_at (const float *scores, gsize n, gsize query, gsize row)
{
  return scores[(row / ASTER_PANEL * n + query) * ASTER_PANEL + row % ASTER_PANEL];
}

/* What it takes to find the neighbours of the rows of a sample. */
typedef struct
{
  const Work *work;
  const AsterKnnSample *sample;
  const guint32 *places; /* (n) of the rows in the panels */
  guint32 *ranks;        /* (half × k) rungs nearer than the cell of a neighbour */
} Choice;

/* Rows 2 @begin, 2 @begin + 2 … of the sample, one step of them at most. */
static void
rank_neighbours (gsize begin, gsize end, gpointer data)
{
  const Choice *self = data;
  const AsterPanels *panels = self->work->search.scores->panels;
  gsize k = self->sample->k, stride = self->work->stride;
  g_autofree float *queries = g_new0 (float, ASTER_PANEL_STEP * panels->d);
  g_autofree float *scores = NULL;

  for (gsize q = 0; q < end - begin; q++)
    aster_panels_take (panels, self->sample->places[2 * (begin + q)], 1,
                       queries + q * panels->d);
  scores = score_all (self->work->means, queries, ASTER_PANEL_STEP);

  for (gsize q = 0; q < end - begin; q++)
    for (gsize e = 0; e < k; e++)
      {
        const AsterKnnPair *pair = &self->sample->pairs[2 * (begin + q) * k + e];
        gsize cell = self->places[pair->row] / CELL;
        float score = score_at (scores, ASTER_PANEL_STEP, q, cell);
        guint32 rank = 0;

        for (gsize c = 0; c < self->work->means->n; c += stride)
          rank += score_at (scores, ASTER_PANEL_STEP, q, c) > score;
        self->ranks[(begin + q) * k + e] = rank;
      }
}

/* How many rungs down to look, so that TARGET of the neighbours is found, MOST is not
 * passed, and each row meets more than k others. */
static gsize
count_rungs (const Work *self, const guint32 *ranks, gsize n)
{
  gsize n_rungs = self->rungs->n, least = self->search.k / CELL + 3, found = 0,
        wanted = 0;
  g_autofree gsize *counts = g_new0 (gsize, n_rungs + 1);

  for (gsize i = 0; i < n; i++)
    counts[ranks[i]]++;
  while (wanted < n_rungs && (double) found < TARGET * (double) n)
    found += counts[wanted++];

  wanted = MIN (wanted, (gsize) ceil (MOST * (double) n_rungs));

  return MIN (MAX (wanted, least), n_rungs);
}

static gboolean
choose_cells (Work *self, const AsterKnnSample *sample, AsterPulse *pulse, GError **error)
{
  gsize n = self->search.scores->panels->n, half = (sample->n + 1) / 2;
  g_autofree guint32 *places = g_new (guint32, n);
  g_autofree guint32 *ranks = g_new (guint32, half * sample->k);
  Choice choice = { self, sample, places, ranks };

  for (gsize place = 0; place < n; place++)
    places[self->order[place]] = (guint32) place;
  if (!aster_parallel_for_beating (half, ASTER_PANEL_STEP, rank_neighbours, &choice,
                                   pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  self->wanted = count_rungs (self, ranks, half * sample->k);

  return TRUE;
}

/* What a mean must score for a row to meet its cell: as much as the last rung that it
 * looks at. */
static void
set_bars (const Work *self, const float *queries, gsize n, float *bars)
{
  gsize n_rungs = self->rungs->n;
  g_autofree float *scores = score_all (self->rungs, queries, n);
  g_autofree AsterKnnKey *keys = g_new (AsterKnnKey, n_rungs);

  for (gsize q = 0; q < n; q++)
    {
      for (gsize c = 0; c < n_rungs; c++)
        keys[c] = aster_knn_key (score_at (scores, n, q, c), (guint32) c);
      aster_knn_keys_select (keys, n_rungs, self->wanted);
      bars[q] = nextafterf (aster_knn_key_score (keys[self->wanted - 1]), -INFINITY);
    }
}

/* Rows of one cell on their way. */
typedef struct
{
  const Work *work;
  gsize n;                  /* rows */
  gsize n_queries;          /* by whole steps */
  float *queries;           /* (n_queries × d) */
  guint32 *wants;           /* (mean panels × n_queries) bit c: wants cell c of them */
  AsterKnnShortlist *lists; /* (n) */
  float *chosen;            /* (n_queries × d) those who meet a cell together */
} Party;

/* Those who want @cell, or all, meet its rows. */
static void
visit (const Party *self, gsize cell, gboolean all)
{
  const AsterKnnSearch *search = &self->work->search;
  const AsterPanels *panels = search->scores->panels;
  const guint32 *wants = self->wants + cell / ASTER_PANEL * self->n_queries;
  gsize last = MIN ((cell + 1) * PANELS, panels->n_panels), n = 0, n_chosen;
  float scores[CELL * ASTER_PANEL], bars[CELL];
  guint32 above[CELL], who[CELL];

  for (gsize q = 0; q < self->n; q++)
    {
      who[n] = (guint32) q;
      n += all || (wants[q] >> cell % ASTER_PANEL & 1);
    }
  if (n == 0)
    return;

  n_chosen = aster_panels_round_up (n);
  for (gsize i = 0; i < n_chosen; i++)
    bars[i] = i < n ? self->lists[who[i]].bar : INFINITY;
  for (gsize i = 0; i < n; i++)
    memcpy (self->chosen + i * panels->d, self->queries + who[i] * panels->d,
            panels->d * sizeof (float));

  for (gsize panel = cell * PANELS; panel < last; panel++)
    {
      aster_panels_score (panels, panel, self->chosen, n_chosen, bars, scores, above);
      for (gsize i = 0; i < n; i++)
        if (above[i] != 0)
          {
            aster_knn_shortlist_take (search, &self->lists[who[i]], panel,
                                      scores + i * ASTER_PANEL, above[i]);
            bars[i] = self->lists[who[i]].bar;
          }
    }
}

/* Their own cell first, since it raises the bars most. */
static void
visit_all (const Party *self, gsize own)
{
  const AsterPanels *means = self->work->means;

  visit (self, own, TRUE);
  for (gsize cell = 0; cell < means->n; cell++)
    if (cell != own)
      visit (self, cell, FALSE);
}

static void
find_wants (const Party *self)
{
  const AsterPanels *means = self->work->means;
  float bars[CELL], scores[CELL * ASTER_PANEL];

  set_bars (self->work, self->queries, self->n_queries, bars);
  for (gsize b = 0; b < means->n_panels; b++)
    aster_panels_score (means, b, self->queries, self->n_queries, bars, scores,
                        self->wants + b * self->n_queries);
}

/* Places @begin … @end − 1, all of one cell. */
static void
search_places (gsize begin, gsize end, gpointer data)
{
  const Work *self = data;
  const AsterKnnSearch *search = &self->search;
  gsize d = search->scores->panels->d, n = end - begin;
  gsize n_queries = aster_panels_round_up (n);
  g_autofree float *queries = g_new0 (float, n_queries *d);
  g_autofree float *chosen = g_new0 (float, n_queries *d);
  g_autofree guint32 *wants = g_new (guint32, self->means->n_panels * n_queries);
  g_autofree AsterKnnKey *keys = g_new (AsterKnnKey, n * search->room);
  AsterKnnShortlist lists[CELL];
  Party party = { self, n, n_queries, queries, wants, lists, chosen };

  aster_panels_take (search->scores->panels, begin, n, queries);
  for (gsize q = 0; q < n; q++)
    lists[q] = aster_knn_shortlist_init (search, begin + q, keys + q * search->room);

  find_wants (&party);
  visit_all (&party, begin / CELL);

  for (gsize q = 0; q < n; q++)
    {
      g_autofree AsterKnnPair *pairs = aster_knn_shortlist_finish (search, &lists[q]);

      aster_knn_pairs_write (pairs, self->graph, lists[q].row);
    }
}

static gboolean
search_all (Work *self, AsterPulse *pulse, GError **error)
{
  const AsterPanels *panels = self->search.scores->panels;
  double share = (double) self->wanted / (double) self->rungs->n;
  double row = share * (double) panels->n * (double) panels->d;
  gsize grain = CELL;

  /* A part of a cell that ends with it. */
  while (grain > ASTER_PANEL_STEP && (double) grain * row > PIECE / 4)
    grain /= 2;
  if (!aster_parallel_for_beating (panels->n, grain, search_places, self, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* Puts the rows in order and makes them ready. */
static gboolean
prepare (Work *self,
         const AsterMatrix *x,
         AsterKnnMetric metric,
         guint64 seed,
         AsterPulse *pulse,
         GError **error)
{
  AsterPulsePart measuring = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart ordering = aster_pulse_part (pulse, 0.05, 0.8);
  AsterPulsePart packing = aster_pulse_part (pulse, 0.8, 0.95);
  AsterPulsePart averaging = aster_pulse_part (pulse, 0.95, 1);
  AsterKnnSearch *search = &self->search;

  if (!aster_knn_measure_init (&search->measure, x, metric, &measuring.pulse, error) ||
      !(self->order = aster_knn_tree_order (&search->measure, CELL, seed, &ordering.pulse,
                                            error)) ||
      !(search->scores = aster_knn_scores_new (x, metric, self->order, &packing.pulse,
                                               error)))
    return FALSE;
  search->order = self->order;

  return make_means (self, &averaging.pulse, error);
}

/**
 * aster_knn_near:
 * @x: (n × d), finite
 * @k: how many, at least 1 and below n
 * @metric: what near means
 * @seed: of the order and of the sample
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * The recall of the graph is what a sample says of it. O(n² d f), where f is the share of
 * cells that are looked at.
 *
 * Returns: (transfer full) (nullable): a graph with k edges from each row, nearest first
 */
AsterGraph *
aster_knn_near (const AsterMatrix *x,
                gsize k,
                AsterKnnMetric metric,
                guint64 seed,
                AsterPulse *pulse,
                GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.15);
  AsterPulsePart sampling = aster_pulse_part (pulse, 0.15, 0.25);
  AsterPulsePart choosing = aster_pulse_part (pulse, 0.25, 0.27);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.27, 0.99);
  AsterPulsePart judging = aster_pulse_part (pulse, 0.99, 1);
  __attribute__ ((cleanup (work_clear)))
  Work self = { .search = aster_knn_search_init (k) };
  g_autoptr (AsterGraph) graph = NULL;
  g_autoptr (AsterKnnSample) sample = NULL;

  g_return_val_if_fail (x != NULL && k > 0, NULL);

  if (!aster_knn_check (x, k, error) ||
      !(self.graph = graph = aster_graph_new_regular (x->n_rows, k, error)) ||
      !prepare (&self, x, metric, seed, &preparing.pulse, error) ||
      !(sample = aster_knn_sample_new (&self.search, MIN (x->n_rows, SAMPLE), seed,
                                       &sampling.pulse, error)) ||
      !choose_cells (&self, sample, &choosing.pulse, error) ||
      !search_all (&self, &searching.pulse, error) ||
      !aster_knn_sample_judge (sample, &self.search, graph, &judging.pulse, error))
    return NULL;

  return g_steal_pointer (&graph);
}
