/* order.h - numbers in rising order, equals as they stood. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

guint32 *
aster_order_rising (const double *values, gsize n, AsterPulse *pulse, GError **error);

G_END_DECLS
