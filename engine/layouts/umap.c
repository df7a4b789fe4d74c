/* UMAP (McInnes, Healy and Melville 2018), the descent.
 *
 * With q(d) = 1/(1 + a d^(2b)) the nearness on the page (umap-curve.h) and w_ij how much
 * rows belong together (umap-fuzzy.h), neighbours pull each other and strangers, drawn at
 * random, push:
 *
 *     pull on i   −Σ_j 2 w_ij c(d_ij) (y_i − y_j)        c = 2b a d^(2b) q / d²
 *     push on i    m w_i · mean over strangers r (y_i − y_r)    2b q / (0.001 + d²)
 *
 * where w_i = Σ_j w_ij, m is the number of strangers for each neighbour, and no push is
 * longer than 4 along any axis. These are what the sampled edges of umap-learn come to
 * on average: there an edge is drawn as often as it weighs, moves both its ends, and
 * draws m strangers that push the one. Five things are done differently, so that every
 * thread can work on its own rows and the picture is the same on any number of them:
 *
 * 1. Each epoch reads the picture as the last one left it. A row sums over all its edges
 *    by weight rather than over those that are due; that has less noise than drawing.
 * 2. Summed pulls would overshoot where neighbours are many: the step is implicit in the
 *    stiffness K_i = Σ_j 2 w_ij c, so that no row goes past where its neighbours are:
 *    y_i += α (pull + push) / (1 + α K_i), with α falling evenly to 0. No row goes
 *    farther than FARTHEST along an axis: one that thousands of others have for their
 *    neighbour, as the first of a heap of equal rows is, is pushed as often, and would
 *    otherwise be thrown about.
 * 3. Each row meets the same number of strangers in each epoch, and remembers how it was
 *    pushed: its push is a moving mean whose newest part weighs α, at least 1/20. As the
 *    picture comes to rest the mean spans more epochs, as if there were many times
 *    more strangers. At 10,000 rows it keeps more neighbours with 200 epochs of it than
 *    sampling does with 500.
 * 4. Strangers are drawn by counters: number l of row i in epoch t is a function of the
 *    seed, t, i and l.
 * 5. Strangers push some times harder at first, falling evenly to as hard as they should
 *    over half of the epochs: the picture unfolds wide before it settles, and fewer rows
 *    are caught among those that they do not belong with. Ten times harder tears small
 *    groups to pieces.
 *
 * Edges lie in rows padded to whole vectors with edges of no weight, and powers are
 * those of tools/power.h, so that the inner loops vectorise. O(n (k + 16)) an epoch. */

#include "layouts/umap.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layouts/umap-curve.h"
#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/power.h"
#include "tools/random.h"
#include "tools/wide.h"

#define GRAIN       512   /* rows of one block */
#define LANES       16    /* numbers side by side */
#define STRANGERS   LANES /* that a row meets in an epoch */
#define FEW         10000 /* rows that get more epochs */
#define MANY_EPOCHS 500
#define FEW_EPOCHS  200
#define LONGEST     4.0f   /* push along an axis */
#define FARTHEST    1.0f   /* that a row goes along an axis in an epoch */
#define SOFT        0.001f /* squared distance within which strangers push no more */
#define TINY        1e-12f /* squared distance, so that none is 0 */
#define FORGETFUL   0.05f  /* least weight of the newest push */
#define SOME        1000   /* rows that unfold first: fewer get in no one's way */
#define UNFOLDING   4      /* times that pushes are harder at first */
#define UNFOLDED    0.5f   /* of the epochs, after which pushes are no harder */

typedef struct
{
  gsize n;
  guint dims;

  gsize *starts;    /* (n + 1) of the rows of edges, in LANES */
  gint32 *places;   /* (starts[n] × LANES) where in the picture each edge ends */
  float *weights;   /* (starts[n] × LANES) 4b w, 0 for padding */
  float *eagerness; /* (n) 2b w_i m / STRANGERS */

  float *pushes;           /* (n × dims) remembered */
  AsterMatrix *now, *next; /* (n × dims) the picture, and the one that comes of it */

  float b, log2_a; /* of the curve */
  float rate, newest;
  float hardness; /* of pushes */
  guint64 seed;
  guint epoch;
} Descent;

