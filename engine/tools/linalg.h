/* linalg.h - the only door to BLAS and LAPACK. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

void aster_linalg_init (void);

void aster_linalg_product_nt (
    const float *a, gsize n, const float *b, gsize m, gsize d, float *c);
double *aster_linalg_gram (const AsterMatrix *x,
                           const double *centre,
                           gboolean of_rows,
                           AsterPulse *pulse,
                           GError **error);
gboolean aster_linalg_combine (const AsterMatrix *x,
                               const double *centre,
                               const double *u,
                               gsize m,
                               double *out,
                               AsterPulse *pulse);
gboolean aster_linalg_project (const AsterMatrix *x,
                               const double *centre,
                               const double *axes,
                               AsterMatrix *y,
                               AsterPulse *pulse);
gboolean aster_linalg_eigen (double *a, gsize d, double *values, GError **error);
gboolean aster_linalg_eigenvalues (double *a, gsize d, double *values, GError **error);

G_END_DECLS
