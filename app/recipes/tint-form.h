/* tint-form.h - what a text is tinted by. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TINT_FORM (aster_tint_form_get_type ())

G_DECLARE_FINAL_TYPE (AsterTintForm, aster_tint_form, ASTER, TINT_FORM, GtkWidget)

GtkWidget *aster_tint_form_new (AsterDocument *document, AsterPane *pane);

G_END_DECLS
