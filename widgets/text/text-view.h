/* text-view.h - a text to type, read and point at, tinted by what the space says of it.
 */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"
#include "linked/selection.h"
#include "values/result.h"
#include "values/tokens.h"

G_BEGIN_DECLS

#define ASTER_TEXT_VIEW_MAX 1000000 /* characters; more is cut off, and said so */

#define ASTER_TYPE_TEXT_VIEW (aster_text_view_get_type ())

/* Properties: "text" (notified 150 ms after the last letter typed), "editable",
 * "selection", "theme".
 * Signals: "pin-requested" (row): double click, P while reading, Shift-Ctrl-Enter
 * while writing; "activate" (row): a click or Enter on a piece, after it was
 * selected. */
G_DECLARE_FINAL_TYPE (AsterTextView, aster_text_view, ASTER, TEXT_VIEW, GtkWidget)

GtkWidget *aster_text_view_new (void);

char *aster_text_view_dup_text (AsterTextView *self);
void aster_text_view_set_text (AsterTextView *self, const char *text);
gboolean aster_text_view_get_editable (AsterTextView *self);
void aster_text_view_set_editable (AsterTextView *self, gboolean editable);
void aster_text_view_set_selection (AsterTextView *self, AsterSelection *selection);
void aster_text_view_set_theme (AsterTextView *self, AsterTheme theme);

void aster_text_view_set_tokens (AsterTextView *self, AsterTokens *tokens);
void aster_text_view_set_result (AsterTextView *self, AsterResult *result);
void aster_text_view_set_meaning (AsterTextView *self, const char *meaning);
void aster_text_view_show_row (AsterTextView *self, int row);

G_END_DECLS
