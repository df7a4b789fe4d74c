/* Every bad file, as a person meets it: dropped on a window that has work in it. There
 * is one message, it is clear, and what was open is still there. */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "document/openings.h"
#include "files/load.h"
#include "stage.h"
#include "window/notice-bar.h"

typedef struct
{
  char *folder;
  char *good;
  AsterEngine *engine;
  AsterSession *session;
  AsterOpenings *openings;
  GtkWidget *bar;
  AsterOpener *last; /* the file that was begun last */
} Desk;

static void
began_cb (Desk *desk, AsterOpener *opener)
{
  g_set_object (&desk->last, opener);
  aster_notice_bar_follow (ASTER_NOTICE_BAR (desk->bar), opener);
}

static guint
count (Desk *desk)
{
  return g_list_model_get_n_items (aster_session_get_documents (desk->session));
}

static gboolean
is_finished (AsterOpener *opener)
{
  gboolean finished;

  g_object_get (opener, "finished", &finished, NULL);

  return finished;
}

/* @bytes are in a file called @name, which is opened and read to its end. */
static char *
write_file (Desk *desk, const char *name, const void *bytes, gssize length)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  return path;
}

static void
open_file (Desk *desk, const char *path)
{
  aster_openings_open (desk->openings, path);
  WAIT_UNTIL (desk->last != NULL && is_finished (desk->last));
  stage_settle ();
}

static void
set_up (Desk *desk, gconstpointer data)
{
  static const char good[] =
      "king 1 2 3\nqueen 1 3 2\nman 0.5 1 1\ndog 2 2 1\ncat 1 1 1\n";

  desk->folder = g_dir_make_tmp ("aster-bad-files-XXXXXX", NULL);
  desk->engine = aster_engine_new (2);
  desk->session = aster_session_new (desk->folder);
  desk->openings = aster_openings_new (desk->engine, desk->session);
  desk->bar = g_object_ref_sink (aster_notice_bar_new ());
  g_signal_connect_swapped (desk->openings, "began", G_CALLBACK (began_cb), desk);
  g_signal_connect_swapped (desk->bar, "salvage", G_CALLBACK (aster_openings_salvage),
                            desk->openings);
  desk->good = write_file (desk, "good.txt", good, -1);
  open_file (desk, desk->good);
  g_assert_cmpuint (count (desk), ==, 1);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&desk->last);
  g_clear_object (&desk->bar);
  g_clear_object (&desk->openings);
  g_clear_object (&desk->session);
  stage_settle ();
  g_clear_pointer (&desk->engine, aster_engine_free);
  stage_settle ();

  dir = g_dir_open (desk->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
  g_clear_pointer (&desk->folder, g_free);
  g_clear_pointer (&desk->good, g_free);
}

static gboolean
bar_shows (Desk *desk)
{
  GtkWidget *revealer = gtk_widget_get_first_child (desk->bar);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static const char *
bar_text (Desk *desk)
{
  GtkWidget *label = stage_find (desk->bar, GTK_TYPE_LABEL, NULL);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* The button that offers the rows before a fault, if it is offered. */
static GtkWidget *
offered (Desk *desk)
{
  GtkWidget *button = stage_find (desk->bar, GTK_TYPE_BUTTON, "_Open the Rows before It");

  return gtk_widget_get_visible (button) ? button : NULL;
}

/* What was there before is there still, and is what is shown. */
static void
assert_intact (Desk *desk)
{
  AsterDocument *shown = aster_session_get_current (desk->session);

  g_assert_cmpuint (count (desk), ==, 1);
  g_assert_cmpstr (aster_document_get_space (shown)->origin.path, ==, desk->good);
}

static void
close_current (Desk *desk)
{
  aster_session_remove (desk->session, aster_session_get_current (desk->session));
  stage_settle ();
  assert_intact (desk);
}

/* One sentence that names the file and never its folder, says why and ends. */
static void
assert_clear (const char *text, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *begin = g_strdup_printf ("Could not open “%s”", name);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, begin));
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strstr (text, folder));
  g_assert_cmpuint (strlen (text), >, strlen (begin) + 20);
  g_assert_cmpuint (strlen (text), <, 600);
}

