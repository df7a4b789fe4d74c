/* knn-mutual.h - an exact search in which each pair of rows is scored once. */
#pragma once

#include "words/knn-shortlist.h"

G_BEGIN_DECLS

guint64 aster_knn_mutual_get_size (gsize n, gsize k);
gboolean
aster_knn_mutual (const AsterKnnSearch *search, AsterGraph *graph, AsterPulse *pulse);

G_END_DECLS
