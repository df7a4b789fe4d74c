/* map-form.h - the methods of a map beside what can be asked of the chosen one. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_FORM (aster_map_form_get_type ())

G_DECLARE_FINAL_TYPE (AsterMapForm, aster_map_form, ASTER, MAP_FORM, GtkWidget)

GtkWidget *aster_map_form_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
