#include "search/search.h"
#include "stage.h"

static void
look_for (AsterSearch *search, const char *pattern, gboolean regex)
{
  aster_search_set_pattern (search, pattern, regex);
  g_assert_true (aster_search_is_running (search));
  WAIT_UNTIL (!aster_search_is_running (search));
}

static void
test_matches (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSearch) search = aster_search_new ();

  aster_search_set_document (search, stage.document);
  look_for (search, "an", FALSE);
  g_assert_cmpuint (aster_search_get_n_matches (search), ==, 2);
  g_assert_cmpuint (aster_selection_get_n_matches (stage.selection), ==, 2);
  g_assert_true (aster_selection_is_match (stage.selection, stage_row (&stage, "woman")));

  look_for (search, "^[bc]", TRUE);
  g_assert_cmpuint (aster_search_get_n_matches (search), ==, 2);
  g_assert_true (aster_selection_is_match (stage.selection, stage_row (&stage, "blue")));

  /* Nothing to look for is not a search. */
  aster_search_set_pattern (search, " ", FALSE);
  g_assert_false (aster_search_is_running (search));
  g_assert_cmpuint (aster_selection_get_n_matches (stage.selection), ==, 0);
}

static void
test_refuses (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSearch) search = aster_search_new ();

  aster_search_set_document (search, stage.document);
  look_for (search, "an", FALSE);
  look_for (search, "[bc", TRUE);
  g_assert_nonnull (aster_search_get_error (search));
  g_assert_cmpuint (aster_search_get_n_matches (search), ==, 0);

  look_for (search, "[bc]", TRUE);
  g_assert_null (aster_search_get_error (search));
  g_assert_cmpuint (aster_search_get_n_matches (search), >, 0);
}

/* The token that is exactly what was typed comes first, whatever its row. */
static void
test_walks (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSearch) search = aster_search_new ();
  int king = (int) stage_row (&stage, "king"), man = (int) stage_row (&stage, "man");
  int woman = (int) stage_row (&stage, "woman");

  aster_search_set_document (search, stage.document);
  look_for (search, "man king", FALSE);
  g_assert_cmpuint (aster_search_get_n_matches (search), ==, 3);
  g_assert_cmpuint (aster_search_get_position (search), ==, 0);

  aster_search_step (search, 1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, king);
  g_assert_cmpuint (aster_search_get_position (search), ==, 1);
  aster_search_step (search, -1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, woman);
  aster_search_step (search, 1);
  aster_search_step (search, 1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, man);

  aster_selection_set_current (stage.selection, -1);
  look_for (search, "woman", FALSE);
  aster_search_step (search, 1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, woman);

  /* From a token that does not match, on to the next one that does. */
  aster_selection_set_current (stage.selection, man + 2);
  look_for (search, "e", FALSE);
  aster_search_step (search, 1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), >=, man + 2);

  aster_search_select_all (search);
  g_assert_cmpuint (aster_selection_get_n_selected (stage.selection), ==,
                    aster_search_get_n_matches (search));
}

/* A word and Enter typed in one go lead to that word. */
static void
test_step_before_answer (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSearch) search = aster_search_new ();

  aster_search_set_document (search, stage.document);
  aster_search_set_pattern (search, "cat", FALSE);
  aster_search_step (search, 1);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, -1);
  WAIT_UNTIL (!aster_search_is_running (search));
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==,
                   (int) stage_row (&stage, "cat"));
}

/* Leaving a document takes the matches along, even while a job is under way. */
static void
test_leaves (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSearch) search = aster_search_new ();

  aster_search_set_document (search, stage.document);
  look_for (search, "an", FALSE);
  aster_search_set_pattern (search, "e", FALSE);
  aster_search_step (search, 1);
  aster_search_set_document (search, NULL);
  g_assert_false (aster_search_is_running (search));
  g_assert_cmpuint (aster_selection_get_n_matches (stage.selection), ==, 0);
  stage_settle ();
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, -1);

  aster_search_set_document (search, stage.document);
  WAIT_UNTIL (!aster_search_is_running (search));
  g_assert_cmpuint (aster_search_get_n_matches (search), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/matches", test_matches);
  g_test_add_func ("/search/refuses", test_refuses);
  g_test_add_func ("/search/walks", test_walks);
  g_test_add_func ("/search/step-before-answer", test_step_before_answer);
  g_test_add_func ("/search/leaves", test_leaves);

  return g_test_run ();
}
