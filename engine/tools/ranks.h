/* ranks.h - the places of numbers in their order, ties sharing the mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_ranks (const double *values, gsize n, double *ranks);
double aster_ranks_correlate (const double *a, const double *b, gsize n);

G_END_DECLS