static inline float
add_lanes (float *lanes)
{
  for (guint width = LANES / 2; width > 0; width /= 2)
    for (guint l = 0; l < width; l++)
      lanes[l] += lanes[l + width];

  return lanes[0];
}

/* The pull on row @i in @force, and its stiffness. */
static inline __attribute__ ((always_inline)) float
pull (const Descent *self, gsize i, guint dims, float *force)
{
  const float *restrict y = self->now->data, *here = y + i * dims;
  float forces[3][LANES] = { { 0 } }, stiffness[LANES] = { 0 };

  for (gsize e = self->starts[i]; e < self->starts[i + 1]; e++)
    {
      const gint32 *restrict places = self->places + e * LANES;
      const float *restrict weights = self->weights + e * LANES;

      for (guint l = 0; l < LANES; l++)
        {
          float away[3], d2 = TINY, power, c;

          for (guint p = 0; p < dims; p++)
            {
              away[p] = here[p] - y[places[l] + (gint32) p];
              d2 += away[p] * away[p];
            }
          power = aster_power_exp2 (self->b * aster_power_log2 (d2) + self->log2_a);
          c = weights[l] * power / (d2 * (1 + power));
          for (guint p = 0; p < dims; p++)
            forces[p][l] -= c * away[p];
          stiffness[l] += c;
        }
    }

  for (guint p = 0; p < dims; p++)
    force[p] = add_lanes (forces[p]);

  return add_lanes (stiffness);
}

/* Where in the picture the strangers are that row @i meets. */
static inline __attribute__ ((always_inline)) void
draw (const Descent *self, gsize i, guint dims, gint32 *places)
{
  AsterRandom random = aster_random_init (self->seed, self->epoch * self->n + i);
  guint64 bits[STRANGERS / 2];

  for (guint l = 0; l < STRANGERS / 2; l++)
    bits[l] = aster_random_bits (&random);
  for (guint l = 0; l < STRANGERS / 2; l++)
    {
      places[l] = (gint32) ((bits[l] >> 32) * self->n >> 32) * (gint32) dims;
      places[l + STRANGERS / 2] = (gint32) ((bits[l] & G_MAXUINT32) * self->n >> 32) *
                                  (gint32) dims;
    }
}

/* The sum of the pushes of strangers on row @i. A row may meet itself: no push. */
static inline __attribute__ ((always_inline)) void
push (const Descent *self, gsize i, guint dims, float *force)
{
  const float *restrict y = self->now->data, *here = y + i * dims;
  float forces[3][LANES], twice_b = 2 * self->b;
  gint32 places[STRANGERS];

  draw (self, i, dims, places);
  for (guint l = 0; l < STRANGERS; l++)
    {
      float away[3], d2 = TINY, power, c;

      for (guint p = 0; p < dims; p++)
        {
          away[p] = here[p] - y[places[l] + (gint32) p];
          d2 += away[p] * away[p];
        }
      power = aster_power_exp2 (self->b * aster_power_log2 (d2) + self->log2_a);
      c = twice_b / ((SOFT + d2) * (1 + power));
      for (guint p = 0; p < dims; p++)
        {
          float f = c * away[p];

          f = f > LONGEST ? LONGEST : f;
          forces[p][l] = f < -LONGEST ? -LONGEST : f;
        }
    }
  for (guint p = 0; p < dims; p++)
    force[p] = self->hardness * self->eagerness[i] * add_lanes (forces[p]);
}

static inline __attribute__ ((always_inline)) void
move_rows (const Descent *self, gsize begin, gsize end, guint dims)
{
  for (gsize i = begin; i < end; i++)
    {
      float pulled[3], pushed[3];
      float stiffness = pull (self, i, dims, pulled);
      float step = self->rate / (1 + self->rate * stiffness);

      push (self, i, dims, pushed);
      for (guint p = 0; p < dims; p++)
        {
          float *remembered = self->pushes + i * dims + p;

          float way;

          *remembered += self->newest * (pushed[p] - *remembered);
          way = step * (pulled[p] + *remembered);
          way = way > FARTHEST ? FARTHEST : way < -FARTHEST ? -FARTHEST : way;
          self->next->data[i * dims + p] = self->now->data[i * dims + p] + way;
        }
    }
}

