/* spelling.h - the tokens spelt most like a word that is not there. */
#pragma once

#include "tools/pulse.h"
#include "values/tokens.h"

G_BEGIN_DECLS

GStrv aster_spelling_suggest (const AsterTokens *tokens,
                              const char *word,
                              guint most,
                              AsterPulse *pulse);
guint aster_spelling_distance (const char *a, const char *b, guint limit);

G_END_DECLS
