/* Each gesture that changes a document, made in its widgets, is one step back and one
 * step forth; and the command that a pane gives computes what the pane shows. */

#include <math.h>

#include "recipes/recipe-words.h"
#include "room.h"

#define TEXT "the king's dog — “red”, 50 % blue\nqueen"

static const char *cli; /* the program beside which it stands in PATH */

static void
edit_recipe (Room *room, guint position, AsterMapMethod method)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (
      aster_pane_get_recipe (room_pane_at (room, position)));

  recipe->method = method;
  aster_pane_set_recipe (room_pane_at (room, position), recipe);
}

/* ---- gestures ---- */

static void
select_one (Room *room)
{
  const guint32 row = 3;

  aster_selection_apply (room->stage.selection, &row, 1, ASTER_SELECT_REPLACE);
}

static void
select_rectangle (Room *room)
{
  static const guint32 rows[] = { 2, 5, 7 };

  aster_selection_apply (room->stage.selection, rows, 3, ASTER_SELECT_ADD);
}

static void
pin (Room *room)
{
  aster_selection_pin (room->stage.selection, 4);
}

static void
treat (Room *room)
{
  aster_document_set_treatment (room->stage.document, ASTER_TREATMENT_CENTRED);
}

static void
change_recipe (Room *room)
{
  edit_recipe (room, 0, ASTER_MAP_SVD);
}

static void
colour (Room *room)
{
  aster_pane_set_colour (room_pane_at (room, 0), "norm");
}

static void
change_view (Room *room)
{
  AsterPlotStyle style = *aster_pane_get_style (room_pane_at (room, 0));

  style.marks = ASTER_MARKS_CONTOURS;
  style.hulls = TRUE;
  aster_pane_set_style (room_pane_at (room, 0), &style);
}

static void
add_right (Room *room)
{
  room_activate (room, "pane.add-right", g_variant_new_uint32 (ASTER_PANE_TABLE));
}

static void
add_below (Room *room)
{
  room_activate (room, "pane.add-below", g_variant_new_uint32 (ASTER_PANE_TEXT));
}

static void
change_kind (Room *room)
{
  room_activate (room, "pane.set-kind", g_variant_new_uint32 (ASTER_PANE_TEXT));
}

static void
duplicate (Room *room)
{
  room_activate (room, "pane.duplicate", NULL);
}

static void
isolate (Room *room)
{
  static const guint32 rows[] = { 0, 1, 2, 4, 6, 9 };

  aster_isolation_enter (aster_document_get_isolation (room->stage.document), rows, 6);
}

static void
map_again (Room *room)
{
  g_assert_true (gtk_widget_activate_action (
      aster_pane_view_get_content (room_view_at (room, 0)), "map.again", NULL));
}

static void
map_all (Room *room)
{
  g_assert_true (gtk_widget_activate_action (
      aster_pane_view_get_content (room_view_at (room, 0)), "map.all", NULL));
}

static void
close_pane (Room *room)
{
  room_activate (room, "pane.close", NULL);
}

static void
maximise (Room *room)
{
  room_activate (room, "pane.maximise", NULL);
}

static void
move_divider (Room *room)
{
  AsterPaneSet *panes = aster_document_get_panes (room->stage.document);
  g_autofree char *text = g_strdup (aster_pane_set_get_arrangement (panes));
  char *share = strstr (text, "0.5");

  g_assert_nonnull (share);
  share[2] = '7';
  aster_pane_set_set_arrangement (panes, text);
}

