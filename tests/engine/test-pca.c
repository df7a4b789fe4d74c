#include "layouts/pca.h"

#include "support.h"
#include "tools/linalg.h"

static const AsterPcaParams pca = ASTER_PCA_DEFAULTS;

static AsterPcaParams
components (gboolean centre, guint first, guint second, guint third)
{
  AsterPcaParams params = { centre, { first, second, third }, third > 0 ? 3 : 2 };

  return params;
}

static AsterLayout *
lay_out (const AsterMatrix *x, AsterPcaParams params)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_pca_layout (x, &params, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, x->n_rows);
  g_assert_cmpuint (layout->positions->n_cols, ==, params.dims);

  return layout;
}

/* Four points of a rectangle, 6 wide along (3, 4)/5 and 2 across. */
static void
test_by_hand (void)
{
  static const float points[] = { 1 - 1.8f + 0.8f, 1 - 2.4f - 0.6f, /* left, low */
                                  1 + 1.8f + 0.8f, 1 + 2.4f - 0.6f, /* right, low */
                                  1 - 1.8f - 0.8f, 1 - 2.4f + 0.6f, /* left, high */
                                  1 + 1.8f - 0.8f, 1 + 2.4f + 0.6f };
  /* The second axis is (4, −3)/5: its largest coordinate is positive. */
  static const double expected[] = { -3, 1, 3, 1, -3, -1, 3, -1 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, points);
  g_autoptr (AsterLayout) layout = lay_out (x, pca);

  support_assert_close_floats (layout->positions->data, expected, 8, 1e-5, 0);
  g_assert_cmpint (layout->axes[0].kind, ==, ASTER_AXIS_COMPONENT);
  g_assert_cmpuint (layout->axes[0].component, ==, 1);
  g_assert_cmpuint (layout->axes[1].component, ==, 2);
  g_assert_cmpfloat_with_epsilon (layout->axes[0].share, 0.9, 1e-6);
  g_assert_cmpfloat_with_epsilon (layout->axes[1].share, 0.1, 1e-6);
}

/* Every component of four shapes, in pairs, against NumPy. */
static void
test_oracle (void)
{
  static const char *const shapes[] = { "tall", "flat", "square", "deficient" };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint centre = 0; centre < 2; centre++)
      {
        const char *kind = centre ? "pca" : "svd";
        g_autofree char *x_name = g_strconcat (shapes[s], " x", NULL);
        g_autofree char *y_name = g_strconcat (shapes[s], " ", kind, " scores", NULL);
        g_autofree char *s_name = g_strconcat (shapes[s], " ", kind, " shares", NULL);
        g_autoptr (AsterMatrix) x = support_oracle_matrix ("pca.tsv", x_name);
        g_autoptr (SupportTable) scores = support_oracle ("pca.tsv", y_name);
        g_autoptr (SupportTable) shares = support_oracle ("pca.tsv", s_name);

        for (guint k = 0; k < scores->n_cols; k++)
          {
            g_autoptr (AsterLayout) layout = lay_out (x,
                                                      components (centre, k + 1, 1, 0));

            for (gsize i = 0; i < x->n_rows; i++)
              g_assert_cmpfloat_with_epsilon (aster_matrix_row (layout->positions, i)[0],
                                              scores->data[i * scores->n_cols + k], 1e-5);
            g_assert_cmpfloat_with_epsilon (layout->axes[0].share, shares->data[k], 1e-6);
            g_assert_cmpint (layout->axes[0].kind, ==,
                             centre ? ASTER_AXIS_COMPONENT : ASTER_AXIS_SINGULAR);
          }
      }
}

/* What is left to explain of a rank-deficient space is nothing at all. */
static void
test_zero_variance (void)
{
  g_autoptr (AsterMatrix) x = support_oracle_matrix ("pca.tsv", "deficient x");
  g_autoptr (AsterLayout) layout = lay_out (x, components (TRUE, 4, 6, 0));

  for (gsize i = 0; i < x->n_rows * 2; i++)
    g_assert_cmpfloat_with_epsilon (layout->positions->data[i], 0, 1e-5);
  g_assert_cmpfloat_with_epsilon (layout->axes[0].share, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->axes[1].share, 0, 1e-9);
}

