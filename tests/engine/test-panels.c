#include "tools/panels.h"

#include "support.h"

/* Rows @n, offset −row, in panels. */
static AsterPanels *
panels_of (const AsterMatrix *x)
{
  AsterPanels *panels = aster_panels_new (x->n_rows, x->n_cols, NULL);

  g_assert_nonnull (panels);
  for (gsize panel = 0; panel < panels->n_panels; panel++)
    {
      float offsets[ASTER_PANEL];

      for (gsize r = 0; r < ASTER_PANEL; r++)
        offsets[r] = -(float) (panel * ASTER_PANEL + r);
      aster_panels_put (panels, panel, aster_matrix_row (x, panel * ASTER_PANEL),
                        offsets);
    }

  return panels;
}

static void
test_keeps_rows (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (70, 5, 1);
  g_autoptr (AsterPanels) panels = panels_of (x);
  static const gsize firsts[] = { 0, 1, 31, 32, 50, 69 };
  float rows[70 * 5];

  g_assert_cmpuint (panels->n_panels, ==, 3);
  g_assert_cmpuint (aster_panels_get_size (70, 5), ==, 3 * 32 * 6 * 4);
  for (guint f = 0; f < G_N_ELEMENTS (firsts); f++)
    {
      gsize n = 70 - firsts[f];

      aster_panels_take (panels, firsts[f], n, rows);
      g_assert_cmpmem (rows, n * 5 * sizeof (float), aster_matrix_row (x, firsts[f]),
                       n * 5 * sizeof (float));
    }
}

/* The twin: one coordinate's part of a score. */
static double
part_of (AsterPanelsBy by, float x, float y)
{
  return by == ASTER_PANELS_TAXI ? -fabs ((double) x - y) : (double) x * y;
}

/* Each score on its own, in double. */
static void
test_scores (gconstpointer data)
{
  AsterPanelsBy by = GPOINTER_TO_INT (data);
  static const gsize dims[] = { 1, 2, 50, 301 };

  for (guint c = 0; c < G_N_ELEMENTS (dims); c++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (50, dims[c], 2);
      g_autoptr (AsterMatrix) y = support_uniform_matrix (12, dims[c], 3);
      g_autoptr (AsterPanels) panels = panels_of (x);
      float bars[12], scores[12 * ASTER_PANEL];
      guint32 above[12];

      panels->by = by;
      for (gsize q = 0; q < 12; q++)
        bars[q] = -3 * (float) q;
      for (gsize panel = 0; panel < 2; panel++)
        {
          aster_panels_score (panels, panel, y->data, 12, bars, scores, above);
          for (gsize q = 0; q < 12; q++)
            for (gsize c2 = 0; c2 < ASTER_PANEL; c2++)
              {
                gsize i = panel * ASTER_PANEL + c2;
                float score = scores[q * ASTER_PANEL + c2];
                double sum = -(double) i;

                g_assert_cmpint (above[q] >> c2 & 1, ==, score > bars[q]);
                if (i >= 50)
                  {
                    g_assert_true (isinf (score) && score < 0);
                    continue;
                  }
                for (gsize p = 0; p < dims[c]; p++)
                  sum += part_of (by, aster_matrix_row (x, i)[p],
                                  aster_matrix_row (y, q)[p]);
                g_assert_cmpfloat_with_epsilon (score, sum, 1e-4 + 1e-6 * fabs (sum));
              }
        }
    }
}

/* Nobody is above a bar without end. */
static void
test_bars (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (32, 3, 4);
  g_autoptr (AsterPanels) panels = panels_of (x);
  float bars[6] = { INFINITY, -INFINITY, INFINITY, INFINITY, 0, INFINITY };
  float scores[6 * ASTER_PANEL];
  guint32 above[6];

  aster_panels_score (panels, 0, x->data, 6, bars, scores, above);
  g_assert_cmphex (above[0], ==, 0);
  g_assert_cmphex (above[1], ==, 0xffffffff);
  g_assert_cmphex (above[5], ==, 0);
}

static void
test_of_nothing (void)
{
  g_autoptr (AsterPanels) panels = aster_panels_new (0, 4, NULL);

  g_assert_cmpuint (panels->n_panels, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/keeps-rows", test_keeps_rows);
  g_test_add_data_func ("/panels/scores", GINT_TO_POINTER (ASTER_PANELS_PRODUCTS),
                        test_scores);
  g_test_add_data_func ("/panels/ways", GINT_TO_POINTER (ASTER_PANELS_TAXI), test_scores);
  g_test_add_func ("/panels/bars", test_bars);
  g_test_add_func ("/panels/of-nothing", test_of_nothing);
  return g_test_run ();
}
