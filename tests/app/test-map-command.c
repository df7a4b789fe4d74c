/* A pane's command, run by a shell, draws the picture that the pane draws; and so does a
 * printer. */

#include "export/map-command.h"

#include "export/command-before.h"
#include "export/map-print.h"
#include "stage.h"
#include "support.h"

#define SIDE                                                                             \
  0.5 /* of a channel of a pixel, [0, 255]: the mean difference that may be              \
       */

static const char *cli;

typedef struct
{
  Stage stage;
  AsterPane *pane;
  AsterMapParts map;
  GtkWidget *content;
  char *folder, *vectors;
} Room;

static void
write_vectors (Room *self)
{
  AsterSpace *space = aster_document_get_space (self->stage.document);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < aster_space_n (space); i++)
    {
      g_string_append (text, aster_tokens_get (space->tokens, i, NULL));
      for (gsize p = 0; p < aster_space_d (space); p++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (
              text, " %s",
              g_ascii_formatd (number, sizeof number, "%.9g",
                               (double) aster_matrix_row (space->vectors, i)[p]));
        }
      g_string_append_c (text, '\n');
    }
  g_file_set_contents (self->vectors, text->str, -1, NULL);
}

static void
set_up (Room *self, gconstpointer data)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);
  AsterSpace *space;

  self->stage = stage_init ();
  self->folder = g_dir_make_tmp ("asterism-command-XXXXXX", NULL);
  self->vectors = g_build_filename (self->folder, "toy.txt", NULL);
  write_vectors (self);
  space = aster_document_get_space (self->stage.document);
  g_free (space->origin.path);
  space->origin.path = g_strdup (self->vectors);

  self->pane = aster_pane_new (self->stage.engine, 7, ASTER_PANE_MAP);
  aster_pane_set_input (self->pane, space, ASTER_TREATMENT_RAW);
  recipe->method = ASTER_MAP_PCA;
  aster_pane_set_recipe (self->pane, recipe);
  self->content = aster_map_content_new (self->stage.document, self->pane);
  stage_show (&self->stage, self->content);
  aster_pane_run (self->pane);
  WAIT_UNTIL (aster_pane_get_layout (self->pane) != NULL &&
              !aster_pane_is_running (self->pane));
  self->map = aster_map_content_get_parts (ASTER_MAP_CONTENT (self->content));
}

static void
tear_down (Room *self, gconstpointer data)
{
  static const char *const made[] = { "toy.txt", "MAP.tsv", "CLUSTERS.tsv", "LIST.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, made[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->vectors);
  g_free (self->folder);
  g_object_unref (self->pane);
  stage_clear (&self->stage);
}

static cairo_surface_t *
run_command (Room *self)
{
  g_autofree char *line = aster_map_command_new (&self->map);
  g_autofree char *program = g_canonicalize_filename (cli, NULL);
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *all = g_strdup_printf ("PATH=%s:$PATH; cd '%s'; %s", folder,
                                          self->folder, line);
  g_autofree char *path = g_build_filename (self->folder, "map.png", NULL);
  const char *argv[] = { "/bin/sh", "-c", all, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture;
  int status;

  g_test_message ("%s", line);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (status, ==, 0);
  picture = cairo_image_surface_create_from_png (path);
  g_unlink (path);

  return picture;
}

/* What the window would export as on the screen, one pixel a px. */
static cairo_surface_t *
draw_figure (Room *self)
{
  g_autoptr (AsterMapFigure) figure = aster_plot_dup_figure (self->map.plot);
  const AsterTransform *view = aster_map_figure_get_view (figure);
  cairo_surface_t *picture = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) view->width, (int) view->height);
  cairo_t *cr = cairo_create (picture);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;

  sheet.width = view->width;
  sheet.height = view->height;
  sheet.text_size = aster_plot_get_text_size (self->map.plot);
  sheet.theme = aster_plot_get_theme (self->map.plot);
  sheet.legend = aster_plot_get_style (self->map.plot)->legend;
  aster_map_figure_draw (figure, &sheet, cr);
  cairo_destroy (cr);

  return picture;
}

static double
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a),
      height = cairo_image_surface_get_height (a);
  double sum = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) +
                        y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) +
                        y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        for (int c = 0; c < 3; c++)
          sum += abs (p[4 * x + c] - q[4 * x + c]);
    }

  return sum / (3.0 * width * height);
}

