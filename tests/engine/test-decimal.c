#include "tools/decimal.h"

#include <locale.h>

#include "support.h"
#include "tools/half.h"

/* The reference: what strtod says, rounded to float32. */
static float
naive_read (const char *text)
{
  return (float) g_ascii_strtod (text, NULL);
}

static void
assert_reads (const char *text)
{
  const char *end = text + strlen (text);
  float value, wanted = naive_read (text);

  g_assert_true (aster_decimal_read (text, end, &value) == end);
  if (aster_float_to_bits (value) != aster_float_to_bits (wanted))
    g_error ("%s: %.9g instead of %.9g", text, (double) value, (double) wanted);
}

static void
test_by_hand (void)
{
  static const char *const numbers[] = {
    "0",
    "-0",
    "+0.0",
    "1",
    "-1",
    "1.",
    ".5",
    "0.1",
    "1e5",
    "1E+5",
    "1e-5",
    "123456789",
    "16777217",
    "0.000000000000000000000000000000000000011754943",
    "340282346638528859811704183484516925440",
    "3.4028235677973366e38",
    "1e38",
    "1e39",
    "1e-45",
    "7e-46",
    "7.1e-46",
    "1e-400",
    "1e400",
    "1.4e-45",
    "1.1754942e-38",
    "0.3333333333333333333333333333333333333333",
    "99999999999999999999999",
    "1.00000005960464477539062500000000001",
    "1.000000059604644775390625",
    "1.00000017881393432617187499999999999",
    "1e0000000000000000005",
    "000000000001e3",
    "8388608.5",
    "8388609.5",
    "1e22",
    "1e23",
    "9007199254740993",
    "0e999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_reads (numbers[i]);
}

static void
test_refused (void)
{
  static const char *const words[] = { "",  "-",  "+",   ".",   "-.",  "e5",
                                       "x", "1e", "1e+", "--1", "+-1", "\xd9\xa1" };
  static const char *const stops[] = { "0x10", "1,5", "0.1.2", "1 2", "12a", "1e5.2" };
  static const gsize lengths[] = { 1, 1, 3, 1, 2, 3 };
  float value;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (aster_decimal_read (words[i], words[i] + strlen (words[i]), &value));
  /* A number that something else follows ends before it. */
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    g_assert_true (aster_decimal_read (stops[i], stops[i] + strlen (stops[i]), &value) ==
                   stops[i] + lengths[i]);
}

static void
test_special (void)
{
  static const char *const names[] = { "nan", "-NaN", "inf", "-Inf", "+INFINITY" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *end = names[i] + strlen (names[i]);
      float value;

      g_assert_true (aster_decimal_read (names[i], end, &value) == end);
      g_assert_true (i < 2 ? isnan (value) : isinf (value));
      if (i == 3)
        g_assert_cmpfloat (value, <, 0);
    }
}

/* Random digits of every length and scale, read like strtod to the last bit. */
static void
test_random (void)
{
  AsterRandom random = aster_random_init (11, 0);

  for (guint k = 0; k < 300000; k++)
    {
      g_autoptr (GString) text = g_string_new (k % 2 ? "-" : NULL);
      guint n = 1 + (guint) aster_random_below (&random, k % 10 == 0 ? 40 : 18);
      guint point = (guint) aster_random_below (&random, n + 1);

      for (guint i = 0; i < n; i++)
        {
          if (i == point)
            g_string_append_c (text, '.');
          g_string_append_c (text, (char) ('0' + aster_random_below (&random, 10)));
        }
      if (k % 3 == 0)
        g_string_append_printf (text, "e%d",
                                (int) aster_random_below (&random, 120) - 70);
      assert_reads (text->str);
    }
}

/* Decimals at and around the middle between two float32: where rounding is hard. */
static void
test_middles (void)
{
  AsterRandom random = aster_random_init (12, 0);

  for (guint k = 0; k < 100000; k++)
    {
      guint32 bits = (guint32) aster_random_below (&random, 0x7f000000);
      double low = (double) aster_float_from_bits (bits);
      double high = (double) aster_float_from_bits (bits + 1);
      char text[64];

      for (int digits = 15; digits <= 25; digits += 5)
        {
          g_ascii_formatd (text, sizeof text,
                           digits == 15   ? "%.15e"
                           : digits == 20 ? "%.20e"
                                          : "%.25e",
                           low + (high - low) / 2);
          assert_reads (text);
        }
    }
}

/* Any float32 is written so that it reads back, in at most as many characters as
 * %.9g would take. */
static void
test_write (void)
{
  AsterRandom random = aster_random_init (13, 0);

  for (guint k = 0; k < 400000; k++)
    {
      float value = k % 2 ? aster_float_from_bits ((guint32) aster_random_bits (&random))
                          : (float) aster_random_normal (&random);
      char text[ASTER_DECIMAL_ROOM], plain[64];
      float again;
      gsize length;

      if (!isfinite (value))
        continue;
      length = aster_decimal_write (value, text);
      g_assert_cmpuint (length, <, ASTER_DECIMAL_ROOM);
      text[length] = '\0';
      g_assert_true (aster_decimal_read (text, text + length, &again) == text + length);
      if (aster_float_to_bits (again) != aster_float_to_bits (value))
        g_error ("%s for %.9g", text, (double) value);
      g_ascii_formatd (plain, sizeof plain, "%.9g", (double) value);
      g_assert_cmpuint (length, <=, strlen (plain));
    }
}

static void
test_write_by_hand (void)
{
  static const float values[] = { 0,
                                  -0.f,
                                  1,
                                  -1,
                                  0.1f,
                                  1e-5f,
                                  1e-4f,
                                  123456792,
                                  1e9f,
                                  16777216,
                                  9.9999998e-5f,
                                  0.33333334f,
                                  3.4028235e38f,
                                  1e-45f,
                                  99999.99f,
                                  999999.94f,
                                  1e10f,
                                  1e22f,
                                  1e-22f };
  static const char *const texts[] = { "0",
                                       "-0",
                                       "1",
                                       "-1",
                                       "0.1",
                                       "1e-05",
                                       "0.0001",
                                       "123456790",
                                       "1e+09",
                                       "16777216",
                                       "1e-04",
                                       "0.33333334",
                                       "3.40282347e+38",
                                       "1.40129846e-45",
                                       "99999.99",
                                       "999999.94",
                                       "1e+10",
                                       "1e+22",
                                       "1e-22" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char text[ASTER_DECIMAL_ROOM];
      gsize length = aster_decimal_write (values[i], text);

      text[length] = '\0';
      if (i == 10) /* the neighbour of 1e-4 needs its digits */
        g_assert_cmpfloat (naive_read (text), ==, values[i]);
      else
        g_assert_cmpstr (text, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/by-hand", test_by_hand);
  g_test_add_func ("/decimal/refused", test_refused);
  g_test_add_func ("/decimal/special", test_special);
  g_test_add_func ("/decimal/random", test_random);
  g_test_add_func ("/decimal/middles", test_middles);
  g_test_add_func ("/decimal/write", test_write);
  g_test_add_func ("/decimal/write-by-hand", test_write_by_hand);
  return g_test_run ();
}
