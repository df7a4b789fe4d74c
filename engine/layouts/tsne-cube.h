/* tsne-cube.h - the far field of a picture in three dimensions, through a grid. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* One thread at a time. */
typedef struct _AsterTsneCube AsterTsneCube;

AsterTsneCube *aster_tsne_cube_new (gsize n);
void aster_tsne_cube_free (AsterTsneCube *self);
gboolean aster_tsne_cube_compute (AsterTsneCube *self,
                                  const float *y,
                                  float *forces,
                                  double *potential,
                                  double *radius,
                                  AsterPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneCube, aster_tsne_cube_free)

G_END_DECLS
