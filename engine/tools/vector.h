/* vector.h - sums over one vector or two, in double, the inner loops of the verbs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double aster_vector_dot (const float *a, const float *b, gsize d);
double aster_vector_dot_norm2 (const float *a, const float *b, gsize d, double *norm2);
double aster_vector_dot_wide (const float *a, const double *b, gsize d, double *norm2);
double aster_vector_norm2 (const float *a, gsize d);
double aster_vector_distance2 (const float *a, const float *b, gsize d);
double aster_vector_scaled_distance2 (
    const float *a, double s, const float *b, double t, gsize d);
double aster_vector_moments (const float *a, gsize d, double *mean);
double aster_vector_codeviation (
    const float *a, double mean_a, const float *b, double mean_b, gsize d);

G_END_DECLS
