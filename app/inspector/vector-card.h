/* vector-card.h - the numbers of one vector, as a strip of colours or as bars. */
#pragma once

#include <gtk/gtk.h>

#include "values/matrix.h"
#include "words/treatment.h"

G_BEGIN_DECLS

#define ASTER_TYPE_VECTOR_CARD (aster_vector_card_get_type ())

G_DECLARE_FINAL_TYPE (AsterVectorCard, aster_vector_card, ASTER, VECTOR_CARD, GtkWidget)

void aster_vector_card_set_vector (AsterVectorCard *self,
                                   const AsterMatrix *vector,
                                   AsterTreatment treatment);

G_END_DECLS
