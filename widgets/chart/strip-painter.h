/* strip-painter.h - a vector as coloured cells, as ink. */
#pragma once

#include "colour/legend-painter.h"

G_BEGIN_DECLS

typedef struct
{
  const float *values; /* (d) finite */
  gsize d;
  int hovered; /* dimension, counted from 0, or −1 */
  double width;
  AsterLettering lettering;
} AsterStripScene;

double aster_strip_height (const AsterStripScene *scene);
int aster_strip_find (const AsterStripScene *scene, double x, double y);
char *aster_strip_dup_text (const AsterStripScene *scene, gsize dimension);
void aster_strip_paint (const AsterStripScene *scene, cairo_t *cr);

G_END_DECLS
