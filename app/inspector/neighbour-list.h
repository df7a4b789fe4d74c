/* neighbour-list.h - a ranking of tokens to read, point at and choose from. */
#pragma once

#include <gtk/gtk.h>

#include "linked/selection.h"
#include "values/ranking.h"
#include "values/tokens.h"
#include "words/neighbours.h"

G_BEGIN_DECLS

#define ASTER_TYPE_NEIGHBOUR_LIST (aster_neighbour_list_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterNeighbourList, aster_neighbour_list, ASTER, NEIGHBOUR_LIST, GtkWidget)

void aster_neighbour_list_set_selection (AsterNeighbourList *self,
                                         AsterSelection *selection);
void aster_neighbour_list_set_ranking (AsterNeighbourList *self,
                                       AsterTokens *tokens,
                                       AsterRanking *ranking,
                                       AsterMetric metric);

G_END_DECLS