/* One row, one column, equal rows, a constant column, components that are not there. */
static void
test_small_shapes (void)
{
  static const float line[] = { 1, 2, 6 };
  static const float same[] = { 3, 4, 3, 4, 3, 4 };
  static const float plane[] = { 1, 7, -1, 7, 2, 7 };
  g_autoptr (AsterMatrix) one_column = support_matrix (3, 1, line);
  g_autoptr (AsterMatrix) one_row = support_matrix (1, 3, line);
  g_autoptr (AsterMatrix) equal_rows = support_matrix (3, 2, same);
  g_autoptr (AsterMatrix) constant_column = support_matrix (3, 2, plane);
  g_autoptr (AsterMatrix) no_rows = support_matrix (0, 4, NULL);
  g_autoptr (AsterLayout) a = lay_out (one_column, pca);
  g_autoptr (AsterLayout) b = lay_out (one_row, pca);
  g_autoptr (AsterLayout) c = lay_out (one_row, components (FALSE, 1, 2, 0));
  g_autoptr (AsterLayout) e = lay_out (equal_rows, components (TRUE, 1, 2, 3));
  g_autoptr (AsterLayout) f = lay_out (constant_column, pca);
  g_autoptr (AsterLayout) g = lay_out (no_rows, pca);
  static const double line_y[] = { -2, 0, -1, 0, 3, 0 };
  static const double plane_y[] = { 1 / 3.0, 0, -5 / 3.0, 0, 4 / 3.0, 0 };
  static const double zeros[9] = { 0 };

  support_assert_close_floats (a->positions->data, line_y, 6, 1e-6, 0);
  g_assert_cmpfloat (a->axes[0].share, ==, 1);
  g_assert_cmpfloat (a->axes[1].share, ==, 0);

  support_assert_close_floats (b->positions->data, zeros, 2, 0, 0);
  g_assert_cmpfloat (b->axes[0].share, ==, 0);
  g_assert_cmpfloat_with_epsilon (c->positions->data[0], sqrt (41), 1e-5);
  g_assert_cmpfloat (c->positions->data[1], ==, 0);

  support_assert_close_floats (e->positions->data, zeros, 9, 0, 0);
  g_assert_cmpfloat (e->axes[2].share, ==, 0);

  support_assert_close_floats (f->positions->data, plane_y, 6, 1e-6, 0);
  g_assert_cmpfloat (f->axes[1].share, ==, 0);
  g_assert_cmpuint (g->positions->n_rows, ==, 0);
}

/* Adding one vector to every row moves nothing; PCA of centred rows is their SVD. */
static void
test_moves_with_the_mean (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (200, 12, 1);
  g_autoptr (AsterMatrix) moved = aster_matrix_copy (x, NULL);
  g_autoptr (AsterLayout) before = lay_out (x, components (TRUE, 1, 2, 3)), after = NULL;

  for (gsize i = 0; i < 200; i++)
    for (gsize j = 0; j < 12; j++)
      aster_matrix_row (moved, i)[j] += (float) j / 4;
  after = lay_out (moved, components (TRUE, 1, 2, 3));

  for (gsize i = 0; i < 600; i++)
    g_assert_cmpfloat_with_epsilon (after->positions->data[i], before->positions->data[i],
                                    2e-5);
}

static gboolean
squares_agree (const AsterMatrix *x, const AsterMatrix *y, const double *means)
{
  double left = 0, right = 0;

  for (gsize i = 0; i < x->n_rows; i++)
    for (gsize j = 0; j < x->n_cols; j++)
      left += pow (aster_matrix_row (x, i)[j] - means[j], 2);
  for (gsize i = 0; i < y->n_rows * y->n_cols; i++)
    right += pow (y->data[i], 2);

  return fabs (left - right) < 1e-5 * left;
}

