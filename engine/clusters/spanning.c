/* Mutual reachability (Campello, Moulavi and Sander 2013): a row's core distance is how
 * far its m-th nearest row is, itself counted; two rows reach each other at the largest
 * of their cores and their distance. The shortest tree over all rows by that measure
 * holds what DBSCAN finds at any eps and what HDBSCAN finds at all of them, so that it is
 * made once (clusters/spanning-growth.c) and cut as often as anybody likes.
 *
 * O(n² d) by products, in the worst case times some rounds; about O(n log n) by a tree.
 */

#include "clusters/spanning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clusters/spanning-growth.h"
#include "tools/beat.h"
#include "tools/error.h"

#define SPARE       12 /* near rows in a list beyond those that make a core */
#define ROWS_A_BEAT 32768

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
                      "%zu; ask for fewer min points, or for a smaller min cluster size "
                      "if that sets them"),
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

/* Cores, and the rows that make them. */
static gboolean
fill_cores (AsterSpanning *self,
            const AsterSpanningLists *lists,
            AsterPulse *pulse,
            GError **error)
{
  gsize k = self->min_points - 1;

  for (gsize i = 0; i < self->n; i++)
    {
      if (!aster_beat_every (ROWS_A_BEAT, i, pulse, 0, error))
        return FALSE;
      memcpy (self->near + i * k, lists->rows + i * lists->k, k * sizeof (guint32));
      memcpy (self->nears + i * k, lists->distances + i * lists->k, k * sizeof (double));
      self->cores[i] = k > 0 ? self->nears[i * k + k - 1] : 0;
    }

  return TRUE;
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
  g_autofree AsterSpanningEdge *tree = NULL;

  g_return_val_if_fail (input->rows->tree != NULL || near != NULL || input->k == 0, NULL);

  if (!(self = aster_spanning_new_empty (input->rows->x->n_rows, input->min_points,
                                         error)) ||
      !(lists = aster_spanning_lists_new (input->rows, near, input->k, &listing.pulse,
                                          error)))
    return NULL;

  if (!fill_cores (self, lists, &listing.pulse, error) ||
      !(tree = aster_spanning_grow (input->rows, lists, self->cores, &growing.pulse,
                                    error)) ||
      !aster_spanning_order (self, tree, &ordering.pulse, error))
    return NULL;

  return g_steal_pointer (&self);
}
