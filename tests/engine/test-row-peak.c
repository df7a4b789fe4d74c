#include "files/row-peak.h"

#include "support.h"
#include "tools/half.h"

static void
test_by_hand (void)
{
  static const float row[] = { 0.5f, -3, 2, 0 }, zeros[] = { 0, -0.0f, 0 };
  static const float odd[] = { 1, NAN, 2 }, endless[] = { -INFINITY, 1 };

  g_assert_cmpuint (aster_row_peak (row, 4), ==, aster_float_to_bits (3));
  g_assert_cmpuint (aster_row_peak (zeros, 3), ==, 0);
  g_assert_cmpuint (aster_row_peak (odd, 3), >, ASTER_PEAK_NOT_FINITE);
  g_assert_cmpuint (aster_row_peak (endless, 2), ==, ASTER_PEAK_NOT_FINITE);
  g_assert_cmpuint (aster_row_peak (row, 0), ==, 0);
}

/* Every length about the width of an instruction, at every address, with an odd
 * number at every place: bytes and peak are those of memcpy() and a look at each. */
static void
test_copy (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (1, 67, 7);
  guchar bytes[67 * 4 + 4];
  float row[68];

  for (gsize d = 0; d <= 67; d++)
    for (gsize shift = 0; shift < 4; shift++)
      {
        gsize odd = d > 0 ? (d * 5 + shift) % d : 0;
        guint32 peak = 0;

        memcpy (bytes + shift, x->data, d * 4);
        if (d > 0)
          memset (bytes + shift + odd * 4, 0xff, 4);
        row[d] = 42;
        peak = aster_row_copy (row, bytes + shift, d);
        g_assert_cmpuint (peak, ==, aster_row_peak (row, d));
        g_assert_cmpuint (peak, ==, d > 0 ? 0x7fffffff : 0);
        g_assert_cmpfloat (row[d], ==, 42);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
        g_assert_cmpmem (row, d * 4, bytes + shift, d * 4);
#endif
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-peak/by-hand", test_by_hand);
  g_test_add_func ("/row-peak/copy", test_copy);
  return g_test_run ();
}
