#include "layouts/tsne-rows.h"

#include "support.h"

static AsterMatrix *
ready (const AsterMatrix *x, gboolean centre_rows)
{
  g_autoptr (GError) error = NULL;
  AsterMatrix *y = NULL;

  g_assert_true (aster_tsne_rows (x, centre_rows, &y, NULL, &error));
  g_assert_no_error (error);

  return y;
}

/* Ordinary rows are taken as they are; what would overflow or vanish is scaled. */
static void
test_scale (void)
{
  static const float scales[] = { 1, 0x1p90f, 0x1p-90f, 0 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (AsterMatrix) x = support_uniform_matrix (40, 3, 1), y = NULL;
      float largest = 0;

      for (gsize i = 0; i < 120; i++)
        {
          x->data[i] *= scales[s];
          largest = MAX (largest, fabsf (x->data[i]));
        }
      y = ready (x, FALSE);
      g_assert_true ((y != NULL) == (s == 1 || s == 2));
      for (gsize i = 0; y != NULL && i < 120; i++)
        g_assert_cmpfloat (y->data[i], ==, x->data[i] / largest);
    }
}

static void
test_centres (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (
      3, 3, (const float[]){ 1, 2, 6, 5, 5, 5, -1, 0, 1 });
  g_autoptr (AsterMatrix) y = ready (x, TRUE);
  static const float expected[] = { -2, -1, 3, 0, 0, 0, -1, 0, 1 };

  for (gsize i = 0; i < 9; i++)
    g_assert_cmpfloat (y->data[i], ==, expected[i]);
}

/* However odd its number, a constant row has nothing left. */
static void
test_constant_rows (void)
{
  g_autoptr (AsterMatrix) x = aster_matrix_new (50, 333, NULL), y = NULL;

  for (gsize i = 0; i < 50 * 333; i++)
    x->data[i] = 0.1f + (float) (i / 333) / 7;
  y = ready (x, TRUE);
  for (gsize i = 0; i < 50 * 333; i++)
    g_assert_cmpfloat (y->data[i], ==, 0);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) y = ready (data, TRUE);

  return support_matrix_bytes (y);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 70, 1);

  x->data[77] = 1e20f;
  support_assert_same_on_threads (answer, x);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *y = NULL;

  if (!aster_tsne_rows (data, TRUE, &y, pulse, error))
    return FALSE;
  aster_matrix_unref (y);

  return TRUE;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 70, 1);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, x), >=, 10);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-rows/scale", test_scale);
  g_test_add_func ("/tsne-rows/centres", test_centres);
  g_test_add_func ("/tsne-rows/constant-rows", test_constant_rows);
  g_test_add_func ("/tsne-rows/threads", test_threads);
  g_test_add_func ("/tsne-rows/cancels", test_cancels);
  return g_test_run ();
}
