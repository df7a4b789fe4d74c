/* The blocks of a loop are done in any order, and what each has made is to be used in
 * the order of the blocks, by one thread at a time. Nobody waits for that: a thread
 * lays down what it has made and goes on to its next block; and whoever lays something
 * down while nobody is using first uses all that lies there without a gap.
 *
 * A thread that lays an item down just as another stops using must not be left
 * believing that the other one saw it. So each looks once more after it has stopped;
 * laying down, stopping and looking are sequentially consistent. */

#include "tools/relay.h"

#include <stdatomic.h>

struct _AsterRelay
{
  gsize n;                   /* (const) */
  AsterRelayFunc func;       /* (const) */
  gpointer user_data;        /* (const) */
  _Atomic (gpointer) *items; /* (n) (atomic) NULL before and after */
  atomic_size_t next;        /* (atomic) to use; changes while using */
  atomic_bool using;         /* (atomic) a thread is */
};

/**
 * aster_relay_new:
 * @n: how many items there can be, numbered from 0
 * @func: uses one; never called by two threads at once
 * @user_data: data for @func
 *
 * Returns: (transfer full): a relay to which nothing was handed yet
 */
AsterRelay *
aster_relay_new (gsize n, AsterRelayFunc func, gpointer user_data)
{
  AsterRelay *self = g_new0 (AsterRelay, 1);

  self->n = n;
  self->func = func;
  self->user_data = user_data;
  self->items = g_malloc0_n (n, sizeof *self->items);

  return self;
}

/* Items that were handed over and not used, because one before them is missing, are
 * used now. */
void
aster_relay_free (AsterRelay *self)
{
  for (gsize i = atomic_load (&self->next); i < self->n; i++)
    {
      gpointer item = atomic_exchange (&self->items[i], NULL);

      if (item != NULL)
        self->func (item, self->user_data);
    }

  g_free (self->items);
  g_free (self);
}

/* The item whose turn it is, or NULL if it has not come. */
static gpointer
look (AsterRelay *self)
{
  gsize next = atomic_load (&self->next);

  return next < self->n ? atomic_load (&self->items[next]) : NULL;
}

/**
 * aster_relay_hand:
 * @self: a relay
 * @number: of the item, each of which comes once
 * @item: (transfer full): what to use in the turn of @number
 *
 * When the last of the items 0 … @number has been handed over and all these calls have
 * returned, all of them have been used.
 */
void
aster_relay_hand (AsterRelay *self, gsize number, gpointer item)
{
  g_return_if_fail (number < self->n && item != NULL);

  atomic_store (&self->items[number], item);
  while (look (self) != NULL && !atomic_exchange (&self->using, TRUE))
    {
      gpointer next;

      while ((next = look (self)) != NULL)
        {
          gsize turn = atomic_load (&self->next);

          atomic_store (&self->items[turn], NULL);
          self->func (next, self->user_data);
          atomic_store (&self->next, turn + 1);
        }
      atomic_store (&self->using, FALSE);
    }
}
