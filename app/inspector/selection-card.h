/* selection-card.h - how many tokens are selected, and which are the first. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SELECTION_CARD (aster_selection_card_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterSelectionCard, aster_selection_card, ASTER, SELECTION_CARD, GtkWidget)

void aster_selection_card_set_document (AsterSelectionCard *self,
                                        AsterDocument *document);

G_END_DECLS
