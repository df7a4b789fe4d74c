#include "colour/class-inks.h"

#include "support.h"

static const char *const kinds[] = { "b", "a", "a", "c" };

static AsterColouring *
new_colouring (void)
{
  g_autoptr (AsterColumn) column = aster_column_new_text ("kind", kinds, 4);

  return aster_colouring_new_from_column (column);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static AsterColour
colour_of (const AsterColouring *colouring, const char *label)
{
  for (guint i = 0; i < colouring->entries->len; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (colouring->entries,
                                                      AsterLegendEntry, i);

      if (g_strcmp0 (entry->label, label) == 0)
        return aster_colouring_get_colour (colouring, ASTER_THEME_DARK, entry->style);
    }
  g_assert_not_reached ();
}

/* A class has what it was given, in every theme; the others what they had. */
static void
test_apply (void)
{
  const AsterColour red = { 1, 0, 0, 1 };
  g_autoptr (AsterClassInks) inks = aster_class_inks_new ();
  g_autoptr (AsterColouring) usual = new_colouring ();
  g_autoptr (AsterColouring) plain = aster_class_inks_apply (inks, "kind", usual);
  g_autoptr (AsterColouring) inked = NULL, other = NULL;
  AsterColour b = colour_of (usual, "b"), now;
  guint n = 0;

  g_assert_true (plain == usual);
  g_signal_connect_swapped (inks, "changed", G_CALLBACK (count_cb), &n);
  aster_class_inks_set (inks, "kind", "a", &red);
  inked = aster_class_inks_apply (inks, "kind", usual);
  now = colour_of (inked, "a");
  g_assert_cmpmem (&now, sizeof now, &red, sizeof red);
  now = colour_of (inked, "b");
  g_assert_cmpmem (&now, sizeof now, &b, sizeof b);
  g_assert_cmpmem (inked->styles, 4, usual->styles, 4);

  other = aster_class_inks_apply (inks, "another", usual);
  g_assert_true (other == usual);
  aster_class_inks_set (inks, "kind", "a", NULL);
  aster_class_inks_set (inks, "kind", "a", NULL);
  g_assert_false (aster_class_inks_get (inks, "kind", "a", &now));
  g_assert_cmpuint (n, ==, 2);
}

/* A session gives back what it was told, and nothing that is odd. */
static void
test_snapshot (void)
{
  const AsterColour colour = { 0x12 / 255.0, 0x34 / 255.0, 0x56 / 255.0, 1 };
  g_autoptr (AsterClassInks) inks = aster_class_inks_new (),
                             again = aster_class_inks_new ();
  g_autoptr (GVariant) saved = NULL, odd = NULL;
  g_autofree char *text = NULL;
  AsterColour read;
  guint n = 0;

  aster_class_inks_set (inks, "kind", "a", &colour);
  aster_class_inks_set (inks, "kind", "ấ", &colour);
  saved = g_variant_ref_sink (aster_class_inks_snapshot (inks));
  text = g_variant_print (saved, FALSE);
  g_assert_cmpstr (text, ==, "{'kind\\na': '#123456', 'kind\\nấ': '#123456'}");

  g_signal_connect_swapped (again, "changed", G_CALLBACK (count_cb), &n);
  aster_class_inks_restore (again, saved);
  aster_class_inks_restore (again, saved);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (aster_class_inks_get (again, "kind", "ấ", &read));
  g_assert_cmpfloat_with_epsilon (read.g, colour.g, 1e-9);

  odd = g_variant_ref_sink (
      g_variant_new_parsed ("{'kind\\nb': 'red', 'kind\\nc': '#12'}"));
  aster_class_inks_restore (again, odd);
  g_assert_false (aster_class_inks_get (again, "kind", "b", &read));
  g_assert_false (aster_class_inks_get (again, "kind", "a", &read));
}

static void
test_read (void)
{
  AsterColour colour;

  g_assert_true (aster_colour_read ("#FF8000", &colour));
  g_assert_cmpfloat (colour.r, ==, 1);
  g_assert_cmpfloat (colour.b, ==, 0);
  g_assert_false (aster_colour_read ("FF8000", &colour));
  g_assert_false (aster_colour_read ("#FF800", &colour));
  g_assert_false (aster_colour_read ("#GG8000", &colour));
  g_assert_false (aster_colour_read ("#+12345", &colour));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class-inks/apply", test_apply);
  g_test_add_func ("/class-inks/snapshot", test_snapshot);
  g_test_add_func ("/class-inks/read", test_read);
  return g_test_run ();
}
