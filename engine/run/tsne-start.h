/* tsne-start.h - where the points of a t-SNE map begin. */
#pragma once

#include "run/tsne-params.h"
#include "values/matrix.h"

G_BEGIN_DECLS

AsterMatrix *aster_tsne_start_new (gsize n,
                                   const AsterMatrix *from,
                                   const AsterTsneMapParams *params,
                                   GError **error);

G_END_DECLS
