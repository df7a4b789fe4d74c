/* suggestions.h - the tokens spelt like a word that a sum names and a space has not. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SUGGESTIONS (aster_suggestions_get_type ())

/* Signal: "found" — the answer to the last question is there. */
G_DECLARE_FINAL_TYPE (AsterSuggestions, aster_suggestions, ASTER, SUGGESTIONS, GObject)

AsterSuggestions *aster_suggestions_new (void);
void aster_suggestions_ask (AsterSuggestions *self,
                            AsterDocument *document,
                            const char *expression);
const char *aster_suggestions_get_missing (AsterSuggestions *self);
const char *const *aster_suggestions_get_tokens (AsterSuggestions *self);

G_END_DECLS