static void
assert_same_picture (Room *self)
{
  cairo_surface_t *ours = draw_figure (self), *theirs = run_command (self);

  g_assert_cmpfloat (compare (ours, theirs), <, SIDE);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

/* The desktop has a font of its own, which the command line does not know: words and what
 * makes room for them are compared by the tests of figures. */
static void
leave_out_words (Room *self)
{
  AsterPlotStyle style = *aster_plot_get_style (self->map.plot);

  style.labels = style.legend = style.axes = FALSE;
  aster_pane_set_style (self->pane, &style);
  stage_settle ();
}

static void
test_view (Room *self, gconstpointer data)
{
  const guint32 rows[] = { 1, 4, 5 }, few[] = { 0, 1, 2, 3, 4, 5 };
  AsterViewport *viewport = aster_plot_get_viewport (self->map.plot);
  AsterPlotStyle style;

  leave_out_words (self);
  assert_same_picture (self);

  aster_viewport_zoom_about (viewport, 0.1, -0.2, 2.5);
  assert_same_picture (self);

  aster_selection_apply (self->stage.selection, rows, 3, ASTER_SELECT_REPLACE);
  aster_selection_pin (self->stage.selection, 2);
  assert_same_picture (self);

  style = *aster_plot_get_style (self->map.plot);
  style.size = 2;
  style.alpha = 0.4;
  aster_pane_set_style (self->pane, &style);
  stage_settle ();
  assert_same_picture (self);

  aster_isolation_enter (aster_document_get_isolation (self->stage.document), few, 6);
  stage_settle ();
  assert_same_picture (self);
}

/* What is on the screen now. */
static cairo_surface_t *
take_picture (Room *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (
      GTK_WIDGET (self->map.plot));
  int width = gtk_widget_get_width (GTK_WIDGET (self->map.plot));
  int height = gtk_widget_get_height (GTK_WIDGET (self->map.plot));
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width,
                                                         height);
  cairo_t *cr = cairo_create (picture);
  GskRenderNode *node = NULL;

  /* A busy display has not drawn anything yet. */
  for (guint i = 0; i < 1000 && node == NULL; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        {
          g_usleep (20000);
          stage_settle ();
        }
    }
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);

  return picture;
}

/* A figure as on the screen is what the screen shows, pixel by pixel, once it shows it.
 */
static void
test_screen (Room *self, gconstpointer data)
{
  cairo_surface_t *figure, *screen;
  double differ = G_MAXDOUBLE;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  leave_out_words (self);
  figure = draw_figure (self);
  for (guint frame = 0; frame < 1000 && differ > SIDE; frame++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->map.plot));
      g_usleep (20000);
      stage_settle ();
      screen = take_picture (self);
      differ = compare (figure, screen);
      cairo_surface_destroy (screen);
    }
  g_assert_cmpfloat (differ, <, SIDE);
  cairo_surface_destroy (figure);
}

static void
test_colours (Room *self, gconstpointer data)
{
  static const char *const colours[] = { "#norm", "#rank", "#cosine queen - man" };

  leave_out_words (self);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      aster_pane_set_colour (self->pane, colours[i]);
      WAIT_UNTIL (aster_map_colours_get_colouring (self->map.colours)->kind ==
                  ASTER_COLOURING_NUMBERS);
      stage_settle ();
      assert_same_picture (self);
      aster_pane_set_colour (self->pane, "");
    }
}

/* Clusters are found on the way, in the space and on a map. */
static void
test_clusters (Room *self, gconstpointer data)
{
  AsterPaneSet *panes = aster_document_get_panes (self->stage.document);
  AsterPane *pane = aster_pane_set_add (panes, ASTER_PANE_CLUSTERS, 1,
                                        GTK_ORIENTATION_VERTICAL);
  AsterPane *map = aster_pane_set_find (panes, 1);
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  g_autofree char *colour = aster_colour_dup_clusters (aster_pane_get_id (pane));
  AsterPlotStyle style;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
  for (guint on_map = 0; on_map < 2; on_map++)
    {
      g_autofree char *line = NULL;

      recipe->clusters.method = ASTER_CLUSTER_KMEANS;
      recipe->clusters.k = 3 + on_map;
      recipe->clusters.seed = 9;
      recipe->clusters.on_map = (gboolean) on_map;
      if (on_map)
        recipe->clusters.metric = ASTER_CLUSTER_EUCLIDEAN;
      aster_pane_set_recipe (pane, recipe);
      if (on_map)
        {
          aster_pane_set_recipe (map, aster_pane_get_recipe (self->pane));
          aster_pane_run (map);
          WAIT_UNTIL (aster_pane_get_layout (map) != NULL &&
                      !aster_pane_is_running (map));
          aster_pane_set_source (pane, 1);
        }
      aster_pane_run (pane);
      WAIT_UNTIL (aster_pane_get_result (pane) != NULL && !aster_pane_is_running (pane) &&
                  aster_pane_get_result (pane)->clusters->n_clusters == 3 + on_map);

      aster_pane_set_colour (self->pane, colour);
      WAIT_UNTIL (aster_map_colours_get_clusters (self->map.colours) != NULL);
      style = *aster_plot_get_style (self->map.plot);
      style.labels = FALSE;
      aster_pane_set_style (self->pane, &style);
      stage_settle ();

      line = aster_map_command_new (&self->map);
      g_assert_nonnull (strstr (line, "asterism-cli --seed 9 clusters --method kmeans"));
      g_assert_cmpint (strstr (line, " > MAP.tsv && ") != NULL, ==, on_map);
      g_assert_nonnull (strstr (line, " > CLUSTERS.tsv && asterism-cli render"));
      assert_same_picture (self);
    }
}

