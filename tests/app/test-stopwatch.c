#include "runs/stopwatch.h"

#include <math.h>

#define SECOND G_USEC_PER_SEC

static void
test_pauses_do_not_count (void)
{
  AsterStopwatch watch;
  AsterPulseStep none = { 0, 0, NAN };

  aster_stopwatch_start (&watch, 10, 100 * SECOND);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &none, 103 * SECOND), ==, 7);
  aster_stopwatch_hold (&watch, TRUE, 104 * SECOND);
  aster_stopwatch_hold (&watch, TRUE, 105 * SECOND);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &none, 200 * SECOND), ==, 6);
  aster_stopwatch_hold (&watch, FALSE, 300 * SECOND);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &none, 301 * SECOND), ==, 5);
}

static void
test_the_estimate_comes_first (void)
{
  AsterStopwatch watch;
  AsterPulseStep none = { 0, 0, NAN };

  aster_stopwatch_start (&watch, 10, 0);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &none, 4 * SECOND), ==, 6);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &none, 40 * SECOND), ==, 0);

  aster_stopwatch_start (&watch, NAN, 0);
  g_assert_true (isnan (aster_stopwatch_get_left (&watch, &none, SECOND)));
}

/* The neighbours took 5 s; then iterations come, 100 a second from the 300th on. */
static void
test_iterations_know_better (void)
{
  AsterStopwatch watch;
  AsterPulseStep step = { 300, 800, NAN };

  aster_stopwatch_start (&watch, 100, 0);
  aster_stopwatch_get_left (&watch, &step, 5 * SECOND);
  step.iteration = 400;
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &step, 6 * SECOND), ==, 4);

  aster_stopwatch_hold (&watch, TRUE, 6 * SECOND);
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &step, 60 * SECOND), ==, 4);
  aster_stopwatch_hold (&watch, FALSE, 60 * SECOND);
  step.iteration = 800;
  g_assert_cmpfloat (aster_stopwatch_get_left (&watch, &step, 64 * SECOND), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stopwatch/pauses-do-not-count", test_pauses_do_not_count);
  g_test_add_func ("/stopwatch/the-estimate-comes-first", test_the_estimate_comes_first);
  g_test_add_func ("/stopwatch/iterations-know-better", test_iterations_know_better);
  return g_test_run ();
}
