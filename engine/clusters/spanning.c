/* Mutual reachability (Campello, Moulavi and Sander 2013): a row's core distance is how
 * far its m-th nearest row is, itself counted; two rows reach each other at the largest
 * of their cores and their distance. The shortest tree over all rows by that measure
 * holds what DBSCAN finds at any eps and what HDBSCAN finds at all of them, so that it is
 * made once and cut as often as anybody likes.
 *
 * The tree grows as Borůvka's (1926): in each round every group of rows takes its
 * shortest edge outwards, of equals the one with the smaller rows, and groups that share
 * an edge become one. Lists of a few nearest rows answer nearly every question: an edge
 * in a list that is shorter than anything outside it could be needs no search. The rows
 * of a group that could still do better are searched for (clusters/spanning-search.c),
 * first the one that reaches furthest in, then the others, within what that has found.
 * The largest group is never searched, since each edge that it could take is found from
 * the other end or in a later round. What a search has ruled out for a row stays ruled
 * out.
 *
 * O(n² d) by products, in the worst case times the rounds; about O(n log n) by a tree. */

#include "clusters/spanning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clusters/spanning-order.h"
#include "clusters/spanning-search.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define SPARE      12   /* near rows in a list beyond those that make a core */
#define LOOK_ROWS  4096 /* of one block */
#define ROUND_PART 0.4  /* of what is left of the progress, for one round */

struct _AsterSpanningInput
{
  AsterMetricRows *rows;
  guint min_points;
  gsize k; /* near rows in a list */
};

void
aster_spanning_input_free (AsterSpanningInput *self)
{
  aster_metric_rows_free (self->rows);
  g_free (self);
}

/**
 * aster_spanning_input_new:
 * @x: (n × d) finite
 * @metric: what distance means
 * @min_points: from 1 to n
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (min points above n),
 *   %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d), and a tree where there are few dimensions.
 *
 * Returns: (transfer full) (nullable): the rows, made ready
 */
AsterSpanningInput *
aster_spanning_input_new (AsterMatrix *x,
                          AsterClusterMetric metric,
                          guint min_points,
                          AsterPulse *pulse,
                          GError **error)
{
  AsterSpanningInput *self;
  AsterMetricRows *rows;

  g_return_val_if_fail (x != NULL && min_points > 0, NULL);

  if (min_points > x->n_rows)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A cluster would need %u rows near each other, and there are only "
                      "%zu; ask for fewer min points"),
                   min_points, x->n_rows);
      return NULL;
    }
  if (!(rows = aster_metric_rows_new (x, metric, TRUE, pulse, error)))
    return NULL;

  self = g_new0 (AsterSpanningInput, 1);
  self->rows = rows;
  self->min_points = min_points;
  self->k = MIN (min_points - 1 + SPARE, x->n_rows - 1);

  return self;
}

/**
 * aster_spanning_input_get_wanted:
 * @self: rows made ready
 * @k: (out): how many neighbours of each row are wanted
 *
 * Returns: (transfer none) (nullable): rows whose nearest neighbours by Euclidean
 *   distance aster_spanning_new() must be given; NULL if it finds them itself
 */
AsterMatrix *
aster_spanning_input_get_wanted (AsterSpanningInput *self, gsize *k)
{
  *k = self->k;

  return self->k > 0 ? self->rows->y : NULL;
}

/* The tree under way. */
typedef struct
{
  const AsterMetricRows *rows;
  const AsterSpanningLists *lists;
  const double *cores;
  gsize n;
  guint32 *parents;         /* (n) of groups, a forest of its own */
  guint32 *groups;          /* (n) the root of each row */
  gsize *sizes;             /* (n) by root: rows */
  double *lower;            /* (n) no edge outside the list and group is shorter */
  AsterSpanningLink *found; /* (n) by a search; INFINITY: none */
  AsterSpanningLink *links; /* (n) the best known edge out of the group */
  gboolean *open;           /* (n) there may be a better one */
  AsterSpanningEdge *best;  /* (n) by root: the best known edge out of it */
  AsterSpanningEdge *tree;  /* (n − 1) */
  gsize n_edges;
} Growth;

static void
growth_clear (Growth *self)
{
  g_free (self->parents);
  g_free (self->groups);
  g_free (self->sizes);
  g_free (self->lower);
  g_free (self->found);
  g_free (self->links);
  g_free (self->open);
  g_free (self->best);
  g_free (self->tree);
}

static void
growth_init (Growth *self)
{
  gsize n = self->n, k = self->lists->k;

  self->parents = g_new (guint32, n);
  self->groups = g_new (guint32, n);
  self->sizes = g_new (gsize, n);
  self->lower = g_new (double, n);
  self->found = g_new (AsterSpanningLink, n);
  self->links = g_new (AsterSpanningLink, n);
  self->open = g_new (gboolean, n);
  self->best = g_new (AsterSpanningEdge, n);
  self->tree = g_new (AsterSpanningEdge, n);

  for (gsize i = 0; i < n; i++)
    {
      self->parents[i] = (guint32) i;
      self->sizes[i] = 1;
      self->lower[i] = k + 1 >= n
                           ? INFINITY
                           : MAX (self->cores[i],
                                  k > 0 ? self->lists->distances[i * k + k - 1] : 0);
      self->found[i] = (AsterSpanningLink){ INFINITY, G_MAXUINT32 };
    }
}

