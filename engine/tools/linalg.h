/* linalg.h - the only door to BLAS and LAPACK. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* One factor of a product in double: where it begins, how far its rows are apart,
 * and whether it is meant as it stands or turned over. */
typedef struct
{
  const double *data;
  gsize stride;
  gboolean transposed;
} AsterFactor;

/* Eigenvalues of a symmetric matrix, the largest first, and their vectors. */
typedef struct
{
  gsize k, d;
  double *values;  /* (k) */
  double *vectors; /* (k × d) one row each, of length 1; NULL if not asked for */
} AsterEigen;

void aster_linalg_init (void);

void aster_linalg_product_nt (
    const float *a, gsize n, const float *b, gsize m, gsize d, float *c);
void aster_linalg_add_product (
    AsterFactor a, AsterFactor b, gsize m, gsize n, gsize depth, double *c, gsize stride);
void
aster_linalg_add_square (AsterFactor a, gsize n, gsize depth, double *c, gsize stride);

AsterEigen *aster_linalg_eigen (
    double *a, gsize d, gsize k, gboolean vectors, AsterPulse *pulse, GError **error);
void aster_eigen_free (AsterEigen *self);

void aster_linalg_absorb_rows (double *triangle, gsize d, double *rows, gsize n);
double *
aster_linalg_singular_values (double *a, gsize d, AsterPulse *pulse, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterEigen, aster_eigen_free)

G_END_DECLS
