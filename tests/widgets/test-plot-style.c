#include "plot/plot-style.h"

#include <math.h>

#include "tools/error.h"

/* A style that differs from the default in everything. */
static AsterPlotStyle
make_odd (void)
{
  AsterPlotStyle self = ASTER_PLOT_STYLE_INIT;
  guint n;
  const AsterPlotStyleField *fields = aster_plot_style_fields (&n);

  for (guint i = 0; i < n; i++)
    aster_plot_style_set (&self, fields + i,
                          aster_plot_style_get (&self, fields + i) == fields[i].most
                              ? fields[i].least
                              : fields[i].most);

  return self;
}

static void
test_default (void)
{
  AsterPlotStyle plain = ASTER_PLOT_STYLE_INIT;
  g_autofree char *text = aster_plot_style_to_string (&plain);
  g_autoptr (GVariant) variant = g_variant_ref_sink (
      aster_plot_style_to_variant (&plain));

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (g_variant_n_children (variant), ==, 0);
  g_assert_cmpuint (plain.marks, ==, ASTER_MARKS_AUTO);
  g_assert_cmpfloat (plain.bandwidth, ==, 20);
}

static void
test_every_field_survives (void)
{
  AsterPlotStyle odd = make_odd (), read = ASTER_PLOT_STYLE_INIT, kept;
  g_autofree char *text = aster_plot_style_to_string (&odd);
  g_autoptr (GVariant) variant = g_variant_ref_sink (aster_plot_style_to_variant (&odd));
  g_autoptr (GError) error = NULL;
  guint n;

  aster_plot_style_fields (&n);
  g_assert_cmpuint (g_variant_n_children (variant), ==, n);
  g_assert_false (aster_plot_style_equal (&odd, &read));
  g_assert_true (aster_plot_style_read (&read, text, &error));
  g_assert_no_error (error);
  g_assert_true (aster_plot_style_equal (&odd, &read));
  kept = aster_plot_style_from_variant (variant);
  g_assert_true (aster_plot_style_equal (&odd, &kept));
}

static void
test_ranges (void)
{
  AsterPlotStyle self = ASTER_PLOT_STYLE_INIT;
  guint n;
  const AsterPlotStyleField *fields = aster_plot_style_fields (&n);

  for (guint i = 0; i < n; i++)
    {
      double before = aster_plot_style_get (&self, fields + i);

      g_assert_cmpfloat (before, >=, fields[i].least);
      g_assert_cmpfloat (before, <=, fields[i].most);
      aster_plot_style_set (&self, fields + i, NAN);
      g_assert_cmpfloat (aster_plot_style_get (&self, fields + i), ==, before);
      aster_plot_style_set (&self, fields + i, -1e9);
      g_assert_cmpfloat (aster_plot_style_get (&self, fields + i), ==, fields[i].least);
      aster_plot_style_set (&self, fields + i, 1e9);
      g_assert_cmpfloat (aster_plot_style_get (&self, fields + i), ==, fields[i].most);
    }
}

static void
test_refusals (void)
{
  static const char *const bad[] = { "colour=red",     "marks",    "marks=fog",
                                     "size=big",       "size=0",   "size=1e9",
                                     "size=nan",       "labels=",  "labels=maybe",
                                     "max-labels=2.5", "alpha=0,7" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AsterPlotStyle self = make_odd (), before = self;
      g_autofree char *text = g_strdup_printf ("marks=points,%s", bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (aster_plot_style_read (&self, text, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);
      g_assert_true (aster_plot_style_equal (&self, &before));
    }
}

static void
test_odd_sessions (void)
{
  AsterPlotStyle plain = ASTER_PLOT_STYLE_INIT, read;
  const char *const texts[] = { "{'marks': <'fog'>, 'size': <1.0>, 'later': <'x'>}",
                                "{'alpha': <'-3'>, 'hulls': <true>}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) state = g_variant_parse (G_VARIANT_TYPE_VARDICT, texts[i],
                                                    NULL, NULL, NULL);

      g_assert_nonnull (state);
      read = aster_plot_style_from_variant (state);
      g_assert_true (aster_plot_style_equal (&read, &plain));
    }
  read = aster_plot_style_from_variant (NULL);
  g_assert_true (aster_plot_style_equal (&read, &plain));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-style/default", test_default);
  g_test_add_func ("/plot-style/every-field-survives", test_every_field_survives);
  g_test_add_func ("/plot-style/ranges", test_ranges);
  g_test_add_func ("/plot-style/refusals", test_refusals);
  g_test_add_func ("/plot-style/odd-sessions", test_odd_sessions);

  return g_test_run ();
}
