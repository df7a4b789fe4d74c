/* Every reader of vectors brings its rows here, block by block: it asks for room,
 * fills the slots on as many threads as it likes, then hands the slots over one by
 * one, in order, with the token of each. A slot that is handed over becomes the
 * next row unless its numbers are not finite; then it is dropped and counted. What
 * is odd but can be lived with goes to the report, always with the line or row
 * where it was seen. So the formats differ in how bytes become numbers, and in
 * nothing else.
 *
 * Memory follows the bytes that have arrived, never a count that a file claims:
 * after the first block the number of rows still to come is estimated from the
 * bytes still to come. */

#include "files/rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "files/row-check.h"
#include "files/row-peak.h"
#include "tools/budget.h"
#include "tools/limits.h"

#define FEW_ROWS      5
#define TOKENS_A_BEAT 16384

struct _AsterRows
{
  const AsterBytes *bytes;
  gsize d;
  gsize limit; /* 0: all */
  gboolean by_line;
  float *data; /* (room × d), n of them taken */
  gsize n, room;
  gboolean reserved;   /* the tokens have room as well */
  AsterTokens *tokens; /* (n) */
  GArray *lines;       /* (n) guint32: line of the file; empty if not by line */
  GArray *kept;        /* (n) guint32: row of the file; NULL while none is dropped */
  guint64 n_seen;
  gsize n_huge;
  AsterReport *report;
};

/**
 * aster_rows_new:
 * @bytes: where they come from, for messages and estimates; must outlive the rows
 * @d: numbers a row
 * @limit: stop after so many rows; 0 for all
 * @by_line: whether places are lines of a text, or else rows
 *
 * Returns: (transfer full): no rows yet
 */
AsterRows *
aster_rows_new (const AsterBytes *bytes, gsize d, gsize limit, gboolean by_line)
{
  AsterRows *self = g_new0 (AsterRows, 1);

  self->bytes = bytes;
  self->d = d;
  self->limit = limit;
  self->by_line = by_line;
  self->tokens = aster_tokens_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->report = aster_report_new ();

  return self;
}

void
aster_rows_free (AsterRows *self)
{
  free (self->data);
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->report, aster_report_unref);
  g_free (self);
}

/* How many rows the whole file holds if the rest is like what came so far; @n
 * rows are about to come. */
static gsize
estimate_room (const AsterRows *self, gsize n)
{
  const AsterBytes *bytes = self->bytes;
  double read = (double) bytes->offset + (double) bytes->length, total;

  if (bytes->size == ASTER_BYTES_UNKNOWN || read <= 0)
    return (self->n + n) * 2;

  total = (double) (self->n + n) * ((double) bytes->size / read) * 1.02 + 16;
  if (self->limit > 0)
    total = MIN (total, (double) self->limit);

  return MAX (self->n + n, (gsize) total);
}

/* The estimate if it fits the budget, else what is needed, else an error. */
static gboolean
choose_room (AsterRows *self, gsize n, gsize *room, GError **error)
{
  g_autoptr (GError) no = NULL;

  *room = estimate_room (self, n);
  if (aster_budget_check (*room, self->d, NULL))
    return TRUE;

  *room = self->n + n;
  if (aster_budget_check (*room, self->d, &no))
    return TRUE;

  aster_bytes_fail (self->bytes, ASTER_ERROR_NO_MEMORY, error, "%s", no->message);
  return FALSE;
}

static gboolean
set_room (AsterRows *self, gsize room, GError **error)
{
  float *data = aster_matrix_alloc (room, self->d, error);

  if (data == NULL)
    {
      g_prefix_error (error, "%s: ", self->bytes->name);
      return FALSE;
    }

  if (self->n > 0)
    memcpy (data, self->data, self->n * self->d * sizeof (float));
  free (self->data);
  self->data = data;
  self->room = room;
  self->reserved = FALSE;

  return TRUE;
}

static gboolean
check_count (const AsterRows *self, gsize n, GError **error)
{
  if (n <= ASTER_MAX_ROWS - self->n)
    return TRUE;

  aster_bytes_fail (self->bytes, ASTER_ERROR_NO_MEMORY, error,
                    _ ("more than %u rows; load only the first rows"), ASTER_MAX_ROWS);
  return FALSE;
}

/**
 * aster_rows_reserve:
 * @self: rows
 * @n: how many more slots are needed now
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Slots 0 … @n − 1 can be filled afterwards, and must be taken in order.
 *
 * Returns: %FALSE with @error set, and nothing changed, on failure
 */
gboolean
aster_rows_reserve (AsterRows *self, gsize n, GError **error)
{
  gsize room;

  if (self->room - self->n >= n && self->data != NULL)
    return TRUE;

  return check_count (self, n, error) && choose_room (self, n, &room, error) &&
         set_room (self, room, error);
}

