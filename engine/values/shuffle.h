/* shuffle.h - an order of rows that does not depend on how their file is sorted. */
#pragma once

#include "values/tokens.h"

G_BEGIN_DECLS

/* Immutable. */
typedef struct
{
  gsize n;
  guint32 rows[]; /* (n) each row once */
} AsterShuffle;

AsterShuffle *aster_shuffle_new (const AsterTokens *tokens);
AsterShuffle *aster_shuffle_ref (AsterShuffle *self);
void aster_shuffle_unref (AsterShuffle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterShuffle, aster_shuffle_unref)

G_END_DECLS
