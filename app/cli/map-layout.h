/* map-layout.h - the map that the options of a command ask for. */
#pragma once

#include "input.h"
#include "run/mds-map.h"
#include "run/tsne-map.h"
#include "run/umap-map.h"
#include "values/layout.h"

G_BEGIN_DECLS

/* What a map cost and came to: that of its own method, zeros for the others. */
typedef struct
{
  AsterTsneMapSummary tsne;
  AsterUmapMapSummary umap;
  AsterMdsSummary mds;
} AsterCliMapSummary;

AsterLayout *aster_cli_map_layout (const AsterCliRequest *request,
                                   AsterCliInput *input,
                                   AsterCliMapSummary *summary,
                                   GError **error);

G_END_DECLS
