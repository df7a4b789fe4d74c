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

#include <string.h>

#define MAX_OUTPUTS 128u

/* Eight floats that need not start at a multiple of 32 bytes. */
typedef float Lanes __attribute__ ((vector_size (32), aligned (4), may_alias));

#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define KERNEL __attribute__ ((target_clones ("avx2", "default")))
#else
#define KERNEL
#endif

static inline float
dot (const float *a, const float *b, gsize stride)
{
  Lanes sum = { 0 };

  for (gsize j = 0; j < stride; j += ASTER_STEP_LANES)
    sum += *(const Lanes *) (a + j) * *(const Lanes *) (b + j);

  return ((sum[0] + sum[4]) + (sum[2] + sum[6])) +
         ((sum[1] + sum[5]) + (sum[3] + sum[7]));
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
 * @gradient: (stride): scratch
 *
 * Returns: L before the step, in nats
 */
KERNEL double
aster_step_pair (const AsterLogistic *logistic,
                 float *input,
                 float *const *outputs,
                 guint n_outputs,
                 gsize stride,
                 float rate,
                 float *gradient)
{
  float steps[MAX_OUTPUTS];
  double loss = 0;

  for (guint i = 0; i < n_outputs; i++)
    {
      float x = dot (input, outputs[i], stride);

      steps[i] = rate * ((i == 0 ? 1 : 0) - aster_logistic_value (logistic, x));
      loss += aster_logistic_integral (logistic, i == 0 ? -x : x);
    }

  memset (gradient, 0, stride * sizeof (float));
  for (guint i = 0; i < n_outputs; i++)
    for (gsize j = 0; j < stride; j += ASTER_STEP_LANES)
      {
        Lanes u = *(const Lanes *) (outputs[i] + j);

        *(Lanes *) (gradient + j) += steps[i] * u;
        *(Lanes *) (outputs[i] + j) = u + steps[i] * *(const Lanes *) (input + j);
      }

  for (gsize j = 0; j < stride; j += ASTER_STEP_LANES)
    *(Lanes *) (input + j) += *(const Lanes *) (gradient + j);

  return loss;
}
