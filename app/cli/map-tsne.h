/* map-tsne.h - a t-SNE map as the options of a command ask for it. */
#pragma once

#include "input.h"
#include "run/tsne-map.h"

G_BEGIN_DECLS

gboolean aster_cli_read_tsne (const AsterCliRequest *request,
                              AsterTsneMapParams *params,
                              GError **error);
AsterLayout *aster_cli_tsne_layout (const AsterCliRequest *request,
                                    const AsterCliInput *input,
                                    const AsterTsneMapParams *params,
                                    AsterTsneMapSummary *summary,
                                    GError **error);

G_END_DECLS
