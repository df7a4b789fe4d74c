#include "export/export-dialog.h"

#include "figure/figure-preset.h"

#include "stage.h"
#include "support.h"

typedef struct
{
  Stage stage;
  GtkWidget *map;
  GtkWidget *dialog;
  char *folder;
} Room;

/* A map of the toy space, or of the rows that @data names, and the dialog over it. */
static void
set_up (Room *self, gconstpointer data)
{
  AsterPane *pane;
  g_autoptr (AsterRecipe) recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  self->stage = stage_init ();
  pane = aster_pane_new (self->stage.engine, 7, ASTER_PANE_MAP);
  aster_pane_set_input (pane, aster_document_get_space (self->stage.document),
                        ASTER_TREATMENT_RAW);
  recipe->method = ASTER_MAP_PCA;
  if (data != NULL)
    recipe->rows = aster_row_set_parse (data, NULL);
  aster_pane_set_recipe (pane, recipe);
  aster_pane_set_colour (pane, "kind");
  self->map = aster_map_content_new (self->stage.document, pane);
  stage_show (&self->stage, self->map);
  aster_pane_run (pane);
  WAIT_UNTIL (aster_pane_get_layout (pane) != NULL && !aster_pane_is_running (pane));
  self->dialog = aster_export_dialog_new (GTK_WINDOW (self->stage.window),
                                          ASTER_MAP_CONTENT (self->map));
  gtk_window_present (GTK_WINDOW (self->dialog));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  stage_settle ();
  self->folder = g_dir_make_tmp ("asterism-export-XXXXXX", NULL);
  g_object_unref (pane);
}

static void
tear_down (Room *self, gconstpointer data)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  stage_clear (&self->stage);
  g_rmdir (self->folder);
  g_free (self->folder);
}

