/* render-colours.h - what the colours of a drawn map mean, as the options say. */
#pragma once

#include "colour/colouring.h"
#include "input.h"
#include "values/clusters.h"
#include "values/layout.h"

G_BEGIN_DECLS

/* Names of --colour that need no column. */
#define ASTER_CLI_COLOURS "norm, rank, hubness, recall, clusters or sets"

gboolean aster_cli_read_colours (const AsterCliRequest *request,
                                 const AsterCliInput *input,
                                 AsterLayout *layout,
                                 AsterColouring **colouring,
                                 AsterClusters **clusters,
                                 GError **error);

/* render-sets.c */
AsterColouring *aster_cli_colour_by_set_rows (const AsterCliRequest *request,
                                              const AsterCliInput *input,
                                              GError **error);

G_END_DECLS
