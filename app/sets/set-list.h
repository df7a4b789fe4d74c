/* set-list.h - the sets that a person made of the words of a space, to see and to edit.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SET_LIST (aster_set_list_get_type ())

/* Hides itself while there are no sets. Set the document to NULL before its engine is
 * freed. */
G_DECLARE_FINAL_TYPE (AsterSetList, aster_set_list, ASTER, SET_LIST, GtkWidget)

void aster_set_list_set_document (AsterSetList *self, AsterDocument *document);

G_END_DECLS
