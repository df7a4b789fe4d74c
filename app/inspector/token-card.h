/* token-card.h - one token: its name, rank, norm and metadata. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TOKEN_CARD (aster_token_card_get_type ())

G_DECLARE_FINAL_TYPE (AsterTokenCard, aster_token_card, ASTER, TOKEN_CARD, GtkWidget)

void aster_token_card_set_document (AsterTokenCard *self, AsterDocument *document);

G_END_DECLS
