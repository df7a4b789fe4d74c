/* axes.h - every word placed by its cosine with two or three chosen vectors. */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"

G_BEGIN_DECLS

AsterLayout *aster_axes_layout (const AsterMatrix *x,
                                const AsterMatrix *axes,
                                AsterPulse *pulse,
                                GError **error);

G_END_DECLS
