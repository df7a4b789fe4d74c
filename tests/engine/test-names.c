#include "clusters/names.h"

#include "groups.h"

/* Two groups around two directions; «the» is near both, «zebra» is rare, the rest are the
 * words of one or the other. */
static const char *const words[] = { "the", "cat",   "car",   "dog",   "cats",
                                     "bus", "horse", "truck", "zebra", NULL };
static const float vectors[] = { 1, 1,    0.1f, 3,    0, 0,    0, 2, 0,
                                 4, 0.1f, 0,    3,    0, 0.1f, 0, 2, 0.2f,
                                 1, 0.1f, 0,    0.1f, 3, 0,    1, 0, 0.8f };
static const int labels[] = { 1, 0, 1, 0, 0, 1, 0, 1, 0 };

static void
test_by_hand (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (9, 3, vectors);
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (words);
  g_auto (GStrv)
      names = aster_names_new (x, tokens, (AsterNamesGroups){ labels, 2 }, NULL, NULL);

  /* Another form of a word that was taken is no news. */
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "cat, dog, horse");
  g_assert_cmpstr (names[1], ==, "car, truck, bus");
}

/* Noise has no say, and nobody but its words names a group. */
static void
test_few_words (void)
{
  static const int few[] = { -1, -1, 1, 0, -1, -1, -1, -1, -1 };
  static const int noise[] = { -1, -1, -1, -1, -1, -1, -1, -1, -1 };
  g_autoptr (AsterMatrix) x = support_matrix (9, 3, vectors);
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (words);
  g_auto (GStrv)
      names = aster_names_new (x, tokens, (AsterNamesGroups){ few, 2 }, NULL, NULL);
  g_auto (GStrv)
      none = aster_names_new (x, tokens, (AsterNamesGroups){ noise, 0 }, NULL, NULL);

  g_assert_cmpstr (names[0], ==, "dog");
  g_assert_cmpstr (names[1], ==, "car");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_centres (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (9, 3, vectors);
  g_autoptr (AsterMatrix) centres = aster_names_centres (
      x, (AsterNamesGroups){ labels, 2 }, NULL, NULL);

  for (gsize g = 0; g < 2; g++)
    {
      const float *c = aster_matrix_row (centres, g);

      g_assert_cmpfloat_with_epsilon (c[0] * c[0] + c[1] * c[1] + c[2] * c[2], 1, 1e-6);
    }
  g_assert_cmpfloat (aster_matrix_row (centres, 0)[0], >, 0.5);
  g_assert_cmpfloat (aster_matrix_row (centres, 1)[1], >, 0.5);
}

static GBytes *
answer (gpointer data)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autofree int *groups = g_new (int, 3000);
  g_auto (GStrv) names = NULL;
  char *all;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("%d", i * 7919 % 3000);

      groups[i] = i % 7;
      aster_tokens_append (tokens, word, strlen (word), NULL);
    }
  names = aster_names_new (data, tokens, (AsterNamesGroups){ groups, 7 }, NULL, NULL);
  all = g_strjoinv ("|", names);

  return g_bytes_new_take (all, strlen (all));
}

static void
test_same_on_threads (void)
{
  g_autoptr (AsterMatrix) x = groups_new (3000, 8, 7, 3);

  support_assert_same_on_threads (answer, x);
}

static gboolean
name (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (words);
  g_auto (GStrv) names = aster_names_new (data, tokens, (AsterNamesGroups){ labels, 2 },
                                          pulse, error);

  return names != NULL;
}

static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) x = support_matrix (9, 3, vectors);

  g_assert_cmpuint (support_assert_cancels (name, x), >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/by-hand", test_by_hand);
  g_test_add_func ("/names/few-words", test_few_words);
  g_test_add_func ("/names/centres", test_centres);
  g_test_add_func ("/names/same-on-threads", test_same_on_threads);
  g_test_add_func ("/names/cancels", test_cancels);
  return g_test_run ();
}