/* All components together keep every distance; columns are uncorrelated. */
static void
test_reduce (void)
{
  static const gsize shapes[][2] = { { 300, 20 }, { 15, 40 } };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      gsize n = shapes[s][0], d = shapes[s][1];
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterMatrix) x = support_uniform_matrix (n, d, 2);
      g_autoptr (AsterMatrix) y = aster_pca_reduce (x, 1000, NULL, &error);
      g_autoptr (AsterMatrix) few = aster_pca_reduce (x, 5, NULL, &error);
      g_autofree double *means = g_new0 (double, d);

      g_assert_no_error (error);
      g_assert_cmpuint (y->n_cols, ==, d);
      g_assert_cmpuint (few->n_cols, ==, 5);
      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < d; j++)
          means[j] += aster_matrix_row (x, i)[j] / (double) n;
      g_assert_true (squares_agree (x, y, means));

      for (gsize p = 0; p < 5; p++)
        for (gsize q = 0; q <= p; q++)
          {
            double product = 0;

            for (gsize i = 0; i < n; i++)
              product += aster_matrix_row (few, i)[p] * aster_matrix_row (few, i)[q];
            g_assert_true (p == q ? product > 0 : fabs (product) < 1e-4);
          }
      for (gsize i = 0; i < n; i++)
        for (gsize p = 0; p < 5; p++)
          g_assert_cmpfloat_with_epsilon (aster_matrix_row (few, i)[p],
                                          aster_matrix_row (y, i)[p], 1e-6);
    }
}

/* Other components of the same axes, without finding the axes again. */
static void
test_layout_from_axes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) x = support_uniform_matrix (100, 6, 3);
  AsterPcaParams params = components (TRUE, 4, 2, 6);
  g_autoptr (AsterMatrix) axes = aster_pca_axes (x, &params, NULL, &error);
  g_autoptr (AsterLayout) from = aster_pca_layout_from (x, axes, &params, NULL, &error);
  g_autoptr (AsterLayout) whole = lay_out (x, params);
  double total = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (axes->n_rows, ==, 6);
  g_assert_cmpuint (axes->n_cols, ==, 7);
  g_assert_cmpmem (from->positions->data, 300 * sizeof (float), whole->positions->data,
                   300 * sizeof (float));
  for (guint p = 0; p < 3; p++)
    g_assert_cmpfloat (from->axes[p].share, ==, whole->axes[p].share);
  for (gsize k = 0; k < 6; k++)
    total += aster_matrix_row (axes, k)[6];
  g_assert_cmpfloat_with_epsilon (total, 1, 1e-6);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterLayout) layout = lay_out (data, components (TRUE, 1, 2, 3));

  return support_matrix_bytes (layout->positions);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) tall = support_uniform_matrix (20000, 70, 4);
  g_autoptr (AsterMatrix) flat = support_uniform_matrix (150, 700, 5);

  support_assert_same_on_threads (answer, tall);
  support_assert_same_on_threads (answer, flat);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterLayout) layout = aster_pca_layout (data, &pca, pulse, error);

  return layout != NULL;
}

static gboolean
reduce_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) y = aster_pca_reduce (data, 3, pulse, error);

  return y != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterMatrix) tall = support_uniform_matrix (20000, 70, 4);
  g_autoptr (AsterMatrix) flat = support_uniform_matrix (50, 200, 5);

  support_assert_cancels (verb, tall);
  support_assert_cancels (verb, flat);
  support_assert_cancels (reduce_verb, flat);
}

int
main (int argc, char *argv[])
{
  aster_linalg_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pca/by-hand", test_by_hand);
  g_test_add_func ("/pca/oracle", test_oracle);
  g_test_add_func ("/pca/zero-variance", test_zero_variance);
  g_test_add_func ("/pca/small-shapes", test_small_shapes);
  g_test_add_func ("/pca/moves-with-the-mean", test_moves_with_the_mean);
  g_test_add_func ("/pca/reduce", test_reduce);
  g_test_add_func ("/pca/layout-from-axes", test_layout_from_axes);
  g_test_add_func ("/pca/threads", test_threads);
  g_test_add_func ("/pca/cancel", test_cancel);
  return g_test_run ();
}