static guint32
find_root (Growth *self, guint32 i)
{
  while (self->parents[i] != i)
    {
      self->parents[i] = self->parents[self->parents[i]];
      i = self->parents[i];
    }

  return i;
}

/* Joins the groups of @edge unless they are one already. */
static void
join (Growth *self, AsterSpanningEdge edge)
{
  guint32 a = find_root (self, edge.a), b = find_root (self, edge.b);

  if (a == b)
    return;
  if (self->sizes[a] < self->sizes[b] || (self->sizes[a] == self->sizes[b] && b < a))
    {
      guint32 swapped = a;

      a = b;
      b = swapped;
    }
  self->parents[b] = a;
  self->sizes[a] += self->sizes[b];
  self->tree[self->n_edges++] = edge;
}

/* Rows on the same place come first: no edge is shorter, and thousands of them would
 * fill every list with nothing but each other. */
static void
join_duplicates (Growth *self)
{
  gsize k = self->lists->k;

  for (guint32 i = 0; i < self->n; i++)
    for (gsize e = i * k; self->cores[i] == 0 && e < (i + 1) * k; e++)
      if (self->lists->distances[e] == 0 && self->cores[self->lists->rows[e]] == 0)
        join (self, (AsterSpanningEdge){ 0, i, self->lists->rows[e] });
}

static inline gboolean
is_better_link (AsterSpanningLink a, AsterSpanningLink b)
{
  return a.reach < b.reach || (a.reach == b.reach && a.row < b.row);
}

/* By length, then by the smaller row, then by the larger: no two edges are equal. */
static gboolean
is_better_edge (AsterSpanningEdge a, AsterSpanningEdge b)
{
  if (a.reach != b.reach)
    return a.reach < b.reach;
  if (MIN (a.a, a.b) != MIN (b.a, b.b))
    return MIN (a.a, a.b) < MIN (b.a, b.b);

  return MAX (a.a, a.b) < MAX (b.a, b.b);
}

/* What is known about the way out of a block of rows, without a search. */
static void
look (gsize begin, gsize end, gpointer user_data)
{
  Growth *self = user_data;
  gsize k = self->lists->k;

  for (gsize i = begin; i < end; i++)
    {
      const guint32 *rows = self->lists->rows + i * k;
      const double *distances = self->lists->distances + i * k;
      AsterSpanningLink best = { INFINITY, G_MAXUINT32 };

      for (gsize e = 0; e < k && distances[e] <= best.reach; e++)
        if (self->groups[rows[e]] != self->groups[i])
          {
            double reach = MAX (MAX (self->cores[i], self->cores[rows[e]]), distances[e]);
            AsterSpanningLink link = { reach, rows[e] };

            if (is_better_link (link, best))
              best = link;
          }
      self->open[i] = !(best.reach < self->lower[i]);

      if (self->found[i].reach < INFINITY &&
          self->groups[self->found[i].row] != self->groups[i])
        {
          best = is_better_link (self->found[i], best) ? self->found[i] : best;
          self->open[i] = FALSE;
        }
      else if (self->found[i].reach < INFINITY)
        {
          self->lower[i] = MAX (self->lower[i], self->found[i].reach);
          self->found[i] = (AsterSpanningLink){ INFINITY, G_MAXUINT32 };
          self->open[i] = !(best.reach < self->lower[i]);
        }
      self->links[i] = best;
    }
}

static void
offer_edge (Growth *self, gsize i)
{
  AsterSpanningEdge edge = { self->links[i].reach, (guint32) i, self->links[i].row };
  AsterSpanningEdge *best = &self->best[self->groups[i]];

  if (edge.reach < INFINITY && (best->reach == INFINITY || is_better_edge (edge, *best)))
    *best = edge;
}

/* The rows whose search could still better the edge of their group: of each group the one
 * that has been searched least, or all. */
static GArray *
choose_asked (Growth *self, guint32 largest, gboolean scouts)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *scout = scouts ? g_new (guint32, self->n) : NULL;

  for (gsize i = 0; scouts && i < self->n; i++)
    scout[i] = G_MAXUINT32;
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32 group = self->groups[i];

      if (!self->open[i] || group == largest || self->lower[i] > self->best[group].reach)
        continue;
      if (!scouts)
        g_array_append_val (asked, i);
      else if (scout[group] == G_MAXUINT32 || self->lower[i] < self->lower[scout[group]])
        scout[group] = i;
    }
  for (gsize group = 0; scouts && group < self->n; group++)
    if (scout[group] != G_MAXUINT32)
      g_array_append_val (asked, scout[group]);

  return asked;
}

