/* wordings.h - a line of text that says less where there is less room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_WORDINGS (aster_wordings_get_type ())

G_DECLARE_FINAL_TYPE (AsterWordings, aster_wordings, ASTER, WORDINGS, GtkWidget)

GtkWidget *aster_wordings_new (float xalign);
void aster_wordings_set (AsterWordings *self, const char *const *wordings);

G_END_DECLS
