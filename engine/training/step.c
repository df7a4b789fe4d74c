/* The loss of skip-gram with negative sampling for one pair, and its gradient.
 *
 * A word with input vector v was seen beside a word with output vector u₀, and
 * not beside the words u₁ … uₖ that chance chose (Mikolov et al. 2013):
 *
 *   L = −ln σ(v·u₀) − Σ ln σ(−v·uᵢ)
 *   ∂L/∂uᵢ = (σ(v·uᵢ) − [i = 0]) v        ∂L/∂v = Σ (σ(v·uᵢ) − [i = 0]) uᵢ
 *
 * All products are taken before anything moves, so that the step is exactly the
 * gradient at one place. 6 d (k + 1) operations.
 *
 * Rows are handled eight floats at a time, whether the processor does so or not,
 * and without fused multiplication and addition: all x86 processors get the same
 * bits. */

#include "training/step.h"

#define MAX_OUTPUTS 128u

/* Eight floats that need not start at a multiple of 32 bytes. */
typedef float Lanes __attribute__ ((vector_size (32), aligned (4)));

#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define KERNEL __attribute__ ((target_clones ("avx2", "default")))
#else
#define KERNEL
#endif

static inline float
sum_of (Lanes x)
{
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

/* The products of @input with four rows at a time, so that each of its floats is
 * fetched once for all four and the sums do not wait for one another. */
static inline void
take_products (const float *input,
               float *const *outputs,
               guint n_outputs,
               gsize stride,
               float *products)
{
  for (guint i = 0; i < n_outputs; i += 4)
    {
      const float *rows[4];
      Lanes sums[4] = { 0 };

      for (guint k = 0; k < 4; k++) /* the last row stands in for those that lack */
        rows[k] = outputs[MIN (i + k, n_outputs - 1)];

      for (gsize j = 0; j < stride; j += ASTER_STEP_LANES)
        for (guint k = 0; k < 4; k++)
          sums[k] += *(const Lanes *) (input + j) * *(const Lanes *) (rows[k] + j);

      for (guint k = 0; k < 4; k++)
        products[i + k] = sum_of (sums[k]);
    }
}

/**
 * aster_step_pair:
 * @logistic: the table
 * @input: (stride): v, moved
 * @outputs: (array length=n_outputs): u₀ and the wrong ones, each (stride), moved;
 *   none of them overlaps @input
 * @n_outputs: 1 to 128
 * @stride: floats in a row, a multiple of %ASTER_STEP_LANES; what pads a row is 0
 *   and stays 0
 * @rate: learning rate, what the gradient is multiplied with
 *
 * Returns: L before the step, in nats
 */
KERNEL double
aster_step_pair (const AsterLogistic *logistic,
                 float *input,
                 float *const *outputs,
                 guint n_outputs,
                 gsize stride,
                 float rate)
{
  float steps[MAX_OUTPUTS + 4];
  double loss = 0;

  take_products (input, outputs, n_outputs, stride, steps);
  for (guint i = 0; i < n_outputs; i++)
    {
      float x = steps[i];

      steps[i] = rate * ((i == 0 ? 1 : 0) - aster_logistic_value (logistic, x));
      loss += aster_logistic_integral (logistic, i == 0 ? -x : x);
    }

  for (gsize j = 0; j < stride; j += ASTER_STEP_LANES)
    {
      Lanes v = *(const Lanes *) (input + j), gradient = { 0 };

      for (guint i = 0; i < n_outputs; i++)
        {
          Lanes u = *(const Lanes *) (outputs[i] + j);

          gradient += steps[i] * u;
          *(Lanes *) (outputs[i] + j) = u + steps[i] * v;
        }
      *(Lanes *) (input + j) = v + gradient;
    }

  return loss;
}