ASTER_WIDE static void
move_in_plane (gsize begin, gsize end, gpointer data)
{
  move_rows (data, begin, end, 2);
}

ASTER_WIDE static void
move_in_space (gsize begin, gsize end, gpointer data)
{
  move_rows (data, begin, end, 3);
}

static void
descent_clear (Descent *self)
{
  g_free (self->starts);
  g_free (self->places);
  g_free (self->weights);
  g_free (self->eagerness);
  g_free (self->pushes);
  g_clear_pointer (&self->now, aster_matrix_unref);
  g_clear_pointer (&self->next, aster_matrix_unref);
}

static gboolean
allocate (Descent *self, const AsterGraph *graph, GError **error)
{
  gsize n = self->n, n_lanes = 0;

  if ((self->starts = g_try_new0 (gsize, n + 1)) != NULL)
    {
      for (gsize i = 0; i < n; i++)
        {
          gsize k = graph->starts[i + 1] - graph->starts[i];

          self->starts[i + 1] = self->starts[i] + (k + LANES - 1) / LANES;
        }
      n_lanes = MAX (self->starts[n] * LANES, 1);
      self->places = g_try_new (gint32, n_lanes);
      self->weights = g_try_new0 (float, n_lanes);
      self->eagerness = g_try_new (float, n);
      self->pushes = g_try_new0 (float, n * self->dims);
    }
  if (self->places == NULL || self->weights == NULL || self->eagerness == NULL ||
      self->pushes == NULL || n * self->dims > G_MAXINT32)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("Not enough memory for a UMAP of %zu tokens; take fewer"), n);
      return FALSE;
    }
  self->next = aster_matrix_new (n, self->dims, error);

  return self->next != NULL;
}

/* Edges as the inner loop reads them. Padding ends where its row is. */
static void
lay_edges (gsize begin, gsize end, gpointer data)
{
  gpointer *both = data;
  Descent *self = both[0];
  const AsterGraph *graph = both[1];
  const AsterUmapParams *params = both[2];

  for (gsize i = begin; i < end; i++)
    {
      gsize at = self->starts[i] * LANES, e = graph->starts[i];
      double sum = 0;

      for (; at < self->starts[i + 1] * LANES; at++, e++)
        {
          gboolean is_edge = e < graph->starts[i + 1];

          self->places[at] = (gint32) ((is_edge ? graph->rows[e] : i) * self->dims);
          if (is_edge)
            {
              self->weights[at] = 4 * self->b * graph->values[e];
              sum += graph->values[e];
            }
        }
      self->eagerness[i] = (float) (sum * params->negatives / STRANGERS);
    }
}

static gboolean
descent_init (Descent *self,
              const AsterGraph *graph,
              const AsterMatrix *start,
              const AsterUmapParams *params,
              AsterPulse *pulse,
              GError **error)
{
  AsterUmapCurve curve = aster_umap_curve_fit (params->min_dist, params->spread);
  gconstpointer parts[] = { self, graph, params };

  self->n = graph->n;
  self->dims = (guint) start->n_cols;
  self->b = (float) curve.b;
  self->log2_a = (float) log2 (curve.a);
  self->seed = params->seed;
  if (!allocate (self, graph, error) || !(self->now = aster_matrix_copy (start, error)))
    return FALSE;
  if (!aster_parallel_for_beating (self->n, GRAIN, lay_edges, parts, pulse))
    {
      aster_set_cancelled (error);
      return FALSE;
    }

  return TRUE;
}

/* One epoch; FALSE if a beat says so. */
static gboolean
iterate (Descent *self, AsterPulse *pulse)
{
  AsterMatrix *last = self->now;

  if (!aster_parallel_for_beating (
          self->n, GRAIN, self->dims == 2 ? move_in_plane : move_in_space, self, pulse))
    return FALSE;
  self->now = self->next;
  self->next = last;

  return TRUE;
}

