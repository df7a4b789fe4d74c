/* half.h - 16-bit floats, IEEE half precision and bfloat16, to float32 and back. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

static inline float
aster_float_from_bits (guint32 bits)
{
  float value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

static inline guint32
aster_float_to_bits (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);

  return bits;
}

/* Exact, subnormals, infinities and NaN included. */
static inline float
aster_half_to_float (guint16 half)
{
  guint32 magnitude = (guint32) (half & 0x7fff) << 13;
  guint32 exponent = magnitude & 0x0f800000u;
  guint32 sign = (guint32) (half & 0x8000) << 16;

  magnitude += (127 - 15) << 23;
  if (exponent == 0x0f800000u)
    magnitude += (128 - 16) << 23;
  else if (exponent == 0)
    /* A subnormal: one in front of its fraction, taken away again by subtraction. */
    magnitude = aster_float_to_bits (aster_float_from_bits (magnitude + (1 << 23)) -
                                     0x1p-14f);

  return aster_float_from_bits (magnitude | sign);
}

/* Rounded to nearest, ties to even; beyond 65504 becomes infinite. */
static inline guint16
aster_half_from_float (float value)
{
  guint32 bits = aster_float_to_bits (value), magnitude = bits & 0x7fffffffu, half;

  if (magnitude > 0x7f800000u)
    half = 0x7e00;
  else if (magnitude >= 0x47800000u)
    half = 0x7c00;
  else if (magnitude < 0x38800000u)
    /* Adding one half pushes the bits that do not fit out to the right, rounded. */
    half = aster_float_to_bits (aster_float_from_bits (magnitude) + 0.5f) - 0x3f000000u;
  else
    half = (magnitude - ((127 - 15) << 23) + 0xfff + ((magnitude >> 13) & 1)) >> 13;

  return (guint16) (half | (bits >> 16 & 0x8000));
}

static inline float
aster_bfloat_to_float (guint16 bits)
{
  return aster_float_from_bits ((guint32) bits << 16);
}

G_END_DECLS