static gboolean
search (Growth *self, guint32 largest, gboolean scouts, AsterPulse *pulse, GError **error)
{
  g_autoptr (GArray) asked = choose_asked (self, largest, scouts);
  const guint32 *rows = (const guint32 *) (gpointer) asked->data;
  g_autofree double *limits = g_new (double, MAX (asked->len, 1));
  g_autofree AsterSpanningLink *links = g_new (AsterSpanningLink, MAX (asked->len, 1));

  for (guint a = 0; a < asked->len; a++)
    limits[a] = self->best[self->groups[rows[a]]].reach;
  if (asked->len > 0 &&
      !aster_spanning_search (self->rows, self->cores, self->groups, rows, limits,
                              asked->len, links, pulse, error))
    return FALSE;

  for (guint a = 0; a < asked->len; a++)
    {
      guint32 i = rows[a];

      self->open[i] = FALSE;
      self->found[i] = links[a];
      if (links[a].reach == INFINITY)
        self->lower[i] = MAX (self->lower[i], limits[a]);
      if (is_better_link (links[a], self->links[i]))
        self->links[i] = links[a];
      offer_edge (self, i);
    }

  return TRUE;
}

/* The group with the most rows, ties by its root. */
static guint32
find_largest (Growth *self)
{
  guint32 largest = 0;

  for (guint32 i = 0; i < self->n; i++)
    {
      self->groups[i] = find_root (self, i);
      if (self->parents[largest] != largest ||
          (self->parents[i] == i && self->sizes[i] > self->sizes[largest]))
        largest = i;
    }

  return largest;
}

static gboolean
grow_round (Growth *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart scouting = aster_pulse_part (pulse, 0.2, 0.3);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.3, 1);
  guint32 largest = find_largest (self);

  for (gsize i = 0; i < self->n; i++)
    self->best[i].reach = INFINITY;
  if (!aster_pulse_beat (pulse, 0, NULL) ||
      !aster_parallel_for_beating (self->n, LOOK_ROWS, look, self, &looking.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  for (gsize i = 0; i < self->n; i++)
    offer_edge (self, i);
  if (!search (self, largest, TRUE, &scouting.pulse, error) ||
      !search (self, largest, FALSE, &searching.pulse, error))
    return FALSE;

  for (guint32 group = 0; group < self->n; group++)
    if (group != largest && self->groups[group] == group)
      {
        g_assert (self->best[group].reach < INFINITY);
        join (self, self->best[group]);
      }

  return TRUE;
}

static gboolean
grow (Growth *self, AsterPulse *pulse, GError **error)
{
  double done = 0;

  if (!aster_pulse_beat (pulse, 0, NULL))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  join_duplicates (self);
  while (self->n_edges + 1 < self->n)
    {
      AsterPulsePart part = aster_pulse_part (pulse, done,
                                              done + ROUND_PART * (1 - done));

      if (!grow_round (self, &part.pulse, error))
        return FALSE;
      done = part.to;
    }

  return TRUE;
}

/* Cores, and the rows that make them. */
static void
fill_cores (AsterSpanning *self, const AsterSpanningLists *lists)
{
  gsize k = self->min_points - 1;

  for (gsize i = 0; i < self->n; i++)
    {
      memcpy (self->near + i * k, lists->rows + i * lists->k, k * sizeof (guint32));
      memcpy (self->nears + i * k, lists->distances + i * lists->k, k * sizeof (double));
      self->cores[i] = k > 0 ? self->nears[i * k + k - 1] : 0;
    }
}

/**
 * aster_spanning_new:
 * @input: rows made ready
 * @near: (nullable): the neighbours that aster_spanning_input_get_wanted() asks for
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n² d) by products, in the worst case times the rounds; about O(n log n) by a tree.
 *
 * Returns: (transfer full) (nullable): what joins the rows
 */
AsterSpanning *
aster_spanning_new (const AsterSpanningInput *input,
                    const AsterGraph *near,
                    AsterPulse *pulse,
                    GError **error)
{
  AsterPulsePart listing = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart growing = aster_pulse_part (pulse, 0.3, 0.9);
  AsterPulsePart ordering = aster_pulse_part (pulse, 0.9, 1);
  g_autoptr (AsterSpanning) self = NULL;
  g_autoptr (AsterSpanningLists) lists = NULL;
  __attribute__ ((cleanup (growth_clear))) Growth growth = { .rows = input->rows };

  g_return_val_if_fail (input->rows->tree != NULL || near != NULL || input->k == 0, NULL);

  if (!(self = aster_spanning_new_empty (input->rows->x->n_rows, input->min_points,
                                         error)) ||
      !(lists = aster_spanning_lists_new (input->rows, near, input->k, &listing.pulse,
                                          error)))
    return NULL;

  fill_cores (self, lists);
  growth.lists = lists;
  growth.cores = self->cores;
  growth.n = self->n;
  growth_init (&growth);
  if (!grow (&growth, &growing.pulse, error) ||
      !aster_spanning_order (self, growth.tree, &ordering.pulse, error))
    return NULL;

  return g_steal_pointer (&self);
}
