/* parts.h - a vocabulary dealt into parts of equal weight, for one epoch. */
#pragma once

#include "tools/alias.h"

G_BEGIN_DECLS

#define ASTER_PARTS_MAX 8u

typedef struct
{
  guint n_parts;
  guint8 *part;                        /* (n) of each word */
  guint32 *words;                      /* (n) part by part */
  guint32 starts[ASTER_PARTS_MAX + 1]; /* of each part in words */
  AsterAlias *noise[ASTER_PARTS_MAX];  /* over words + starts[p], ∝ count^¾ */
} AsterParts;

AsterParts *
aster_parts_new (const guint64 *counts, guint32 n, guint n_parts, AsterRandom *random);
void aster_parts_free (AsterParts *self);

/* A wrong word of part @p: one that chance chose, more often a frequent one. */
static inline guint32
aster_parts_draw (const AsterParts *self, guint p, AsterRandom *random)
{
  return self->words[self->starts[p] + aster_alias_draw (self->noise[p], random)];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterParts, aster_parts_free)

G_END_DECLS