static void
arrange (Room *room)
{
  aster_pane_set_arrange (aster_document_get_panes (room->stage.document), "look-up");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The state in words. A pane that was closed and came back is the last one of the list,
 * which nobody sees, so the panes are put in order. */
static char *
dup_state (Room *room)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (
      aster_document_to_variant (room->stage.document));
  g_autoptr (GVariant) panes = g_variant_lookup_value (state, "panes", NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GVariantDict rest;

  for (gsize i = 0; i < g_variant_n_children (panes); i++)
    {
      g_autoptr (GVariant) pane = g_variant_get_child_value (panes, i);

      g_ptr_array_add (texts, g_variant_print (pane, FALSE));
    }
  g_ptr_array_sort (texts, compare_texts);

  g_variant_dict_init (&rest, state);
  g_variant_dict_remove (&rest, "panes");
  g_variant_unref (state);
  state = g_variant_ref_sink (g_variant_dict_end (&rest));
  g_ptr_array_add (texts, g_variant_print (state, FALSE));
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("\n", (char **) texts->pdata);
}

static void
assert_state (Room *room, const char *wanted)
{
  g_autofree char *is = dup_state (room);

  g_assert_cmpstr (is, ==, wanted);
}

static void
test_steps (Room *room, gconstpointer data)
{
  static const struct
  {
    const char *name;
    void (*make) (Room *room);
  } gestures[] = {
    { "select one", select_one },
    { "select in a rectangle", select_rectangle },
    { "pin", pin },
    { "treatment", treat },
    { "recipe", change_recipe },
    { "colour", colour },
    { "how it is drawn", change_view },
    { "isolate", isolate },
    { "map these again", map_again },
    { "map all again", map_all },
    { "move a divider", move_divider },
    { "pane to the right", add_right },
    { "pane below", add_below },
    { "kind", change_kind },
    { "duplicate", duplicate },
    { "maximise", maximise },
    { "not maximised", maximise },
    { "close", close_pane },
    { "arrangement", arrange },
  };
  char *states[G_N_ELEMENTS (gestures) + 1];
  const guint n = G_N_ELEMENTS (gestures);

  states[0] = dup_state (room);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", gestures[i].name);
      gestures[i].make (room);
      stage_settle ();
      states[i + 1] = dup_state (room);
      g_assert_cmpstr (states[i], !=, states[i + 1]);

      aster_document_undo (room->stage.document);
      stage_settle ();
      assert_state (room, states[i]);
      aster_document_redo (room->stage.document);
      stage_settle ();
      assert_state (room, states[i + 1]);
    }

  for (guint i = n; i > 0; i--)
    {
      assert_state (room, states[i]);
      aster_document_undo (room->stage.document);
      stage_settle ();
    }
  g_assert_false (aster_document_can_undo (room->stage.document));
  for (guint i = 0; i <= n; i++)
    g_free (states[i]);
}

/* ---- commands ---- */

/* What the pane puts on the clipboard. */
static char *
copy (Room *room, guint position, const char *action)
{
  GtkWidget *view = GTK_WIDGET (room_view_at (room, position));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);
  GValue value = G_VALUE_INIT;
  char *line;

  gdk_clipboard_set_text (clipboard, "nothing");
  gtk_widget_activate_action (view, action, NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard),
                                                 &value, NULL));
  line = g_value_dup_string (&value);
  g_value_unset (&value);

  return line;
}

/* The line that computes what the pane shows. */
static char *
copy_command (Room *room, guint position)
{
  AsterPane *pane = room_pane_at (room, position);

  return copy (room, position,
               aster_pane_get_kind (pane) == ASTER_PANE_MAP ? "pane.copy-numbers"
                                                            : "pane.copy-command");
}

/* The lines that a shell gets from @line, without the header and with NULL at the end. */
static char **
run_command (const char *line)
{
  g_autofree char *folder = g_path_get_dirname (cli);
  g_autofree char *all = g_strdup_printf ("PATH=%s:$PATH; %s", folder, line);
  const char *argv[] = { "/bin/sh", "-c", all, NULL };
  g_autofree char *output = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &said,
                &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", line);
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (status, ==, 0);

  return g_strsplit (g_strchomp (strchr (output, '\n') + 1), "\n", -1);
}

static void
check_map (Room *room, guint position)
{
  AsterSpace *space = aster_document_get_space (room->stage.document);
  AsterPane *pane = room_pane_at (room, position);
  g_autofree char *line = copy_command (room, position);
  g_auto (GStrv) lines = run_command (line);
  const AsterRowSet *rows = aster_pane_get_layout (pane)->rows;
  const AsterMatrix *y;
  gsize line_of = 0;

  y = aster_pane_get_layout (pane)->positions;
  g_assert_cmpuint (g_strv_length (lines), ==,
                    rows != NULL ? rows->n : aster_space_n (space));
  for (gsize i = 0; i < aster_space_n (space); i++)
    {
      g_auto (GStrv) cells = NULL;

      if (!aster_row_set_has (rows, i))
        continue;
      cells = g_strsplit (lines[line_of++], "\t", -1);

      g_assert_cmpstr (cells[0], ==, aster_tokens_get (space->tokens, i, NULL));
      for (gsize p = 0; p < y->n_cols; p++)
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[p + 1], NULL),
                                        aster_matrix_row (y, i)[p], 1e-6);
    }
}