/* Whatever @path is, it ends in one of three ways, each of which is tidy. */
static void
meet (Desk *desk, const char *path)
{
  GtkWidget *button;

  open_file (desk, path);
  if (aster_opener_get_error (desk->last) == NULL)
    {
      AsterSpace *space = aster_opener_get_space (desk->last);

      g_assert_cmpuint (count (desk), ==, 2);
      g_assert_true (bar_shows (desk) == (aster_report_get_n (space->report) > 0));
      g_assert_null (offered (desk));
      close_current (desk);
      return;
    }

  assert_intact (desk);
  g_assert_true (bar_shows (desk));
  assert_clear (bar_text (desk), path);
  button = offered (desk);
  g_assert_true ((button != NULL) ==
                 aster_load_error_can_salvage (aster_opener_get_error (desk->last)));
  if (button == NULL)
    return;

  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (is_finished (desk->last));
  stage_settle ();
  g_assert_null (aster_opener_get_error (desk->last));
  g_assert_cmpuint (count (desk), ==, 2);
  g_assert_nonnull (strstr (bar_text (desk), "Only the whole rows before a fault"));
  close_current (desk);
}

static void
test_made (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes;
    gssize length;
  } files[] = {
    { "empty.txt", "", 0 },
    { "one byte.bin", "\0", 1 },
    { "zeros.bin", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16 },
    { "prose.txt", "It was the best of times, it was the worst of times.\n", -1 },
    { "ragged.txt", "a 1 2 3\nb 1 2 3\nc 1 2\nd 1 2 3\n", -1 },
    { "count.vec", "9 3\na 1 2 3\nb 1 2 3\n", -1 },
    { "huge.vec", "99999999999999999999 3\na 1 2 3\n", -1 },
    { "wide.bin", "2 99999999\nab ", -1 },
    { "cut.bin", "2 2\na \0\0\200?\0\0\200?b \0\0", 16 },
    { "nan.txt", "a 1 nan 3\nb 1 2 3\n", -1 },
    { "latin.txt", "caf\xe9 1 2 3\nb 1 2 3\n", -1 },
    { "100% <b>bold & %s %n.txt", "a 1 2\nb 1\n", -1 },
  };
  g_autofree char *nowhere = g_build_filename (desk->folder, "nowhere.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = write_file (desk, files[i].name, files[i].bytes,
                                          files[i].length);

      g_test_message ("%s", files[i].name);
      meet (desk, path);
    }
  meet (desk, nowhere);
  open_file (desk, desk->folder);
  assert_intact (desk);
  assert_clear (bar_text (desk), desk->folder);
}

/* Files that are dropped together each have their say. */
static void
test_together (Desk *desk, gconstpointer data)
{
  g_autofree char *first = write_file (desk, "first.txt", "no vectors here\n", -1);
  g_autofree char *second = g_build_filename (desk->folder, "second.txt", NULL);

  aster_openings_open (desk->openings, first);
  aster_openings_open (desk->openings, second);
  WAIT_UNTIL (strstr (bar_text (desk), "first.txt") != NULL &&
              strstr (bar_text (desk), "second.txt") != NULL);
  assert_intact (desk);

  /* What comes later begins anew. */
  open_file (desk, second);
  g_assert_null (strstr (bar_text (desk), "first.txt"));
  assert_clear (bar_text (desk), second);
}

static void
test_catalogue (Desk *desk, gconstpointer data)
{
  const char *shared = g_getenv ("ASTER_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : ".", "badfiles",
                                              NULL);
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *cases;

  if (!json_parser_load_from_file (parser, manifest, NULL))
    {
      g_test_skip ("../shared is not here");
      return;
    }

  cases = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "cases");
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);
      const char *name = json_object_get_string_member (one, "name");
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_test_message ("%s", name);
      meet (desk, path);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bad-files/made", Desk, NULL, set_up, test_made, tear_down);
  g_test_add ("/bad-files/together", Desk, NULL, set_up, test_together, tear_down);
  g_test_add ("/bad-files/catalogue", Desk, NULL, set_up, test_catalogue, tear_down);
  return stage_run ();
}
