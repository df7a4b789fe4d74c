/* One bar under the header: what is happening to a file stays there until it is
 * over or has been read. Nothing modal, nothing that goes away by itself while it
 * asks for something. */

#include "window/notice-bar.h"

#include <glib/gi18n-lib.h>

#include "document/refusal.h"

#include "document/named.h"

#define SLOW_MS 250 /* files that are read sooner show no progress */
#define SHOWN   3   /* kinds of warnings that are spelt out */
#define SAID    4   /* files that are spoken of at a time, the last ones */

struct _AsterNoticeBar
{
  GtkWidget parent_instance;

  GPtrArray *reading; /* of AsterOpener: the last one is the one that is shown */
  GPtrArray *said;    /* of char *: what is there to be read, a text for each file */
  char *salvage;      /* (nullable) path that can be read in part */
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
  g_autofree char *safe = aster_text_escape (text);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->label), safe);
  gtk_widget_set_visible (self->progress, reading);
  gtk_widget_set_visible (self->cancel, reading);
  gtk_widget_set_visible (self->close, !reading);
  gtk_widget_set_visible (self->salvage_button, !reading && self->salvage != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/* The opener whose progress is shown. */
static AsterOpener *
get_shown (AsterNoticeBar *self)
{
  guint n = self->reading->len;

  return n > 0 ? g_ptr_array_index (self->reading, n - 1) : NULL;
}

static void
forget_said (AsterNoticeBar *self)
{
  g_ptr_array_set_size (self->said, 0);
  g_clear_pointer (&self->salvage, g_free);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/* Shows nothing any more. What files that are still being read have to say will be
 * shown when it comes. */
static void
clear (AsterNoticeBar *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  forget_said (self);
}

/* @text: (transfer full): one more thing to read. */
static void
say (AsterNoticeBar *self, const char *icon, char *text)
{
  g_autofree char *all = NULL;

  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->said->len == SAID)
    g_ptr_array_remove_index (self->said, 0);
  g_ptr_array_add (self->said, text);

  g_ptr_array_add (self->said, NULL);
  all = g_strjoinv ("\n", (char **) self->said->pdata);
  g_ptr_array_remove_index (self->said, self->said->len - 1);
  show (self, icon, all, FALSE);
}

static void
fraction_cb (AsterNoticeBar *self)
{
  if (get_shown (self) == NULL)
    return;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 aster_opener_get_fraction (get_shown (self)));
}

static gboolean
slow_cb (gpointer data)
{
  AsterNoticeBar *self = data;
  g_autofree char *name = aster_opener_dup_name (get_shown (self));
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Opening “%s”…"), name);

  self->slow_id = 0;
  show (self, "document-open-symbolic", text, TRUE);
  fraction_cb (self);

  return G_SOURCE_REMOVE;
}

/* The @i-th notice, that of a fault before all others: it says how little is there. */
static const AsterNotice *
get_notice (const AsterReport *report, guint i)
{
  guint fault = 0, n = aster_report_get_n (report);

  while (fault < n && !g_str_equal (aster_report_get (report, fault)->id, "salvaged"))
    fault++;
  if (fault < n && i <= fault)
    return aster_report_get (report, i == 0 ? fault : i - 1);

  return aster_report_get (report, i);
}

/* What was left out of a file, in one line of text for each kind. */
static char *
dup_warnings (AsterOpener *opener, const AsterReport *report)
{
  g_autofree char *name = aster_opener_dup_name (opener);
  GString *text = g_string_new (NULL);
  guint n = aster_report_get_n (report);

  /* Translators: %s is the name of a file; a list of remarks follows */
  g_string_append_printf (text, _ ("“%s” is open. Worth knowing:"), name);
  for (guint i = 0; i < MIN (n, SHOWN); i++)
    {
      g_autofree char *line = aster_notice_dup_text (get_notice (report, i));

      g_string_append_printf (text, "\n• %s", line);
    }
  if (n > SHOWN)
    /* Translators: at the end of a list of remarks about a file */
    g_string_append_printf (
        text, ngettext ("\n• and %u more kind", "\n• and %u more kinds", n - SHOWN),
        n - SHOWN);

  return g_string_free (text, FALSE);
}

