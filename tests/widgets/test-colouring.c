#include "colour/colouring.h"

#include <math.h>

#include "parts/numbers.h"

static const AsterLegendEntry *
peek (const AsterColouring *colouring, guint i)
{
  return &g_array_index (colouring->entries, AsterLegendEntry, i);
}

static void
test_classes (void)
{
  const char *const cells[] = { "b", "a", "", "b", "c", "a", "b" };
  AsterColumn *column = aster_column_new_text ("kind", cells, G_N_ELEMENTS (cells));
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);
  g_autofree guint32 *rows = NULL;
  g_autofree char *value = aster_colouring_dup_value (colouring, 4);
  g_autofree char *nothing = aster_colouring_dup_value (colouring, 2);
  gsize n;

  g_assert_cmpint (colouring->kind, ==, ASTER_COLOURING_CLASSES);
  g_assert_cmpstr (colouring->title, ==, "kind");
  g_assert_cmpuint (colouring->entries->len, ==, 4);
  g_assert_cmpstr (peek (colouring, 0)->label, ==, "b");
  g_assert_cmpuint (peek (colouring, 0)->count, ==, 3);
  g_assert_cmpstr (peek (colouring, 1)->label, ==, "a");
  g_assert_cmpstr (peek (colouring, 2)->label, ==, "c");
  g_assert_null (peek (colouring, 3)->label);
  g_assert_cmpuint (peek (colouring, 3)->style, ==, ASTER_STYLE_MISSING);
  g_assert_cmpuint (colouring->n_missing, ==, 1);
  g_assert_true (aster_colouring_is_behind (colouring, ASTER_STYLE_MISSING));
  g_assert_false (aster_colouring_is_behind (colouring, 2));

  rows = aster_colouring_dup_rows (colouring, 1, NULL, &n);
  g_assert_cmpmem (rows, n * sizeof (guint32), ((guint32[]){ 1, 5 }),
                   2 * sizeof (guint32));
  g_assert_cmpstr (value, ==, "c");
  g_assert_null (nothing);
  aster_column_unref (column);
}

/* 8 colours, then shapes, then «other»; every row is counted once. */
static void
test_many_classes (void)
{
  enum { N = 2000, CLASSES = 45 };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AsterColouring) colouring = NULL;
  g_autoptr (AsterColouring) plain = NULL;
  AsterColumn *column;
  gsize sum = 0;

  for (int i = 0; i < N; i++)
    g_ptr_array_add (cells, g_strdup_printf ("class %d", i % CLASSES));
  column = aster_column_new_text ("kind", (const char *const *) cells->pdata, N);
  colouring = aster_colouring_new_from_column (column);
  aster_column_unref (column);

  g_assert_cmpuint (colouring->entries->len, ==, ASTER_MAX_CLASSES + 1);
  g_assert_cmpuint (peek (colouring, ASTER_MAX_CLASSES)->style, ==, ASTER_STYLE_OTHER);
  for (guint i = 0; i < colouring->entries->len; i++)
    sum += peek (colouring, i)->count;
  g_assert_cmpuint (sum, ==, N);

  for (guint i = 0; i < ASTER_MAX_CLASSES; i++)
    g_assert_cmpint (aster_colouring_get_shape (colouring, (guint8) i), ==,
                     i / ASTER_N_CLASS_COLOURS);

  /* Without shapes, for the map and for its legend alike. */
  plain = aster_colouring_with_marks (colouring, ASTER_RAMP_VALUES, FALSE);
  for (guint i = 0; i < ASTER_MAX_CLASSES; i++)
    g_assert_cmpint (aster_colouring_get_shape (plain, (guint8) i), ==, ASTER_SHAPE_DISC);
}

/* A legend of some rows counts those alone: entries keep their places, and those without
 * any are absent from what is drawn. */
