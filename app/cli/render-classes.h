/* render-classes.h - which classes of a legend an option names. */
#pragma once

#include "colour/colouring.h"
#include "request.h"

G_BEGIN_DECLS

gboolean aster_cli_read_inks (const AsterCliRequest *request,
                              AsterColouring **colouring,
                              GError **error);
gboolean aster_cli_read_hidden (const AsterCliRequest *request,
                                const AsterColouring *colouring,
                                guint64 *hidden,
                                GError **error);

G_END_DECLS
