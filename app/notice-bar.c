/* One bar under the header: what is happening to a file stays there until it is
 * over or has been read. Nothing modal, nothing that goes away by itself while it
 * asks for something. */

#include "notice-bar.h"

#include <glib/gi18n-lib.h>

#include "refusal.h"

#include "named.h"

#define SLOW_MS 250 /* files that are read sooner show no progress */
#define SHOWN   3   /* kinds of warnings that are spelt out */

struct _AsterNoticeBar
{
  GtkWidget parent_instance;

  AsterOpener *opener; /* (nullable) being read */
  char *salvage;       /* (nullable) path that can be read in part */
  guint slow_id;

  GtkWidget *revealer;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *progress;
  GtkWidget *cancel;
  GtkWidget *salvage_button;
  GtkWidget *close;
};

enum { CANCEL, SALVAGE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterNoticeBar, aster_notice_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show (AsterNoticeBar *self, const char *icon, const char *text, gboolean reading)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->progress, reading);
  gtk_widget_set_visible (self->cancel, reading);
  gtk_widget_set_visible (self->close, !reading);
  gtk_widget_set_visible (self->salvage_button, !reading && self->salvage != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

static void
forget (AsterNoticeBar *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->opener != NULL)
    g_signal_handlers_disconnect_by_data (self->opener, self);
  g_clear_object (&self->opener);
  g_clear_pointer (&self->salvage, g_free);
}

/* Shows nothing any more. */
void
aster_notice_bar_clear (AsterNoticeBar *self)
{
  g_return_if_fail (ASTER_IS_NOTICE_BAR (self));

  forget (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
fraction_cb (AsterNoticeBar *self)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 aster_opener_get_fraction (self->opener));
}

static gboolean
slow_cb (gpointer data)
{
  AsterNoticeBar *self = data;
  g_autofree char *name = aster_opener_dup_name (self->opener);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Opening «%s»…"), name);

  self->slow_id = 0;
  show (self, "document-open-symbolic", text, TRUE);
  fraction_cb (self);

  return G_SOURCE_REMOVE;
}

/* What was left out of a file, in one line of text for each kind. */
static char *
dup_warnings (AsterOpener *opener, const AsterReport *report)
{
  g_autofree char *name = aster_opener_dup_name (opener);
  GString *text = g_string_new (NULL);
  guint n = aster_report_get_n (report);

  /* Translators: %s is the name of a file; a list of remarks follows */
  g_string_append_printf (text, _ ("«%s» is open. Worth knowing:"), name);
  for (guint i = 0; i < MIN (n, SHOWN); i++)
    {
      g_autofree char *line = aster_notice_dup_text (aster_report_get (report, i));

      g_string_append_printf (text, "\n• %s", line);
    }
  if (n > SHOWN)
    /* Translators: at the end of a list of remarks about a file */
    g_string_append_printf (
        text, ngettext ("\n• and %u more kind", "\n• and %u more kinds", n - SHOWN),
        n - SHOWN);

  return g_string_free (text, FALSE);
}

static void
finished_cb (AsterNoticeBar *self)
{
  g_autoptr (AsterOpener) opener = g_object_ref (self->opener);
  const GError *error = aster_opener_get_error (opener);
  AsterSpace *space = aster_opener_get_space (opener);
  g_autofree char *text = NULL;

  aster_notice_bar_clear (self);
  if (error != NULL)
    {
      if (aster_load_error_can_salvage (error))
        self->salvage = g_strdup (aster_opener_get_path (opener));
      g_autofree char *name = aster_opener_dup_name (opener);

      text = aster_refusal_dup_text (name, aster_opener_get_path (opener),
                                     error->message);
      show (self, "dialog-warning-symbolic", text, FALSE);
    }
  else if (space != NULL && aster_report_get_n (space->report) > 0)
    {
      text = dup_warnings (opener, space->report);
      show (self, "dialog-information-symbolic", text, FALSE);
    }
}

/* Shows how far @opener is, and at the end what it has to say. */
void
aster_notice_bar_follow (AsterNoticeBar *self, AsterOpener *opener)
{
  g_return_if_fail (ASTER_IS_NOTICE_BAR (self));

  aster_notice_bar_clear (self);
  self->opener = g_object_ref (opener);
  self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  g_signal_connect_swapped (opener, "notify::fraction", G_CALLBACK (fraction_cb), self);
  g_signal_connect_swapped (opener, "notify::finished", G_CALLBACK (finished_cb), self);
}

/* Says something else that has to stay until it is read. */
void
aster_notice_bar_say (AsterNoticeBar *self, const char *text)
{
  g_return_if_fail (ASTER_IS_NOTICE_BAR (self));

  forget (self);
  show (self, "dialog-warning-symbolic", text, FALSE);
}

static void
cancel_clicked_cb (AsterNoticeBar *self)
{
  g_autoptr (AsterOpener) opener = self->opener != NULL ? g_object_ref (self->opener)
                                                        : NULL;

  aster_notice_bar_clear (self);
  if (opener != NULL)
    g_signal_emit (self, signals[CANCEL], 0, opener);
}

static void
salvage_clicked_cb (AsterNoticeBar *self)
{
  g_autofree char *path = g_strdup (self->salvage);

  aster_notice_bar_clear (self);
  if (path != NULL)
    g_signal_emit (self, signals[SALVAGE], 0, path);
}

static void
aster_notice_bar_dispose (GObject *object)
{
  AsterNoticeBar *self = ASTER_NOTICE_BAR (object);

  forget (self);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_notice_bar_parent_class)->dispose (object);
}

static void
aster_notice_bar_class_init (AsterNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_notice_bar_dispose;

  signals[CANCEL] = g_signal_new ("cancel", ASTER_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, ASTER_TYPE_OPENER);
  signals[SALVAGE] = g_signal_new ("salvage", ASTER_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noticebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
aster_notice_bar_init (AsterNoticeBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->progress = gtk_progress_bar_new ();
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->salvage_button = gtk_button_new_with_mnemonic (_ ("_Open the Rows before It"));
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->salvage_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->close, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_add_css_class (self->close, "circular");
  aster_named (self->close, _ ("Close this message"));

  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->cancel);
  gtk_box_append (GTK_BOX (box), self->salvage_button);
  gtk_box_append (GTK_BOX (box), self->close);
  gtk_widget_add_css_class (box, "notice");

  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb),
                            self);
  g_signal_connect_swapped (self->salvage_button, "clicked",
                            G_CALLBACK (salvage_clicked_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (aster_notice_bar_clear),
                            self);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
aster_notice_bar_new (void)
{
  return g_object_new (ASTER_TYPE_NOTICE_BAR, NULL);
}
