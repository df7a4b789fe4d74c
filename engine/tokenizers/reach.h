/* reach.h - how many atoms the longest token has that begins with two given ones. */
#pragma once

#include "tokenizers/atoms.h"
#include "tools/pulse.h"
#include "values/tokens.h"

G_BEGIN_DECLS

/* Never too small, now and then too large. Immutable once made. */
typedef struct _AsterReach AsterReach;

AsterReach *
aster_reach_new (const AsterTokens *tokens, AsterPulse *pulse, GError **error);
void aster_reach_free (AsterReach *self);
guint aster_reach_get (const AsterReach *self,
                       const char *text,
                       const AsterAtom *first,
                       const AsterAtom *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterReach, aster_reach_free)

G_END_DECLS
