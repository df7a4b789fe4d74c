/* knn-tree.h - an order of rows in which rows that are near stand together. */
#pragma once

#include "words/knn-measure.h"

G_BEGIN_DECLS

guint32 *aster_knn_tree_order (const AsterKnnMeasure *measure,
                               gsize leaf,
                               guint64 seed,
                               AsterPulse *pulse,
                               GError **error);

G_END_DECLS