static void
test_among (void)
{
  const char *const cells[] = { "a", "b", "a", "c", "", "b", "a" };
  const guint64 shown[2] = { 1 << 0 | 1 << 3 | 1 << 6, 0 };
  g_autoptr (AsterColumn) column = aster_column_new_text ("kind", cells, 7);
  g_autoptr (AsterColouring) all = aster_colouring_new_from_column (column);
  g_autoptr (AsterColouring) some = aster_colouring_among (all, shown);
  g_autoptr (AsterColouring) drawn = aster_colouring_without (some, 0);
  g_autofree guint32 *rows = NULL;
  gsize n;

  g_assert_cmpuint (some->entries->len, ==, 4);
  g_assert_cmpstr (peek (some, 0)->label, ==, "a");
  g_assert_cmpuint (peek (some, 0)->count, ==, 2);
  g_assert_cmpuint (peek (some, 1)->count, ==, 0);
  g_assert_true (peek (some, 1)->absent);
  g_assert_cmpuint (peek (some, 2)->count, ==, 1);
  g_assert_false (peek (some, 2)->absent);
  g_assert_true (peek (some, 3)->absent);
  g_assert_cmpuint (some->n_missing, ==, 0);

  g_assert_cmpuint (drawn->entries->len, ==, 2);
  g_assert_cmpstr (peek (drawn, 1)->label, ==, "c");
  rows = aster_colouring_dup_rows (some, 0, shown, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (rows[1], ==, 6);

  /* Once more among all of them, nobody is absent. */
  g_assert_cmpuint (peek (all, 1)->count, ==, 2);
  g_assert_true (aster_colouring_without (all, 0) == all);
  aster_colouring_unref (all);
}

static void
test_numbers (void)
{
  double numbers[] = { 2, 4, NAN, 3 };
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_numbers (
      "norm", numbers, 4, ASTER_RAMP_VALUES);

  g_assert_cmpfloat (colouring->min, ==, 2);
  g_assert_cmpfloat (colouring->max, ==, 4);
  g_assert_false (colouring->log);
  g_assert_cmpuint (colouring->styles[0], ==, 0);
  g_assert_cmpuint (colouring->styles[1], ==, 253);
  g_assert_cmpuint (colouring->styles[2], ==, ASTER_STYLE_MISSING);
  g_assert_cmpfloat (aster_colouring_get_position (colouring, 3), ==, 0.5);
  g_assert_cmpfloat (aster_colouring_get_number (colouring, 0.25), ==, 2.5);
  g_assert_cmpuint (colouring->n_missing, ==, 1);
}

static void
test_signed (void)
{
  double numbers[] = { -1, 0, 0.5 };
  AsterColumn *column = aster_column_new_numbers ("change", numbers, 3);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);

  g_assert_cmpint (colouring->ramp, ==, ASTER_RAMP_SIGNED);
  g_assert_cmpfloat (colouring->min, ==, -1);
  g_assert_cmpfloat (colouring->max, ==, 1);
  g_assert_cmpfloat (aster_colouring_get_position (colouring, 0), ==, 0.5);
  aster_column_unref (column);
}

