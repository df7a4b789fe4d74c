/* A table is chosen in a dialog or dropped on the window. It is read and joined in a job.
 * What was chosen is attached at once, since undo takes it away again; what was dropped
 * may have been meant otherwise, so it is offered, with what would come of it. A dropped
 * file whose first line is one of vectors is opened like any other file of vectors. */

#include "window/table-attach.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "document/refusal.h"
#include "document/table-job.h"
#include "fittings/file-dialog.h"
#include "parts/numbers.h"

typedef struct
{
  GtkWidget *window; /* outlives the job, by its reference */
  AsterDocument *document;
  AsterJob *job;
  char *path;
  gboolean dropped;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_object_unref (self->job);
  g_free (self->path);
  g_free (self);
}

/* «3 columns for 40 of 12,000 words» */
static char *
dup_counts (Request *self, const AsterTableFound *found)
{
  g_autofree char *matched = aster_number_dup_count (found->news.n_matched);
  g_autofree char *n = aster_number_dup_count (aster_space_n (found->joined));

  return g_strdup_printf (
      /* Translators: how many columns a table has, for how many words of how many */
      ngettext ("%u column for %s of %s words", "%u columns for %s of %s words",
                found->news.n_columns),
      found->news.n_columns, matched, n);
}

/* What was noticed about the table, one line for each kind; empty if nothing was. */
static char *
dup_remarks (const AsterTableFound *found)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < aster_report_get_n (found->news.report); i++)
    {
      g_autofree char *line = aster_notice_dup_text (
          aster_report_get (found->news.report, i));

      g_string_append_printf (text, "\n• %s", line);
    }

  return g_string_free (text, FALSE);
}

static void
tell (Request *self, const AsterTableFound *found)
{
  g_autofree char *name = aster_path_dup_shown (self->path);
  g_autofree char *counts = dup_counts (self, found);
  g_autofree char *remarks = dup_remarks (found);
  /* Translators: the name of a file, then «3 columns for 40 of 12,000 words» */
  g_autofree char *title = g_strdup_printf (_ ("“%s” is attached: %s"), name, counts);
  g_autofree char *details = g_strconcat (
      title, ". ", _ ("They are in Colour by, in the table and in Compare with."),
      remarks, NULL);

  gtk_widget_activate_action (self->window, "win.say-more", "(ss)", title, details);
}

static void
apply (Request *self, const AsterTableFound *found)
{
  if (found->news.n_columns == 0)
    {
      g_autofree char *name = aster_path_dup_shown (self->path);
      g_autofree char *text = g_strdup_printf (
          _ ("“%s” has tokens and no column beside them; there is nothing to attach."),
          name);

      gtk_widget_activate_action (self->window, "win.warn", "s", text);
      return;
    }

  aster_attachments_add (aster_document_get_attachments (self->document), self->path,
                         found->joined);
  tell (self, found);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Request *self)
{
  if (g_str_equal (response, "attach"))
    apply (self, aster_job_get_result (self->job));
  else if (g_str_equal (response, "open"))
    gtk_widget_activate_action (self->window, "win.open-path", "s", self->path);
  request_free (self);
}

/* Takes @self. */
static void
offer (Request *self)
{
  const AsterTableFound *found = aster_job_get_result (self->job);
  g_autofree char *name = aster_path_dup_shown (self->path);
  g_autofree char *title = aster_document_dup_title (self->document);
  g_autofree char *counts = dup_counts (self, found);
  g_autofree char *remarks = dup_remarks (found);
  g_autofree char *heading = g_strdup_printf (_ ("Attach “%s”?"), name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: «3 columns for 40 of 12,000 words», the name of a space, and lines
       * of remarks, perhaps none */
      _ ("It is a table with titles: %s of “%s”.%s"), counts, title, remarks);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "open", _ ("_Open as Vectors"), "attach",
                                    _ ("_Attach"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "attach",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "attach");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
finished_cb (Request *self)
{
  const AsterTableFound *found = aster_job_get_result (self->job);
  const GError *error = aster_job_get_error (self->job);

  g_signal_handlers_disconnect_by_data (self->job, self);
  if (found != NULL && found->joined != NULL && self->dropped)
    {
      offer (self);
      return;
    }

  if (error != NULL)
    {
      g_autofree char *name = aster_path_dup_shown (self->path);
      g_autofree char *text = aster_refusal_dup_text (name, self->path, error->message);

      gtk_widget_activate_action (self->window, "win.warn", "s", text);
    }
  else if (found != NULL && found->joined == NULL)
    gtk_widget_activate_action (self->window, "win.open-path", "s", self->path);
  else if (found != NULL)
    apply (self, found);
  request_free (self);
}

static void
start (GtkWidget *window, AsterDocument *document, const char *path, gboolean dropped)
{
  Request *self = g_new0 (Request, 1);

  self->window = g_object_ref (window);
  self->document = g_object_ref (document);
  self->path = g_strdup (path);
  self->dropped = dropped;
  self->job = aster_table_job_new (aster_document_get_space (document), path, dropped);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (aster_document_get_engine (document), self->job);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);
  AsterDocument *document = g_object_get_data (G_OBJECT (data), "attach-to");

  if (path != NULL && document != NULL)
    start (data, document, path, FALSE);
  else
    gtk_widget_activate_action (data, "win.warn", "s",
                                _ ("Only files on this machine can be opened."));
}

static void
attach_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  AsterDocument *document = g_object_get_data (G_OBJECT (action), "attach-to");

  g_object_set_data_full (window, "attach-to", g_object_ref (document), g_object_unref);
  aster_file_dialog_open (window, ASTER_FILES_TABLE, chosen_cb, window);
}

/**
 * aster_table_attach_add_action:
 * @actions: (transfer none): the actions of @document
 * @window: (transfer none): the window that asks, with the actions of one; outlives the
 *   others
 * @document: (transfer none): what the table is about
 *
 * Adds «attach», which asks for a table, attaches it, and says what came of it.
 */
void
aster_table_attach_add_action (GActionMap *actions,
                               GtkWidget *window,
                               AsterDocument *document)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("attach", NULL);

  g_object_set_data_full (G_OBJECT (action), "attach-to", g_object_ref (document),
                          g_object_unref);
  g_signal_connect (action, "activate", G_CALLBACK (attach_cb), window);
  g_action_map_add_action (actions, G_ACTION (action));
}

/**
 * aster_table_attach_drop:
 * @window: (transfer none): the window, with the actions of one
 * @document: (nullable): what is shown
 * @path: a file that was dropped on it
 *
 * Returns: whether it is called as tables are, so that it is looked at here; if it holds
 *   vectors it is opened all the same
 */
gboolean
aster_table_attach_drop (GtkWidget *window, AsterDocument *document, const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (document == NULL ||
      !(g_str_has_suffix (lower, ".tsv") || g_str_has_suffix (lower, ".csv")))
    return FALSE;

  start (window, document, path, TRUE);

  return TRUE;
}
