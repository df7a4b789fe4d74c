/* Two pages: the map as a figure, and as numbers. What is written is worked out in a
 * thread of its own from a copy of the view, so that the window goes on, and the file is
 * replaced whole or not at all; Cancel gives up. */

#include "export/export-dialog.h"

#include <glib/gi18n-lib.h>

#include "export/data-page.h"
#include "export/figure-page.h"
#include "export/map-caption.h"
#include "files/save.h"
#include "fittings/file-dialog.h"
#include "tools/error.h"
#include "values/tokens.h"

#define WIDTH  1040 /* px */
#define HEIGHT 700

struct _AsterExportDialog
{
  AdwWindow parent_instance;

  AsterMapFigure *figure;
  AsterMapCaption caption;
  GCancellable *cancellable; /* (nullable) while something is written */

  GtkWidget *stack;
  GtkWidget *picture, *data;
  GtkWidget *save, *spinner;
};

G_DEFINE_FINAL_TYPE (AsterExportDialog, aster_export_dialog, ADW_TYPE_WINDOW)

/* All that the thread needs; nothing of it belongs to a widget. */
typedef struct
{
  char *path;
  AsterMapFigure *figure; /* a picture; else */
  AsterMapSheet sheet;
  char *sheet_caption;
  AsterFigureFormat format;
  AsterMapCaption caption;

  GBytes *table; /* numbers, written already: they take no time */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->path);
  g_clear_pointer (&errand->figure, aster_map_figure_unref);
  g_free (errand->sheet_caption);
  aster_map_caption_clear (&errand->caption);
  g_clear_pointer (&errand->table, g_bytes_unref);
  g_free (errand);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  AsterFigureFacts facts = aster_map_caption_get_facts (&errand->caption);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (errand->table != NULL)
    bytes = g_bytes_ref (errand->table);
  else
    bytes = aster_map_figure_render (errand->figure, &errand->sheet, errand->format,
                                     &facts, cancellable, &error);
  if (bytes != NULL && aster_save_bytes (errand->path, g_bytes_get_data (bytes, NULL),
                                         g_bytes_get_size (bytes), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_busy (AsterExportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->stack, !busy);
  gtk_widget_set_sensitive (self->save, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AsterExportDialog *self = ASTER_EXPORT_DIALOG (source);
  Errand *errand = g_task_get_task_data (G_TASK (result));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = aster_path_dup_shown (errand->path), *text = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_ ("Saved as “%s”"), name);
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", text);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, ASTER_ERROR, ASTER_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.warn", "s", error->message);
}

static gboolean
is_picture (AsterExportDialog *self)
{
  return adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack)) == self->picture;
}

static Errand *
new_errand (AsterExportDialog *self, const char *path)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  if (!is_picture (self))
    {
      AsterMapTable table = aster_data_page_get_table (ASTER_DATA_PAGE (self->data));

      errand->table = aster_map_table_write (
          &table, aster_data_page_get_format (ASTER_DATA_PAGE (self->data)));
      return errand;
    }

  errand->figure = aster_map_figure_ref (self->figure);
  errand->sheet = aster_figure_page_get_sheet (ASTER_FIGURE_PAGE (self->picture));
  errand->sheet_caption = g_strdup (errand->sheet.caption);
  errand->sheet.caption = errand->sheet_caption;
  errand->format = aster_figure_page_get_format (ASTER_FIGURE_PAGE (self->picture));
  /* A file is what its name says, whatever was chosen before it had one. */
  aster_figure_format_from_path (path, &errand->format);
  aster_map_caption_copy (&errand->caption, &self->caption);

  return errand;
}

/* Writes what is chosen to @path and closes once it is there. */
void
aster_export_dialog_save (AsterExportDialog *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASTER_IS_EXPORT_DIALOG (self) && self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, new_errand (self, path), errand_free);
  g_task_run_in_thread (task, write_thread);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    aster_export_dialog_save (data, path);
}