static void
wait_for_kind (Room *room, AsterAxisKind kind)
{
  AsterPane *pane = room_pane_at (room, 0);

  WAIT_UNTIL (!aster_pane_is_running (pane) && aster_pane_get_layout (pane) != NULL &&
              aster_pane_get_layout (pane)->axes[0].kind == kind);
  g_assert_null (aster_pane_get_error (pane));
}

static void
test_map_command (Room *room, gconstpointer data)
{
  static const AsterTreatment treatments[] = { ASTER_TREATMENT_RAW,
                                               ASTER_TREATMENT_CENTRED,
                                               ASTER_TREATMENT_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (treatments); i++)
    {
      aster_document_set_treatment (room->stage.document, treatments[i]);
      /* What comes now is of this treatment, whatever method was there before. */
      edit_recipe (room, 0, i % 2 == 0 ? ASTER_MAP_SVD : ASTER_MAP_PCA);
      wait_for_kind (room, i % 2 == 0 ? ASTER_AXIS_SINGULAR : ASTER_AXIS_COMPONENT);
      check_map (room, 0);
    }
}

/* A map of the isolated words alone: drawn, said and reproduced as such. */
static void
test_map_again_command (Room *room, gconstpointer data)
{
  AsterPane *pane = room_pane_at (room, 0);
  g_autofree char *words = NULL;

  aster_document_set_treatment (room->stage.document, ASTER_TREATMENT_CENTRED);
  edit_recipe (room, 0, ASTER_MAP_SVD);
  wait_for_kind (room, ASTER_AXIS_SINGULAR);
  isolate (room);
  map_again (room);
  WAIT_UNTIL (!aster_pane_is_running (pane) &&
              aster_pane_get_layout (pane)->rows != NULL);
  g_assert_cmpuint (aster_pane_get_layout (pane)->rows->n, ==, 6);
  words = aster_pane_dup_words (pane);
  g_assert_cmpstr (words, ==, "6 words: SVD, components 1 and 2");
  check_map (room, 0);

  map_all (room);
  WAIT_UNTIL (!aster_pane_is_running (pane) &&
              aster_pane_get_layout (pane)->rows == NULL);
  check_map (room, 0);
}

static void
test_text_command (Room *room, gconstpointer data)
{
  AsterPane *pane;
  g_autoptr (AsterRecipe) recipe = NULL;

  room_activate (room, "pane.set-kind", g_variant_new_uint32 (ASTER_PANE_TEXT));
  pane = room_pane_at (room, 0);
  recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  g_free (recipe->text);
  recipe->text = g_strdup (TEXT);
  aster_pane_set_recipe (pane, recipe);
  WAIT_UNTIL (!aster_pane_is_running (pane) && aster_pane_get_result (pane) != NULL &&
              aster_pane_get_result (pane)->pieces != NULL &&
              g_str_equal (aster_pane_get_result (pane)->pieces->text, TEXT));

  {
    g_autofree char *line = copy_command (room, 0);
    g_auto (GStrv) lines = run_command (line);
    AsterResult *result = aster_pane_get_result (pane);

    g_assert_cmpuint (g_strv_length (lines), ==, result->pieces->n);
    for (gsize i = 0; lines[i] != NULL; i++)
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
        double value = result->tints[i];

        if (isnan (value))
          g_assert_cmpstr (cells[3], ==, "");
        else
          g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[3], NULL), value, 1e-5);
      }
  }
}

/* What stands in a table has a command too. */
static void
test_table_command (Room *room, gconstpointer data)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) lines = NULL;

  room_activate (room, "pane.set-kind", g_variant_new_uint32 (ASTER_PANE_TABLE));
  line = copy_command (room, 0);
  g_test_message ("%s", line);
  lines = run_command (line);
  g_assert_cmpuint (g_strv_length (lines), ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli = argv[1];
  g_test_add ("/gestures/steps", Room, NULL, room_set_up, test_steps, room_tear_down);
  g_test_add ("/gestures/map-command", Room, NULL, room_set_up, test_map_command,
              room_tear_down);
  g_test_add ("/gestures/map-again-command", Room, NULL, room_set_up,
              test_map_again_command, room_tear_down);
  g_test_add ("/gestures/text-command", Room, NULL, room_set_up, test_text_command,
              room_tear_down);
  g_test_add ("/gestures/table-command", Room, NULL, room_set_up, test_table_command,
              room_tear_down);
  return stage_run ();
}
