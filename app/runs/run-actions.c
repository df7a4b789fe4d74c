#include "runs/run-actions.h"

#include <glib/gi18n-lib.h>

#include "runs/steer.h"

static AsterPane *
get_pane (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "steered");
}

static void
run_action (GtkWidget *view, const char *name, GVariant *parameter)
{
  aster_pane_run (get_pane (view));
}

static void
stop_action (GtkWidget *view, const char *name, GVariant *parameter)
{
  aster_pane_stop (get_pane (view));
}

static void
pause_action (GtkWidget *view, const char *name, GVariant *parameter)
{
  AsterPane *pane = get_pane (view);

  aster_pane_set_paused (pane, !aster_pane_is_paused (pane));
}

static void
continue_action (GtkWidget *view, const char *name, GVariant *parameter)
{
  aster_pane_continue (get_pane (view), g_str_equal (name, "pane.perturb"));
}

/* Installs «pane.run», «pane.stop», «pane.pause», «pane.continue» and «pane.perturb». */
void
aster_run_actions_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "pane.run", NULL, run_action);
  gtk_widget_class_install_action (view_class, "pane.stop", NULL, stop_action);
  gtk_widget_class_install_action (view_class, "pane.pause", NULL, pause_action);
  gtk_widget_class_install_action (view_class, "pane.continue", NULL, continue_action);
  gtk_widget_class_install_action (view_class, "pane.perturb", NULL, continue_action);

  gtk_widget_class_add_binding_action (view_class, GDK_KEY_F5, 0, "pane.run", NULL);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_F5, GDK_SHIFT_MASK,
                                       "pane.stop", NULL);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_F5, GDK_CONTROL_MASK,
                                       "pane.continue", NULL);
  gtk_widget_class_add_binding_action (
      view_class, GDK_KEY_F5, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "pane.perturb", NULL);
}

static void
update (GtkWidget *view)
{
  AsterPane *pane = get_pane (view);
  gboolean running = aster_pane_is_running (pane);
  gboolean rests = aster_pane_can_continue (pane);

  gtk_widget_action_set_enabled (view, "pane.stop", running);
  gtk_widget_action_set_enabled (view, "pane.pause", running);
  gtk_widget_action_set_enabled (view, "pane.continue", rests);
  gtk_widget_action_set_enabled (
      view, "pane.perturb", rests && aster_steer_shakes (aster_pane_get_recipe (pane)));
}

/* A map that moves is held with one key, whatever the key does when it does not. Buttons
 * and fields inside keep theirs. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        GtkWidget *content)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  const GdkModifierType held = GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK;

  if (key != GDK_KEY_space || (state & held) != 0 ||
      aster_pane_get_kind (get_pane (view)) != ASTER_PANE_MAP ||
      !aster_pane_is_running (get_pane (view)) || focus == NULL ||
      !gtk_widget_is_ancestor (focus, content) || GTK_IS_BUTTON (focus) ||
      GTK_IS_EDITABLE (focus))
    return FALSE;

  gtk_widget_activate_action (view, "pane.pause", NULL);

  return TRUE;
}

/**
 * aster_run_actions_follow:
 * @view: a widget whose class has the actions
 * @pane: what they steer
 * @content: within @view: where the key is pressed that holds a map
 *
 * Enables the actions as @pane allows, from now on, and gives @view the key.
 */
void
aster_run_actions_follow (GtkWidget *view, AsterPane *pane, GtkWidget *content)
{
  static const char *const followed[] = { "notify::running", "notify::result",
                                          "notify::recipe", "notify::layout" };
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (view), "steered", g_object_ref (pane),
                          g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (pane, followed[i], G_CALLBACK (update), view,
                             G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), content);
  gtk_widget_add_controller (view, keys);
  update (view);
}

/* (transfer full): the same as entries of a menu. */
GMenuModel *
aster_run_actions_menu (void)
{
  static const struct
  {
    const char *label, *action, *key;
  } entries[] = {
    { N_ ("Pa_use or Go On"), "pane.pause", "space" },
    { N_ ("_Stop Here"), "pane.stop", "<Shift>F5" },
    { N_ ("Co_ntinue"), "pane.continue", "<Control>F5" },
    { N_ ("S_hake and Continue"), "pane.perturb", "<Shift><Control>F5" },
    { N_ ("S_tart Anew"), "pane.run", "F5" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label),
                                                    entries[i].action);

      g_menu_item_set_attribute (item, "accel", "s", entries[i].key);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}
