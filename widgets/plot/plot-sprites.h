/* plot-sprites.h - the dots and the inks of one picture of a map. */
#pragma once

#include "plot/plot-dots.h"
#include "plot/plot-fading.h"

G_BEGIN_DECLS

typedef struct
{
  guint8 bytes[16]; /* one px of colour, four times */
} AsterPixelInk;

/* By level of depth, or of fading where all rows are equally near, and by shape. */
typedef struct
{
  AsterDot dots[ASTER_ORBIT_LEVELS][ASTER_N_DOTS];
  AsterDot rims[ASTER_ORBIT_LEVELS][ASTER_N_DOTS]; /* under them; no masks: none */
  AsterPixelInk inks[256];                         /* by style */
  AsterPixelInk rim, ring;
  guint8 shapes[256]; /* by style */
  guint half;         /* the largest of the dots */
  gboolean faded;
  AsterFading fading;
} AsterPlotSprites;

void aster_plot_sprites_init (AsterPlotSprites *self,
                              const AsterPlotScene *scene,
                              double scale);
void aster_plot_sprites_clear (AsterPlotSprites *self);

/* How near a row is, or how clear where all are equally near. */
static inline guint
aster_plot_sprites_get_level (const AsterPlotSprites *self,
                              const AsterPlotScene *scene,
                              gsize row)
{
  const guint8 *depths = aster_plot_scene_depths (scene);

  if (depths != NULL)
    return depths[row];

  return self->faded
             ? aster_fading_get_level (&self->fading, scene->index->crowding[row], row)
             : ASTER_ORBIT_MIDDLE;
}

G_END_DECLS
