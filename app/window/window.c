/* The window owns no state of its own: what is open lives in the session, what is
 * preferred in the settings. It lays the rooms out, follows the current document,
 * and is the one place that tells a person that a file could not be opened. */

#include "window/window.h"

#include <glib/gi18n-lib.h>

#include "aster-config.h"
#include "document/document-actions.h"
#include "document/openings.h"
#include "fittings/file-dialog.h"
#include "fittings/settings.h"
#include "inspector/inspector.h"
#include "panes/pane-grid.h"
#include "search/search-strip.h"
#include "window/empty-page.h"
#include "window/header.h"
#include "window/library.h"
#include "window/notice-bar.h"
#include "window/sides.h"
#include "window/status-strip.h"
#include "window/table-attach.h"

struct _AsterWindow
{
  AdwApplicationWindow parent_instance;

  AsterSession *session;
  AsterOpenings *openings;

  GtkWidget *toasts;
  GtkWidget *header;
  GtkWidget *search;
  GtkWidget *notices;
  GtkWidget *library;
  GtkWidget *stack; /* of AsterPaneGrid, one for each document */
  GtkWidget *inspector;
  GtkWidget *status;

  gboolean asked;  /* that the session be kept, and has not been told yet */
  gboolean warned; /* that it cannot be */
};

G_DEFINE_FINAL_TYPE (AsterWindow, aster_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- the current document ---- */

static AsterPaneGrid *
get_grid (AsterWindow *self)
{
  GtkWidget *grid = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return ASTER_IS_PANE_GRID (grid) ? ASTER_PANE_GRID (grid) : NULL;
}

static char *
dup_page_name (AsterDocument *document)
{
  return g_strdup_printf ("%p", document);
}

static void
current_cb (AsterWindow *self)
{
  AsterDocument *document = aster_session_get_current (self->session);
  GActionGroup *actions = NULL;

  if (document != NULL)
    {
      g_autofree char *name = dup_page_name (document);
      g_autofree char *title = aster_document_dup_title (document);

      if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), name) == NULL)
        gtk_stack_add_named (GTK_STACK (self->stack), aster_pane_grid_new (document),
                             name);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
      gtk_window_set_title (GTK_WINDOW (self), title);
      actions = aster_document_actions_new (document, GTK_WIDGET (self));
      aster_table_attach_add_action (G_ACTION_MAP (actions), GTK_WIDGET (self), document);
    }
  else
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Asterism"));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (self), "document", actions);
  g_clear_object (&actions);
  aster_header_set_document (ASTER_HEADER (self->header), document);
  aster_search_strip_set_document (ASTER_SEARCH_STRIP (self->search), document);
  aster_inspector_set_document (ASTER_INSPECTOR (self->inspector), document);
  aster_status_strip_set_document (ASTER_STATUS_STRIP (self->status), document);

  /* The keys of a map work from the start, over the word that is pointed at. */
  if (document != NULL)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
}

/* Grids of documents that are closed go. */
static void
documents_cb (AsterWindow *self)
{
  GListModel *documents = aster_session_get_documents (self->session);
  GtkWidget *page = gtk_widget_get_first_child (self->stack), *next;

  for (; page != NULL; page = next)
    {
      gboolean open = !ASTER_IS_PANE_GRID (page);

      next = gtk_widget_get_next_sibling (page);
      for (guint i = 0; !open && i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AsterDocument) document = g_list_model_get_item (documents, i);

          open = aster_pane_grid_get_document (ASTER_PANE_GRID (page)) == document;
        }
      if (!open)
        gtk_stack_remove (GTK_STACK (self->stack), page);
    }
}

/* ---- opening ---- */

static void
began_cb (AsterWindow *self, AsterOpener *opener)
{
  aster_notice_bar_follow (ASTER_NOTICE_BAR (self->notices), opener);
}

/**
 * aster_window_open:
 * @self: a window
 * @path: a file, or «sample:NAME»
 *
 * Reads it in the background and shows it; says in the window what went wrong. A
 * file that is open already is shown.
 */
