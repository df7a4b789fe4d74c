#include "tools/logistic.h"

#include <math.h>

/* Fills the table: 16 KiB, of which a training run keeps the middle in cache. */
void
aster_logistic_init (AsterLogistic *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i <= ASTER_LOGISTIC_CELLS; i++)
    {
      double x = (double) i / ASTER_LOGISTIC_STEPS - ASTER_LOGISTIC_REACH;

      self->value[i] = (float) (1 / (1 + exp (-x)));
      self->integral[i] = (float) log1p (exp (x));
    }
}
