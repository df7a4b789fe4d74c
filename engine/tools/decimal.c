/* Decimal text to float32 and back, exactly.
 *
 * Reading. The first 19 significant digits are gathered in an integer w, so that
 * the number is w × 10^e up to one part in 10^18; v = w × 10^e is then computed in
 * double with an exact or correctly rounded power of ten. v is off by less than
 * four units in its last place. A float32 keeps 24 of the 53 bits: rounding v gives
 * what rounding the true number would give, unless the 29 bits that are dropped lie
 * within those four units of one half. That happens once in 10^8 numbers, and only
 * these, the subnormal and the enormous go to g_ascii_strtod(). When w < 2^53 and
 * |e| ≤ 22, v itself is correctly rounded (Clinger 1990) and needs no such test.
 * The result is always (float) g_ascii_strtod (text).
 *
 * What counts as a number: [+-] digits [. digits] [e [+-] digits], ASCII digits
 * only, and nan, inf, infinity in any case. Not hexadecimal, not a comma.
 *
 * Writing. The shortest of 6 to 9 significant digits that reads back as the same
 * float32, tried by the same arithmetic, without trailing zeros, laid out as %.9g
 * would. A float32 never needs more than 9.
 *
 * Workers flush subnormal float32 to zero, so these are made and taken apart as
 * integers: a file reads the same on every thread. */

#include "tools/decimal.h"

#include <math.h>
#include <string.h>

#include "tools/half.h"

#define MAX_DIGITS 19
#define MAX_POWER  64
#define HALF       0x10000000u /* the middle of the 29 bits that float32 drops */
#define MARGIN     4u

#define SMALLEST_NORMAL 0x1p-126

static const double powers[MAX_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11, 1e12,
  1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25,
  1e26, 1e27, 1e28, 1e29, 1e30, 1e31, 1e32, 1e33, 1e34, 1e35, 1e36, 1e37, 1e38,
  1e39, 1e40, 1e41, 1e42, 1e43, 1e44, 1e45, 1e46, 1e47, 1e48, 1e49, 1e50, 1e51,
  1e52, 1e53, 1e54, 1e55, 1e56, 1e57, 1e58, 1e59, 1e60, 1e61, 1e62, 1e63, 1e64,
};

/* The digits of a number: its value is about w × 10^exponent. */
typedef struct
{
  guint64 w;
  int n; /* significant digits seen, of which at most 19 are in w */
  gint64 exponent;
} Digits;

static inline gboolean
is_digit (char c)
{
  return (guchar) (c - '0') < 10;
}

/* A run of digits after @p; each moves the exponent by @step when it is kept and
 * by @step + 1 when there is no more room for it. */
static inline const char *
take_digits (const char *p, Digits *digits, int step)
{
  while (is_digit (*p))
    {
      if (digits->n < MAX_DIGITS)
        {
          digits->w = digits->w * 10 + (guint64) (*p - '0');
          digits->n += digits->w != 0;
          digits->exponent += step;
        }
      else
        digits->exponent += step + 1;
      p++;
    }

  return p;
}

static const char *
take_word (const char *p, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && g_ascii_strncasecmp (p, word, length) == 0
             ? p + length
             : NULL;
}

static const char *
take_special (const char *p, const char *end, gboolean negative, float *value)
{
  const char *after;

  if ((after = take_word (p, end, "nan")) != NULL)
    *value = NAN;
  else if ((after = take_word (p, end, "infinity")) != NULL ||
           (after = take_word (p, end, "inf")) != NULL)
    *value = negative ? -INFINITY : INFINITY;

  return after;
}

static float
read_slowly (const char *text, const char *end)
{
  g_autofree char *copy = g_strndup (text, (gsize) (end - text));
  double v = g_ascii_strtod (copy, NULL);

  if (fabs (v) >= SMALLEST_NORMAL)
    return (float) v;

  return copysignf (aster_float_from_bits ((guint32) llrint (fabs (v) * 0x1p149)),
                    (float) copysign (1, v));
}

/* TRUE with @value set when the quick way is certain of the last bit. */
static inline gboolean
scale_quickly (const Digits *digits, float *value)
{
  gint64 e = digits->exponent;
  guint64 bits;
  guint32 dropped;
  double v;

  if (digits->w == 0)
    {
      *value = 0;
      return TRUE;
    }
  if (e < -MAX_POWER || e > MAX_POWER)
    return FALSE;

  v = e < 0 ? (double) digits->w / powers[-e] : (double) digits->w * powers[e];
  if (digits->w >> 53 != 0 || e < -22 || e > 22)
    {
      memcpy (&bits, &v, sizeof bits);
      dropped = (guint32) (bits & (2 * HALF - 1));
      if (dropped - (HALF - MARGIN) <= 2 * MARGIN)
        return FALSE;
    }
  if (v < SMALLEST_NORMAL || v > 0x1p127)
    return FALSE;

  *value = (float) v;
  return TRUE;
}

