/* space-card.h - where a space comes from, what is in it, and what its reader noticed. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SPACE_CARD (aster_space_card_get_type ())

G_DECLARE_FINAL_TYPE (AsterSpaceCard, aster_space_card, ASTER, SPACE_CARD, GtkWidget)

void aster_space_card_set_document (AsterSpaceCard *self, AsterDocument *document);

G_END_DECLS
