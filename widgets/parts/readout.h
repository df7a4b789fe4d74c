/* readout.h - a small drawing whose parts can be read one at a time. */
#pragma once

#include <gtk/gtk.h>

#include "colour/legend-painter.h"

G_BEGIN_DECLS

#define ASTER_TYPE_READOUT (aster_readout_get_type ())

/* Base of strips and bars: a part is pointed at with the mouse, or walked to with
 * the arrow keys, and then said in words.
 *
 * Properties: "hovered" (the part, counted from 0; −1 for none), "theme". */
G_DECLARE_DERIVABLE_TYPE (AsterReadout, aster_readout, ASTER, READOUT, GtkWidget)

struct _AsterReadoutClass
{
  GtkWidgetClass parent_class;

  gsize (*get_n) (AsterReadout *self);
  double (*get_height) (AsterReadout *self,
                        const AsterLettering *lettering,
                        double width);
  int (*find) (AsterReadout *self, double x, double y, double width);
  void (*paint) (AsterReadout *self,
                 cairo_t *cr,
                 const AsterLettering *lettering,
                 double width);
  char *(*dup_text) (AsterReadout *self, gsize part);
};

int aster_readout_get_hovered (AsterReadout *self);
void aster_readout_set_hovered (AsterReadout *self, int part);
void aster_readout_set_theme (AsterReadout *self, AsterTheme theme);
void aster_readout_set_label (AsterReadout *self, const char *label);
void aster_readout_changed (AsterReadout *self);

G_END_DECLS