/**
 * aster_decimal_read:
 * @text: where a number begins
 * @end: the byte after the last; it can be read and is no part of a number
 * @value: (out): the number, rounded to nearest; ±∞ beyond the range of float32
 *
 * Returns: (nullable): the byte after the number, or %NULL if none begins at @text
 */
const char *
aster_decimal_read (const char *text, const char *end, float *value)
{
  Digits digits = { 0, 0, 0 };
  gboolean negative = *text == '-';
  const char *p = text + (negative || *text == '+'), *first = p;
  gsize n_digits;
  float magnitude;

  p = take_digits (p, &digits, 0);
  n_digits = (gsize) (p - first);
  if (*p == '.' && p < end)
    {
      first = p + 1;
      p = take_digits (first, &digits, -1);
      n_digits += (gsize) (p - first);
    }
  if (n_digits == 0)
    return take_special (text + (negative || *text == '+'), end, negative, value);

  if ((*p == 'e' || *p == 'E') && p < end)
    {
      gboolean down = p[1] == '-';
      gint64 power = 0;

      p += 1 + (down || p[1] == '+');
      if (!is_digit (*p))
        return NULL;
      for (; is_digit (*p); p++)
        power = MIN (power * 10 + (*p - '0'), G_MAXINT32);
      digits.exponent += down ? -power : power;
    }

  if (scale_quickly (&digits, &magnitude))
    *value = negative ? -magnitude : magnitude;
  else
    *value = read_slowly (text, p);

  return p;
}

/* The decimal exponent of @v > 0: v is in [10^e, 10^(e + 1)). */
static int
find_exponent (double v)
{
  int e = (int) floor (log10 (v));

  /* log10() may be off by a rounding error at a power of ten. */
  if (e >= 0 ? v < powers[e] : v * powers[-e] < 1)
    e--;
  else if (e >= -1 ? v >= powers[e + 1] : v * powers[-e - 1] >= 1)
    e++;

  return e;
}

/* @n digits of @v as an integer; @shift is how far the point stands from its end. */
static guint64
round_to_digits (double v, int shift)
{
  return (guint64) llrint (shift >= 0 ? v * powers[shift] : v / powers[-shift]);
}

static gsize
lay_out (char *text, char *digits, int n, int e)
{
  char *p = text;

  if (e < -4 || e >= 9)
    {
      *p++ = digits[0];
      if (n > 1)
        *p++ = '.';
      memcpy (p, digits + 1, (gsize) n - 1);
      p += n - 1;
      *p++ = 'e';
      *p++ = e < 0 ? '-' : '+';
      *p++ = (char) ('0' + ABS (e) / 10);
      *p++ = (char) ('0' + ABS (e) % 10);
    }
  else if (e < 0)
    {
      memcpy (p, "0.0000", 6);
      p += 1 - e;
      memcpy (p, digits, (gsize) n);
      p += n;
    }
  else
    for (int i = 0; i < MAX (n, e + 1); i++)
      {
        if (i == e + 1)
          *p++ = '.';
        *p++ = i < n ? digits[i] : '0';
      }

  return (gsize) (p - text);
}

/* |@value|, subnormal or not. */
static double
widen (float value)
{
  guint32 bits = aster_float_to_bits (value) & 0x7fffffffu;

  return bits < 0x00800000u ? bits * 0x1p-149 : fabs ((double) value);
}

/**
 * aster_decimal_write:
 * @value: a finite number
 * @text: (out): at least %ASTER_DECIMAL_ROOM bytes; not NUL-terminated
 *
 * The shortest decimal that aster_decimal_read() reads back as @value, with a
 * decimal point in every locale.
 *
 * Returns: bytes written
 */
gsize
aster_decimal_write (float value, char *text)
{
  double v = widen (value);
  char digits[MAX_DIGITS + 1];
  gsize sign = signbit (value) != 0;
  guint64 w = 0;
  int wanted, n = 0, e;

  if (v == 0)
    {
      memcpy (text, "-0" + (1 - sign), sign + 1);
      return sign + 1;
    }
  if (!isfinite (v) || v < 1e-22 || v > 1e22)
    {
      g_ascii_formatd (text, ASTER_DECIMAL_ROOM, "%.9g", sign ? -v : v);
      return strlen (text);
    }

  e = find_exponent (v);
  for (wanted = 6; wanted <= 9; wanted++)
    {
      int shift = wanted - 1 - e;

      w = round_to_digits (v, shift);
      if ((float) (shift >= 0 ? (double) w / powers[shift]
                              : (double) w * powers[-shift]) == (float) v)
        break;
    }

  for (guint64 rest = w; rest > 0; rest /= 10)
    n++;
  for (int i = n; i > 0; w /= 10)
    digits[--i] = (char) ('0' + w % 10);
  /* 9.99…96 rounds up to a number with one digit more. */
  e += n > MIN (wanted, 9);
  while (n > 1 && digits[n - 1] == '0')
    n--;

  text[0] = '-';

  return sign + lay_out (text + sign, digits, n, e);
}
