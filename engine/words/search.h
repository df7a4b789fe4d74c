/* search.h - which tokens match what a person typed. */
#pragma once

#include "tools/pulse.h"
#include "values/tokens.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_SEARCH_WORDS, /* any of the words, anywhere in the token; "red" is the whole token
                       */
  ASTER_SEARCH_REGEX, /* a regular expression, found anywhere in the token */
  ASTER_SEARCH_EXACT_REGEX, /* the same, with the case as written; what scripts expect */
} AsterSearchMode;

GArray *aster_search_tokens (const AsterTokens *tokens,
                             const char *pattern,
                             AsterSearchMode mode,
                             AsterPulse *pulse,
                             GError **error);

G_END_DECLS
