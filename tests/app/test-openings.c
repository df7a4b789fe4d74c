#include <glib/gstdio.h>

#include "document/openings.h"

/* A folder with three small files of vectors and room for a session. */
typedef struct
{
  char *folder;
  char *paths[3];
  AsterEngine *engine;
  AsterSession *session;
  AsterOpenings *openings;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->folder = g_dir_make_tmp ("aster-openings-XXXXXX", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = g_strdup_printf (
          "king%u 1 2 3\nqueen 1 3 2\nman 0.5 1 1\ndog 2 2 1\n", i);

      desk->paths[i] = g_build_filename (desk->folder, name, NULL);
      g_assert_true (g_file_set_contents (desk->paths[i], text, -1, NULL));
    }

  desk->engine = aster_engine_new (2);
  desk->session = aster_session_new (desk->folder);
  desk->openings = aster_openings_new (desk->engine, desk->session);
}

static void
start_again (Desk *desk)
{
  g_clear_object (&desk->openings);
  g_clear_object (&desk->session);
  desk->session = aster_session_new (desk->folder);
  desk->openings = aster_openings_new (desk->engine, desk->session);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "session", "session.1" };

  g_clear_object (&desk->openings);
  g_clear_object (&desk->session);
  g_clear_pointer (&desk->engine, aster_engine_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  for (guint i = 0; i < 3; i++)
    {
      g_remove (desk->paths[i]);
      g_free (desk->paths[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
  g_free (desk->folder);
}

static guint
count (Desk *desk)
{
  return g_list_model_get_n_items (aster_session_get_documents (desk->session));
}

static void
wait_for (Desk *desk, guint n)
{
  while (count (desk) < n || aster_openings_is_restoring (desk->openings))
    g_main_context_iteration (NULL, TRUE);
}

static const char *
current (Desk *desk)
{
  AsterDocument *document = aster_session_get_current (desk->session);

  return document != NULL ? aster_document_get_space (document)->origin.path : NULL;
}

/* Two files are open, the first is shown; that is what is there the next time. */
static void
leave_two (Desk *desk)
{
  aster_openings_open (desk->openings, desk->paths[0]);
  wait_for (desk, 1);
  aster_openings_open (desk->openings, desk->paths[1]);
  wait_for (desk, 2);
  aster_openings_open (desk->openings, desk->paths[0]);
  g_assert_cmpuint (count (desk), ==, 2);
  g_assert_cmpstr (current (desk), ==, desk->paths[0]);
  g_assert_true (aster_session_save_now (desk->session, NULL));
  start_again (desk);
}

static void
test_restores (Desk *desk, gconstpointer data)
{
  leave_two (desk);
  aster_openings_restore (desk->openings, "sample:none");
  wait_for (desk, 2);
  g_assert_cmpuint (count (desk), ==, 2);
  g_assert_cmpstr (current (desk), ==, desk->paths[0]);
}

static gboolean
is_busy (Desk *desk)
{
  gboolean busy;

  g_object_get (desk->openings, "busy", &busy, NULL);

  return busy;
}

/* From the moment that something is asked for until it is there, or refused. */
static void
test_busy (Desk *desk, gconstpointer data)
{
  g_assert_false (is_busy (desk));
  aster_openings_open (desk->openings, desk->paths[0]);
  g_assert_true (is_busy (desk));
  wait_for (desk, 1);
  g_assert_false (is_busy (desk));

  aster_openings_open (desk->openings, "sample:none");
  g_assert_true (is_busy (desk));
  while (is_busy (desk))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (desk), ==, 1);

  g_assert_true (aster_session_save_now (desk->session, NULL));
  start_again (desk);
  aster_openings_restore (desk->openings, NULL);
  g_assert_true (is_busy (desk));
  wait_for (desk, 1);
  g_assert_false (is_busy (desk));
}

/* What was asked for stands in front of what was open. */
static void
test_a_file_in_front (Desk *desk, gconstpointer data)
{
  leave_two (desk);
  aster_openings_restore (desk->openings, NULL);
  aster_openings_open (desk->openings, desk->paths[2]);
  wait_for (desk, 3);
  g_assert_cmpstr (current (desk), ==, desk->paths[2]);
}

/* A file that is gone is passed over; the others come. */
static void
test_a_file_is_gone (Desk *desk, gconstpointer data)
{
  leave_two (desk);
  g_remove (desk->paths[0]);
  aster_openings_restore (desk->openings, NULL);
  wait_for (desk, 1);
  g_assert_cmpuint (count (desk), ==, 1);
  g_assert_cmpstr (current (desk), ==, desk->paths[1]);
}

static void
test_otherwise (Desk *desk, gconstpointer data)
{
  aster_openings_restore (desk->openings, desk->paths[2]);
  wait_for (desk, 1);
  g_assert_cmpstr (current (desk), ==, desk->paths[2]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/openings/restores", Desk, NULL, set_up, test_restores, tear_down);
  g_test_add ("/openings/busy", Desk, NULL, set_up, test_busy, tear_down);
  g_test_add ("/openings/a-file-in-front", Desk, NULL, set_up, test_a_file_in_front,
              tear_down);
  g_test_add ("/openings/a-file-is-gone", Desk, NULL, set_up, test_a_file_is_gone,
              tear_down);
  g_test_add ("/openings/otherwise", Desk, NULL, set_up, test_otherwise, tear_down);
  return g_test_run ();
}
