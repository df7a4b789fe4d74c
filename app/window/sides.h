/* sides.h - the library and the inspector beside the panes, as far as there is room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_SIDES (aster_sides_get_type ())

/* Properties: "library" and "inspector" (whether each is shown). */
G_DECLARE_FINAL_TYPE (AsterSides, aster_sides, ASTER, SIDES, GtkWidget)

GtkWidget *aster_sides_new (GtkWidget *library, GtkWidget *panes, GtkWidget *inspector);

G_END_DECLS
