/* A map has a dialogue of its own. Of the others the ending of the name chooses: .png,
 * .svg and .pdf are drawn by the same painters as the window, .html is a text to be read
 * anywhere, .tsv and .csv have
 * the numbers. Drawing happens here, from what is on the screen; the
 * bytes are written by a thread. */

#include "export/exporter.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-content.h"
#include "export/export-dialog.h"
#include "files/save.h"
#include "fittings/file-dialog.h"
#include "map/map-content.h"
#include "panes/table-content.h"
#include "panes/text-content.h"
#include "text/text-export.h"

typedef struct
{
  char *path;
  GBytes *bytes;        /* (nullable) until the thread has made them */
  AsterTableText *text; /* (nullable) what to make them of */
  AsterTableTextFormat format;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_free (output->path);
  g_clear_pointer (&output->bytes, g_bytes_unref);
  g_clear_pointer (&output->text, aster_table_text_free);
  g_free (output);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Output *output = data;
  GError *error = NULL;
  const void *bytes;
  gsize length;

  if (output->bytes == NULL)
    output->bytes = aster_table_text_write (output->text, output->format);
  bytes = g_bytes_get_data (output->bytes, &length);

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
  g_autofree char *name = aster_path_dup_shown (output->path);
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_ ("Saved as “%s”"), name);
      gtk_widget_activate_action (GTK_WIDGET (source), "win.say", "s", text);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (source), "win.warn", "s", error->message);
}

/* What is on the screen now; a picture is drawn here, a table is written by the thread.
 */
static gboolean
fill (Output *output, GtkWidget *content, GError **error)
{
  if (ASTER_IS_TEXT_CONTENT (content))
    output->bytes = aster_text_content_export (ASTER_TEXT_CONTENT (content), output->path,
                                               error);
  else if (ASTER_IS_TABLE_CONTENT (content))
    output->text = aster_table_content_export (ASTER_TABLE_CONTENT (content),
                                               output->path, &output->format, error);
  else
    output->bytes = aster_cluster_content_export (ASTER_CLUSTER_CONTENT (content),
                                                  output->path, error);

  return output->bytes != NULL || output->text != NULL;
}

static void
chosen_cb (GFile *file, gpointer data)
{
  GtkWidget *content = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  Output *output;

  if (path == NULL)
    return;

  output = g_new0 (Output, 1);
  output->path = g_steal_pointer (&path);
  if (!fill (output, content, &error))
    {
      output_free (output);
      gtk_widget_activate_action (content, "win.warn", "s", error->message);
      return;
    }

  task = g_task_new (content, NULL, written_cb, NULL);
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, write_thread);
}

static void
show_dialog (AsterMapContent *content, GtkWindow *window)
{
  GtkWidget *dialog = aster_export_dialog_new (window, content);

  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    gtk_widget_activate_action (GTK_WIDGET (content), "win.warn", "s",
                                _ ("There is no map yet to export."));
}

static const char *
get_usual_name (GtkWidget *content)
{
  if (ASTER_IS_TEXT_CONTENT (content))
    return _ ("text.png");

  return ASTER_IS_TABLE_CONTENT (content) ? _ ("table.tsv") : _ ("clusters.tsv");
}

/* Asks what of @content, which a pane shows, is taken away and where to, then writes;
 * what goes wrong is said in the window. */
void
aster_exporter_run (GtkWidget *content)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (content));

  if (ASTER_IS_MAP_CONTENT (content))
    show_dialog (ASTER_MAP_CONTENT (content), window);
  else
    aster_file_dialog_save (window, _ ("Export the Pane"), get_usual_name (content),
                            chosen_cb, content);
}