/* Sets stand in the command itself, whatever they are called. */
static void
test_sets (Room *self, gconstpointer data)
{
  static const char *const names[] = { "colours", "O'Brien's; #2=\\ $HOME `id` \"x\"",
                                       "covered", "-o /tmp/none" };
  const guint32 rows[4][3] = { { 8, 9, 9 }, { 0, 1, 6 }, { 5, 5, 5 }, { 5, 6, 7 } };
  AsterWordSets *sets = aster_document_get_sets (self->stage.document);

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (aster_word_sets_add (sets, names[i], rows[i], 3), ==, i);
  aster_pane_set_colour (self->pane, ASTER_COLOUR_SETS);
  stage_settle ();
  assert_same_picture (self);

  /* One mark of two sets, and colours of one's own. */
  aster_word_sets_set_style (sets, 3, 1);
  aster_word_sets_set_style (sets, 0, 17);
  stage_settle ();
  assert_same_picture (self);
}

/* A list that is longer than an argument may be becomes a file. */
static void
test_long_list (Room *self, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("it's"), line = g_string_new (NULL);
  g_autofree char *path = g_build_filename (self->folder, "LIST.txt", NULL);
  g_autofree char *script = g_build_filename (self->folder, "script", NULL);
  g_autofree char *back = NULL;
  const char *argv[] = { "/bin/sh", script, NULL };
  int status;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (list, ",%u", 2 * i);
  aster_command_append_file (line, path, list->str);
  g_string_append (line, "true");
  g_assert_true (g_file_set_contents (script, line->str, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_unlink (script);
  g_assert_true (g_file_get_contents (path, &back, NULL, NULL));
  g_assert_true (g_str_equal (back, list->str));
}

/* Labels that were moved or hidden, rings around what was found, and torn neighbours. */
static void
test_marks (Room *self, gconstpointer data)
{
  const guint32 found[] = { 0, 3 }, selected[] = { 2 };
  AsterLabelEdits *edits = aster_pane_get_labels (self->pane);
  const double offset[2] = { 3, -2.5 };
  AsterPlotStyle style = *aster_plot_get_style (self->map.plot);
  g_autofree char *line = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
  style.legend = style.axes = FALSE;
  aster_pane_set_style (self->pane, &style);
  stage_settle ();
  assert_same_picture (self);

  aster_label_edits_move (edits, 2, offset);
  aster_label_edits_hide (edits, 1);
  aster_selection_set_matches (self->stage.selection, found, 2);
  stage_settle ();
  line = aster_map_command_new (&self->map);
  g_assert_nonnull (strstr (line, "--move-labels '#2=3/-2.5'"));
  g_assert_nonnull (strstr (line, "--hide-labels '#1'"));
  g_assert_nonnull (strstr (line, "--found 0,3"));
  assert_same_picture (self);

  aster_selection_apply (self->stage.selection, selected, 1, ASTER_SELECT_REPLACE);
  style.torn = TRUE;
  aster_pane_set_style (self->pane, &style);
  WAIT_UNTIL (aster_plot_get_torn (self->map.plot) != NULL);
  stage_settle ();
  assert_same_picture (self);
}

static void
test_print (Room *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "printed.pdf", NULL);
  g_autofree char *pdf = NULL;
  gsize size;

  g_assert_cmpint (aster_map_print (ASTER_MAP_CONTENT (self->content), NULL,
                                    GTK_PRINT_OPERATION_ACTION_EXPORT, path),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &pdf, &size, NULL));
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  g_assert_cmpuint (size, >, 4000);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli = argv[1];
  g_test_add ("/map-command/view", Room, NULL, set_up, test_view, tear_down);
  g_test_add ("/map-command/colours", Room, NULL, set_up, test_colours, tear_down);
  g_test_add ("/map-command/clusters", Room, NULL, set_up, test_clusters, tear_down);
  g_test_add ("/map-command/sets", Room, NULL, set_up, test_sets, tear_down);
  g_test_add ("/map-command/long-list", Room, NULL, set_up, test_long_list, tear_down);
  g_test_add ("/map-command/marks", Room, NULL, set_up, test_marks, tear_down);
  g_test_add ("/map-command/screen", Room, NULL, set_up, test_screen, tear_down);
  g_test_add ("/map-command/print", Room, NULL, set_up, test_print, tear_down);
  return stage_run ();
}
