#include <math.h>

#include "chart/bars.h"
#include "chart/strip.h"

static void
test_readouts (void)
{
  float values[] = { 1, -2, 3 };
  AsterStrip *strip = g_object_ref_sink (g_object_new (ASTER_TYPE_STRIP, NULL));
  AsterBars *bars = g_object_ref_sink (g_object_new (ASTER_TYPE_BARS, NULL));
  double numbers[] = { 1, 2, 2, 3 };
  int minimum, natural;

  aster_strip_set_values (strip, values, 3);
  aster_strip_set_label (strip, "Vector");
  aster_readout_set_hovered (ASTER_READOUT (strip), 2);
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (strip)), ==, 2);
  aster_readout_set_hovered (ASTER_READOUT (strip), 3);
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (strip)), ==, -1);
  gtk_widget_measure (GTK_WIDGET (strip), GTK_ORIENTATION_VERTICAL, 260, &minimum,
                      &natural, NULL, NULL);
  g_assert_cmpint (natural, >, 30);
  aster_strip_set_values (strip, NULL, 0);

  aster_bars_set_vector (bars, values, 3);
  aster_bars_set_histogram (bars, numbers, 4, 2);
  aster_readout_set_theme (ASTER_READOUT (bars), ASTER_THEME_DARK);
  aster_readout_set_hovered (ASTER_READOUT (bars), 0);
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (bars)), ==, 0);
  aster_bars_set_histogram (bars, NULL, 0, NAN);
  g_assert_cmpint (aster_readout_get_hovered (ASTER_READOUT (bars)), ==, -1);
  g_object_unref (strip);
  g_object_unref (bars);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/readout/strip-and-bars", test_readouts);

  return g_test_run ();
}
