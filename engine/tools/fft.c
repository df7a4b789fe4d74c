/* Plans are made with FFTW_ESTIMATE, which looks at nothing but the size, so that
 * the same plan, and with it the same bytes, comes out on every run. FFTW guards
 * its planner itself once it is asked to. */

#include "tools/fft.h"

#include <fftw3.h>

#define ALIGNMENT 64 /* bytes: a line of the cache, and more than any vector needs */

struct _AsterFft
{
  gsize side;
  guint dims;
  fftwf_plan forward, inverse;
};

static void
guard_planner (void)
{
  static gsize guarded;

  if (g_once_init_enter (&guarded))
    {
      fftwf_make_planner_thread_safe ();
      g_once_init_leave (&guarded, 1);
    }
}

static AsterFft *
make_plans (gsize side, guint dims)
{
  AsterFft *self = g_new0 (AsterFft, 1);
  const int sides[3] = { (int) side, (int) side, (int) side };
  float *reals;
  AsterComplex *spectrum;

  guard_planner ();
  self->side = side;
  self->dims = dims;
  reals = aster_fft_new_reals (self);
  spectrum = aster_fft_new_spectrum (self);
  self->forward = fftwf_plan_dft_r2c ((int) dims, sides, reals,
                                      (fftwf_complex *) spectrum, FFTW_ESTIMATE);
  self->inverse = fftwf_plan_dft_c2r ((int) dims, sides, (fftwf_complex *) spectrum,
                                      reals, FFTW_ESTIMATE);
  aster_fft_free_array (reals);
  aster_fft_free_array (spectrum);

  return self;
}

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
  g_return_val_if_fail (side >= 2 && side % 2 == 0 && side <= 32768, NULL);

  return make_plans (side, 2);
}

/**
 * aster_fft_new_cube:
 * @side: of the cube; even, and best a product of 2, 3 and 5
 *
 * Any thread.
 *
 * Returns: (transfer full): plans for real grids of @side × @side × @side
 */
AsterFft *
aster_fft_new_cube (gsize side)
{
  g_return_val_if_fail (side >= 2 && side % 2 == 0 && side <= 1024, NULL);

  return make_plans (side, 3);
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

/**
 * aster_fft_get_spectrum_size:
 * @self: plans
 *
 * Returns: complex numbers of a spectrum: side × (side/2 + 1), for a cube side times as
 *   many
 */
gsize
aster_fft_get_spectrum_size (const AsterFft *self)
{
  return (self->dims == 3 ? self->side : 1) * self->side * (self->side / 2 + 1);
}

/**
 * aster_fft_new_reals:
 * @self: plans
 *
 * Returns: (transfer full): (side × side) or (side × side × side) zeros; free with
 *   aster_fft_free_array()
 */
float *
aster_fft_new_reals (const AsterFft *self)
{
  gsize rows = self->dims == 3 ? self->side * self->side : self->side;

  return g_aligned_alloc0 (rows * self->side, sizeof (float), ALIGNMENT);
}

/**
 * aster_fft_new_spectrum:
 * @self: plans
 *
 * Returns: (transfer full): a spectrum of zeros; free with aster_fft_free_array()
 */
AsterComplex *
aster_fft_new_spectrum (const AsterFft *self)
{
  return g_aligned_alloc0 (aster_fft_get_spectrum_size (self), sizeof (AsterComplex),
                           ALIGNMENT);
}

/**
 * aster_fft_free_array:
 * @array: (transfer full) (nullable): from aster_fft_new_reals() or
 *   aster_fft_new_spectrum()
 */
void
aster_fft_free_array (void *array)
{
  g_aligned_free (array);
}

/**
 * aster_fft_forward:
 * @self: plans
 * @reals: (side × side), or (side × side × side); read only
 * @spectrum: (out caller-allocated): its transform, not divided by anything
 *
 * O(N log N) for N reals. Allocates nothing; several threads at once may call it.
 */
void
aster_fft_forward (const AsterFft *self, float *reals, AsterComplex *spectrum)
{
  fftwf_execute_dft_r2c (self->forward, reals, (fftwf_complex *) spectrum);
}

/**
 * aster_fft_inverse:
 * @self: plans
 * @spectrum: its size as aster_fft_get_spectrum_size() says; destroyed
 * @reals: (out caller-allocated): (side × side), or (side × side × side), times their
 *   number: divide for yourself
 *
 * O(N log N) for N reals. Allocates nothing; several threads at once may call it.
 */
void
aster_fft_inverse (const AsterFft *self, AsterComplex *spectrum, float *reals)
{
  fftwf_execute_dft_c2r (self->inverse, (fftwf_complex *) spectrum, reals);
}
