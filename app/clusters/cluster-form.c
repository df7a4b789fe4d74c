/* The methods stand above, one click apart; below is what the chosen one does, and each
 * of its parameters with the sentence that explains it. */

#include "clusters/cluster-form.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-parameters.h"
#include "clusters/cluster-words.h"
#include "recipes/source-row.h"
#include "runs/run-words.h"

#define MOST_OF_WINDOW 0.72 /* of its height, that the parameters may take */
#define LEAST_HEIGHT   120  /* px */

struct _AsterClusterForm
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  guint built; /* the method whose parameters stand there */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *choices[ASTER_N_CLUSTER_METHODS];
  GtkWidget *scroller;
  GtkWidget *parameters;
  GtkWidget *cost;
  GtkWidget *run;
};

G_DEFINE_FINAL_TYPE (AsterClusterForm, aster_cluster_form, GTK_TYPE_WIDGET)

static void
choice_cb (GtkToggleButton *button, AsterClusterForm *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint i = 0; i < ASTER_N_CLUSTER_METHODS; i++)
    if (self->choices[i] == GTK_WIDGET (button))
      recipe->clusters.method = (AsterClusterMethod) i;
  aster_pane_set_recipe (self->pane, recipe);
}

/* Puts the parameters of @method in place of those that are there. */
static void
build_parameters (AsterClusterForm *self, AsterClusterMethod method)
{
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (self->document));
  GtkWidget *child,
      *sentence = gtk_label_new (aster_cluster_method_get_sentence (method));
  const AsterParameter *const *list;
  guint n;

  while ((child = gtk_widget_get_first_child (self->parameters)) != NULL)
    gtk_box_remove (GTK_BOX (self->parameters), child);

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 40);
  gtk_box_append (GTK_BOX (self->parameters), sentence);

  list = aster_cluster_method_get_parameters (method, &n);
  for (guint i = 0; i < n; i++)
    {
      gtk_box_append (GTK_BOX (self->parameters),
                      aster_parameter_row_new (list[i], self->pane));
      if (i == 0)
        gtk_box_append (GTK_BOX (self->parameters),
                        aster_source_row_new (self->pane, panes));
    }
  self->built = method;
}

/* What a run costs is said where it costs something. */
static void
update_foot (AsterClusterForm *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  AsterEstimate estimate = aster_recipe_estimate (
      aster_pane_get_recipe (self->pane), aster_space_n (space), aster_space_d (space));
  g_autofree char *cost = aster_run_dup_cost (&estimate);

  gtk_label_set_text (GTK_LABEL (self->cost), cost);
  gtk_widget_set_visible (self->run, aster_pane_is_waiting (self->pane));
}

/* Shows what the recipe says. */
static void
update (AsterClusterForm *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  AsterClusterMethod method = recipe->clusters.method;

  /* The pane has become another kind; this form is about to go. */
  if (recipe->kind != ASTER_RECIPE_CLUSTERS)
    return;

  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[method]), TRUE);
  self->updating = FALSE;
  if (self->built != method)
    build_parameters (self, method);
  update_foot (self);
}

/* The form is never taller than the window, whatever the size of the text. */
static void
map_cb (AsterClusterForm *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  int height = window != NULL ? gtk_widget_get_height (window) : 0;

  gtk_scrolled_window_set_max_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      MAX ((int) (MOST_OF_WINDOW * height) - 100, LEAST_HEIGHT));
  update_foot (self);
}

static void
aster_cluster_form_dispose (GObject *object)
{
  AsterClusterForm *self = ASTER_CLUSTER_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_cluster_form_parent_class)->dispose (object);
}

static void
aster_cluster_form_class_init (AsterClusterFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_cluster_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cluster-form");
}

static GtkWidget *
build_methods (AsterClusterForm *self)
{
  static const AsterClusterMethod order[] = { ASTER_CLUSTER_DBSCAN, ASTER_CLUSTER_HDBSCAN,
                                              ASTER_CLUSTER_KMEANS };
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (list, "linked");
  gtk_box_set_homogeneous (GTK_BOX (list), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      AsterClusterMethod method = order[i];

      self->choices[method] = gtk_toggle_button_new_with_label (
          aster_cluster_method_get_name (method));
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->choices[method]), GTK_ACCESSIBLE_PROPERTY_LABEL,
          aster_cluster_method_get_name (method), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
          aster_cluster_method_get_sentence (method), -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->choices[method]),
                                     GTK_TOGGLE_BUTTON (self->choices[order[0]]));
      g_signal_connect (self->choices[method], "toggled", G_CALLBACK (choice_cb), self);
      gtk_box_append (GTK_BOX (list), self->choices[method]);
    }

  return list;
}

static GtkWidget *
build_foot (AsterClusterForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->cost = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->cost), 0);
  gtk_widget_set_hexpand (self->cost, TRUE);
  gtk_widget_add_css_class (self->cost, "dim-label");
  self->run = gtk_button_new_with_mnemonic (_ ("_Run"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run), "pane.run");
  gtk_widget_add_css_class (self->run, "suggested-action");
  gtk_box_append (GTK_BOX (foot), self->cost);
  gtk_box_append (GTK_BOX (foot), self->run);

  return foot;
}

static void
aster_cluster_form_init (AsterClusterForm *self)
{
  self->built = ASTER_N_CLUSTER_METHODS;
  self->parameters = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                    TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->parameters);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_add_css_class (self->parameters, "parameters");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), build_methods (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
  gtk_widget_add_css_class (self->box, "choices");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * aster_cluster_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): one of clusters
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_cluster_form_new (AsterDocument *document, AsterPane *pane)
{
  AsterClusterForm *self = g_object_new (ASTER_TYPE_CLUSTER_FORM, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::waiting", G_CALLBACK (update_foot),
                           G_OBJECT (self), G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
