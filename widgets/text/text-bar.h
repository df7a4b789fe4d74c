/* text-bar.h - what the tints of a text mean, and whether keys write in it. */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"
#include "values/result.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TEXT_BAR (aster_text_bar_get_type ())

/* Property: "editable". */
G_DECLARE_FINAL_TYPE (AsterTextBar, aster_text_bar, ASTER, TEXT_BAR, GtkWidget)

GtkWidget *aster_text_bar_new (void);
void aster_text_bar_set_result (AsterTextBar *self,
                                AsterResult *result,
                                const char *meaning,
                                gsize cut_at);
void aster_text_bar_set_theme (AsterTextBar *self, AsterTheme theme);
gboolean aster_text_bar_get_editable (AsterTextBar *self);
void aster_text_bar_set_editable (AsterTextBar *self, gboolean editable);

G_END_DECLS
