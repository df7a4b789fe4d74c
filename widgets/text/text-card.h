/* text-card.h - what is known of the piece of a text that is pointed at, said and shown.
 */
#pragma once

#include "text/tinted-text.h"
#include "values/tokens.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TEXT_CARD (aster_text_card_get_type ())

/* Lies over the text and whatever is around it, and takes no pointer. */
G_DECLARE_FINAL_TYPE (AsterTextCard, aster_text_card, ASTER, TEXT_CARD, GtkWidget)

GtkWidget *aster_text_card_new (AsterTintedText *text);
void aster_text_card_set_tokens (AsterTextCard *self, AsterTokens *tokens);
void aster_text_card_set_meaning (AsterTextCard *self, const char *meaning);
void aster_text_card_set_theme (AsterTextCard *self, AsterTheme theme);

G_END_DECLS
