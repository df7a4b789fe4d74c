/* logistic.h - the logistic function and its integral, read from a table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_LOGISTIC_REACH 16 /* beyond ± this, 0 and 1 */
#define ASTER_LOGISTIC_STEPS 64 /* cells to each unit */
#define ASTER_LOGISTIC_CELLS (2 * ASTER_LOGISTIC_REACH * ASTER_LOGISTIC_STEPS)

/* A table of both at equal steps; between two steps a straight line, off by
 * less than 4e-6 for the function and 8e-6 for the integral. */
typedef struct
{
  float value[ASTER_LOGISTIC_CELLS + 1];    /* σ(x) = 1 / (1 + exp(−x)) */
  float integral[ASTER_LOGISTIC_CELLS + 1]; /* ln (1 + exp(x)) = −ln σ(−x), nats */
} AsterLogistic;

void aster_logistic_init (AsterLogistic *self);

/* σ(@x); any @x, NaN included, which counts as very large. */
static inline float
aster_logistic_value (const AsterLogistic *self, float x)
{
  float place;
  int cell;

  if (!(x < ASTER_LOGISTIC_REACH))
    return 1;
  if (x <= -ASTER_LOGISTIC_REACH)
    return 0;

  place = (x + ASTER_LOGISTIC_REACH) * ASTER_LOGISTIC_STEPS;
  cell = MIN ((int) place, ASTER_LOGISTIC_CELLS - 1);

  return self->value[cell] +
         (place - (float) cell) * (self->value[cell + 1] - self->value[cell]);
}

/* ln (1 + exp (@x)), in nats; infinite and NaN stay what they are. */
static inline float
aster_logistic_integral (const AsterLogistic *self, float x)
{
  float place;
  int cell;

  if (!(x < ASTER_LOGISTIC_REACH))
    return x;
  if (x <= -ASTER_LOGISTIC_REACH)
    return 0;

  place = (x + ASTER_LOGISTIC_REACH) * ASTER_LOGISTIC_STEPS;
  cell = MIN ((int) place, ASTER_LOGISTIC_CELLS - 1);

  return self->integral[cell] +
         (place - (float) cell) * (self->integral[cell + 1] - self->integral[cell]);
}

G_END_DECLS
