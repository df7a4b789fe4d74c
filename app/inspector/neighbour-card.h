/* neighbour-card.h - the neighbours that a query pane found, in one of four metrics. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_NEIGHBOUR_CARD (aster_neighbour_card_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterNeighbourCard, aster_neighbour_card, ASTER, NEIGHBOUR_CARD, GtkWidget)

void aster_neighbour_card_set_query (AsterNeighbourCard *self,
                                     AsterDocument *document,
                                     AsterPane *pane,
                                     gboolean can_keep_inputs);

G_END_DECLS
