/* near-selector.h - selects what is near a word or a sum: those listed, or by a cosine.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_NEAR_SELECTOR (aster_near_selector_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterNearSelector, aster_near_selector, ASTER, NEAR_SELECTOR, GtkWidget)

void aster_near_selector_set_query (AsterNearSelector *self,
                                    AsterDocument *document,
                                    AsterPane *pane);

G_END_DECLS
