/* text-facts.h - what is known of one piece of a text, in words. */
#pragma once

#include "text/text-spans.h"
#include "values/result.h"
#include "values/tokens.h"

G_BEGIN_DECLS

char *aster_text_facts_dup (const AsterResult *result,
                            const AsterTextSpans *spans,
                            gsize at,
                            const AsterTokens *tokens,
                            const char *meaning);

G_END_DECLS
