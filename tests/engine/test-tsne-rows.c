#include "layouts/tsne-rows.h"

#include "support.h"

static AsterMatrix *
ready (const AsterMatrix *x)
{
  g_autoptr (GError) error = NULL;
  AsterMatrix *y = aster_tsne_rows (x, NULL, &error);

  g_assert_no_error (error);

  return y;
}

static void
test_centres (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (
      3, 3, (const float[]){ 1, 2, 6, 5, 5, 5, -1, 0, 1 });
  g_autoptr (AsterMatrix) y = ready (x);
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
  y = ready (x);
  for (gsize i = 0; i < 50 * 333; i++)
    g_assert_cmpfloat (y->data[i], ==, 0);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterMatrix) y = ready (data);

  return support_matrix_bytes (y);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 70, 1);

  support_assert_same_on_threads (answer, x);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) y = aster_tsne_rows (data, pulse, error);

  return y != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (9000, 70, 1);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, x), >=, 5);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-rows/centres", test_centres);
  g_test_add_func ("/tsne-rows/constant-rows", test_constant_rows);
  g_test_add_func ("/tsne-rows/threads", test_threads);
  g_test_add_func ("/tsne-rows/cancels", test_cancels);
  return g_test_run ();
}
