#include "support.h"

#include "tokenizers/reach.h"

/* What is said of the first two atoms of @text. */
static guint
ask (const AsterTokens *tokens, const char *text)
{
  g_autoptr (AsterReach) reach = aster_reach_new (tokens, NULL, NULL);
  g_autoptr (GArray) atoms = aster_atoms_cut (text, strlen (text), NULL, NULL);

  g_assert_cmpuint (atoms->len, >=, 2);

  return aster_reach_get (reach, text, &g_array_index (atoms, AsterAtom, 0),
                          &g_array_index (atoms, AsterAtom, 1));
}

static void
test_by_hand (void)
{
  const char *const names[] = {
    "new_york", "new_york_times", "well-known", "king", "été_vie", "3.14_x",
    "中国人",   "👩‍🚀_x",  "\xff_a",     "",     NULL
  };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);

  g_assert_cmpuint (ask (tokens, "new york"), >=, 5);
  g_assert_cmpuint (ask (tokens, "NEW York"), >=, 5);
  g_assert_cmpuint (ask (tokens, "new_york"), >=, 5);
  g_assert_cmpuint (ask (tokens, "well-known"), >=, 3);
  g_assert_cmpuint (ask (tokens, "e\u0301te\u0301 vie"), >=, 3);
  g_assert_cmpuint (ask (tokens, "3.14 x"), >=, 3);
  g_assert_cmpuint (ask (tokens, "中国"), >=, 3);
  g_assert_cmpuint (ask (tokens, "👩‍🚀 x"), >=, 3);
  g_assert_cmpuint (ask (tokens, "king queen"), ==, 1);
  g_assert_cmpuint (ask (tokens, "york new"), ==, 1);
  g_assert_cmpuint (ask (tokens, "new times"), ==, 1);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterReach) reach = aster_reach_new (data, pulse, error);

  return reach != NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();

  for (guint i = 0; i < 20000; i++)
    aster_tokens_append (tokens, "a_b", 3, NULL);
  g_assert_cmpuint (support_assert_cancels (verb, tokens), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/by-hand", test_by_hand);
  g_test_add_func ("/reach/cancel", test_cancel);
  return g_test_run ();
}
