#include "document/arrangement.h"

static void
test_round_trip (void)
{
  static const char *const texts[] = { "", "7", "h 0.5000 1 2", "v 0.6600 1 h 0.5000 2 3",
                                       "h 0.3000 v 0.2500 4 9 v 0.7500 1 2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AsterArrangement) tree = aster_arrangement_from_string (texts[i]);
      g_autofree char *text = aster_arrangement_to_string (tree);

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

/* Whatever a damaged session says, it is a tree or nothing. */
static void
test_refuses (void)
{
  static const char *const texts[] = { " ",   "h",          "h 0.5",     "h 0.5 1",
                                       "1 2", "x 0.5 1 2",  "h 0.5 1 1", "0",
                                       "-1",  "h 0.5 1 2 3" };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (aster_arrangement_from_string (texts[i]));

  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (deep, "h 0.5 %u ", i);
  g_string_append (deep, "1000");
  g_assert_null (aster_arrangement_from_string (deep->str));
}

/* A share outside (0, 1) would hide a pane. */
static void
test_share_is_sane (void)
{
  static const char *const texts[] = { "h 0 1 2", "h 7 1 2", "h nan 1 2", "h -1 1 2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AsterArrangement) tree = aster_arrangement_from_string (texts[i]);

      g_assert_nonnull (tree);
      g_assert_cmpfloat (tree->share, ==, 0.5);
    }
}

static void
test_add_and_remove (void)
{
  AsterArrangement *tree = NULL;
  g_autofree char *two = NULL, *three = NULL, *rest = NULL, *last = NULL;

  tree = aster_arrangement_add (tree, 0, GTK_ORIENTATION_HORIZONTAL, 1);
  tree = aster_arrangement_add (tree, 1, GTK_ORIENTATION_HORIZONTAL, 2);
  two = aster_arrangement_to_string (tree);
  g_assert_cmpstr (two, ==, "h 0.5000 1 2");

  tree = aster_arrangement_add (tree, 2, GTK_ORIENTATION_VERTICAL, 3);
  three = aster_arrangement_to_string (tree);
  g_assert_cmpstr (three, ==, "h 0.5000 1 v 0.5000 2 3");

  tree = aster_arrangement_remove (tree, 2);
  tree = aster_arrangement_remove (tree, 99);
  rest = aster_arrangement_to_string (tree);
  g_assert_cmpstr (rest, ==, "h 0.5000 1 3");

  tree = aster_arrangement_remove (tree, 1);
  last = aster_arrangement_to_string (tree);
  g_assert_cmpstr (last, ==, "3");
  g_assert_null (aster_arrangement_remove (tree, 3));
}

static void
test_mends (void)
{
  static const guint panes[] = { 2, 5, 7 };
  static const struct
  {
    const char *text, *mended;
  } cases[] = {
    { "h 0.5000 2 h 0.2500 5 7", "h 0.5000 2 h 0.2500 5 7" },
    { "h 0.5000 2 h 0.2500 9 7", "h 0.5000 h 0.5000 2 7 5" },
    { "nonsense", "h 0.5000 h 0.5000 2 5 7" },
    { "", "h 0.5000 h 0.5000 2 5 7" },
    { "7", "h 0.5000 h 0.5000 7 2 5" },
  };
  g_autofree char *none = aster_arrangement_mend ("h 0.5 1 2", panes, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mended = aster_arrangement_mend (cases[i].text, panes,
                                                        G_N_ELEMENTS (panes));

      g_assert_cmpstr (mended, ==, cases[i].mended);
    }
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrangement/round-trip", test_round_trip);
  g_test_add_func ("/arrangement/refuses", test_refuses);
  g_test_add_func ("/arrangement/share-is-sane", test_share_is_sane);
  g_test_add_func ("/arrangement/add-and-remove", test_add_and_remove);
  g_test_add_func ("/arrangement/mends", test_mends);
  return g_test_run ();
}
