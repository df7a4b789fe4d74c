/* plot-fading.h - how clear points are where they would hide each other. */
#pragma once

#include "plot/plot-scene.h"

G_BEGIN_DECLS

/* The last is as clear as the style says. There are as many as levels of depth, so that a
 * painter has the same table of dots for both. */
#define ASTER_FADING_CLEAR (ASTER_ORBIT_LEVELS - 1)
#define ASTER_FADING_PARTS 16 /* of a level: how many rows of sixteen are beyond it */

typedef struct
{
  guint8 parts[256]; /* by crowding: level · ASTER_FADING_PARTS and more */
} AsterFading;

gboolean aster_fading_init (AsterFading *self, const AsterPlotScene *scene);
double aster_fading_alpha (guint level);

/* The level of a row. Neighbours in the file take turns, so that no step is seen. */
static inline guint
aster_fading_get_level (const AsterFading *self, guint8 crowding, gsize row)
{
  return (self->parts[crowding] + (row * 7 & (ASTER_FADING_PARTS - 1))) /
         ASTER_FADING_PARTS;
}

G_END_DECLS
