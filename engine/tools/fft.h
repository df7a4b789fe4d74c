/* fft.h - the only door to FFTW: real transforms of a square grid, or of a cube. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  float re, im;
} AsterComplex;

/* Plans for one size; several threads may use one at once, each with its own
 * arrays from aster_fft_new_reals() and aster_fft_new_spectrum(). */
typedef struct _AsterFft AsterFft;

AsterFft *aster_fft_new (gsize side);
AsterFft *aster_fft_new_cube (gsize side);
void aster_fft_free (AsterFft *self);
gsize aster_fft_get_spectrum_size (const AsterFft *self);

float *aster_fft_new_reals (const AsterFft *self);
AsterComplex *aster_fft_new_spectrum (const AsterFft *self);
void aster_fft_free_array (void *array);

void aster_fft_forward (const AsterFft *self, float *reals, AsterComplex *spectrum);
void aster_fft_inverse (const AsterFft *self, AsterComplex *spectrum, float *reals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterFft, aster_fft_free)

G_END_DECLS
