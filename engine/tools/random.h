/* random.h - random numbers that depend on a seed and a counter alone. */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* A stream of numbers, a plain value on the stack. Number k of stream s of seed
 * z is a function of (z, s, k) and nothing else, so that blocks of a parallel
 * loop draw the same numbers on any number of threads: give each block, item or
 * epoch its own stream. The mixer is SplitMix64 (Steele, Lea and Flood 2014). */
typedef struct
{
  guint64 key;
  guint64 counter;
} AsterRandom;

static inline guint64
aster_random_mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* Stream @stream of seed @seed, at its beginning. */
static inline AsterRandom
aster_random_init (guint64 seed, guint64 stream)
{
  guint64 golden = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  AsterRandom self = {
    aster_random_mix (aster_random_mix (seed + golden) ^ (stream * golden + golden)), 0
  };

  return self;
}

/* 64 random bits. */
static inline guint64
aster_random_bits (AsterRandom *self)
{
  return aster_random_mix (self->key +
                           ++self->counter * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
}

/* Uniform in [0, 1), 53 bits. */
static inline double
aster_random_double (AsterRandom *self)
{
  return (double) (aster_random_bits (self) >> 11) * 0x1.0p-53;
}

/* Uniform in 0 … @n − 1; @n > 0. The bias is below n / 2⁶⁴. */
static inline guint64
aster_random_below (AsterRandom *self, guint64 n)
{
  return (guint64) (((unsigned __int128) aster_random_bits (self) * n) >> 64);
}

/* Standard normal (Box and Muller 1958); draws two numbers, uses one result. */
static inline double
aster_random_normal (AsterRandom *self)
{
  double u = 1 - aster_random_double (self), v = aster_random_double (self);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

G_END_DECLS
