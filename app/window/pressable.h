/* pressable.h - a way to press what a screen reader finds and cannot press. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_pressable_begin (void);

G_END_DECLS