/**
 * aster_rows_reserve_all:
 * @self: rows
 * @n: how many more slots there can be at most, by the bytes that are there
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Like aster_rows_reserve(), for a reader that knows what is to come.
 *
 * Returns: %FALSE with @error set, and nothing changed, on failure
 */
gboolean
aster_rows_reserve_all (AsterRows *self, gsize n, GError **error)
{
  g_autoptr (GError) no = NULL;

  if (self->room - self->n >= n && self->data != NULL)
    return TRUE;
  if (!check_count (self, n, error))
    return FALSE;
  if (!aster_budget_check (self->n + n, self->d, &no))
    {
      aster_bytes_fail (self->bytes, ASTER_ERROR_NO_MEMORY, error, "%s", no->message);
      return FALSE;
    }

  return set_room (self, self->n + n, error);
}

/**
 * aster_rows_slot:
 * @self: rows
 * @slot: below what was reserved, counted from the last row that was taken
 *
 * Returns: (transfer none): where its numbers (d) go, until more is reserved
 */
float *
aster_rows_slot (const AsterRows *self, gsize slot)
{
  return self->data + (self->n + slot) * self->d;
}

static void
note (AsterRows *self, const char *id, const char *message, const AsterRowName *name)
{
  aster_row_note (self->report, id, message, name, self->by_line);
}

/* From the first row that is dropped on, each kept row remembers its number. */
static void
start_kept (AsterRows *self)
{
  if (self->kept != NULL)
    return;

  self->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < self->n; i++)
    g_array_append_val (self->kept, i);
}

/**
 * aster_rows_expect:
 * @self: rows
 * @token: (array length=length): of a row that will be taken soon
 * @length: its length; see aster_tokens_prefetch()
 */
void
aster_rows_expect (const AsterRows *self, const char *token, gsize length)
{
  aster_tokens_prefetch (self->tokens, token, length);
}

/**
 * aster_rows_take:
 * @self: rows
 * @slot: (array): a filled slot (d); slots come in the order they were reserved
 * @name: its token and where it stands
 * @peak: aster_row_peak() of its numbers
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Makes a filled slot the next row, or drops it when a number is not finite.
 * Nothing happens once the limit is reached.
 *
 * Returns: %FALSE with @error set, and the row not taken, on failure
 */
gboolean
aster_rows_take (AsterRows *self,
                 const float *slot,
                 const AsterRowName *name,
                 guint32 peak,
                 GError **error)
{
  guint32 line = (guint32) MIN (name->number, G_MAXUINT32);
  guint32 row = (guint32) self->n_seen;

  if (aster_rows_is_full (self))
    return TRUE;

  /* Late, so that other threads fill slots meanwhile. */
  if (!self->reserved)
    aster_tokens_reserve (self->tokens, self->room);
  self->reserved = TRUE;

  self->n_seen++;
  if (peak >= ASTER_PEAK_NOT_FINITE)
    {
      start_kept (self);
      note (self, "not-finite",
            _ ("Rows left out because a number is not finite (NaN or inf)"), name);
      return TRUE;
    }

  if (!aster_tokens_append (self->tokens, name->token, name->length, error))
    return FALSE;
  if (slot != aster_rows_slot (self, 0))
    memcpy (aster_rows_slot (self, 0), slot, self->d * sizeof (float));
  if (self->by_line)
    g_array_append_val (self->lines, line);
  if (self->kept != NULL)
    g_array_append_val (self->kept, row);
  self->n++;

  self->n_huge += aster_row_check (self->report, name, peak, self->d, self->by_line);

  return TRUE;
}

/**
 * aster_rows_get_n:
 * @self: rows
 *
 * Returns: rows kept so far
 */
gsize
aster_rows_get_n (const AsterRows *self)
{
  return self->n;
}

/**
 * aster_rows_get_n_seen:
 * @self: rows
 *
 * Returns: rows of the file so far, kept or left out
 */
guint64
aster_rows_get_n_seen (const AsterRows *self)
{
  return self->n_seen;
}

/**
 * aster_rows_is_full:
 * @self: rows
 *
 * Returns: whether no more are wanted
 */
gboolean
aster_rows_is_full (const AsterRows *self)
{
  return self->limit > 0 && self->n >= self->limit;
}

/**
 * aster_rows_get_report:
 * @self: rows
 *
 * Returns: (transfer none): what was noticed so far, to be added to
 */
AsterReport *
aster_rows_get_report (AsterRows *self)
{
  return self->report;
}

