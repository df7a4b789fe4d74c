/* legend-menu.h - what can be done with a class of a legend: to give it a colour. */
#pragma once

#include <gtk/gtk.h>

#include "colour/class-inks.h"

G_BEGIN_DECLS

/* Borrows everything. */
typedef struct
{
  AsterClassInks *inks;
  const char *by;            /* what the points are coloured by */
  AsterColouring *colouring; /* as it is shown */
  AsterTheme theme;
} AsterLegendMenu;

void
aster_legend_menu_popup (const AsterLegendMenu *self, guint entry, GtkWidget *button);

G_END_DECLS
