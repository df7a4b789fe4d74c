/* tinted-text.h - a text view whose pieces are tinted under the letters. */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"
#include "linked/selection.h"
#include "text/text-spans.h"
#include "values/result.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TINTED_TEXT (aster_tinted_text_get_type ())

/* Property: "pointed" (the span under the pointer or walked to by keys, −1 for none).
 * Signals: "pin-requested" (row), "activate" (row): Enter or a click, after it was
 * selected. */
G_DECLARE_FINAL_TYPE (AsterTintedText, aster_tinted_text, ASTER, TINTED_TEXT, GtkTextView)

GtkWidget *aster_tinted_text_new (void);
void aster_tinted_text_set_result (AsterTintedText *self, AsterResult *result);
AsterResult *aster_tinted_text_get_result (AsterTintedText *self);
const AsterTextSpans *aster_tinted_text_get_spans (AsterTintedText *self);
void aster_tinted_text_set_selection (AsterTintedText *self, AsterSelection *selection);
void aster_tinted_text_set_theme (AsterTintedText *self, AsterTheme theme);

int aster_tinted_text_get_pointed (AsterTintedText *self);
void aster_tinted_text_point_at (AsterTintedText *self, int span);
int aster_tinted_text_pick (AsterTintedText *self, double x, double y);
int aster_tinted_text_get_span_at_cursor (AsterTintedText *self);
gboolean aster_tinted_text_get_area (AsterTintedText *self, int span, GdkRectangle *area);
void aster_tinted_text_walk_to (AsterTintedText *self, int span);
void aster_tinted_text_make_current (AsterTintedText *self, int span);
void aster_tinted_text_select (AsterTintedText *self, int span, AsterSelectMode mode);
void aster_tinted_text_pin (AsterTintedText *self, int span);
void aster_tinted_text_show_row (AsterTintedText *self, int row);

G_END_DECLS
