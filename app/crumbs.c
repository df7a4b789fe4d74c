/* «18,000 words › 42 › 7»: a button for each set that the seen rows lie in, outermost
 * first; a click goes back to it. Nothing is shown while all rows are seen. */

#include "crumbs.h"

#include <glib/gi18n-lib.h>

#include "numbers.h"

struct _AsterCrumbs
{
  GtkWidget parent_instance;

  AsterIsolation *isolation;
};

G_DEFINE_FINAL_TYPE (AsterCrumbs, aster_crumbs, GTK_TYPE_WIDGET)

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
  GtkWidget *focus = gtk_widget_get_parent (GTK_WIDGET (self));

  aster_isolation_back_to (self->isolation, depth);
  gtk_widget_child_focus (focus, GTK_DIR_TAB_FORWARD);
}

static void
append_step (AsterCrumbs *self, guint depth)
{
  guint deepest = aster_isolation_get_depth (self->isolation);
  g_autofree char *count = NULL, *text = NULL;
  GtkWidget *step;
  gsize n;

  aster_isolation_get_rows (self->isolation, depth, &n);
  count = aster_number_dup_count (n);
  if (depth == 0)
    text = g_strdup_printf (ngettext ("%s word", "All %s words", n), count);
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

static void
update (AsterCrumbs *self)
{
  guint deepest = aster_isolation_get_depth (self->isolation);

  clear (self);
  for (guint depth = 0; deepest > 0 && depth <= deepest; depth++)
    append_step (self, depth);
  gtk_widget_set_visible (GTK_WIDGET (self), deepest > 0);
}

static void
aster_crumbs_dispose (GObject *object)
{
  AsterCrumbs *self = ASTER_CRUMBS (object);

  clear (self);
  g_clear_object (&self->isolation);

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
 * @isolation: (transfer none): what it shows the depth of
 *
 * Returns: (transfer floating): the crumbs
 */
GtkWidget *
aster_crumbs_new (AsterIsolation *isolation)
{
  AsterCrumbs *self = g_object_new (ASTER_TYPE_CRUMBS, NULL);

  self->isolation = g_object_ref (isolation);
  g_signal_connect_object (isolation, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
