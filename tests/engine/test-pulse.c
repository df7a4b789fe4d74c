#include "tools/pulse.h"

#include "support.h"

static void
test_no_pulse (void)
{
  AsterPulsePart part = aster_pulse_part (NULL, 0.2, 0.4);

  g_assert_true (aster_pulse_beat (NULL, 0.5, NULL));
  g_assert_true (aster_pulse_beat (&part.pulse, 0.5, NULL));
}

/* A part of a part arrives at the whole where it belongs. */
static void
test_parts (void)
{
  Countdown whole = countdown_init (2);
  AsterPulsePart second = aster_pulse_part (&whole.pulse, 0.5, 1);
  AsterPulsePart half = aster_pulse_part (&second.pulse, 0, 0.5);

  g_assert_true (aster_pulse_beat (&second.pulse, 0, NULL));
  g_assert_cmpfloat (whole.last_fraction, ==, 0.5);
  g_assert_true (aster_pulse_beat (&half.pulse, 1, NULL));
  g_assert_cmpfloat (whole.last_fraction, ==, 0.75);
  g_assert_false (aster_pulse_beat (&half.pulse, 0, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pulse/no-pulse", test_no_pulse);
  g_test_add_func ("/pulse/parts", test_parts);
  return g_test_run ();
}
