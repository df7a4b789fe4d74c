/* Student's distribution by way of the incomplete beta function:
 *
 *   p = I_x (ν/2, 1/2),   x = ν / (ν + t²)
 *
 * I_x (a, b) is the continued fraction of Abramowitz and Stegun (1964, 26.5.8),
 * evaluated from the front by the method of Lentz (1976). It converges fast for
 * x < (a + 1)/(a + b + 2); beyond that, I_x (a, b) = 1 − I_{1−x} (b, a). Some tens
 * of steps reach rounding error; the number of steps is bounded. */

#include "tools/student.h"

#include <float.h>
#include <math.h>

#define MAX_STEPS 10000
#define TINY      1e-300 /* stands for a 0 that something is divided by */

static double
keep_off_zero (double x)
{
  return fabs (x) < TINY ? TINY : x;
}

/* 1/(1 + d₁/(1 + d₂/(1 + …))) with the d of the incomplete beta function. */
static double
evaluate_fraction (double x, double a, double b)
{
  double c = 1, d = 1 / keep_off_zero (1 - (a + b) * x / (a + 1)), value = d;

  for (int m = 1; m <= MAX_STEPS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double step;

      d = 1 / keep_off_zero (1 + even * d);
      c = keep_off_zero (1 + even / c);
      value *= d * c;
      d = 1 / keep_off_zero (1 + odd * d);
      c = keep_off_zero (1 + odd / c);
      step = d * c;
      value *= step;
      if (fabs (step - 1) < DBL_EPSILON)
        break;
    }

  return value;
}

static double
log_gamma (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

/* I_x (a, b) with @y = 1 − @x, both in (0, 1) and each exact however small. */
static double
evaluate_beta (double x, double y, double a, double b)
{
  double log_x = x < 0.5 ? log (x) : log1p (-y);
  double log_y = y < 0.5 ? log (y) : log1p (-x);
  double front = exp (log_gamma (a + b) - log_gamma (a) - log_gamma (b) + a * log_x +
                      b * log_y);

  if (x < (a + 1) / (a + b + 2))
    return front * evaluate_fraction (x, a, b) / a;

  return 1 - front * evaluate_fraction (y, b, a) / b;
}

/**
 * aster_beta_fraction:
 * @x: in [0, 1]
 * @a: positive
 * @b: positive
 *
 * Returns: the regularised incomplete beta function I_x (a, b), in [0, 1]
 */
double
aster_beta_fraction (double x, double a, double b)
{
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0))
    return NAN;

  return x == 0 || x == 1 ? x : evaluate_beta (x, 1 - x, a, b);
}

/**
 * aster_student_p:
 * @t: the statistic; may be infinite
 * @freedom: degrees of freedom
 *
 * Returns: the probability of a value at least as far from 0 on either side, in
 *   [0, 1]; NaN without degrees of freedom
 */
double
aster_student_p (double t, double freedom)
{
  double sum = freedom + t * t;

  if (isnan (t) || !(freedom > 0))
    return NAN;
  if (isinf (sum))
    return 0;
  if (t * t == 0)
    return 1;

  return evaluate_beta (freedom / sum, t * t / sum, freedom / 2, 0.5);
}
