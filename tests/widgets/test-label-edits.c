#include "labels/label-edits.h"

#include <math.h>

static void
test_moved (void)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  const double a[2] = { 1, -2 }, b[2] = { 1e9, 0 }, odd[2] = { NAN, 0 };
  double offset[2];
  guint n;

  aster_label_edits_move (edits, 7, a);
  aster_label_edits_move (edits, 3, b);
  aster_label_edits_move (edits, 9, odd);
  g_assert_true (aster_label_edits_get_offset (edits, 7, offset));
  g_assert_cmpfloat (offset[1], ==, -2);
  g_assert_true (aster_label_edits_get_offset (edits, 3, offset));
  g_assert_cmpfloat (offset[0], ==, ASTER_LABEL_FAR);
  g_assert_false (aster_label_edits_get_offset (edits, 9, offset));

  /* The last one comes first. */
  aster_label_edits_move (edits, 7, a);
  g_assert_cmpuint (aster_label_edits_get_moved (edits, &n)[0].key, ==, 7);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (aster_label_edits_put_back (edits, 7));
  g_assert_false (aster_label_edits_put_back (edits, 7));
}

/* Of too many, the first one is put back. */
static void
test_limit (void)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  const double a[2] = { 1, 1 };
  double offset[2];
  guint n;

  for (guint32 key = 0; key <= ASTER_MAX_MOVED; key++)
    aster_label_edits_move (edits, key, a);
  aster_label_edits_get_moved (edits, &n);
  g_assert_cmpuint (n, ==, ASTER_MAX_MOVED);
  g_assert_false (aster_label_edits_get_offset (edits, 0, offset));
  g_assert_true (aster_label_edits_get_offset (edits, ASTER_MAX_MOVED, offset));
}

static void
test_hidden (void)
{
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();
  const double a[2] = { 1, 1 };
  guint serial = aster_label_edits_get_serial (edits);

  aster_label_edits_hide (edits, 5);
  g_assert_true (aster_label_edits_is_hidden (edits, 5));
  g_assert_cmpuint (aster_label_edits_get_serial (edits), !=, serial);
  aster_label_edits_hide (edits, 6);
  g_assert_cmpuint (aster_label_edits_get_n_hidden (edits), ==, 2);
  aster_label_edits_move (edits, 5, a);
  g_assert_false (aster_label_edits_is_hidden (edits, 5));
  aster_label_edits_show_hidden (edits);
  g_assert_cmpuint (aster_label_edits_get_n_hidden (edits), ==, 0);
}

/* There and back; what is no snapshot is nothing. */
static void
test_snapshot (void)
{
  g_autoptr (AsterLabelEdits) a = aster_label_edits_new ();
  g_autoptr (AsterLabelEdits) b = aster_label_edits_new ();
  g_autoptr (GVariant) one = NULL, two = NULL,
                       other = g_variant_ref_sink (g_variant_new_string ("labels"));
  g_autoptr (GVariant) odd = g_variant_ref_sink (
      g_variant_new_parsed ("([(uint32 1, %d, 0.0), (2, 1.0, 1.0), (2, 3.0, 3.0)], "
                            "@au [])",
                            (double) NAN));
  const double place[2] = { 0.25, -4 };
  double offset[2];
  guint n;

  aster_label_edits_move (a, 11, place);
  aster_label_edits_move (a, aster_label_key_of_name ("queen, king", FALSE), place);
  aster_label_edits_hide (a, 900);
  aster_label_edits_hide (a, 3);
  one = g_variant_ref_sink (aster_label_edits_snapshot (a));
  aster_label_edits_restore (b, one);
  two = g_variant_ref_sink (aster_label_edits_snapshot (b));
  g_assert_true (g_variant_equal (one, two));

  aster_label_edits_restore (b, odd);
  aster_label_edits_get_moved (b, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (aster_label_edits_get_offset (b, 2, offset));
  g_assert_cmpfloat (offset[0], ==, 1);
  aster_label_edits_restore (b, other);
  aster_label_edits_get_moved (b, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Names are no rows, and a group is not the cluster of the same name. */
static void
test_names (void)
{
  guint32 fine = aster_label_key_of_name ("queen", FALSE);

  g_assert_cmpuint (fine & ASTER_LABEL_NAME_BIT, !=, 0);
  g_assert_cmpuint (fine, ==, aster_label_key_of_name ("queen", FALSE));
  g_assert_cmpuint (fine, !=, aster_label_key_of_name ("queen", TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-edits/moved", test_moved);
  g_test_add_func ("/label-edits/limit", test_limit);
  g_test_add_func ("/label-edits/hidden", test_hidden);
  g_test_add_func ("/label-edits/snapshot", test_snapshot);
  g_test_add_func ("/label-edits/names", test_names);

  return g_test_run ();
}
