/* nearest.h - the few smallest of many values, each with the row that it belongs to. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  double value;
  guint32 row;
} AsterNear;

/* The @n smallest so far, at most @k, in order; ties by row. */
typedef struct
{
  AsterNear *items; /* (k) */
  gsize n, k;
} AsterNearest;

static inline gboolean
aster_near_is_before (AsterNear a, AsterNear b)
{
  return a.value < b.value || (a.value == b.value && a.row < b.row);
}

/* Whether a value of row @row would still be let in. */
static inline gboolean
aster_nearest_would_take (const AsterNearest *self, AsterNear item)
{
  return self->n < self->k || aster_near_is_before (item, self->items[self->k - 1]);
}

/* Lets @item in if it is among the smallest. No row is offered twice. */
static inline void
aster_nearest_offer (AsterNearest *self, AsterNear item)
{
  gsize at;

  if (!aster_nearest_would_take (self, item))
    return;

  if (self->n < self->k)
    self->n++;
  for (at = self->n - 1; at > 0 && aster_near_is_before (item, self->items[at - 1]); at--)
    self->items[at] = self->items[at - 1];
  self->items[at] = item;
}

G_END_DECLS
