/* tsne-grid.h - the far field of a picture, through a grid. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* One thread at a time. */
typedef struct _AsterTsneGrid AsterTsneGrid;

AsterTsneGrid *aster_tsne_grid_new (gsize n, guint dims);
void aster_tsne_grid_free (AsterTsneGrid *self);
gboolean aster_tsne_grid_compute (AsterTsneGrid *self,
                                  const float *y,
                                  float *forces,
                                  double *potential,
                                  double *radius,
                                  AsterPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneGrid, aster_tsne_grid_free)

G_END_DECLS
