/* words.h - how a text is cut when the space knows only words. */
#pragma once

#include "tools/pulse.h"
#include "values/pieces.h"
#include "values/tokens.h"

G_BEGIN_DECLS

AsterPieces *aster_words_cut (const AsterTokens *tokens,
                              const char *text,
                              gssize length,
                              AsterPulse *pulse,
                              GError **error);
gboolean aster_words_is_lower_case (const AsterTokens *tokens);

G_END_DECLS