/* What has been read, or will not be, is not waited for. */
static void
leave (AsterNoticeBar *self, AsterOpener *opener)
{
  gboolean shown = opener == get_shown (self);

  g_signal_handlers_disconnect_by_data (opener, self);
  g_ptr_array_remove (self->reading, opener);
  if (!shown)
    return;

  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->said->len == 0)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
finished_cb (AsterNoticeBar *self, GParamSpec *pspec, AsterOpener *reading)
{
  g_autoptr (AsterOpener) opener = g_object_ref (reading);
  const GError *error = aster_opener_get_error (opener);
  AsterSpace *space = aster_opener_get_space (opener);

  leave (self, opener);
  if (error != NULL)
    {
      g_autofree char *name = aster_opener_dup_name (opener);
      const char *path = aster_opener_get_path (opener);

      if (aster_load_error_can_salvage (error))
        {
          g_free (self->salvage);
          self->salvage = g_strdup (path);
        }
      say (self, "dialog-warning-symbolic",
           aster_refusal_dup_text (name, path, error->message));
    }
  else if (space != NULL && aster_report_get_n (space->report) > 0)
    say (self, "dialog-information-symbolic", dup_warnings (opener, space->report));
}

/* Shows how far @opener is, and at the end what it has to say. What was said before
 * goes, unless files are opened together: then each has its say. */
void
aster_notice_bar_follow (AsterNoticeBar *self, AsterOpener *opener)
{
  g_return_if_fail (ASTER_IS_NOTICE_BAR (self));

  if (self->reading->len == 0)
    clear (self);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_ptr_array_add (self->reading, g_object_ref (opener));
  if (self->said->len == 0)
    self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  g_signal_connect_swapped (opener, "notify::fraction", G_CALLBACK (fraction_cb), self);
  g_signal_connect_swapped (opener, "notify::finished", G_CALLBACK (finished_cb), self);
}

/* Says something else that has to stay until it is read. */
void
aster_notice_bar_say (AsterNoticeBar *self, const char *text)
{
  g_return_if_fail (ASTER_IS_NOTICE_BAR (self));

  forget_said (self);
  say (self, "dialog-warning-symbolic", g_strdup (text));
}

static void
cancel_clicked_cb (AsterNoticeBar *self)
{
  AsterOpener *shown = get_shown (self);
  g_autoptr (AsterOpener) opener = shown != NULL ? g_object_ref (shown) : NULL;

  if (opener == NULL)
    return;

  leave (self, opener);
  g_signal_emit (self, signals[CANCEL], 0, opener);
}

static void
salvage_clicked_cb (AsterNoticeBar *self)
{
  g_autofree char *path = g_strdup (self->salvage);

  clear (self);
  if (path != NULL)
    g_signal_emit (self, signals[SALVAGE], 0, path);
}

static void
aster_notice_bar_dispose (GObject *object)
{
  AsterNoticeBar *self = ASTER_NOTICE_BAR (object);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  for (guint i = 0; i < self->reading->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->reading, i), self);
  g_ptr_array_set_size (self->reading, 0);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_notice_bar_parent_class)->dispose (object);
}

static void
aster_notice_bar_finalize (GObject *object)
{
  AsterNoticeBar *self = ASTER_NOTICE_BAR (object);

  g_ptr_array_unref (self->reading);
  g_ptr_array_unref (self->said);
  g_free (self->salvage);

  G_OBJECT_CLASS (aster_notice_bar_parent_class)->finalize (object);
}

static void
aster_notice_bar_class_init (AsterNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_notice_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = aster_notice_bar_finalize;

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

  self->reading = g_ptr_array_new_with_free_func (g_object_unref);
  self->said = g_ptr_array_new_with_free_func (g_free);
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
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (clear), self);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
aster_notice_bar_new (void)
{
  return g_object_new (ASTER_TYPE_NOTICE_BAR, NULL);
}
