/* Rows sorted by their group, by counting, and sums over each group in double.
 *
 * One group may hold nearly all rows, so that a group is added up in pieces: each into a
 * place of its own, the places of a group in order. Borders of pieces depend on the sizes
 * of the groups alone, so that a sum is the same on any number of threads, and none is so
 * long that it could not be stopped. O(n) to sort, O(n d) to add up; at most MOST_PIECES
 * places beside the sums. */

#include "tools/groups.h"

#include <glib/gi18n-lib.h>

#include "tools/beat.h"
#include "tools/error.h"
#include "tools/parallel.h"

#define PIECE       (1u << 18) /* numbers of one piece, about 1 ms */
#define MOST_PIECES 256        /* beyond one a group */
#define ROWS_A_BEAT 65536

/**
 * aster_groups_new:
 * @labels: a group for each row, below 0 for none
 * @rows: (nullable): (n) which rows, in which order; NULL for 0 … n − 1
 * @n: how many rows
 * @n_groups: how many groups
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * O(n).
 *
 * Returns: (transfer full) (nullable): the rows that have a group, group by group, in
 *   each in the order in which they were given
 */
AsterGroups *
aster_groups_new (const int *labels,
                  const guint32 *rows,
                  gsize n,
                  gsize n_groups,
                  AsterPulse *pulse,
                  GError **error)
{
  g_autoptr (AsterGroups) self = g_new0 (AsterGroups, 1);
  gsize *starts = g_new0 (gsize, n_groups + 2);

  g_return_val_if_fail (labels != NULL || n == 0, NULL);

  self->n_groups = n_groups;
  self->starts = starts;
  self->rows = g_new (guint32, MAX (n, 1));

  /* Two places on, so that each start moves to the end of its group as it fills, which is
   * where the next group starts. */
  for (gsize e = 0; e < n; e++)
    {
      int label = labels[rows != NULL ? rows[e] : e];

      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0.5 * (double) e / (double) n, error))
        return NULL;
      if (label >= 0)
        starts[label + 2]++;
    }
  for (gsize g = 1; g <= n_groups; g++)
    starts[g + 1] += starts[g];
  for (gsize e = 0; e < n; e++)
    {
      gsize i = rows != NULL ? rows[e] : e;

      if (!aster_beat_every (ROWS_A_BEAT, e, pulse, 0.5 + 0.5 * (double) e / (double) n,
                             error))
        return NULL;
      if (labels[i] >= 0)
        self->rows[starts[labels[i] + 1]++] = (guint32) i;
    }

  return g_steal_pointer (&self);
}

void
aster_groups_free (AsterGroups *self)
{
  g_free (self->starts);
  g_free (self->rows);
  g_free (self);
}

/**
 * aster_groups_get_size:
 * @self: groups
 * @group: one of them
 *
 * Returns: how many rows it has
 */
gsize
aster_groups_get_size (const AsterGroups *self, gsize group)
{
  return self->starts[group + 1] - self->starts[group];
}

typedef struct
{
  gsize begin, end; /* places in the rows of all groups */
  gsize group;
  double *sum; /* (d) */
} Piece;

typedef struct
{
  const AsterGroups *groups;
  gsize d;
  AsterAddRowFunc add;
  gconstpointer user_data;
  double *sums;   /* (n_groups × d) */
  double *places; /* of the pieces of a group after its first */
  GArray *pieces; /* of Piece */
} Sums;

static void
sums_clear (Sums *self)
{
  g_free (self->sums);
  g_free (self->places);
  g_clear_pointer (&self->pieces, g_array_unref);
}

/* Where pieces begin, and where each is added up. */
static gboolean
cut (Sums *self, GError **error)
{
  const AsterGroups *groups = self->groups;
  gsize n = groups->starts[groups->n_groups], n_places = 0;
  gsize most = MAX (MAX (PIECE / self->d, 1), (n + MOST_PIECES - 1) / MOST_PIECES);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (gsize g = 0; g < groups->n_groups; g++)
    for (gsize at = groups->starts[g]; at < groups->starts[g + 1]; at += most)
      {
        Piece piece = { at, MIN (at + most, groups->starts[g + 1]), g, NULL };

        n_places += at > groups->starts[g];
        g_array_append_val (self->pieces, piece);
      }

  self->sums = g_try_new0 (double, MAX (groups->n_groups, 1) * self->d);
  self->places = g_try_new0 (double, MAX (n_places, 1) * self->d);
  if (self->sums == NULL || self->places == NULL)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for the means of %zu groups of %zu "
                      "columns; ask for fewer groups"),
                   groups->n_groups, self->d);
      return FALSE;
    }

  for (gsize p = 0, place = 0; p < self->pieces->len; p++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, p);
      gboolean first = piece->begin == groups->starts[piece->group];

      piece->sum = first ? self->sums + piece->group * self->d
                         : self->places + place++ * self->d;
    }

  return TRUE;
}

static void
add_up_pieces (gsize begin, gsize end, gpointer data)
{
  const Sums *self = data;

  for (gsize p = begin; p < end; p++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, p);

      for (gsize at = piece->begin; at < piece->end; at++)
        self->add (self->groups->rows[at], piece->sum, self->user_data);
    }
}

/**
 * aster_groups_add_up:
 * @self: groups of rows
 * @d: numbers of a row, at least 1
 * @add: (scope call): adds a row to a sum; called on any thread
 * @user_data: data for @add
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d).
 *
 * Returns: (transfer full) (nullable): (n_groups × d) the sum of each group, 0 where it
 *   has no rows; free with g_free()
 */
double *
aster_groups_add_up (const AsterGroups *self,
                     gsize d,
                     AsterAddRowFunc add,
                     gconstpointer user_data,
                     AsterPulse *pulse,
                     GError **error)
{
  __attribute__ ((cleanup (sums_clear)))
  Sums sums = { self, d, add, user_data, NULL, NULL, NULL };

  g_return_val_if_fail (self != NULL && d > 0 && add != NULL, NULL);

  if (!cut (&sums, error))
    return NULL;
  if (!aster_parallel_for_beating (sums.pieces->len, 1, add_up_pieces, &sums, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  for (gsize p = 0; p < sums.pieces->len; p++)
    {
      const Piece *piece = &g_array_index (sums.pieces, Piece, p);
      double *sum = sums.sums + piece->group * d;

      for (gsize j = 0; piece->sum != sum && j < d; j++)
        sum[j] += piece->sum[j];
    }

  return g_steal_pointer (&sums.sums);
}
