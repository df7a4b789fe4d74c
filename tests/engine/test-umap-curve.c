#include "layouts/umap-curve.h"

#include "support.h"

/* SciPy's fit to the same 300 points. */
static void
test_oracle (void)
{
  g_autoptr (SupportTable) wanted = support_oracle ("umap.tsv", "curves");

  for (gsize i = 0; i < wanted->n_rows; i++)
    {
      const double *row = wanted->data + i * wanted->n_cols;
      AsterUmapCurve curve = aster_umap_curve_fit (row[0], row[1]);

      g_assert_cmpfloat_with_epsilon (curve.a, row[2], 1e-5 * row[2]);
      g_assert_cmpfloat_with_epsilon (curve.b, row[3], 1e-5 * row[3]);
    }
}

/* In units of the spread the curve is one and the same. */
static void
test_scale (void)
{
  AsterUmapCurve one = aster_umap_curve_fit (0.1, 1);
  AsterUmapCurve ten = aster_umap_curve_fit (1, 10);

  g_assert_cmpfloat_with_epsilon (one.b, ten.b, 1e-9);
  for (double d = 0.1; d < 3; d += 0.1)
    g_assert_cmpfloat_with_epsilon (one.a * pow (d, 2 * one.b),
                                    ten.a * pow (10 * d, 2 * ten.b), 1e-7);
}

/* Every place of the sliders gives a curve that falls. */
static void
test_everywhere (void)
{
  const double spreads[] = { 0.01, 0.05, 0.3, 1, 7, 100 };

  for (guint s = 0; s < G_N_ELEMENTS (spreads); s++)
    for (double part = 0; part <= 1; part += 0.01)
      {
        AsterUmapCurve curve = aster_umap_curve_fit (part * spreads[s], spreads[s]);

        g_assert_true (isfinite (curve.a) && curve.a > 0);
        g_assert_true (curve.b > 0.5 && curve.b < 3);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-curve/oracle", test_oracle);
  g_test_add_func ("/umap-curve/scale", test_scale);
  g_test_add_func ("/umap-curve/everywhere", test_everywhere);
  return g_test_run ();
}
