/* expression-bar.h - where a sum of words is typed, and what is wrong with it is said. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASTER_TYPE_EXPRESSION_BAR (aster_expression_bar_get_type ())

/* Signals: "evaluate" (text): Enter or the button, with something typed;
 * "dismiss": Escape, or Enter with nothing typed. */
G_DECLARE_FINAL_TYPE (
    AsterExpressionBar, aster_expression_bar, ASTER, EXPRESSION_BAR, GtkWidget)

void aster_expression_bar_set_text (AsterExpressionBar *self, const char *text);
void aster_expression_bar_set_error (AsterExpressionBar *self, const char *message);
void aster_expression_bar_set_suggestions (AsterExpressionBar *self,
                                           const char *missing,
                                           const char *const *tokens);

G_END_DECLS
