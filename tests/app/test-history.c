#include "document/history.h"

static guint32
value (GVariant *state)
{
  g_assert_nonnull (state);

  return g_variant_get_uint32 (state);
}

static void
test_there_and_back (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  g_assert_false (aster_history_can_undo (history));
  g_assert_null (aster_history_undo (history));
  for (guint32 i = 1; i <= 3; i++)
    g_assert_true (aster_history_record (history, g_variant_new_uint32 (i), NULL));

  for (guint32 i = 3; i > 0; i--)
    g_assert_cmpuint (value (aster_history_undo (history)), ==, i - 1);
  g_assert_false (aster_history_can_undo (history));
  for (guint32 i = 1; i <= 3; i++)
    g_assert_cmpuint (value (aster_history_redo (history)), ==, i);
  g_assert_false (aster_history_can_redo (history));
  g_assert_null (aster_history_redo (history));
}

/* What was undone is forgotten once something else is done. */
static void
test_branches (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  aster_history_record (history, g_variant_new_uint32 (1), NULL);
  aster_history_undo (history);
  aster_history_record (history, g_variant_new_uint32 (2), NULL);
  g_assert_false (aster_history_can_redo (history));
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 0);
}

static void
test_same_is_no_step (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (5));

  g_assert_false (aster_history_record (history, g_variant_new_uint32 (5), NULL));
  g_assert_false (aster_history_can_undo (history));
}

/* The letters of a word are one step; another kind of change is not. */
static void
test_merges (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  aster_history_record (history, g_variant_new_uint32 (1), "typing");
  aster_history_record (history, g_variant_new_uint32 (2), "typing");
  aster_history_record (history, g_variant_new_uint32 (3), "selection");
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 2);
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 0);
  g_assert_false (aster_history_can_undo (history));
}

/* An entry that is given the word it has says first that it is empty. Each step that undo
 * takes is one that can be seen. */
static void
test_way_back_is_no_step (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  aster_history_record (history, g_variant_new_uint32 (1), NULL);
  aster_history_record (history, g_variant_new_uint32 (2), "typing");
  g_assert_true (aster_history_record (history, g_variant_new_uint32 (1), "typing"));
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 0);
  g_assert_false (aster_history_can_undo (history));
  g_assert_cmpuint (value (aster_history_redo (history)), ==, 1);
  g_assert_false (aster_history_can_redo (history));
}

/* What follows the way back does not swallow what was there before. */
static void
test_way_back_ends_a_step (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  aster_history_record (history, g_variant_new_uint32 (1), NULL);
  aster_history_record (history, g_variant_new_uint32 (2), "typing");
  aster_history_record (history, g_variant_new_uint32 (1), "typing");
  aster_history_record (history, g_variant_new_uint32 (3), "typing");
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 1);
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 0);
}

/* Two steps that are not merged stay two, even if the second takes the first back. */
static void
test_two_steps_there_and_back (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));

  aster_history_record (history, g_variant_new_uint32 (1), NULL);
  aster_history_record (history, g_variant_new_uint32 (0), NULL);
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 1);
  g_assert_cmpuint (value (aster_history_undo (history)), ==, 0);
}

static void
test_keeps_a_hundred (void)
{
  g_autoptr (AsterHistory) history = aster_history_new (g_variant_new_uint32 (0));
  guint steps = 0;

  for (guint32 i = 1; i <= 3 * ASTER_HISTORY_STEPS; i++)
    aster_history_record (history, g_variant_new_uint32 (i), NULL);
  while (aster_history_undo (history) != NULL)
    steps++;
  g_assert_cmpuint (steps, ==, ASTER_HISTORY_STEPS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/there-and-back", test_there_and_back);
  g_test_add_func ("/history/branches", test_branches);
  g_test_add_func ("/history/same-is-no-step", test_same_is_no_step);
  g_test_add_func ("/history/merges", test_merges);
  g_test_add_func ("/history/way-back-is-no-step", test_way_back_is_no_step);
  g_test_add_func ("/history/way-back-ends-a-step", test_way_back_ends_a_step);
  g_test_add_func ("/history/two-steps-there-and-back", test_two_steps_there_and_back);
  g_test_add_func ("/history/keeps-a-hundred", test_keeps_a_hundred);
  return g_test_run ();
}
