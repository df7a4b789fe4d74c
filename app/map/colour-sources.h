/* colour-sources.h - colourings of what is known without computing. */
#pragma once

#include "clusters/cluster-source.h"
#include "colour/colouring.h"
#include "linked/word-sets.h"
#include "values/quality.h"

G_BEGIN_DECLS

AsterColouring *aster_colouring_of_ranks (gsize n);
AsterColouring *aster_colouring_of_recalls (const AsterQuality *quality);
AsterColouring *
aster_colouring_of_clusters (AsterClusterSource *source, AsterPane *pane, gsize n);
AsterColouring *aster_colouring_of_sets (AsterWordSets *sets, gsize n);

G_END_DECLS
