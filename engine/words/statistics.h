/* statistics.h - norms and histograms: what a column of numbers looks like. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;               /* finite values */
  double min, mean, max; /* NaN if n is 0 */
} AsterSummary;

typedef struct
{
  double low, high; /* the range that is binned */
  gsize n_bins;
  guint64 *counts; /* (n_bins) */
} AsterHistogram;

gboolean aster_statistics_norms (const AsterMatrix *x,
                                 double *norms,
                                 AsterPulse *pulse,
                                 GError **error);
AsterSummary aster_statistics_summarise (const double *values, gsize n);
AsterHistogram *aster_histogram_new (const double *values, gsize n, gsize n_bins);
void aster_histogram_free (AsterHistogram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterHistogram, aster_histogram_free)

G_END_DECLS
