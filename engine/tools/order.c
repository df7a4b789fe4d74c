/* A merge sort from the bottom up, which keeps equals in their order and can be stopped
 * between any two merges of a block; qsort() does neither. O(n log n). */

#include "tools/order.h"

#include "tools/error.h"

#define RUN          16 /* places sorted by insertion first */
#define STEPS_A_BEAT 65536

static void
sort_run (const double *values, guint32 *order, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint32 item = order[i];
      gsize at = i;

      for (; at > 0 && values[item] < values[order[at - 1]]; at--)
        order[at] = order[at - 1];
      order[at] = item;
    }
}

/* All runs of RUN places; FALSE if it was stopped. */
static gboolean
sort_runs (const double *values, guint32 *order, gsize n, AsterPulse *pulse)
{
  for (gsize i = 0; i < n; i += RUN)
    {
      if (i % STEPS_A_BEAT == 0 && i > 0 && !aster_pulse_beat (pulse, 0, NULL))
        return FALSE;
      sort_run (values, order + i, MIN (RUN, n - i));
    }

  return TRUE;
}

/* Two sorted runs under way into one. */
typedef struct
{
  const guint32 *from;
  gsize left, middle; /* what is left of the first run */
  gsize right, end;   /* and of the second */
} Merge;

static void
merge_some (Merge *self, const double *values, guint32 *to, gsize n)
{
  for (gsize i = 0; i < n; i++)
    to[i] = self->left < self->middle &&
                    (self->right == self->end ||
                     !(values[self->from[self->right]] < values[self->from[self->left]]))
                ? self->from[self->left++]
                : self->from[self->right++];
}

/* One pass over all runs of @width; FALSE if it was stopped. */
static gboolean
merge_all (const double *values,
           const guint32 *from,
           guint32 *to,
           gsize n,
           gsize width,
           AsterPulse *pulse)
{
  gsize since_beat = 0;

  for (gsize begin = 0; begin < n; begin += 2 * width)
    {
      Merge merge = { from, begin, MIN (begin + width, n), MIN (begin + width, n),
                      MIN (begin + 2 * width, n) };

      for (gsize at = begin; at < merge.end;)
        {
          gsize step = MIN (merge.end - at, STEPS_A_BEAT);

          merge_some (&merge, values, to + at, step);
          at += step;
          since_beat += step;
          if (since_beat >= STEPS_A_BEAT)
            {
              since_beat = 0;
              if (!aster_pulse_beat (pulse, (double) at / (double) n, NULL))
                return FALSE;
            }
        }
    }

  return TRUE;
}

/**
 * aster_order_rising:
 * @values: (n) numbers, none of them NaN
 * @n: how many, below 2³²
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): (n) the places of @values, the least first, equals
 *   by place
 */
guint32 *
aster_order_rising (const double *values, gsize n, AsterPulse *pulse, GError **error)
{
  g_autofree guint32 *order = g_new (guint32, MAX (n, 1));
  g_autofree guint32 *other = g_new (guint32, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    order[i] = (guint32) i;
  if (!sort_runs (values, order, n, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  for (gsize width = RUN; width < n; width *= 2)
    {
      guint32 *swapped = order;

      if (!merge_all (values, order, other, n, width, pulse))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      order = other;
      other = swapped;
    }

  return g_steal_pointer (&order);
}
