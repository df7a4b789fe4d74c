#include "values/space.h"

#include "support.h"

/* Three words in the plane, with a column of each kind and all that is known. */
static AsterSpace *
make_space (void)
{
  static const char *const names[] = { "a", "b", "c", NULL };
  static const char *const parts[] = { "noun", "verb", "noun" };
  static const float numbers[] = { 1, 2, 3, 4, 5, 6 };
  static const double counts[] = { 10, 20, 30 };
  AsterSpace *space = aster_space_new (support_matrix (3, 2, numbers),
                                       aster_tokens_new_from_strv (names));

  g_ptr_array_add (space->columns, aster_column_new_numbers ("count", counts, 3));
  g_ptr_array_add (space->columns, aster_column_new_text ("part", parts, 3));
  space->origin.name = g_strdup ("three");
  space->origin.format = g_strdup ("glove");
  aster_report_add (space->report, "x", "Skipped", 1, NULL);

  return space;
}

static void
test_shape (void)
{
  g_autoptr (AsterSpace) space = make_space (), other = make_space ();
  g_autoptr (AsterSpace) again = aster_space_ref (space);

  g_assert_cmpuint (aster_space_n (space), ==, 3);
  g_assert_cmpuint (aster_space_d (space), ==, 2);
  g_assert_true (again == space);
  g_assert_cmpuint (space->id, !=, other->id);
  g_assert_cmpstr (aster_space_find_column (space, "part")->name, ==, "part");
  g_assert_null (aster_space_find_column (space, "Part"));
}

static void
test_select (void)
{
  static const guint32 rows[] = { 2, 0, 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterSpace) some = aster_space_select (space, rows, 4, &error);
  g_autoptr (AsterSpace) none = aster_space_select (space, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (some->id, !=, space->id);
  g_assert_cmpuint (aster_space_n (some), ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      g_autofree char *part = aster_column_dup_cell (
          aster_space_find_column (some, "part"), i);

      g_assert_cmpstr (aster_tokens_get (some->tokens, i, NULL), ==,
                       aster_tokens_get (space->tokens, rows[i], NULL));
      g_assert_cmpmem (aster_matrix_row (some->vectors, i), 8,
                       aster_matrix_row (space->vectors, rows[i]), 8);
      g_assert_cmpstr (part, ==, rows[i] == 1 ? "verb" : "noun");
    }
  g_assert_cmpstr (some->origin.name, ==, "three");
  g_assert_null (some->origin.path);
  g_assert_cmpuint (aster_report_get_n (some->report), ==, 1);

  g_assert_cmpuint (aster_space_n (none), ==, 0);
  g_assert_cmpuint (aster_space_d (none), ==, 2);
  g_assert_cmpuint (none->columns->len, ==, 2);
}

/* Which row of its file each was goes with it. */
static void
test_select_source_rows (void)
{
  static const guint32 source[] = { 4, 7, 9 }, rows[] = { 2, 1 };
  g_autoptr (AsterSpace) space = make_space (), some = NULL, treated = NULL;

  space->source_rows = g_memdup2 (source, sizeof source);
  space->n_source_rows = 12;
  some = aster_space_select (space, rows, 2, NULL);
  treated = aster_space_with_vectors (space, aster_matrix_ref (space->vectors));

  g_assert_cmpuint (some->source_rows[0], ==, 9);
  g_assert_cmpuint (some->source_rows[1], ==, 7);
  g_assert_cmpuint (some->n_source_rows, ==, 12);
  g_assert_cmpmem (treated->source_rows, sizeof source, source, sizeof source);
}

/* The same words elsewhere; what is added to one of the two stays with it. */
static void
test_with_vectors (void)
{
  static const double ranks[] = { 1, 2, 3 };
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterSpace) moved = aster_space_with_vectors (
      space, support_uniform_matrix (3, 5, 1));

  g_assert_cmpuint (aster_space_d (moved), ==, 5);
  g_assert_cmpuint (moved->id, !=, space->id);
  g_assert_true (moved->tokens == space->tokens);
  g_assert_cmpuint (moved->columns->len, ==, 2);

  g_ptr_array_add (moved->columns, aster_column_new_numbers ("rank", ranks, 3));
  g_assert_nonnull (aster_space_find_column (moved, "rank"));
  g_assert_null (aster_space_find_column (space, "rank"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/space/shape", test_shape);
  g_test_add_func ("/space/select", test_select);
  g_test_add_func ("/space/select-source-rows", test_select_source_rows);
  g_test_add_func ("/space/with-vectors", test_with_vectors);
  return g_test_run ();
}
