/* legend.h - what the colours of a drawing mean, to read and to click. */
#pragma once

#include <gtk/gtk.h>

#include "colour/colouring.h"

G_BEGIN_DECLS

#define ASTER_TYPE_LEGEND (aster_legend_get_type ())

/* Properties: "theme", "hidden" (guint64: bit i is set while entry i is not shown).
 * Signals: "point" (int entry): the pointer or the keyboard is on it now, −1 for none;
 * "select" (guint entry): double click or Ctrl-Enter, select its rows; "menu"
 * (guint entry, GtkWidget button): right click, Menu or Shift-F10, what else can be done.
 */
G_DECLARE_FINAL_TYPE (AsterLegend, aster_legend, ASTER, LEGEND, GtkWidget)

GtkWidget *aster_legend_new (void);
void aster_legend_set_colouring (AsterLegend *self, AsterColouring *colouring);
AsterTheme aster_legend_get_theme (AsterLegend *self);
void aster_legend_set_theme (AsterLegend *self, AsterTheme theme);
guint64 aster_legend_get_hidden (AsterLegend *self);
void aster_legend_set_hidden (AsterLegend *self, guint64 hidden);
const char *aster_legend_get_hint (void);
void aster_legend_isolate (AsterLegend *self, guint entry);

G_END_DECLS
