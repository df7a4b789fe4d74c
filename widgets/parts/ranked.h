/* ranked.h - which of many numbers has a place in their order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

float aster_ranked_find (const float *x, gsize n, gsize rank);

G_END_DECLS
