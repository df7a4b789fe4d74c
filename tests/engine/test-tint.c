#include "support.h"

#include "words/tint.h"

/* A text of pieces one byte long, of those rows. */
static AsterPieces *
make_pieces (const int *rows, gsize n)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AsterPiece));

  for (gsize i = 0; i < n; i++)
    {
      AsterPiece piece = { i, i + 1, rows[i] };

      g_array_append_val (items, piece);
    }

  return aster_pieces_new (g_strnfill (n, 'a'), n, items);
}

static const float plane[] = { 3, 4, 0, 2, -5, 0, 0, 0 };

static void
assert_tint (AsterTintBy by,
             const float *pin,
             const int *rows,
             gsize n,
             const double *values,
             const double *scaled)
{
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, plane);
  g_autoptr (AsterPieces) pieces = make_pieces (rows, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterTint) tint = aster_tint_new (pieces, x, by, pin, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tint->n, ==, n);
  g_assert_cmpint (tint->by, ==, by);
  support_assert_close (tint->values, values, n, 1e-15, 0);
  support_assert_close (tint->scaled, scaled, n, 1e-15, 0);
}

static void
test_by_hand (void)
{
  const int rows[] = { 0, 1, -1, 1, 3, 2, 2 };
  const float pin[] = { 0, 7 };

  assert_tint (ASTER_TINT_NORM, NULL, rows, 7, (double[]){ 5, 2, NAN, 2, 0, 5, 5 },
               (double[]){ 1, 0.4, NAN, 0.4, 0, 1, 1 });
  assert_tint (ASTER_TINT_PREVIOUS, NULL, rows, 7,
               (double[]){ NAN, 0.8, NAN, NAN, NAN, NAN, 1 },
               (double[]){ NAN, 0, NAN, NAN, NAN, NAN, 1 });
  assert_tint (ASTER_TINT_PINNED, pin, rows, 7, (double[]){ 0.8, 1, NAN, 1, NAN, 0, 0 },
               (double[]){ 0.8, 1, NAN, 1, NAN, 0, 0 });
}

static void
test_all_equal (void)
{
  const int rows[] = { 0, -1, 2, 0 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, plane);
  g_autoptr (AsterPieces) pieces = make_pieces (rows, 4);
  g_autoptr (AsterTint) tint = aster_tint_new (pieces, x, ASTER_TINT_NORM, NULL, NULL,
                                               NULL);

  support_assert_close (tint->scaled, (double[]){ 0.5, NAN, 0.5, 0.5 }, 4, 0, 0);
  g_assert_cmpfloat (tint->min, ==, 5);
  g_assert_cmpfloat (tint->max, ==, 5);
}

/* Rows that were scaled to length 1 differ by rounding alone, which is no colour. */
static void
test_equal_but_for_rounding (void)
{
  int rows[50];
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50, 24, 3);
  g_autoptr (AsterPieces) pieces = NULL;
  g_autoptr (AsterTint) tint = NULL;

  for (gsize i = 0; i < 50; i++)
    {
      float *row = aster_matrix_row (x, i);
      double norm2 = 0;

      rows[i] = (int) i;
      for (gsize j = 0; j < 24; j++)
        norm2 += (double) row[j] * row[j];
      for (gsize j = 0; j < 24; j++)
        row[j] = (float) (row[j] / sqrt (norm2));
    }
  pieces = make_pieces (rows, 50);
  tint = aster_tint_new (pieces, x, ASTER_TINT_NORM, NULL, NULL, NULL);

  g_assert_cmpfloat (tint->min, <, tint->max);
  for (gsize i = 0; i < 50; i++)
    g_assert_cmpfloat (tint->scaled[i], ==, 0.5);
}

static void
test_nothing_to_scale (void)
{
  const int rows[] = { -1, -1 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, plane);

  for (gsize n = 0; n <= 2; n += 2)
    {
      g_autoptr (AsterPieces) pieces = make_pieces (rows, n);
      g_autoptr (AsterTint) tint = aster_tint_new (pieces, x, ASTER_TINT_PREVIOUS, NULL,
                                                   NULL, NULL);

      g_assert_cmpuint (tint->n, ==, n);
      g_assert_true (isnan (tint->min) && isnan (tint->max));
      support_assert_close (tint->values, (double[]){ NAN, NAN }, n, 0, 0);
      support_assert_close (tint->scaled, (double[]){ NAN, NAN }, n, 0, 0);
    }
}