static const char *
get_name (AsterExportDialog *self)
{
  static const char *const pictures[] = { N_ ("map.png"), N_ ("map.svg"),
                                          N_ ("map.pdf") };
  static const char *const tables[] = { N_ ("map.tsv"), N_ ("map.csv"), N_ ("map.npy") };

  return is_picture (self)
             ? _ (pictures[aster_figure_page_get_format (
                   ASTER_FIGURE_PAGE (self->picture))])
             : _ (tables[aster_data_page_get_format (ASTER_DATA_PAGE (self->data))]);
}

static void
save_cb (AsterExportDialog *self)
{
  aster_file_dialog_save (GTK_WINDOW (self), _ ("Export the Map"), get_name (self),
                          chosen_cb, self);
}

static gboolean
aster_export_dialog_close_request (GtkWindow *window)
{
  AsterExportDialog *self = ASTER_EXPORT_DIALOG (window);

  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (aster_export_dialog_parent_class)->close_request (window);
}

static void
copy_cb (AsterExportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->caption.command == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          self->caption.command);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s",
                                _ ("The command is on the clipboard"));
}

/* What cannot be drawn cannot be saved. */
static void
update (AsterExportDialog *self)
{
  gtk_widget_set_sensitive (
      self->save, !is_picture (self) ||
                      aster_figure_page_check (ASTER_FIGURE_PAGE (self->picture), NULL));
}

static void
aster_export_dialog_dispose (GObject *object)
{
  AsterExportDialog *self = ASTER_EXPORT_DIALOG (object);

  g_clear_pointer (&self->figure, aster_map_figure_unref);
  aster_map_caption_clear (&self->caption);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (aster_export_dialog_parent_class)->dispose (object);
}

static void
aster_export_dialog_class_init (AsterExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aster_export_dialog_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
aster_export_dialog_init (AsterExportDialog *self)
{
}

static GtkWidget *
build_header (AsterExportDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *switcher = adw_view_switcher_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("C_opy as Command"));

  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher),
                               ADW_VIEW_STACK (self->stack));
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher),
                                ADW_VIEW_SWITCHER_POLICY_WIDE);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_widget_set_tooltip_text (copy, _ ("The line that draws this map without a window"));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), switcher);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->spinner);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), copy);

  return header;
}

/**
 * aster_export_dialog_new:
 * @parent: (nullable): the window that asks, and that is told what came of it
 * @map: (transfer none): what is taken away, as it is now
 *
 * Returns: (transfer none): the dialog, not shown yet; %NULL if there is no map yet
 */
GtkWidget *
aster_export_dialog_new (GtkWindow *parent, AsterMapContent *map)
{
  AsterMapParts parts = aster_map_content_get_parts (map);
  AsterMapFigure *figure = aster_plot_dup_figure (parts.plot);
  AsterExportDialog *self;
  GtkWidget *box;

  if (figure == NULL)
    return NULL;

  self = g_object_new (ASTER_TYPE_EXPORT_DIALOG, "transient-for", parent, "modal", TRUE,
                       "title", _ ("Export the Map"), "default-width", WIDTH,
                       "default-height", HEIGHT, NULL);
  self->figure = figure;
  aster_map_caption_init (&self->caption, &parts);
  self->picture = aster_figure_page_new (figure, aster_plot_get_theme (parts.plot),
                                         aster_plot_get_text_size (parts.plot),
                                         self->caption.caption);
  self->data = aster_data_page_new (parts.document, aster_plot_get_layout (parts.plot),
                                    aster_map_colours_get_clusters (parts.colours),
                                    aster_map_colours_get_colouring (parts.colours));

  self->stack = adw_view_stack_new ();
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), self->picture,
                                       "picture", _ ("Picture"),
                                       "image-x-generic-symbolic");
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), self->data, "data",
                                       _ ("Data"), "x-office-spreadsheet-symbolic");
  gtk_widget_set_vexpand (self->stack, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  gtk_window_set_focus (GTK_WINDOW (self), self->save);

  g_signal_connect_swapped (self->picture, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (update),
                            self);
  update (self);

  return GTK_WIDGET (self);
}