/* How many times harder strangers push when @done of the epochs are. */
static float
find_hardness (const Descent *self, const AsterUmapParams *params, float done)
{
  double first = params->unfolding;

  if (first == 0)
    first = self->n >= SOME ? UNFOLDING : 1;

  return 1 + (float) (first - 1) * MAX (1 - done / UNFOLDED, 0);
}

static gboolean
descend (Descent *self, const AsterUmapParams *params, guint epochs, AsterPulse *pulse)
{
  for (guint t = 0; t < epochs; t++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, (double) t / epochs,
                                              (t + 1.0) / epochs);
      AsterPulseStep step = { .iteration = t + 1, .iterations = epochs, .kl = NAN };
      float left = 1 - (float) t / (float) epochs;

      self->epoch = t;
      self->rate = (float) params->learning_rate * left;
      self->newest = MAX (left, FORGETFUL);
      self->hardness = find_hardness (self, params, 1 - left);
      if (!aster_pulse_beat (pulse, (double) t / epochs, self->now) ||
          !iterate (self, &part.pulse))
        return FALSE;
      aster_pulse_step (pulse, &step);
    }

  return TRUE;
}

/* Around 0: nothing else holds a picture in place. */
static void
centre (AsterMatrix *y)
{
  for (gsize p = 0; p < y->n_cols; p++)
    {
      double sum = 0;

      for (gsize i = 0; i < y->n_rows; i++)
        sum += aster_matrix_row (y, i)[p];
      for (gsize i = 0; i < y->n_rows; i++)
        aster_matrix_row (y, i)[p] -= (float) (sum / (double) y->n_rows);
    }
}

/**
 * aster_umap_params_get_epochs:
 * @self: what is asked for
 * @n: number of rows
 *
 * Returns: how many epochs that is; by default 500 up to 10,000 rows and 200 above, as
 *   umap-learn does
 */
guint
aster_umap_params_get_epochs (const AsterUmapParams *self, gsize n)
{
  if (self->epochs > 0)
    return self->epochs;

  return n <= FEW ? MANY_EPOCHS : FEW_EPOCHS;
}

/**
 * aster_umap:
 * @weights: symmetric, in [0, 1], over n rows; see umap-fuzzy.h
 * @start: (n × 2 or 3) where to begin, about 20 wide
 * @params: how to go on
 * @summary: (out) (optional): what came of it
 * @pulse: (nullable): heartbeat; each epoch's beat carries the picture so far
 * @error: return location for %ASTER_ERROR_CANCELLED, %ASTER_ERROR_DOMAIN or
 *   %ASTER_ERROR_NO_MEMORY
 *
 * An epoch is O(n (k + 16)) for k neighbours of each.
 *
 * Returns: (transfer full) (nullable): the map, of the shape of @start, centred, without
 *   axes
 */
AsterLayout *
aster_umap (const AsterGraph *weights,
            const AsterMatrix *start,
            const AsterUmapParams *params,
            AsterUmapSummary *summary,
            AsterPulse *pulse,
            GError **error)
{
  AsterPulsePart laying = aster_pulse_part (pulse, 0, 0.01);
  AsterPulsePart descending = aster_pulse_part (pulse, 0.01, 1);
  __attribute__ ((cleanup (descent_clear))) Descent self = { 0 };
  guint epochs;

  g_return_val_if_fail (weights != NULL && start != NULL && params != NULL, NULL);
  g_return_val_if_fail (start->n_rows == weights->n, NULL);
  g_return_val_if_fail (start->n_cols == 2 || start->n_cols == 3, NULL);

  if (weights->n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A UMAP needs at least 3 tokens; here are %zu"), weights->n);
      return NULL;
    }
  if (!descent_init (&self, weights, start, params, &laying.pulse, error))
    return NULL;

  epochs = aster_umap_params_get_epochs (params, weights->n);
  if (!descend (&self, params, epochs, &descending.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  centre (self.now);
  if (summary != NULL)
    summary->epochs = epochs;

  return aster_layout_new (g_steal_pointer (&self.now));
}
