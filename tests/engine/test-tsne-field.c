#include "layouts/tsne-field.h"

#include "support.h"

/* A disc of @n points with a dense middle, @width across. */
static AsterMatrix *
make_picture (gsize n, double width, guint64 seed)
{
  AsterMatrix *y = support_uniform_matrix (n, 2, seed);

  for (gsize i = 0; i < n; i++)
    for (guint c = 0; c < 2; c++)
      y->data[2 * i + c] *= (float) (width / 2 * (i % 3 == 0 ? 0.2 : 1));

  return y;
}

/* Σ w and Σ w² (y_i − y_j) over all pairs, in double. */
static double
naive_field (const AsterMatrix *y, double *forces)
{
  double z = 0;

  for (gsize i = 0; i < y->n_rows; i++)
    {
      forces[2 * i] = forces[2 * i + 1] = 0;
      for (gsize j = 0; j < y->n_rows; j++)
        {
          double dx = (double) y->data[2 * i] - y->data[2 * j];
          double dy = (double) y->data[2 * i + 1] - y->data[2 * j + 1];
          double w = 1 / (1 + dx * dx + dy * dy);

          z += j != i ? w : 0;
          forces[2 * i] += w * w * dx;
          forces[2 * i + 1] += w * w * dy;
        }
    }

  return z;
}

/* Root mean square error of the forces, of their root mean square; and that of Z. */
static void
find_errors (const AsterMatrix *y, double *force_error, double *z_error)
{
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (y->n_rows, 2);
  g_autofree float *forces = g_new (float, 2 * y->n_rows);
  g_autofree double *expected = g_new (double, 2 * y->n_rows);
  double z, wrong = 0, right = 0, naive = naive_field (y, expected);

  g_assert_true (aster_tsne_field_compute (field, y->data, forces, &z, NULL));
  for (gsize i = 0; i < 2 * y->n_rows; i++)
    {
      g_assert_true (isfinite (forces[i]));
      wrong += pow (forces[i] - expected[i], 2);
      right += pow (expected[i], 2);
    }
  *force_error = right > 0 ? sqrt (wrong / right) : sqrt (wrong);
  *z_error = fabs (z - naive) / naive;
}

static void
test_by_hand (void)
{
  static const float points[] = { 0, 0, 1, 0 };
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (2, 2);
  float forces[4];
  double z;

  g_assert_true (aster_tsne_field_compute (field, points, forces, &z, NULL));
  g_assert_cmpfloat (z, ==, 1); /* w = 1/2, both ways */
  g_assert_cmpfloat (forces[0], ==, -0.25f);
  g_assert_cmpfloat (forces[1], ==, 0);
  g_assert_cmpfloat (forces[2], ==, 0.25f);
  g_assert_cmpfloat (forces[3], ==, 0);
}

/* Pictures from a speck to one that is wider than the grid would like to be. */
static void
test_naive (void)
{
  static const struct
  {
    gsize n;
    double width, force, z; /* tolerated errors, of the whole */
  } cases[] = {
    { 3, 2, 1e-6, 1e-6 },     { 599, 50, 1e-5, 1e-6 },   { 3000, 2e-4, 1e-3, 1e-6 },
    { 3000, 1, 1e-3, 1e-5 },  { 3000, 8, 1e-2, 2e-3 },   { 3000, 40, 2e-2, 2e-3 },
    { 3000, 48, 2e-2, 2e-3 }, { 3000, 120, 2e-2, 2e-3 }, { 3000, 900, 2e-2, 2e-3 },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (AsterMatrix) y = make_picture (cases[c].n, cases[c].width, c);
      double force, z;

      find_errors (y, &force, &z);
      g_test_message ("%zu points %g across: force off by %.1e, Z by %.1e", cases[c].n,
                      cases[c].width, force, z);
      g_assert_cmpfloat (force, <=, cases[c].force);
      g_assert_cmpfloat (z, <=, cases[c].z);
    }
}

/* One field serves a picture that grows, shrinks and wanders off. */
static void
test_follows_the_picture (void)
{
  static const double widths[] = { 1e-3, 1, 30, 33, 150, 5, 1e-3 };
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (1000, 2);
  g_autofree float *forces = g_new (float, 2000);
  g_autofree double *expected = g_new (double, 2000);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (AsterMatrix) y = make_picture (1000, widths[w], w);
      double z, naive;

      for (gsize i = 0; i < 1000; i++)
        y->data[2 * i] += (float) w;
      naive = naive_field (y, expected);
      g_assert_true (aster_tsne_field_compute (field, y->data, forces, &z, NULL));
      g_assert_cmpfloat_with_epsilon (z, naive, 0.005 * naive);
    }
}

/* All points in one place push nobody; a point far away from all spoils nothing. */
static void
test_strange_pictures (void)
{
  g_autoptr (AsterMatrix) y = make_picture (2000, 0, 1);
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (2000, 2);
  g_autofree float *forces = g_new (float, 4000);
  double z;

  g_assert_true (aster_tsne_field_compute (field, y->data, forces, &z, NULL));
  g_assert_cmpfloat_with_epsilon (z, 2000.0 * 1999, 1e-3 * 2000 * 2000);
  for (gsize i = 0; i < 4000; i++)
    g_assert_cmpfloat_with_epsilon (forces[i], 0, 1e-2);

  y->data[0] = 1e8f;
  g_assert_true (aster_tsne_field_compute (field, y->data, forces, &z, NULL));
  g_assert_true (isfinite (z) && z > 0);
  for (gsize i = 0; i < 4000; i++)
    g_assert_true (isfinite (forces[i]));
}

static GBytes *
answer (gpointer data)
{
  AsterMatrix *y = data;
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (y->n_rows, 2);
  g_autoptr (AsterMatrix) out = aster_matrix_new (y->n_rows + 1, 2, NULL);
  double z;

  g_assert_true (aster_tsne_field_compute (field, y->data, out->data, &z, NULL));
  memcpy (aster_matrix_row (out, y->n_rows), &z, sizeof z);

  return support_matrix_bytes (out);
}

static void
test_threads (void)
{
  g_autoptr (AsterMatrix) few = make_picture (500, 20, 1);
  g_autoptr (AsterMatrix) many = make_picture (5000, 60, 1);

  support_assert_same_on_threads (answer, few);
  support_assert_same_on_threads (answer, many);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  AsterMatrix *y = data;
  g_autoptr (AsterTsneField) field = aster_tsne_field_new (y->n_rows, 2);
  g_autofree float *forces = g_new (float, 2 * y->n_rows);
  double z;
  gboolean done = aster_tsne_field_compute (field, y->data, forces, &z, pulse);

  if (!done)
    aster_set_cancelled (error);

  return done;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) few = make_picture (500, 20, 1);
  g_autoptr (AsterMatrix) many = make_picture (5000, 60, 1);

  aster_parallel_set_threads (1);
  g_assert_cmpuint (support_assert_cancels (verb, few), >=, 8);
  g_assert_cmpuint (support_assert_cancels (verb, many), >=, 10);
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-field/by-hand", test_by_hand);
  g_test_add_func ("/tsne-field/naive", test_naive);
  g_test_add_func ("/tsne-field/follows-the-picture", test_follows_the_picture);
  g_test_add_func ("/tsne-field/strange-pictures", test_strange_pictures);
  g_test_add_func ("/tsne-field/threads", test_threads);
  g_test_add_func ("/tsne-field/cancels", test_cancels);
  return g_test_run ();
}
