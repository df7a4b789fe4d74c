/* alias.h - numbers drawn with given weights, each in constant time. */
#pragma once

#include "tools/random.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 limit; /* below this share of the slot, the slot itself */
  guint32 other; /* and else this one */
} AsterAliasSlot;

/* Immutable once made. */
typedef struct
{
  guint32 n;
  AsterAliasSlot slots[];
} AsterAlias;

AsterAlias *aster_alias_new (const double *weights, guint32 n);

/* A number below n, with a probability proportional to its weight. */
static inline guint32
aster_alias_draw (const AsterAlias *self, AsterRandom *random)
{
  unsigned __int128 scaled = (unsigned __int128) aster_random_bits (random) * self->n;
  guint32 slot = (guint32) (scaled >> 64);

  return (guint64) scaled < self->slots[slot].limit ? slot : self->slots[slot].other;
}

G_END_DECLS
