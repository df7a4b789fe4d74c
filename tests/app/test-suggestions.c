#include "search/suggestions.h"
#include "stage.h"

static void
found_cb (AsterSuggestions *self, gboolean *found)
{
  *found = TRUE;
}

static void
test_finds (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSuggestions) suggestions = aster_suggestions_new ();
  gboolean found = FALSE;

  g_signal_connect (suggestions, "found", G_CALLBACK (found_cb), &found);
  g_assert_null (aster_suggestions_get_missing (suggestions));

  aster_suggestions_ask (suggestions, stage.document, "king - qeen + woman");
  WAIT_UNTIL (found);
  g_assert_cmpstr (aster_suggestions_get_missing (suggestions), ==, "qeen");
  g_assert_cmpstr (aster_suggestions_get_tokens (suggestions)[0], ==, "queen");

  found = FALSE;
  aster_suggestions_ask (suggestions, stage.document, "king");
  g_assert_null (aster_suggestions_get_missing (suggestions));
  WAIT_UNTIL (found);
  g_assert_null (aster_suggestions_get_missing (suggestions));
  g_assert_null (aster_suggestions_get_tokens (suggestions)[0]);
}

/* A question that is taken back is never answered. */
static void
test_stops (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSuggestions) suggestions = aster_suggestions_new ();
  gboolean found = FALSE;

  g_signal_connect (suggestions, "found", G_CALLBACK (found_cb), &found);
  aster_suggestions_ask (suggestions, stage.document, "qeen");
  aster_suggestions_ask (suggestions, NULL, NULL);
  WAIT_UNTIL (aster_document_get_norms (stage.document) != NULL);
  stage_settle ();
  g_assert_false (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestions/finds", test_finds);
  g_test_add_func ("/suggestions/stops", test_stops);

  return g_test_run ();
}