void
aster_window_open (AsterWindow *self, const char *path)
{
  g_return_if_fail (ASTER_IS_WINDOW (self));

  aster_openings_open (self->openings, path);
}

/**
 * aster_window_restore:
 * @self: a window
 * @sample: whether to open the sample if nothing was open
 *
 * Opens what was open when the program ran last.
 */
void
aster_window_restore (AsterWindow *self, gboolean sample)
{
  g_return_if_fail (ASTER_IS_WINDOW (self));

  aster_openings_restore (self->openings, sample ? ASTER_FIRST_SAMPLE : NULL);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    aster_window_open (data, path);
  else
    aster_notice_bar_say (ASTER_NOTICE_BAR (((AsterWindow *) data)->notices),
                          _ ("Only files on this machine can be opened."));
}

static gboolean
drop_cb (AsterWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path == NULL ||
          !aster_table_attach_drop (GTK_WIDGET (self),
                                    aster_session_get_current (self->session), path))
        chosen_cb (l->data, self);
    }

  return files != NULL;
}

static void
cancel_cb (AsterWindow *self, AsterOpener *opener)
{
  aster_opener_cancel (opener);
}

static void
salvage_cb (AsterWindow *self, const char *path)
{
  aster_openings_salvage (self->openings, path);
}

/* ---- actions ---- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_file_dialog_open (GTK_WINDOW (widget), ASTER_FILES_VECTORS, chosen_cb, widget);
}

static void
open_path_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_window_open (ASTER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static AsterDocument *
get_nth (AsterWindow *self, guint i)
{
  g_autoptr (AsterDocument) document = g_list_model_get_item (
      aster_session_get_documents (self->session), i);

  return document;
}

static void
show_document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterWindow *self = ASTER_WINDOW (widget);
  AsterDocument *document = get_nth (self, g_variant_get_uint32 (parameter));

  if (document != NULL)
    aster_session_set_current (self->session, document);
}

static void
close_document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterWindow *self = ASTER_WINDOW (widget);
  AsterDocument *document = get_nth (self, g_variant_get_uint32 (parameter));

  if (document != NULL)
    aster_session_remove (self->session, document);
}

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* A toast reads markup, and what it says may name a file or a word. */
  g_autofree char *safe = aster_text_escape (g_variant_get_string (parameter, NULL));
  g_autofree char *title = g_markup_escape_text (safe, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (ASTER_WINDOW (widget)->toasts), toast);
}

/* The same with a button that opens (title, details) the details. */
static void
say_more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text, *details;
  g_autofree char *safe = NULL, *title = NULL;
  AdwToast *toast;

  g_variant_get (parameter, "(&s&s)", &text, &details);
  safe = aster_text_escape (text);
  title = g_markup_escape_text (safe, -1);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_action_name (toast, "win.warn");
  adw_toast_set_action_target (toast, "s", details);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (ASTER_WINDOW (widget)->toasts), toast);
}

static void
warn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_notice_bar_say (ASTER_NOTICE_BAR (ASTER_WINDOW (widget)->notices),
                        g_variant_get_string (parameter, NULL));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ASTER_WINDOW (widget)->asked = TRUE;
  aster_session_save (ASTER_WINDOW (widget)->session);
}

/* That it went well is said to whoever asked; that it did not, to everybody, once. */
static void
saved_cb (AsterWindow *self, const GError *error)
{
  if (error != NULL && (self->asked || !self->warned))
    {
      /* Translators: %s is what the system says, with the name of the file */
      g_autofree char *text = g_strdup_printf (
          _ ("The session cannot be kept for the next start. %s"), error->message);

      aster_notice_bar_say (ASTER_NOTICE_BAR (self->notices), text);
    }
  else if (error == NULL && self->asked)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                                _ ("The session is kept; it is there at the next start"));

  self->asked = FALSE;
  self->warned = error != NULL;
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_search_strip_open (ASTER_SEARCH_STRIP (ASTER_WINDOW (widget)->search));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneGrid *grid = get_grid (ASTER_WINDOW (widget));
  AsterPaneView *view = grid != NULL ? aster_pane_grid_find_focus (grid) : NULL;

  if (view == NULL && grid != NULL)
    view = aster_pane_grid_get_view (grid, 0);
  if (view != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (view), g_str_equal (name, "win.print") ? "pane.print" : "pane.export",
        NULL);
}

