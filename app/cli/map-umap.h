/* map-umap.h - a UMAP as the options of a command ask for it. */
#pragma once

#include "input.h"
#include "run/umap-map.h"

G_BEGIN_DECLS

gboolean aster_cli_read_umap (const AsterCliRequest *request,
                              AsterUmapMapParams *params,
                              GError **error);
AsterLayout *aster_cli_umap_layout (const AsterCliRequest *request,
                                    const AsterCliInput *input,
                                    guint dims,
                                    const AsterUmapMapParams *params,
                                    AsterUmapMapSummary *summary,
                                    GError **error);

G_END_DECLS
