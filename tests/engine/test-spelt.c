#include "support.h"

#include "tokenizers/spelt.h"

static AsterSpelt *
spell (const char *text, AsterForm form, gboolean lower)
{
  g_autoptr (GArray) atoms = aster_atoms_cut (text, strlen (text), NULL, NULL);

  return aster_spelt_new (text, atoms, form, lower, NULL, NULL);
}

static void
assert_spelt (const char *text, AsterForm form, gboolean lower, const char *expected)
{
  g_autoptr (AsterSpelt) spelt = spell (text, form, lower);

  g_assert_cmpstr (spelt->bytes, ==, expected);
  g_assert_cmpuint (spelt->starts[0], ==, 0);
  g_assert_cmpuint (spelt->starts[spelt->n], ==, strlen (expected));
}

static void
test_by_hand (void)
{
  const char *text = "É e\u0301 it’s co\u00adop ❤\ufe0f A‐B";

  assert_spelt (text, ASTER_FORM_WRITTEN, FALSE, "Ée\u0301it’sco\u00adop❤\ufe0fA‐B");
  assert_spelt (text, ASTER_FORM_COMPOSED, FALSE, "Ééit'scoop❤A-B");
  assert_spelt (text, ASTER_FORM_COMPOSED, TRUE, "ééit'scoop❤a-b");
  assert_spelt (text, ASTER_FORM_DECOMPOSED, TRUE, "e\u0301e\u0301it'scoop❤a-b");
  assert_spelt ("", ASTER_FORM_WRITTEN, TRUE, "");
}

static void
test_equal (void)
{
  g_autoptr (AsterSpelt) a = spell ("ab c", ASTER_FORM_WRITTEN, FALSE);
  g_autoptr (AsterSpelt) b = spell ("ab c", ASTER_FORM_COMPOSED, TRUE);
  g_autoptr (AsterSpelt) c = spell ("a bc", ASTER_FORM_WRITTEN, FALSE);
  g_autoptr (AsterSpelt) d = spell ("ab C", ASTER_FORM_WRITTEN, FALSE);

  g_assert_true (aster_spelt_equal (a, b));
  g_assert_false (aster_spelt_equal (a, c));
  g_assert_false (aster_spelt_equal (a, d));
}

/* Marks without end in two kinds take turns: what would be sorted is not. */
static void
test_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (AsterSpelt) spelt = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "\u0301\u0323");
  spelt = spell (text->str, ASTER_FORM_DECOMPOSED, FALSE);
  g_assert_cmpstr (spelt->bytes, ==, text->str);
}

static gboolean
verb (gpointer data, AsterPulse *pulse, GError **error)
{
  g_autoptr (GArray) atoms = aster_atoms_cut (data, strlen (data), NULL, NULL);
  g_autoptr (AsterSpelt) spelt = aster_spelt_new (data, atoms, ASTER_FORM_COMPOSED, TRUE,
                                                  pulse, error);

  return spelt != NULL;
}

static void
test_cancel (void)
{
  g_autofree char *text = g_strnfill (5000, '.');

  g_assert_cmpuint (support_assert_cancels (verb, text), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelt/by-hand", test_by_hand);
  g_test_add_func ("/spelt/equal", test_equal);
  g_test_add_func ("/spelt/many-marks", test_many_marks);
  g_test_add_func ("/spelt/cancel", test_cancel);
  return g_test_run ();
}
