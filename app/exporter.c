/* The ending of the name chooses: .png, .svg and .pdf are drawn by the same painters
 * as the window, .html is a text to be read anywhere, .tsv has the numbers. Drawing
 * happens here, from what is on the screen; the bytes are written by a thread. */

#include "exporter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cluster-content.h"
#include "figure.h"
#include "file-dialog.h"
#include "files/save.h"
#include "files/tsv.h"
#include "map-content.h"
#include "recipe-words.h"
#include "table-content.h"
#include "text-content.h"
#include "text-export.h"

#define MAP_WIDTH 1600.0 /* px of an exported map */

typedef struct
{
  char *path;
  GBytes *bytes;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_free (output->path);
  g_bytes_unref (output->bytes);
  g_free (output);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Output *output = data;
  GError *error = NULL;
  gsize length;
  const void *bytes = g_bytes_get_data (output->bytes, &length);

  if (aster_save_bytes (output->path, bytes, length, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (output->path);
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_ ("Saved as «%s»"), name);
      gtk_widget_activate_action (GTK_WIDGET (source), "win.say", "s", text);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (source), "win.warn", "s", error->message);
}

static void
draw_map_cb (cairo_t *cr, guint sheet, gpointer data)
{
  AsterMapContent *map = data;
  double width = MAP_WIDTH;
  double height = width * gtk_widget_get_height (GTK_WIDGET (map)) /
                  MAX (gtk_widget_get_width (GTK_WIDGET (map)), 1);

  aster_map_content_draw (map, cr, width, height, ASTER_THEME_PRINT);
}

static GBytes *
make_map (AsterPaneView *view, const char *path, GError **error)
{
  AsterMapContent *map = ASTER_MAP_CONTENT (aster_pane_view_get_content (view));
  AsterPane *pane = aster_pane_view_get_pane (view);
  AsterFigure figure = { 0 };
  AsterFigureFormat format;
  g_autofree char *title = NULL;

  if (aster_pane_get_layout (pane) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("There is no map yet to export."));
      return NULL;
    }
  if (g_str_has_suffix (path, ".tsv"))
    return aster_tsv_of_layout (
        aster_document_get_space (aster_pane_view_get_document (view))->tokens,
        aster_pane_get_layout (pane));
  if (!aster_figure_format_from_path (path, &format))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("A map is exported as .png, .svg, .pdf or .tsv: end the "
                              "name with one of these."));
      return NULL;
    }

  title = aster_recipe_dup_words (aster_pane_get_recipe (pane), ASTER_PANE_MAP);
  figure.width = MAP_WIDTH;
  figure.height = round (MAP_WIDTH * gtk_widget_get_height (GTK_WIDGET (map)) /
                         MAX (gtk_widget_get_width (GTK_WIDGET (map)), 1));
  figure.scale = 2;
  figure.title = title;

  return aster_figure_render (&figure, format, draw_map_cb, map, error);
}

static GBytes *
make_bytes (AsterPaneView *view, const char *path, GError **error)
{
  GtkWidget *content = aster_pane_view_get_content (view);

  switch (aster_pane_get_kind (aster_pane_view_get_pane (view)))
    {
    case ASTER_PANE_TEXT:
      return aster_text_content_export (ASTER_TEXT_CONTENT (content), path, error);

    case ASTER_PANE_TABLE:
      return aster_table_content_export (ASTER_TABLE_CONTENT (content), path, error);

    case ASTER_PANE_CLUSTERS:
      return aster_cluster_content_export (ASTER_CLUSTER_CONTENT (content), path, error);

    case ASTER_PANE_MAP:
    case ASTER_PANE_QUERY:
    case ASTER_PANE_VALUES:
    default:
      return make_map (view, path, error);
    }
}

static void
chosen_cb (GFile *file, gpointer data)
{
  AsterPaneView *view = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GBytes *bytes;
  Output *output;

  if (path == NULL)
    return;

  if ((bytes = make_bytes (view, path, &error)) == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (view), "win.warn", "s", error->message);
      return;
    }

  output = g_new0 (Output, 1);
  output->path = g_steal_pointer (&path);
  output->bytes = bytes;
  task = g_task_new (view, NULL, written_cb, NULL);
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, write_thread);
}

/* Asks where to, then writes; what goes wrong is said in the window. */
void
aster_exporter_run (AsterPaneView *view)
{
  static const char *const names[] = { N_ ("map.png"), N_ ("text.png"), N_ ("table.tsv"),
                                       N_ ("clusters.tsv") };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  aster_file_dialog_save (
      GTK_WINDOW (root), _ ("Export the Pane"),
      _ (names[aster_pane_get_kind (aster_pane_view_get_pane (view))]), chosen_cb, view);
}
