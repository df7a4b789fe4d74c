/* A thread that has found rows in the bytes it read copies what it needs of them, side
 * by side with other threads; their tokens are added to the space in order, later and
 * perhaps by another thread, when the bytes have long been overwritten. */

#include "files/row-batch.h"

#include <string.h>

#include "files/row-peak.h"

#define AHEAD 16 /* rows between looking for a token's place and using it */

/**
 * aster_row_batch_new:
 * @n: rows it is likely to get
 *
 * Returns: (transfer full): an empty batch
 */
AsterRowBatch *
aster_row_batch_new (gsize n)
{
  AsterRowBatch *self = g_new0 (AsterRowBatch, 1);

  self->places = g_array_sized_new (FALSE, FALSE, sizeof (AsterRowPlace), (guint) n);

  return self;
}

void
aster_row_batch_free (AsterRowBatch *self)
{
  g_array_unref (self->places);
  g_free (self->names);
  g_free (self);
}

/**
 * aster_row_batch_copy:
 * @self: a batch whose places are those of tokens in @data, each followed by a space
 *   and @d numbers
 * @data: the bytes in which the rows stand
 * @d: numbers a row
 *
 * Copies numbers to the slots and names to the batch, which then needs @data no more.
 */
void
aster_row_batch_copy (AsterRowBatch *self, const guchar *data, gsize d)
{
  AsterRowPlace *places = (AsterRowPlace *) (gpointer) self->places->data;
  gsize n = self->places->len, used = 0;

  for (gsize i = 0; i < n; i++)
    used += places[i].length;
  self->names = g_malloc (used + 1);

  used = 0;
  for (gsize i = 0; i < n; i++)
    {
      const guchar *token = data + places[i].token;

      places[i].peak = aster_row_copy (self->slots + i * d, token + places[i].length + 1,
                                       d);
      memcpy (self->names + used, token, places[i].length);
      places[i].token = (guint32) used;
      used += places[i].length;
    }
}

/**
 * aster_row_batch_take:
 * @self: a batch that was copied
 * @d: numbers a row
 * @rows: where its rows are the next
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Makes the rows of the batch rows of a space; see aster_rows_take().
 *
 * Returns: %FALSE with @error set when a row could not be taken; those before it were
 */
gboolean
aster_row_batch_take (const AsterRowBatch *self, gsize d, AsterRows *rows, GError **error)
{
  const AsterRowPlace *place = (AsterRowPlace *) (gpointer) self->places->data;
  gsize n = self->places->len;

  for (gsize i = 0; i < n; i++, place++)
    {
      AsterRowName name = { self->names + place->token, place->length, self->row + i };

      if (i + AHEAD < n)
        aster_rows_expect (rows, self->names + place[AHEAD].token, place[AHEAD].length);
      if (!aster_rows_take (rows, self->slots + i * d, &name, place->peak, error))
        return FALSE;
    }

  return TRUE;
}
