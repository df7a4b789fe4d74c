/* Three lists, rebuilt whole when what they show changes: they are short. Rows and
 * buttons name an action of the window and its argument; the library itself does
 * nothing. A section without rows is not shown. */

#include "window/library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/named.h"
#include "document/recent.h"
#include "files/samples.h"
#include "fittings/settings.h"
#include "fittings/template.h"
#include "parts/numbers.h"
#include "sets/set-list.h"
#include "values/tokens.h"

struct _AsterLibrary
{
  GtkWidget parent_instance;

  GtkWidget *open_section;
  GtkWidget *open_list;
  GtkWidget *sets;
  GtkWidget *sample_section;
  GtkWidget *sample_list;
  GtkWidget *recent_section;
  GtkWidget *recent_list;

  AsterSession *session; /* (nullable) */
  GPtrArray *samples;    /* (nullable) of AsterSample, once they are known */
};

G_DEFINE_FINAL_TYPE (AsterLibrary, aster_library, GTK_TYPE_WIDGET)

static void
clear_list (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

static GtkWidget *
new_line (const char *text, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);

  return label;
}

/* A row of two lines that activates @action with @target; the box at its end, which
 * @end receives, may take a button. */
static GtkWidget *
new_row (const char *title,
         const char *subtitle,
         const char *action,
         GVariant *target,
         GtkWidget **end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = new_line (title, PANGO_ELLIPSIZE_END);
  g_autofree char *label = NULL;

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), first);
  if (subtitle != NULL)
    {
      GtkWidget *second = new_line (subtitle, PANGO_ELLIPSIZE_MIDDLE);

      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "dim-label");
      gtk_widget_add_css_class (second, "numeric");
      gtk_box_append (GTK_BOX (lines), second);
    }
  gtk_box_append (GTK_BOX (box), lines);
  if (end != NULL)
    *end = box;

  /* Translators: a name and what is known about it. */
  label = subtitle != NULL ? g_strdup_printf (_ ("%s, %s"), title, subtitle)
                           : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);

  return row;
}

static void
append_close_button (GtkWidget *box, const char *title, guint i)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Close “%s”"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  aster_named (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.close-document");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new_uint32 (i));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_document_row (AsterDocument *document, guint i)
{
  AsterSpace *space = aster_document_get_space (document);
  g_autofree char *title = aster_document_dup_title (document);
  g_autofree char *n = aster_number_dup_count (aster_space_n (space));
  g_autofree char *d = aster_number_dup_count (aster_space_d (space));
  /* Translators: how many tokens of how many dimensions: “12,000 × 100”. */
  g_autofree char *size = g_strdup_printf (_ ("%s × %s"), n, d);
  GtkWidget *box;
  GtkWidget *row = new_row (title, size, "win.show-document", g_variant_new_uint32 (i),
                            &box);

  append_close_button (box, title, i);

  return row;
}

static void
mark_current (AsterLibrary *self)
{
  GListModel *documents = aster_session_get_documents (self->session);

  aster_set_list_set_document (ASTER_SET_LIST (self->sets),
                               aster_session_get_current (self->session));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->open_list));
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AsterDocument) document = g_list_model_get_item (documents, i);

      if (document == aster_session_get_current (self->session))
        gtk_list_box_select_row (
            GTK_LIST_BOX (self->open_list),
            gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->open_list), (int) i));
    }
}

static void
list_documents (AsterLibrary *self)
{
  GListModel *documents = aster_session_get_documents (self->session);
  guint n = g_list_model_get_n_items (documents);

  clear_list (self->open_list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AsterDocument) document = g_list_model_get_item (documents, i);

      gtk_list_box_append (GTK_LIST_BOX (self->open_list),
                           new_document_row (document, i));
    }
  gtk_widget_set_visible (self->open_section, n > 0);
  mark_current (self);
}

/* «dictionary» as the title of a row. */
static char *
dup_capitalised (const char *name)
{
  GString *title = g_string_new (NULL);

  g_string_append_unichar (title, g_unichar_toupper (g_utf8_get_char (name)));
  g_string_append (title, g_utf8_next_char (name));

  return g_string_free (title, FALSE);
}

