/* tinted-layer.h - what lies under the letters of a tinted text, as far as it is seen. */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"
#include "linked/selection.h"
#include "text/text-spans.h"
#include "values/result.h"

G_BEGIN_DECLS

typedef struct _AsterTintedLayer AsterTintedLayer;

AsterTintedLayer *aster_tinted_layer_new (GtkTextView *view);
void aster_tinted_layer_free (AsterTintedLayer *self);
void aster_tinted_layer_forget (AsterTintedLayer *self);
void aster_tinted_layer_paint (AsterTintedLayer *self,
                               GtkSnapshot *snapshot,
                               const AsterTextSpans *spans,
                               AsterResult *result,
                               AsterTheme theme);
void aster_tinted_layer_paint_marks (AsterTintedLayer *self,
                                     GtkSnapshot *snapshot,
                                     const AsterTextSpans *spans,
                                     AsterSelection *selection,
                                     AsterTheme theme);
int aster_tinted_layer_pick (AsterTintedLayer *self, double x, double y);
gboolean
aster_tinted_layer_get_area (AsterTintedLayer *self, int span, GdkRectangle *area);

G_END_DECLS
