/* umap-start.h - where the points of a UMAP begin. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

AsterMatrix *aster_umap_start_new (
    gsize n, guint dims, const AsterMatrix *from, guint64 seed, GError **error);

G_END_DECLS
