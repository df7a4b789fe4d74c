/* The sample that ships with the program is what its README says. */

#include "files/load.h"
#include "words/neighbours.h"

#include "support.h"

static AsterSpace *
load_sample (void)
{
  g_autofree char *path = support_data ("../../resources/samples/dictionary.safetensors");
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  g_autoptr (GError) error = NULL;
  AsterSpace *space = aster_load (path, &options, NULL, &error);

  g_assert_no_error (error);

  return space;
}

static void
test_shape (void)
{
  g_autoptr (AsterSpace) space = load_sample ();
  const AsterColumn *counts = aster_space_find_column (space, "count");
  const AsterColumn *kinds = aster_space_find_column (space, "part of speech");
  const AsterColumn *fields = aster_space_find_column (space, "field");

  g_assert_cmpuint (aster_space_n (space), ==, 18000);
  g_assert_cmpuint (aster_space_d (space), ==, 100);
  g_assert_cmpstr (space->origin.name, ==, "Dictionary words");
  g_assert_nonnull (space->origin.description);
  g_assert_nonnull (space->origin.licence);
  g_assert_cmpuint (aster_report_get_n (space->report), ==, 0);
  g_assert_cmpuint (aster_tokens_count_duplicates (space->tokens, NULL), ==, 0);

  g_assert_cmpint (counts->kind, ==, ASTER_COLUMN_NUMBER);
  for (gsize i = 1; i < counts->n; i++)
    g_assert_cmpfloat (counts->numbers[i - 1], >=, counts->numbers[i]);
  g_assert_cmpint (kinds->kind, ==, ASTER_COLUMN_TEXT);
  g_assert_cmpuint (kinds->levels->len, ==, 5);
  g_assert_cmpint (fields->kind, ==, ASTER_COLUMN_TEXT);
  g_assert_cmpuint (fields->levels->len, <=, 46); /* 45 files of WordNet, and none */
}

/* Whether @other is among the ten nearest to @word by cosine. */
static void
assert_near (const AsterSpace *space, const char *word, const char *other)
{
  AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;
  int row = aster_tokens_find (space->tokens, word, -1);
  guint32 self = (guint32) row;
  g_autoptr (AsterRanking) ranking = NULL;

  g_assert_cmpint (row, >=, 0);
  params.exclude = &self;
  params.n_exclude = 1;
  ranking = aster_neighbours_of (space->vectors, aster_matrix_row (space->vectors, self),
                                 &params, NULL, NULL);
  for (gsize i = 0; i < ranking->n; i++)
    if (g_str_equal (aster_tokens_get (space->tokens, ranking->rows[i], NULL), other))
      return;

  g_error ("“%s” is not near “%s”", other, word);
}

static void
test_sense (void)
{
  g_autoptr (AsterSpace) space = load_sample ();

  assert_near (space, "king", "queen");
  assert_near (space, "purple", "scarlet");
  assert_near (space, "dog", "hound");
  assert_near (space, "music", "melody");
  assert_near (space, "bread", "dough");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dictionary/shape", test_shape);
  g_test_add_func ("/dictionary/sense", test_sense);
  return g_test_run ();
}