/* Counts of words span decades: even steps of the logarithm, in real units. */
static void
test_logarithm (void)
{
  double numbers[] = { 1, 100, 10000 };
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_numbers (
      "count", numbers, 3, ASTER_RAMP_VALUES);

  g_assert_true (colouring->log);
  g_assert_cmpfloat_with_epsilon (aster_colouring_get_position (colouring, 100), 0.5,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (aster_colouring_get_number (colouring, 0.5), 100, 1e-9);
}

static void
test_constant_and_empty (void)
{
  double same[] = { 3, 3 }, none[] = { NAN, INFINITY };
  g_autoptr (AsterColouring) constant = aster_colouring_new_from_numbers (
      "x", same, 2, ASTER_RAMP_VALUES);
  g_autoptr (AsterColouring) empty = aster_colouring_new_from_numbers ("x", none, 2,
                                                                       ASTER_RAMP_VALUES);
  g_autoptr (AsterColouring) nothing = aster_colouring_new_from_numbers (
      "x", NULL, 0, ASTER_RAMP_SIGNED);

  g_assert_cmpfloat (aster_colouring_get_position (constant, 3), ==, 0.5);
  g_assert_true (isnan (empty->min));
  g_assert_cmpuint (empty->n_missing, ==, 2);
  g_assert_cmpuint (nothing->n, ==, 0);
}

static void
expect (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_written_numbers (void)
{
  expect (aster_number_dup (0.72136, 4), "0.7214");
  expect (aster_number_dup (-0.5, 4), "−0.5");
  expect (aster_number_dup (12000, 3), "12\u202f000");
  expect (aster_number_dup (62647.3, 3), "62\u202f600");
  expect (aster_number_dup (3.2e-7, 3), "3.2 × 10⁻⁷");
  expect (aster_number_dup (-4.5e12, 3), "−4.5 × 10¹²");
  expect (aster_number_dup (NAN, 3), "—");
  expect (aster_number_dup_fixed (-0.001, 2), "0.00");
  expect (aster_number_dup_fixed (1.005, 1), "1.0");
  expect (aster_number_dup_count (0), "0");
  expect (aster_number_dup_percent (0.1234), "12.3\u202f%");
}

/* One cosine of 1 among many small ones does not make these pale. */
static void
test_signed_end (void)
{
  g_autofree double *numbers = g_new (double, 5000);
  g_autoptr (AsterColouring) many = NULL, few = NULL;

  for (int i = 0; i < 5000; i++)
    numbers[i] = 0.2 * sin (i);
  numbers[7] = 1;
  many = aster_colouring_new_from_numbers ("cosine", numbers, 5000, ASTER_RAMP_SIGNED);
  few = aster_colouring_new_from_numbers ("cosine", numbers, 50, ASTER_RAMP_SIGNED);
  g_assert_true (many->beyond);
  g_assert_cmpfloat_with_epsilon (many->max, 0.2, 0.01);
  g_assert_cmpfloat (many->min, ==, -many->max);
  g_assert_cmpuint (many->styles[7], ==, 253);
  g_assert_false (few->beyond);
  g_assert_cmpfloat (few->max, ==, 1);
}

/* Beyond the last mark clusters are told apart by pale colours, and counted as one. */
static void
test_many_clusters (void)
{
  enum { N = 120, N_CLUSTERS = 40 };
  AsterLegendEntry entries[ASTER_MAX_CLASSES + 2];
  guint8 styles[N];
  int labels[N];
  g_autoptr (AsterColouring) colouring = NULL;
  g_autoptr (AsterColouring) few = NULL;
  g_autoptr (AsterColouring) copy = NULL;
  g_autofree guint64 *all = g_malloc (2 * sizeof (guint64));
  const guint8 *marks;

  for (int i = 0; i < N; i++)
    {
      labels[i] = i < 3 ? -1 : i % N_CLUSTERS;
      styles[i] = i < 3                           ? ASTER_STYLE_MISSING
                  : labels[i] < ASTER_MAX_CLASSES ? (guint8) labels[i]
                                                  : ASTER_STYLE_OTHER;
    }
  for (guint i = 0; i < ASTER_MAX_CLASSES; i++)
    entries[i] = (AsterLegendEntry){ (char *) "cluster", 0, (guint8) i, FALSE };
  entries[32] = (AsterLegendEntry){ (char *) "others", 0, ASTER_STYLE_OTHER, FALSE };
  entries[33] = (AsterLegendEntry){ (char *) "noise", 0, ASTER_STYLE_MISSING, FALSE };
  colouring = aster_colouring_new_from_classes ("c", entries, 34, styles, N);
  g_assert_true (aster_colouring_peek_marks (colouring) == colouring->styles);
  aster_colouring_mark_clusters (colouring, labels);
  marks = aster_colouring_peek_marks (colouring);
  for (int i = 0; i < N; i++)
    if (labels[i] >= ASTER_MAX_CLASSES)
      g_assert_cmpuint (marks[i], ==, ASTER_STYLE_PALE + labels[i] % 8);
    else
      g_assert_cmpuint (marks[i], ==, styles[i]);
  g_assert_cmpuint (peek (colouring, 32)->count, ==, 24);

  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    for (guint8 i = 0; i < 8; i++)
      {
        AsterColour pale = aster_colouring_get_colour (colouring, theme,
                                                       ASTER_STYLE_PALE + i);

        g_assert_cmphex (aster_colour_to_pixel (pale), ==,
                         aster_colour_to_pixel (aster_palette_cluster (theme, 32 + i)));
        g_assert_cmpint (aster_colouring_get_shape (colouring, ASTER_STYLE_PALE + i), ==,
                         ASTER_SHAPE_DISC);
        g_assert_cmpfloat (
            aster_colour_contrast (pale, aster_palette_ink (theme, ASTER_INK_PAPER)), >=,
            1.6);
        for (guint8 k = 0; k < i; k++)
          g_assert_cmphex (aster_colour_to_pixel (pale), !=,
                           aster_colour_to_pixel (aster_colouring_get_colour (
                               colouring, theme, ASTER_STYLE_PALE + k)));
      }

  /* What is counted among others is drawn as before; few clusters need no pale ones. */
  memset (all, 0xff, 2 * sizeof (guint64));
  copy = aster_colouring_among (colouring, all);
  g_assert_cmpmem (aster_colouring_peek_marks (copy), N, marks, N);
  few = aster_colouring_new_from_classes ("c", entries, 1, styles, 0);
  aster_colouring_mark_clusters (few, labels);
  g_assert_null (few->marks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/colouring/classes", test_classes);
  g_test_add_func ("/colouring/many-classes", test_many_classes);
  g_test_add_func ("/colouring/among", test_among);
  g_test_add_func ("/colouring/numbers", test_numbers);
  g_test_add_func ("/colouring/signed", test_signed);
  g_test_add_func ("/colouring/logarithm", test_logarithm);
  g_test_add_func ("/colouring/constant-and-empty", test_constant_and_empty);
  g_test_add_func ("/numbers/written", test_written_numbers);

  g_test_add_func ("/colouring/signed-end", test_signed_end);
  g_test_add_func ("/colouring/many-clusters", test_many_clusters);

  return g_test_run ();
}
