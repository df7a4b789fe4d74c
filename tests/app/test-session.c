#include <glib/gstdio.h>

#include "document/session.h"
#include "toy.h"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("aster-session-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "session", "session.1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
write_generation (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static AsterDocument *
add (AsterSession *session, AsterEngine *engine, const char *path)
{
  g_autoptr (AsterSpace) space = toy_space_new (path);
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);

  aster_session_add (session, document);

  return document;
}

static void
test_saves_and_reads (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSession) session = aster_session_new (folder);
  g_autoptr (AsterSession) next = aster_session_new (folder);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;
  AsterDocument *one = add (session, engine, "/somewhere/với dấu.txt");
  guint current = 99;

  add (session, engine, "sample:dictionary");
  aster_session_set_current (session, one);
  state = g_variant_ref_sink (aster_document_to_variant (one));
  g_assert_true (aster_session_save_now (session, &error));
  g_assert_no_error (error);

  saved = aster_session_read (next, &current);
  g_assert_cmpuint (saved->len, ==, 2);
  g_assert_cmpuint (current, ==, 0);
  g_assert_cmpstr (((AsterSavedDocument *) saved->pdata[0])->path, ==,
                   "/somewhere/với dấu.txt");
  g_assert_true (
      g_variant_equal (((AsterSavedDocument *) saved->pdata[0])->state, state));
  g_clear_object (&session);
  remove_folder (folder);
}

/* When the newer file is damaged, the one before it is read. */
static void
test_two_generations (void)
{
  static const char *const damages[] = { "", "(uint32 1, uint32 0, [",
                                         "(uint32 99, uint32 0, @a(aya{sv}) [])",
                                         "\xff\xfe" };
  g_autofree char *folder = make_folder ();
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSession) session = aster_session_new (folder);
  AsterDocument *document = add (session, engine, "a");

  g_assert_true (aster_session_save_now (session, NULL));
  aster_document_set_metric (document, ASTER_METRIC_DOT);
  g_assert_true (aster_session_save_now (session, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) saved = NULL;
      guint current = 0;

      write_generation (folder, "session", damages[i]);
      saved = aster_session_read (session, &current);
      g_assert_cmpuint (saved->len, ==, 1);
    }
  g_clear_object (&session);
  remove_folder (folder);
}

static void
test_nothing_there (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (AsterSession) session = aster_session_new (folder);
  g_autoptr (GPtrArray) saved = NULL;
  guint current = 0;

  saved = aster_session_read (session, &current);
  g_assert_cmpuint (saved->len, ==, 0);
  remove_folder (folder);
}

static void
test_a_folder_that_cannot_be (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *below = g_build_filename (folder, "session", "deeper", NULL);
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSession) session = aster_session_new (below);
  g_autoptr (GError) error = NULL;

  write_generation (folder, "session", "a file where a folder should be");
  add (session, engine, "a");
  g_assert_false (aster_session_save_now (session, &error));
  g_assert_nonnull (error);
  g_clear_object (&session);
  remove_folder (folder);
}

/* Closing the document that is shown shows the one beside it. */
static void
test_current_follows (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterSession) session = aster_session_new (folder);
  AsterDocument *a = add (session, engine, "a"), *b = add (session, engine, "b");

  g_assert_true (aster_session_get_current (session) == b);
  g_assert_true (aster_session_find (session, "a") == a);
  g_assert_null (aster_session_find (session, "c"));
  aster_session_remove (session, b);
  g_assert_true (aster_session_get_current (session) == a);
  aster_session_remove (session, a);
  g_assert_null (aster_session_get_current (session));
  g_clear_object (&session);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/saves-and-reads", test_saves_and_reads);
  g_test_add_func ("/session/two-generations", test_two_generations);
  g_test_add_func ("/session/nothing-there", test_nothing_there);
  g_test_add_func ("/session/a-folder-that-cannot-be", test_a_folder_that_cannot_be);
  g_test_add_func ("/session/current-follows", test_current_follows);
  return g_test_run ();
}