/**
 * aster_rows_salvage:
 * @self: rows
 * @wanted: whether the person asked for the whole rows before a fault
 * @error: (inout): the fault
 *
 * If there are rows before the fault they can be had: the fault becomes a notice
 * when that is @wanted, and else says that it is possible.
 *
 * Returns: %TRUE if the rows before the fault should be used
 */
gboolean
aster_rows_salvage (AsterRows *self, gboolean wanted, GError **error)
{
  if (self->n == 0 || !g_error_matches (*error, ASTER_ERROR, ASTER_ERROR_FORMAT))
    return FALSE;

  if (!wanted)
    {
      (*error)->code = ASTER_ERROR_DAMAGED;
      return FALSE;
    }

  aster_report_add (self->report, "salvaged",
                    _ ("Only the whole rows before a fault were loaded"), self->n,
                    (*error)->message);
  g_clear_error (error);

  return TRUE;
}

/* Where the @i-th row stands in the file. */
static guint32
find_number (const AsterRows *self, gsize i)
{
  const GArray *numbers = self->by_line ? self->lines : self->kept;

  return numbers != NULL ? g_array_index (numbers, guint32, i) : (guint32) i;
}

static gboolean
check_duplicates (AsterRows *self, AsterPulse *pulse, GError **error)
{
  gsize left = aster_tokens_count_duplicates (self->tokens, NULL);
  guint n_noted = 0;

  for (gsize i = 0; i < self->n && left > 0 && n_noted < ASTER_REPORT_PLACES; i++)
    {
      AsterRowName name = { NULL, 0, find_number (self, i) };

      if (i % TOKENS_A_BEAT == 0 && !aster_pulse_beat (pulse, 1, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      name.token = aster_tokens_get (self->tokens, i, &name.length);
      if (aster_tokens_find (self->tokens, name.token, (gssize) name.length) == (int) i)
        continue;
      note (self, "duplicate-tokens",
            _ ("Duplicate tokens: rows whose token stands in an earlier row too; all "
               "are kept"),
            &name);
      n_noted++;
      left--;
    }

  if (left > 0)
    aster_report_add (self->report, "duplicate-tokens", "", left, NULL);

  return TRUE;
}

/* The share of numbers that would be ordinary if their bytes were swapped. */
static double
share_swapped (const AsterRows *self)
{
  gsize n = MIN (self->n, 100) * self->d, ordinary = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint32 bits;
      float x;

      memcpy (&bits, self->data + i, sizeof bits);
      bits = GUINT32_SWAP_LE_BE (bits);
      memcpy (&x, &bits, sizeof x);
      ordinary += x == 0 || (fabsf (x) > 1e-7f && fabsf (x) < 1e5f);
    }

  return (double) ordinary / (double) MAX (n, 1);
}

static void
check_whole (AsterRows *self)
{
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, self->n);

  if (self->n < FEW_ROWS && self->limit == 0)
    aster_report_add (self->report, "few-rows",
                      _ ("Few rows, too few for a map or for neighbours"), self->n, NULL);
  if (self->n_huge > 0 && share_swapped (self) > 0.9)
    aster_report_add (self->report, "byte-order",
                      _ ("Rows that look big-endian; write the file again in "
                         "little-endian byte order"),
                      self->n, NULL);
}

/**
 * aster_rows_finish:
 * @self: (transfer full): rows
 * @format: for the origin, see #AsterOrigin
 * @dtype: for the origin
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the space of the rows that were taken
 */
AsterSpace *
aster_rows_finish (AsterRows *self,
                   const char *format,
                   const char *dtype,
                   AsterPulse *pulse,
                   GError **error)
{
  g_autoptr (AsterRows) rows = self;
  AsterSpace *space;

  if (rows->n == 0)
    {
      aster_bytes_fail (rows->bytes, ASTER_ERROR_DOMAIN, error,
                        rows->n_seen > 0
                            ? _ ("every row has numbers that are not finite (NaN or "
                                 "inf); write the file again without them")
                            : _ ("there are no rows in this file; choose another"));
      return NULL;
    }
  if (!check_duplicates (rows, pulse, error))
    return NULL;
  check_whole (rows);

  space = aster_space_new (
      aster_matrix_new_take (g_steal_pointer (&rows->data), rows->n, rows->d),
      g_steal_pointer (&rows->tokens));
  aster_report_unref (space->report);
  space->report = g_steal_pointer (&rows->report);
  space->origin.format = g_strdup (format);
  space->origin.dtype = g_strdup (dtype);
  if (rows->kept != NULL)
    {
      space->n_source_rows = rows->n_seen;
      space->source_rows = (guint32 *) g_array_free (g_steal_pointer (&rows->kept),
                                                     FALSE);
    }

  return space;
}
