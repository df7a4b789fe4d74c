/* power.h - powers of positive numbers, quick enough for the innermost loops. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Made of sums, products and shifts alone, so that a loop over it vectorises, which one
 * over powf() does not. The logarithm splits off the exponent and takes a polynomial of
 * the mantissa in [√½, √2); the exponential splits off the nearest whole number and
 * takes a polynomial of the rest. Both are least-maximum fits. */

/* A float32 and its bits. */
typedef union
{
  float number;
  gint32 bits;
} AsterFloatBits;

/* log₂ @x within 1e-6 of |log₂ x| or 1e-6; @x positive and not denormal. */
static inline float
aster_power_log2 (float x)
{
  AsterFloatBits split = { .number = x };
  gint32 exponent = (split.bits - 0x3f3504f3) >> 23; /* the bits of √½ */
  float t, p;

  split.bits -= exponent * (1 << 23);
  t = split.number - 1;
  p = -0.149721587f;
  p = p * t + 0.23570498f;
  p = p * t - 0.248324575f;
  p = p * t + 0.28686952f;
  p = p * t - 0.360263378f;
  p = p * t + 0.48093114f;
  p = p * t - 0.721352489f;
  p = p * t + 1.44269492f;

  return (float) exponent + p * t;
}

/* 2 to the @x, within 2e-7 of itself; [2⁻¹²⁶, 2¹²⁶] for an @x beyond. */
static inline float
aster_power_exp2 (float x)
{
  const float magic = 0x1.8p23f; /* a sum with it has no room for fractions */
  AsterFloatBits whole;
  float nearest, t, p;

  x = x < -126 ? -126 : x;
  x = x > 126 ? 126 : x;
  nearest = x + magic;
  nearest -= magic;
  t = x - nearest;
  p = 0.00134099741f;
  p = p * t + 0.00967603638f;
  p = p * t + 0.055502974f;
  p = p * t + 0.240221074f;
  p = p * t + 0.693147225f;
  p = p * t + 1.00000008f;
  whole.bits = ((gint32) nearest + 127) * (1 << 23);

  return p * whole.number;
}

G_END_DECLS
