/* tsne-speck.h - the repulsion of a picture so small that it is a polynomial. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

gboolean aster_tsne_speck_fits (const float *y, gsize n, guint dims);
gboolean aster_tsne_speck_compute (const float *y,
                                   gsize n,
                                   guint dims,
                                   float *forces,
                                   double *potential,
                                   AsterPulse *pulse);

G_END_DECLS
