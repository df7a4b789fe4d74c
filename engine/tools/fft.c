/* Plans are made with FFTW_ESTIMATE, which looks at nothing but the size, so that
 * the same plan, and with it the same bytes, comes out on every run. FFTW guards
 * its planner itself once it is asked to. */

#include "tools/fft.h"

#include <fftw3.h>

#define ALIGNMENT 64 /* bytes: a line of the cache, and more than any vector needs */

struct _AsterFft
{
  gsize side;
  fftwf_plan forward, inverse;
};

/**
 * aster_fft_new:
 * @side: of the square grid; even, and best a product of 2, 3 and 5
 *
 * Any thread.
 *
 * Returns: (transfer full): plans for real grids of @side × @side
 */
AsterFft *
aster_fft_new (gsize side)
{
  static gsize guarded;
  AsterFft *self;
  float *reals;
  AsterComplex *spectrum;

  g_return_val_if_fail (side >= 2 && side % 2 == 0 && side <= 32768, NULL);

  if (g_once_init_enter (&guarded))
    {
      fftwf_make_planner_thread_safe ();
      g_once_init_leave (&guarded, 1);
    }

  self = g_new0 (AsterFft, 1);
  self->side = side;
  reals = aster_fft_new_reals (self);
  spectrum = aster_fft_new_spectrum (self);
  self->forward = fftwf_plan_dft_r2c_2d ((int) side, (int) side, reals,
                                         (fftwf_complex *) spectrum, FFTW_ESTIMATE);
  self->inverse = fftwf_plan_dft_c2r_2d (
      (int) side, (int) side, (fftwf_complex *) spectrum, reals, FFTW_ESTIMATE);
  aster_fft_free_array (reals);
  aster_fft_free_array (spectrum);

  return self;
}

void
aster_fft_free (AsterFft *self)
{
  if (self == NULL)
    return;

  fftwf_destroy_plan (self->forward);
  fftwf_destroy_plan (self->inverse);
  g_free (self);
}

gsize
aster_fft_get_side (const AsterFft *self)
{
  return self->side;
}

/* How many complex numbers a spectrum has: side × (side/2 + 1). */
gsize
aster_fft_get_spectrum_size (const AsterFft *self)
{
  return self->side * (self->side / 2 + 1);
}

/* (transfer full): side × side zeros; free with aster_fft_free_array(). */
float *
aster_fft_new_reals (const AsterFft *self)
{
  return g_aligned_alloc0 (self->side * self->side, sizeof (float), ALIGNMENT);
}

/* (transfer full): room for a spectrum; free with aster_fft_free_array(). */
AsterComplex *
aster_fft_new_spectrum (const AsterFft *self)
{
  return g_aligned_alloc0 (aster_fft_get_spectrum_size (self), sizeof (AsterComplex),
                           ALIGNMENT);
}

void
aster_fft_free_array (void *array)
{
  g_aligned_free (array);
}

/* @reals is read only, @spectrum is overwritten. */
void
aster_fft_forward (const AsterFft *self, float *reals, AsterComplex *spectrum)
{
  fftwf_execute_dft_r2c (self->forward, reals, (fftwf_complex *) spectrum);
}

/* @spectrum is destroyed, @reals is overwritten; not divided by side². */
void
aster_fft_inverse (const AsterFft *self, AsterComplex *spectrum, float *reals)
{
  fftwf_execute_dft_c2r (self->inverse, (fftwf_complex *) spectrum, reals);
}
