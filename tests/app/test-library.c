#include "document/recent.h"
#include "stage.h"
#include "window/library.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  AsterSession *session;
  GtkWidget *library;
  char *asked; /* the last action and its argument */
} Shelf;

static void
asked_cb (GSimpleAction *action, GVariant *target, Shelf *shelf)
{
  g_autofree char *text = g_variant_print (target, FALSE);

  g_free (shelf->asked);
  shelf->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

/* A library in a window that hears what is asked of it. */
static void
shelf_init (Shelf *shelf, Stage *stage)
{
  static const struct
  {
    const char *name, *type;
  } names[] = { { "show-document", "u" },
                { "close-document", "u" },
                { "open-path", "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          names[i].name, G_VARIANT_TYPE (names[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), shelf);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }

  shelf->asked = NULL;
  shelf->folder = g_dir_make_tmp ("aster-library-XXXXXX", NULL);
  shelf->session = aster_session_new (shelf->folder);
  aster_session_hold (shelf->session, TRUE);
  shelf->library = aster_library_new ();
  gtk_widget_insert_action_group (shelf->library, "win", G_ACTION_GROUP (actions));
  aster_library_set_session (ASTER_LIBRARY (shelf->library), shelf->session);
  stage_show (stage, shelf->library);
}

static void
shelf_clear (Shelf *shelf)
{
  aster_library_set_session (ASTER_LIBRARY (shelf->library), NULL);
  g_clear_object (&shelf->session);
  g_clear_pointer (&shelf->asked, g_free);
  g_rmdir (shelf->folder);
  g_clear_pointer (&shelf->folder, g_free);
  aster_recent_clear ();
}

static GtkListBoxRow *
nth (Shelf *shelf, const char *list, int i)
{
  return gtk_list_box_get_row_at_index (stage_child (shelf->library, list), i);
}

static void
press (Shelf *shelf, const char *list, int i)
{
  gtk_widget_activate (GTK_WIDGET (nth (shelf, list, i)));
}

static void
test_documents (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = toy_space_new ("other");
  g_autoptr (AsterDocument) other = aster_document_new (stage.engine, space);
  Shelf shelf;
  GtkWidget *close;

  shelf_init (&shelf, &stage);
  g_assert_false (gtk_widget_get_visible (stage_child (shelf.library, "open_section")));
  aster_session_add (shelf.session, stage.document);
  aster_session_add (shelf.session, other);
  aster_session_set_current (shelf.session, stage.document);
  g_assert_true (gtk_widget_get_visible (stage_child (shelf.library, "open_section")));
  g_assert_true (gtk_list_box_row_is_selected (nth (&shelf, "open_list", 0)));
  g_assert_null (nth (&shelf, "open_list", 2));

  press (&shelf, "open_list", 1);
  g_assert_cmpstr (shelf.asked, ==, "show-document 1");
  close = gtk_widget_get_last_child (
      gtk_list_box_row_get_child (nth (&shelf, "open_list", 0)));
  g_signal_emit_by_name (close, "clicked");
  g_assert_cmpstr (shelf.asked, ==, "close-document 0");

  aster_session_remove (shelf.session, stage.document);
  g_assert_null (nth (&shelf, "open_list", 1));
  g_assert_true (gtk_list_box_row_is_selected (nth (&shelf, "open_list", 0)));
  shelf_clear (&shelf);
}

/* Files that were opened are listed while they are closed. */
static void
test_recent (void)
{
  g_auto (Stage) stage = stage_init ();
  Shelf shelf;

  aster_recent_clear ();
  shelf_init (&shelf, &stage);
  g_assert_false (gtk_widget_get_visible (stage_child (shelf.library, "recent_section")));

  aster_recent_add ("/srv/it's.vec");
  aster_recent_add ("toy");
  WAIT_UNTIL (nth (&shelf, "recent_list", 1) != NULL);
  press (&shelf, "recent_list", 1);
  g_assert_cmpstr (shelf.asked, ==, "open-path \"/srv/it's.vec\"");

  aster_session_add (shelf.session, stage.document);
  g_assert_null (nth (&shelf, "recent_list", 1));

  aster_recent_clear ();
  WAIT_UNTIL (nth (&shelf, "recent_list", 0) == NULL);
  g_assert_false (gtk_widget_get_visible (stage_child (shelf.library, "recent_section")));
  shelf_clear (&shelf);
}

/* What ships with the program is offered while it is not open. */
static void
test_samples (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = toy_space_new ("sample:birds");
  g_autoptr (AsterDocument) birds = aster_document_new (stage.engine, space);
  g_autofree char *folder = g_dir_make_tmp ("aster-samples-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "birds.safetensors", NULL);
  Shelf shelf;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_setenv ("ASTERISM_SAMPLES", folder, TRUE);
  shelf_init (&shelf, &stage);
  WAIT_UNTIL (gtk_widget_get_visible (stage_child (shelf.library, "sample_section")));
  press (&shelf, "sample_list", 0);
  g_assert_cmpstr (shelf.asked, ==, "open-path 'sample:birds'");

  aster_session_add (shelf.session, birds);
  g_assert_false (gtk_widget_get_visible (stage_child (shelf.library, "sample_section")));
  aster_session_remove (shelf.session, birds);
  g_assert_nonnull (nth (&shelf, "sample_list", 0));

  shelf_clear (&shelf);
  g_unsetenv ("ASTERISM_SAMPLES");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/documents", test_documents);
  g_test_add_func ("/library/samples", test_samples);
  g_test_add_func ("/library/recent", test_recent);

  return stage_run ();
}
