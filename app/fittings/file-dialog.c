/* GtkFileChooserNative is the only portal dialogue that GTK 4.8 has; it still works
 * in every later 4.x. This file is the one place to change when the floor rises. */

#include "fittings/file-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *dialog;
  AsterFileFunc chosen;
  gpointer user_data;
} Request;

static void
response_cb (Request *request, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (request->dialog));
  if (file != NULL)
    request->chosen (file, request->user_data);

  g_object_unref (request->dialog);
  g_free (request);
}

static void
show (GtkFileChooserNative *dialog, AsterFileFunc chosen, gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->dialog = dialog;
  request->chosen = chosen;
  request->user_data = user_data;
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

/**
 * aster_file_dialog_open:
 * @parent: the window that asks
 * @files: what for
 * @chosen: called with the file; not called when the person changes their mind
 * @user_data: data for @chosen; must live as long as @parent
 */
void
aster_file_dialog_open (GtkWindow *parent,
                        AsterFiles files,
                        AsterFileFunc chosen,
                        gpointer user_data)
{
  static const char *const vectors[] = { "*.txt", "*.vec", "*.bin", "*.safetensors",
                                         "*.gz",  "*.zip", "*.xz",  "*.zst",
                                         "*.bz2", NULL };
  static const char *const texts[] = { "*.txt", "*.md", "*.text", NULL };
  static const char *const tables[] = { "*.tsv", "*.csv", "*.txt", NULL };
  static const char *const all[] = { "*", NULL };
  static const struct
  {
    const char *title, *name;
    const char *const *patterns;
  } kinds[] = {
    [ASTER_FILES_VECTORS] = { N_ ("Open Vectors"), N_ ("Word vectors"), vectors },
    [ASTER_FILES_TEXT] = { N_ ("Open a Text"), N_ ("Texts"), texts },
    [ASTER_FILES_TABLE] = { N_ ("Attach a Table"), N_ ("Tables"), tables },
  };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ (kinds[files].title), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);

  add_filter (dialog, _ (kinds[files].name), kinds[files].patterns);
  add_filter (dialog, _ ("All files"), all);
  show (dialog, chosen, user_data);
}

/* @name: the name that is offered; the rest as for opening. */
void
aster_file_dialog_save (GtkWindow *parent,
                        const char *title,
                        const char *name,
                        AsterFileFunc chosen,
                        gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show (dialog, chosen, user_data);
}
