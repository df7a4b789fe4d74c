/* A line that was clicked keeps the keyboard, but nobody points at it any more when the
 * pointer is gone: the keyboard counts only where its place is shown. */

#include "colour/legend-pointing.h"

#include <glib/gi18n-lib.h>

/* What can be done with a line; a tooltip would lie over what the colours mean. */
const char *
aster_legend_get_hint (void)
{
  return _ ("Click hides or shows these words, Ctrl-click shows them alone, "
            "double-click selects them, right-click gives them a colour");
}

static int
get_entry (GtkEventController *controller)
{
  GtkWidget *line = gtk_event_controller_get_widget (controller);

  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (line), "entry"));
}

static void
enter_cb (GtkEventController *controller, double x, double y, AsterLegend *self)
{
  g_signal_emit_by_name (self, "point", get_entry (controller));
}

static void
leave_cb (GtkEventController *controller, AsterLegend *self)
{
  g_signal_emit_by_name (self, "point", -1);
}

static void
focus_cb (GtkEventController *controller, AsterLegend *self)
{
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (controller));

  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    g_signal_emit_by_name (self, "point", get_entry (controller));
}

/* @line: a widget whose "entry" says which it is; @self emits "point" for it. */
void
aster_legend_add_pointing (AsterLegend *self, GtkWidget *line)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (line, motion);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (line, focus);
}
