/* A shortest tree grows as Borůvka's (1926): in each round every group of rows takes its
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

#include "clusters/spanning-growth.h"

#include <math.h>

#include "tools/beat.h"
#include "tools/parallel.h"

#define LOOK_ROWS   4096 /* of one block */
#define ROWS_A_BEAT 32768
#define ROUND_PART  0.4 /* of what is left of the progress, for one round */

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

/* Every row is a group of its own, and no edge is known. */
static void
begin_rows (gsize begin, gsize end, gpointer user_data)
{
  Growth *self = user_data;
  gsize k = self->lists->k;

  for (gsize i = begin; i < end; i++)
    {
      self->parents[i] = (guint32) i;
      self->sizes[i] = 1;
      self->lower[i] = k + 1 >= self->n
                           ? INFINITY
                           : MAX (self->cores[i],
                                  k > 0 ? self->lists->distances[i * k + k - 1] : 0);
      self->found[i] = (AsterSpanningLink){ INFINITY, G_MAXUINT32 };
    }
}

static gboolean
growth_init (Growth *self, AsterPulse *pulse, GError **error)
{
  gsize n = self->n;

  self->parents = g_new (guint32, n);
  self->groups = g_new (guint32, n);
  self->sizes = g_new (gsize, n);
  self->lower = g_new (double, n);
  self->found = g_new (AsterSpanningLink, n);
  self->links = g_new (AsterSpanningLink, n);
  self->open = g_new (gboolean, n);
  self->best = g_new (AsterSpanningEdge, n);
  self->tree = g_new (AsterSpanningEdge, n);
  if (aster_parallel_for_beating (n, LOOK_ROWS, begin_rows, self, pulse))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
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
static gboolean
join_duplicates (Growth *self, AsterPulse *pulse, GError **error)
{
  gsize k = self->lists->k;

  for (guint32 i = 0; i < self->n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0, error))
        return FALSE;
      for (gsize e = i * k; self->cores[i] == 0 && e < (i + 1) * k; e++)
        if (self->lists->distances[e] == 0 && self->cores[self->lists->rows[e]] == 0)
          join (self, (AsterSpanningEdge){ 0, i, self->lists->rows[e] });
    }

  return TRUE;
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

static gboolean
offer_edges (Growth *self, AsterPulse *pulse, GError **error)
{
  for (gsize i = 0; i < self->n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0.2, error))
        return FALSE;
      offer_edge (self, i);
    }

  return TRUE;
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
static gboolean
find_largest (Growth *self, guint32 *found, AsterPulse *pulse, GError **error)
{
  guint32 largest = 0;

  for (guint32 i = 0; i < self->n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0, error))
        return FALSE;
      self->best[i].reach = INFINITY;
      self->groups[i] = find_root (self, i);
      if (self->parents[largest] != largest ||
          (self->parents[i] == i && self->sizes[i] > self->sizes[largest]))
        largest = i;
    }
  *found = largest;

  return TRUE;
}

static gboolean
grow_round (Growth *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart looking = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart scouting = aster_pulse_part (pulse, 0.2, 0.3);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.3, 1);
  guint32 largest;

  if (!find_largest (self, &largest, pulse, error))
    return FALSE;
  if (!aster_parallel_for_beating (self->n, LOOK_ROWS, look, self, &looking.pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }
  if (!offer_edges (self, pulse, error) ||
      !search (self, largest, TRUE, &scouting.pulse, error) ||
      !search (self, largest, FALSE, &searching.pulse, error))
    return FALSE;

  for (guint32 group = 0; group < self->n; group++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, group, pulse, 1, error))
        return FALSE;
      if (group != largest && self->groups[group] == group)
        {
          g_assert (self->best[group].reach < INFINITY);
          join (self, self->best[group]);
        }
    }

  return TRUE;
}

static gboolean
grow (Growth *self, AsterPulse *pulse, GError **error)
{
  double done = 0;

  if (!join_duplicates (self, pulse, error))
    return FALSE;
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

/**
 * aster_spanning_grow:
 * @rows: n rows
 * @lists: the nearest rows of each
 * @cores: (n) how far each reaches
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n² d) by products, in the worst case times the rounds; about O(n log n) by a tree.
 *
 * Returns: (transfer full) (nullable): (n − 1) the edges of the tree, in any order; free
 *   with g_free()
 */
AsterSpanningEdge *
aster_spanning_grow (const AsterMetricRows *rows,
                     const AsterSpanningLists *lists,
                     const double *cores,
                     AsterPulse *pulse,
                     GError **error)
{
  __attribute__ ((cleanup (growth_clear)))
  Growth self = { .rows = rows, .lists = lists, .cores = cores, .n = lists->n };

  if (!growth_init (&self, pulse, error) || !grow (&self, pulse, error))
    return NULL;

  return g_steal_pointer (&self.tree);
}