/* What ships with the program and is not open. */
static void
list_samples (AsterLibrary *self)
{
  gboolean any = FALSE;

  clear_list (self->sample_list);
  for (guint i = 0; self->samples != NULL && i < self->samples->len; i++)
    {
      const AsterSample *sample = g_ptr_array_index (self->samples, i);
      g_autofree char *path = g_strconcat ("sample:", sample->name, NULL);
      g_autofree char *title = NULL;

      if (!g_utf8_validate (path, -1, NULL) ||
          aster_session_find (self->session, path) != NULL)
        continue;
      title = dup_capitalised (sample->name);
      gtk_list_box_append (
          GTK_LIST_BOX (self->sample_list),
          new_row (title, NULL, "win.open-path", g_variant_new_string (path), NULL));
      any = TRUE;
    }
  gtk_widget_set_visible (self->sample_section, any);
}

static void
samples_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, aster_samples_list (), (GDestroyNotify) g_ptr_array_unref);
}

static void
samples_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AsterLibrary *self = ASTER_LIBRARY (source);

  g_clear_pointer (&self->samples, g_ptr_array_unref);
  self->samples = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->session != NULL)
    list_samples (self);
}

/* A thread looks: a folder can lie on a disk that sleeps. */
static void
look_for_samples (AsterLibrary *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, samples_cb, NULL);

  g_task_run_in_thread (task, samples_thread);
}

/* The folder of @path as a person knows it: «~/vectors». */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (strncmp (folder, home, length) == 0 &&
      (folder[length] == '/' || folder[length] == '\0'))
    return g_strconcat ("~", folder + length, NULL);

  return g_steal_pointer (&folder);
}

/* Whether the files are still there is not asked: that could take long on a network,
 * and opening one says it. */
static void
list_recent (AsterLibrary *self)
{
  g_auto (GStrv) paths = aster_recent_dup ();
  gboolean any = FALSE;

  clear_list (self->recent_list);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = aster_path_dup_shown (paths[i]);
      g_autofree char *folder = dup_folder (paths[i]);
      GtkWidget *row;

      if (aster_session_find (self->session, paths[i]) != NULL)
        continue;
      row = new_row (name, folder, "win.open-path", g_variant_new_string (paths[i]),
                     NULL);
      gtk_widget_set_tooltip_text (row, paths[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->recent_list), row);
      any = TRUE;
    }
  gtk_widget_set_visible (self->recent_section, any);
}

static void
documents_cb (AsterLibrary *self)
{
  list_documents (self);
  list_samples (self);
  list_recent (self);
}

static void
forget_cb (AsterLibrary *self)
{
  aster_recent_clear ();
}

static void
drop_session (AsterLibrary *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (aster_session_get_documents (self->session),
                                        self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  aster_set_list_set_document (ASTER_SET_LIST (self->sets), NULL);
  if (aster_settings_get () != NULL)
    g_signal_handlers_disconnect_by_data (aster_settings_get (), self);
  g_clear_object (&self->session);
}

static void
aster_library_dispose (GObject *object)
{
  drop_session (ASTER_LIBRARY (object));
  aster_template_dispose (object, ASTER_TYPE_LIBRARY);

  G_OBJECT_CLASS (aster_library_parent_class)->dispose (object);
}

static void
aster_library_finalize (GObject *object)
{
  g_clear_pointer (&ASTER_LIBRARY (object)->samples, g_ptr_array_unref);

  G_OBJECT_CLASS (aster_library_parent_class)->finalize (object);
}

static void
aster_library_class_init (AsterLibraryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = aster_library_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/library.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, open_section);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, open_list);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, sets);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, sample_section);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, sample_list);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, recent_section);
  gtk_widget_class_bind_template_child (widget_class, AsterLibrary, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_set_css_name (widget_class, "aster-library");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aster_library_init (AsterLibrary *self)
{
  g_type_ensure (ASTER_TYPE_SET_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aster_library_new (void)
{
  return g_object_new (ASTER_TYPE_LIBRARY, NULL);
}

/**
 * aster_library_set_session:
 * @self: a library
 * @session: (nullable): whose documents are listed
 */
void
aster_library_set_session (AsterLibrary *self, AsterSession *session)
{
  g_return_if_fail (ASTER_IS_LIBRARY (self));

  if (self->session == session)
    return;

  drop_session (self);
  if (session == NULL)
    return;

  self->session = g_object_ref (session);
  g_signal_connect_swapped (aster_session_get_documents (session), "items-changed",
                            G_CALLBACK (documents_cb), self);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (mark_current), self);
  if (aster_settings_get () != NULL)
    g_signal_connect_swapped (aster_settings_get (), "changed::" ASTER_RECENT_KEY,
                              G_CALLBACK (list_recent), self);
  documents_cb (self);
  look_for_samples (self);
}
