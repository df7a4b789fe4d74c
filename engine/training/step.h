/* step.h - one step of gradient descent for one pair of words. */
#pragma once

#include "tools/logistic.h"

G_BEGIN_DECLS

#define ASTER_STEP_LANES 8u /* rows are padded with zeros to a multiple of this */

double aster_step_pair (const AsterLogistic *logistic,
                        float *input,
                        float *const *outputs,
                        guint n_outputs,
                        gsize stride,
                        float rate);

G_END_DECLS
