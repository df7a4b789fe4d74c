/* parallel.h - one loop, spread over the processors. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

typedef void (*AsterRangeFunc) (gsize begin, gsize end, gpointer user_data);

typedef void (*AsterAsideFunc) (gpointer data);

void aster_parallel_for (gsize n, gsize grain, AsterRangeFunc func, gpointer user_data);
gboolean aster_parallel_for_beating (
    gsize n, gsize grain, AsterRangeFunc func, gpointer user_data, AsterPulse *pulse);
gboolean aster_parallel_aside (AsterAsideFunc func,
                               gpointer data,
                               GDestroyNotify destroy,
                               AsterPulse *pulse);
void aster_parallel_set_threads (guint n_threads);
guint aster_parallel_get_threads (void);

G_END_DECLS