static void
focus_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneGrid *grid = get_grid (ASTER_WINDOW (widget));
  AsterPaneView *view = grid != NULL ? aster_pane_grid_get_view (
                                           grid, g_variant_get_uint32 (parameter))
                                     : NULL;

  if (view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* ---- the widget ---- */

static gboolean
aster_window_close_request (GtkWindow *window)
{
  AsterWindow *self = ASTER_WINDOW (window);
  GSettings *settings = aster_settings_get ();
  int width, height;

  if (settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_boolean (settings, "window-maximized",
                              gtk_window_is_maximized (window));
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  if (!aster_openings_is_restoring (self->openings))
    aster_session_save_now (self->session, NULL);

  return GTK_WINDOW_CLASS (aster_window_parent_class)->close_request (window);
}

static void
aster_window_dispose (GObject *object)
{
  AsterWindow *self = ASTER_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->openings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aster_window_parent_class)->dispose (object);
}

static void
aster_window_class_init (AsterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aster_window_close_request;

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path_action);
  gtk_widget_class_install_action (widget_class, "win.show-document", "u",
                                   show_document_action);
  gtk_widget_class_install_action (widget_class, "win.close-document", "u",
                                   close_document_action);
  gtk_widget_class_install_action (widget_class, "win.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "win.say-more", "(ss)", say_more_action);
  gtk_widget_class_install_action (widget_class, "win.warn", "s", warn_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.focus-pane", "u",
                                   focus_pane_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL,
                                   fullscreen_action);
}

static GtkWidget *
build_body (AsterWindow *self)
{
  GtkWidget *sides;

  self->stack = gtk_stack_new ();
  self->library = aster_library_new ();
  self->inspector = aster_inspector_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), aster_empty_page_new (), "empty");
  sides = aster_sides_new (self->library, self->stack, self->inspector);

  /* «win.library» and «win.inspector»: stateful, and remembered. */
  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? "library" : "inspector";
      g_autoptr (GPropertyAction) action = g_property_action_new (name, sides, name);

      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }

  return sides;
}

static void
aster_window_init (AsterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->toasts = adw_toast_overlay_new ();
  self->header = aster_header_new ();
  self->search = aster_search_strip_new ();
  self->notices = aster_notice_bar_new ();
  self->status = aster_status_strip_new ();

  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->notices);
  gtk_box_append (GTK_BOX (box), build_body (self));
  gtk_box_append (GTK_BOX (box), self->status);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), box);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), self->toasts);

  g_signal_connect_swapped (self->notices, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->notices, "salvage", G_CALLBACK (salvage_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * aster_window_new:
 * @application: (transfer none): the application
 * @engine: (transfer none): runs the jobs; must outlive the window
 * @session: (transfer none): what is open
 *
 * Returns: (transfer floating): the window, of the size that it had last
 */
GtkWidget *
aster_window_new (AdwApplication *application, AsterEngine *engine, AsterSession *session)
{
  AsterWindow *self = g_object_new (ASTER_TYPE_WINDOW, "application", application,
                                    "title", _ ("Asterism"), "icon-name", ASTER_APP_ID,
                                    NULL);
  GSettings *settings = aster_settings_get ();

  self->session = g_object_ref (session);
  self->openings = aster_openings_new (engine, session);
  aster_empty_page_follow (self->stack, self->openings);
  g_signal_connect_object (self->openings, "began", G_CALLBACK (began_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (current_cb), self);
  g_signal_connect_swapped (session, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_object (aster_session_get_documents (session), "items-changed",
                           G_CALLBACK (documents_cb), self, G_CONNECT_SWAPPED);
  aster_library_set_session (ASTER_LIBRARY (self->library), session);
  current_cb (self);

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      settings != NULL ? g_settings_get_int (settings, "window-width") : 1280,
      settings != NULL ? g_settings_get_int (settings, "window-height") : 800);
  if (settings != NULL && g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
