#include "document/attachments.h"

#include <gio/gio.h>

#include "toy.h"

/* The toy with one more column, as a table gives it. */
static AsterSpace *
join (AsterSpace *space, const char *name)
{
  AsterSpace *joined = aster_space_with_vectors (space,
                                                 aster_matrix_ref (space->vectors));
  g_autofree double *numbers = g_new0 (double, aster_space_n (space));

  g_ptr_array_add (joined->columns,
                   aster_column_new_numbers (name, numbers, aster_space_n (space)));

  return joined;
}

static GVariant *
save (AsterAttachments *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  aster_attachments_save (self, &dict);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_add_and_restore (void)
{
  g_autoptr (AsterSpace) space = toy_space_new ("toy.txt");
  g_autoptr (AsterSpace) one = join (space, "one"), two = join (one, "two");
  g_autoptr (AsterAttachments) self = aster_attachments_new (space, NULL);
  g_autoptr (GVariant) none = save (self), first = NULL, both = NULL;
  g_auto (GStrv) paths = NULL;
  guint n = 0;

  g_signal_connect_swapped (self, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (aster_attachments_get_space (self) == space);
  g_assert_null (aster_attachments_find (self, "one"));

  aster_attachments_add (self, "/a/one.tsv", one);
  first = save (self);
  aster_attachments_add (self, "/a/two.tsv", two);
  both = save (self);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (aster_attachments_get_space (self) == two);
  g_assert_cmpstr (aster_attachments_find (self, "two"), ==, "/a/two.tsv");
  g_assert_cmpstr (aster_attachments_find (self, "one"), ==, "/a/one.tsv");

  aster_attachments_restore (self, none);
  g_assert_true (aster_attachments_get_space (self) == space);
  aster_attachments_restore (self, both);
  g_assert_true (aster_attachments_get_space (self) == two);
  aster_attachments_restore (self, first);
  g_assert_true (aster_attachments_get_space (self) == one);
  aster_attachments_restore (self, first);
  g_assert_cmpuint (n, ==, 5);

  paths = aster_attachments_dup_paths (both);
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  g_assert_cmpstr (paths[0], ==, "/a/one.tsv");
}

/* In a new session a list of tables that was never joined here is not believed. */
static void
test_session (void)
{
  g_autoptr (AsterSpace) space = toy_space_new ("toy.txt");
  g_autoptr (AsterSpace) one = join (space, "one");
  g_autoptr (AsterAttachments) before = aster_attachments_new (space, NULL), after = NULL;
  g_autoptr (GVariant) none = save (before), state = NULL;

  aster_attachments_add (before, "/a/one.tsv", one);
  state = save (before);
  after = aster_attachments_new (one, state);
  g_assert_true (aster_attachments_get_space (after) == one);
  aster_attachments_restore (after, none);
  g_assert_true (aster_attachments_get_space (after) == one);
  g_assert_cmpstr (aster_attachments_find (after, "one"), ==, "/a/one.tsv");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/add-and-restore", test_add_and_restore);
  g_test_add_func ("/attachments/session", test_session);
  return g_test_run ();
}
