/* lively.h - labels whose words change are drawn whole. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_LIVELY_CLASS "fresh" /* of every other text; style.css gives it a field */

void aster_lively (GtkWidget *label);

G_END_DECLS
