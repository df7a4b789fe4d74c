/* tsne-attraction.h - how the points of a picture pull on those they are likely to pick.
 */
#pragma once

#include "layouts/tsne-order.h"
#include "layouts/tsne-picture.h"
#include "values/graph.h"

G_BEGIN_DECLS

typedef struct _AsterTsneAttraction AsterTsneAttraction;

AsterTsneAttraction *aster_tsne_attraction_new (const AsterGraph *affinities, guint dims);
void aster_tsne_attraction_free (AsterTsneAttraction *self);
gboolean aster_tsne_attraction_arrange (AsterTsneAttraction *self,
                                        const AsterTsneOrder *order,
                                        AsterPulse *pulse);
double aster_tsne_attraction_pull (const AsterTsneAttraction *self,
                                   const float *y,
                                   gsize begin,
                                   gsize end,
                                   float *pulls,
                                   gboolean measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneAttraction, aster_tsne_attraction_free)

G_END_DECLS
