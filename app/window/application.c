#include "window/application.h"

#include <glib/gi18n-lib.h>

#include "aster-config.h"
#include "document/session.h"
#include "fittings/settings.h"
#include "run/engine.h"
#include "window/pressable.h"
#include "window/text-scale.h"
#include "window/window.h"

struct _AsterApplication
{
  AdwApplication parent_instance;

  AsterEngine *engine;
  AsterSession *session;
};

G_DEFINE_FINAL_TYPE (AsterApplication, aster_application, ADW_TYPE_APPLICATION)

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Asterism authors", NULL };

  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", _ ("Asterism"),
      "application-icon", ASTER_APP_ID, "version", ASTER_VERSION, "developer-name",
      _ ("The Asterism authors"), "developers", developers, "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("Explore the embedding spaces of words, and see what is real and what is "
         "noise."),
      /* Translators: put your names here, one a line */
      "translator-credits", _ ("translator-credits"), NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
}

static void
text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "text-larger"))
    aster_text_scale_step (1);
  else if (g_str_equal (name, "text-smaller"))
    aster_text_scale_step (-1);
  else
    aster_text_scale_step (0);
}

static const GActionEntry entries[] = {
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  { "text-larger", text_cb, NULL, NULL, NULL, { 0 } },
  { "text-smaller", text_cb, NULL, NULL, NULL, { 0 } },
  { "text-normal", text_cb, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "win.open", { "<Control>o" } },
  { "document.attach", { "<Control>t" } },
  { "win.save", { "<Control>s" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.search", { "<Control>f", "slash" } },
  { "win.library", { "F9" } },
  { "win.inspector", { "<Shift>F9" } },
  { "win.fullscreen", { "F11" } },
  { "document.undo", { "<Control>z" } },
  { "document.redo", { "<Shift><Control>z", "<Control>y" } },
  { "app.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "app.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
  { "app.text-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static void
set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.focus-pane(uint32 %u)", i);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i + 1);
      const char *const keys[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}

static void
scheme_cb (GSettings *settings, const char *key, gpointer data)
{
  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      (AdwColorScheme) g_settings_get_enum (settings, "colour-scheme"));
}

static void
aster_application_startup (GApplication *application)
{
  AsterApplication *self = ASTER_APPLICATION (application);
  GSettings *settings;
  g_autofree char *folder = NULL;

  G_APPLICATION_CLASS (aster_application_parent_class)->startup (application);

  aster_pressable_begin ();
  settings = aster_settings_get ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries),
                                   self);
  set_accels (GTK_APPLICATION (self));
  if (settings != NULL)
    {
      g_autoptr (GAction) scheme = g_settings_create_action (settings, "colour-scheme");

      g_action_map_add_action (G_ACTION_MAP (self), scheme);
      g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (scheme_cb), NULL);
      if (g_settings_get_enum (settings, "colour-scheme") != 0)
        scheme_cb (settings, NULL, NULL);
    }
  aster_text_scale_begin ();

  folder = g_build_filename (g_get_user_state_dir (), "asterism", NULL);
  self->engine = aster_engine_new (0);
  self->session = aster_session_new (folder);
}

static AsterWindow *
get_window (AsterApplication *self, gboolean restore)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (
          aster_window_new (ADW_APPLICATION (self), self->engine, self->session));
      aster_window_restore (ASTER_WINDOW (window), restore);
    }
  gtk_window_present (window);

  return ASTER_WINDOW (window);
}

static void
aster_application_activate (GApplication *application)
{
  get_window (ASTER_APPLICATION (application), TRUE);
}

static void
aster_application_open (GApplication *application,
                        GFile **files,
                        int n_files,
                        const char *hint)
{
  AsterWindow *window = get_window (ASTER_APPLICATION (application), FALSE);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      /* «sample:NAME» arrives as a relative URI of its own scheme. */
      if (g_str_has_prefix (uri, "sample:"))
        aster_window_open (window, uri);
      else if (path != NULL)
        aster_window_open (window, path);
    }
}

static void
aster_application_shutdown (GApplication *application)
{
  AsterApplication *self = ASTER_APPLICATION (application);

  G_APPLICATION_CLASS (aster_application_parent_class)->shutdown (application);

  g_clear_object (&self->session);
  g_clear_pointer (&self->engine, aster_engine_free);
}

static void
aster_application_class_init (AsterApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = aster_application_startup;
  application_class->activate = aster_application_activate;
  application_class->open = aster_application_open;
  application_class->shutdown = aster_application_shutdown;
}

static void
aster_application_init (AsterApplication *self)
{
}

AsterApplication *
aster_application_new (void)
{
  return g_object_new (ASTER_TYPE_APPLICATION, "application-id", ASTER_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/asterism/Asterism", NULL);
}