/* The pinned token, wherever it stands, and two of a kind in a row: exactly 1. */
static void
test_exactly_one (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (300, 37, 11);

  for (gsize j = 0; j < 37; j++)
    aster_matrix_row (x, 299)[j] *= 1e-20f;
  for (int i = 0; i < 300; i++)
    {
      const int rows[] = { i, i };
      g_autoptr (AsterPieces) pieces = make_pieces (rows, 2);
      g_autoptr (AsterTint) pinned = aster_tint_new (
          pieces, x, ASTER_TINT_PINNED, aster_matrix_row (x, (gsize) i), NULL, NULL);
      g_autoptr (AsterTint) previous = aster_tint_new (pieces, x, ASTER_TINT_PREVIOUS,
                                                       NULL, NULL, NULL);

      g_assert_cmpfloat (pinned->values[0], ==, 1);
      g_assert_cmpfloat (pinned->values[1], ==, 1);
      g_assert_cmpfloat (previous->values[1], ==, 1);
    }
}

static AsterMatrix *
make_oracle_space (void)
{
  AsterMatrix *x = support_uniform_matrix (40, 24, 7);

  memset (aster_matrix_row (x, 5), 0, 24 * sizeof (float));

  return x;
}

static AsterPieces *
make_oracle_pieces (void)
{
  g_autoptr (SupportTable) rows = support_oracle ("tint.tsv", "rows");
  g_autofree int *numbers = g_new (int, rows->n_cols);

  for (gsize i = 0; i < rows->n_cols; i++)
    numbers[i] = (int) rows->data[i];

  return make_pieces (numbers, rows->n_cols);
}

static void
test_oracle (void)
{
  g_autoptr (AsterMatrix) x = make_oracle_space ();
  g_autoptr (AsterMatrix) pin = support_oracle_matrix ("tint.tsv", "pin");
  g_autoptr (AsterPieces) pieces = make_oracle_pieces ();

  for (AsterTintBy by = ASTER_TINT_NORM; by <= ASTER_TINT_PINNED; by++)
    {
      const char *name = aster_tint_by_to_string (by);
      g_autofree char *scaled_name = g_strconcat (name, " scaled", NULL);
      g_autoptr (SupportTable) values = support_oracle ("tint.tsv", name);
      g_autoptr (SupportTable) scaled = support_oracle ("tint.tsv", scaled_name);
      g_autoptr (AsterTint) tint = aster_tint_new (pieces, x, by, pin->data, NULL, NULL);

      g_assert_cmpuint (values->n_cols, ==, tint->n);
      support_assert_close (tint->values, values->data, tint->n, 1e-11, 0);
      support_assert_close (tint->scaled, scaled->data, tint->n, 1e-11, 0);
    }
}

static void
test_names (void)
{
  AsterTintBy by = ASTER_TINT_NORM;

  g_assert_true (aster_tint_by_from_string ("pinned", &by));
  g_assert_cmpint (by, ==, ASTER_TINT_PINNED);
  g_assert_false (aster_tint_by_from_string ("pin", &by));
  g_assert_cmpint (by, ==, ASTER_TINT_PINNED);
}

static void
test_zero_pin (void)
{
  const int rows[] = { 0 };
  g_autoptr (AsterMatrix) x = support_matrix (4, 2, plane);
  g_autoptr (AsterPieces) pieces = make_pieces (rows, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (aster_tint_new (pieces, x, ASTER_TINT_PINNED, aster_matrix_row (x, 3),
                                 NULL, &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

/* A text long enough for several blocks and beats. */
static AsterTint *
make_long_tint (AsterPulse *pulse, GError **error)
{
  gsize n = 20000;
  g_autofree int *rows = g_new (int, n);
  g_autoptr (AsterMatrix) x = support_uniform_matrix (50, 700, 3);
  g_autoptr (AsterPieces) pieces = NULL;

  for (gsize i = 0; i < n; i++)
    rows[i] = (int) (i * i % 51) - 1;
  pieces = make_pieces (rows, n);

  return aster_tint_new (pieces, x, ASTER_TINT_PREVIOUS, NULL, pulse, error);
}

static GBytes *
long_answer (gpointer data)
{
  g_autoptr (AsterTint) tint = make_long_tint (NULL, NULL);

  return g_bytes_new (tint->scaled, tint->n * sizeof (double));
}

static void
test_threads (void)
{
  support_assert_same_on_threads (long_answer, NULL);
}

static gboolean
long_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterTint) tint = make_long_tint (pulse, error);

  return tint != NULL;
}

static void
test_cancel (void)
{
  g_assert_cmpuint (support_assert_cancels (long_verb, NULL), >, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tint/by-hand", test_by_hand);
  g_test_add_func ("/tint/all-equal", test_all_equal);
  g_test_add_func ("/tint/equal-but-for-rounding", test_equal_but_for_rounding);
  g_test_add_func ("/tint/nothing-to-scale", test_nothing_to_scale);
  g_test_add_func ("/tint/exactly-one", test_exactly_one);
  g_test_add_func ("/tint/oracle", test_oracle);
  g_test_add_func ("/tint/names", test_names);
  g_test_add_func ("/tint/zero-pin", test_zero_pin);
  g_test_add_func ("/tint/threads", test_threads);
  g_test_add_func ("/tint/cancel", test_cancel);
  return g_test_run ();
}