/* The row of that title, wherever it stands. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) ==
          0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
choose (Room *self, const char *title, guint choice)
{
  GtkWidget *row = find_row (self->dialog, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  stage_settle ();
}

static GtkWidget *
find_control (Room *self, const char *title)
{
  GtkWidget *row = find_row (self->dialog, title);

  g_assert_nonnull (row);

  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
}

static double
get_number (Room *self, const char *title)
{
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_control (self, title)));
}

static void
set_number (Room *self, const char *title, double number)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_control (self, title)), number);
  stage_settle ();
}

static void
switch_on (Room *self, const char *title, gboolean on)
{
  gtk_switch_set_active (GTK_SWITCH (find_control (self, title)), on);
  stage_settle ();
}

static void
show_data (Room *self)
{
  GtkWidget *box = adw_window_get_content (ADW_WINDOW (self->dialog));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_VIEW_STACK (child))
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (child), "data");
  stage_settle ();
}

/* What is in the file; the dialog is gone once it is there. */
static char *
save (Room *self, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *content = NULL;
  g_autoptr (GError) error = NULL;

  aster_export_dialog_save (ASTER_EXPORT_DIALOG (self->dialog), path);
  WAIT_UNTIL (self->dialog == NULL);
  g_file_get_contents (path, &content, size, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return content;
}

/* A name that says what it is goes before what was chosen in the dialog. */
static void
test_named_otherwise (Room *self, gconstpointer data)
{
  gsize size;
  g_autofree char *svg = save (self, "named.SVG", &size);

  g_assert_true (g_str_has_prefix (svg, "<?xml"));
}

static void
test_png (Room *self, gconstpointer data)
{
  gsize size;
  g_autofree char *png = NULL;
  double width = get_number (self, "Width"), height = get_number (self, "Height");

  png = save (self, "map.png", &size);
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpint (((guint8) png[18] << 8) + (guint8) png[19], ==, (int) width);
  g_assert_cmpint (((guint8) png[22] << 8) + (guint8) png[23], ==, (int) height);
  g_assert_nonnull (memmem (png, size, "iTXtTitle", 9));
  g_assert_nonnull (memmem (png, size, "PCA, components 1 and 2", 23));
  g_assert_nonnull (memmem (png, size, "asterism-cli", 12));
}

/* What is said in the caption is in the picture only if it is asked for, and in the file
 * in any case. */
static void
test_svg (Room *self, gconstpointer data)
{
  gsize size;
  g_autofree char *svg = NULL;

  choose (self, "Format", ASTER_FIGURE_SVG);
  choose (self, "Size", 2);
  g_assert_cmpfloat_with_epsilon (get_number (self, "Width"), 85, 0.06);
  switch_on (self, "Caption", TRUE);
  switch_on (self, "Legend", FALSE);
  svg = save (self, "map.svg", &size);
  g_assert_nonnull (strstr (svg, "<title>PCA, components 1 and 2</title>"));
  g_assert_nonnull (strstr (svg, "<title>queen</title>"));
  g_assert_nonnull (strstr (svg, ">PCA, components 1 and 2, of 10 words"));
  g_assert_null (strstr (svg, ">person</text>"));
  g_assert_nonnull (strstr (svg, "width=\"321"));
}

static void
test_pdf (Room *self, gconstpointer data)
{
  gsize size;
  g_autofree char *pdf = NULL;

  choose (self, "Format", ASTER_FIGURE_PDF);
  choose (self, "Theme", 2);
  pdf = save (self, "map.pdf", &size);
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  g_assert_nonnull (memmem (pdf, size, "/Title (PCA, components 1 and 2)", 32));
}

/* A preset chooses what is measured; custom goes on from there, in either unit. */
static void
test_sizes (Room *self, gconstpointer data)
{
  double width;

  choose (self, "Size", 1);
  g_assert_cmpfloat_with_epsilon (get_number (self, "Width"), 338.7, 0.06);
  g_assert_cmpfloat_with_epsilon (get_number (self, "Height"), 190.5, 0.06);
  g_assert_cmpfloat (get_number (self, "Dots per inch"), ==, 144);
  g_assert_false (gtk_widget_get_sensitive (find_control (self, "Width")));

  choose (self, "Size", ASTER_N_PRESETS);
  g_assert_true (gtk_widget_get_sensitive (find_control (self, "Width")));
  choose (self, "Unit", 1);
  g_assert_cmpfloat_with_epsilon (get_number (self, "Width"), 1920, 1);
  set_number (self, "Dots per inch", 288);
  width = get_number (self, "Width");
  g_assert_cmpfloat_with_epsilon (width, 3840, 2);
}

/* What cannot be drawn is said, and cannot be saved. */
static void
test_too_large (Room *self, gconstpointer data)
{
  GtkWidget *save_button = gtk_window_get_default_widget (GTK_WINDOW (self->dialog));

  choose (self, "Size", ASTER_N_PRESETS);
  set_number (self, "Width", 20000);
  g_assert_false (gtk_widget_get_sensitive (save_button));
  choose (self, "Format", ASTER_FIGURE_SVG);
  g_assert_true (gtk_widget_get_sensitive (save_button));
  choose (self, "Format", ASTER_FIGURE_PNG);
  set_number (self, "Width", 400);
  g_assert_true (gtk_widget_get_sensitive (save_button));
}

static void
test_data (Room *self, gconstpointer data)
{
  gsize size;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  show_data (self);
  choose (self, "Format", 1);
  table = save (self, "map.csv", &size);
  lines = g_strsplit (g_strchomp (table), "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 11);
  g_assert_cmpstr (lines[0], ==, "token,x,y,\"kind\"");
  g_assert_true (g_str_has_prefix (lines[1], "\"king\","));
  g_assert_true (g_str_has_suffix (lines[1], ",\"person\""));
}

static void
test_selected (Room *self, gconstpointer data)
{
  const guint32 rows[] = { 1, 4 };
  gsize size;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  aster_selection_apply (self->stage.selection, rows, 2, ASTER_SELECT_REPLACE);
  self->dialog = aster_export_dialog_new (GTK_WINDOW (self->stage.window),
                                          ASTER_MAP_CONTENT (self->map));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_present (GTK_WINDOW (self->dialog));
  stage_settle ();
  show_data (self);
  table = save (self, "map.tsv", &size);
  lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[1], "queen\t"));
  g_assert_true (g_str_has_prefix (lines[2], "apple\t"));
}

/* Words that are not on the map have no coordinates to take away. */
static void
test_part (Room *self, gconstpointer data)
{
  static const char *const words[] = { "token", "king", "woman", "apple", "pear" };
  gsize size;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  show_data (self);
  table = save (self, "map.tsv", &size);
  lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpstr (cells[0], ==, words[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Room, NULL, set_up, func, tear_down)
  ADD ("/export-dialog/png", test_png);
  ADD ("/export-dialog/named-otherwise", test_named_otherwise);
  ADD ("/export-dialog/svg", test_svg);
  ADD ("/export-dialog/pdf", test_pdf);
  ADD ("/export-dialog/sizes", test_sizes);
  ADD ("/export-dialog/too-large", test_too_large);
  ADD ("/export-dialog/data", test_data);
  ADD ("/export-dialog/selected", test_selected);
#undef ADD
  g_test_add ("/export-dialog/part", Room, "0,3-5", set_up, test_part, tear_down);
  return stage_run ();
}
