/* word-menu.h - the context menu and the keys of a word, wherever it is listed or drawn.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

void aster_word_menu_append (GMenu *menu, AsterDocument *document, guint32 row);
void aster_word_menu_append_selection (GMenu *menu);
void aster_word_menu_bind_keys (GtkWidgetClass *widget_class);
void aster_word_menu_popup (GtkWidget *parent, GMenu *menu, double x, double y);

G_END_DECLS
