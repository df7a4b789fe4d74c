/* «18,000 words › 42 › 7»: a button for each set that the seen rows lie in, outermost
 * first; a click goes back to it. Behind them stands what can be done about the map: one
 * of these words alone, or of all words again. Nothing is shown while all rows are seen
 * on a map of all rows. */

#include "sets/crumbs.h"

#include <glib/gi18n-lib.h>

#include "map/map-again.h"
#include "parts/numbers.h"

struct _AsterCrumbs
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
};

G_DEFINE_FINAL_TYPE (AsterCrumbs, aster_crumbs, GTK_TYPE_WIDGET)

static AsterIsolation *
get_isolation (AsterCrumbs *self)
{
  return aster_document_get_isolation (self->document);
}

static void
clear (AsterCrumbs *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
clicked_cb (GtkWidget *button, AsterCrumbs *self)
{
  guint depth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "depth"));

  aster_isolation_back_to (get_isolation (self), depth);
}

static void
append_step (AsterCrumbs *self, guint depth)
{
  guint deepest = aster_isolation_get_depth (get_isolation (self));
  g_autofree char *count = NULL, *text = NULL;
  GtkWidget *step;
  gsize n;

  aster_isolation_get_rows (get_isolation (self), depth, &n);
  count = aster_number_dup_count (n);
  if (depth == 0)
    text = g_strdup_printf (ngettext ("All %s word", "All %s words", n), count);
  else
    /* Translators: %s is a number of words that are shown without the others */
    text = g_strdup_printf (_ ("%s alone"), count);

  if (depth == deepest)
    {
      step = gtk_label_new (text);
      gtk_widget_add_css_class (step, "crumb");
    }
  else
    {
      step = gtk_button_new_with_label (text);
      gtk_widget_add_css_class (step, "flat");
      gtk_widget_add_css_class (step, "crumb");
      gtk_widget_set_tooltip_text (step, depth == 0 ? _ ("Show all words again")
                                                    : _ ("Go back to these words"));
      g_object_set_data (G_OBJECT (step), "depth", GUINT_TO_POINTER (depth));
      g_signal_connect (step, "clicked", G_CALLBACK (clicked_cb), self);
    }

  if (depth > 0)
    {
      GtkWidget *arrow = gtk_label_new ("›");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_widget_set_parent (arrow, GTK_WIDGET (self));
    }
  gtk_widget_set_parent (step, GTK_WIDGET (self));
}

/* What the map is of, where no crumb says so. */
static void
append_mapped (AsterCrumbs *self)
{
  gsize n = aster_pane_get_recipe (self->pane)->rows->n;
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *text = g_strdup_printf (
      ngettext ("A map of %s word alone", "A map of %s words alone", n), count);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "crumb");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
append_button (AsterCrumbs *self,
               const char *label,
               const char *tooltip,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "crumb");
  gtk_widget_add_css_class (button, "crumb-action");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
update (AsterCrumbs *self)
{
  guint deepest = aster_isolation_get_depth (get_isolation (self));
  gboolean these = aster_map_again_can_these (self->document, self->pane);
  gboolean all = aster_map_again_can_all (self->pane);
  gboolean held = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  clear (self);
  for (guint depth = 0; deepest > 0 && depth <= deepest; depth++)
    append_step (self, depth);
  if (deepest == 0 && all)
    append_mapped (self);
  if (these)
    append_button (self, _ ("Map These Again"),
                   _ ("Compute the map anew from these words alone (Shift+I)"),
                   "map.again");
  if (all)
    append_button (self, _ ("Map All Words"),
                   _ ("Compute the map anew from all words (Shift+A)"), "map.all");
  gtk_widget_set_visible (GTK_WIDGET (self), deepest > 0 || all);
  /* The button that was pressed may be gone; the keyboard goes on to the map. */
  if (held)
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)),
                            GTK_DIR_TAB_FORWARD);
}

static void
aster_crumbs_dispose (GObject *object)
{
  AsterCrumbs *self = ASTER_CRUMBS (object);

  clear (self);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_crumbs_parent_class)->dispose (object);
}

static void
aster_crumbs_class_init (AsterCrumbsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_crumbs_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "crumbs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
aster_crumbs_init (AsterCrumbs *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words that are shown alone"), -1);
}

/**
 * aster_crumbs_new:
 * @document: (transfer none): whose isolation it shows the depth of
 * @pane: (transfer none): the map that it stands over; an ancestor has the actions
 *   «map.again» and «map.all»
 *
 * Returns: (transfer floating): the crumbs
 */
GtkWidget *
aster_crumbs_new (AsterDocument *document, AsterPane *pane)
{
  AsterCrumbs *self = g_object_new (ASTER_TYPE_CRUMBS, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (get_isolation (self), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
