/* The methods stand one click apart, and with them what the chosen one shows and each of
 * its parameters with the sentence that explains it. The foot says what a run would cost
 * before anybody runs it. */

#include "recipes/recipe-form.h"

#include <glib/gi18n-lib.h>

#include "recipes/source-row.h"
#include "runs/run-words.h"
#include "runs/steer.h"

#define MOST_OF_WINDOW 0.72 /* of its height, that the form may take */
#define FOOT_HEIGHT    60   /* px */
#define METHODS_HEIGHT 40   /* px, where they stand in a line */
#define LEAST_HEIGHT   120  /* px of the parameters */
#define WIDTH          38   /* characters of a sentence */

struct _AsterRecipeForm
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  const AsterRecipeFormKind *kind;
  const AsterMethodChoice *built; /* (nullable) whose parameters stand there */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *methods[ASTER_FORM_MOST];
  GtkWidget *scroller;
  GtkWidget *parameters;
  GtkWidget *cost;
  GtkWidget *run;
};

G_DEFINE_FINAL_TYPE (AsterRecipeForm, aster_recipe_form, GTK_TYPE_WIDGET)

/* Where @recipe holds its method. */
static guint *
find_method (AsterRecipeForm *self, const AsterRecipe *recipe)
{
  return (guint *) ((char *) recipe + self->kind->offset);
}

static void
toggled_cb (GtkWidget *button, GParamSpec *pspec, AsterRecipeForm *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;
  gboolean active;

  g_object_get (button, "active", &active, NULL);
  if (self->updating || !active)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint i = 0; i < self->kind->n; i++)
    if (self->methods[i] == button)
      *find_method (self, recipe) = self->kind->choices[i].method;
  if (self->kind->prepare != NULL)
    self->kind->prepare (recipe, self->document);
  aster_pane_set_recipe (self->pane, recipe);
}

/* Puts the parameters of @choice in place of those that are there. */
static void
build_parameters (AsterRecipeForm *self, const AsterMethodChoice *choice)
{
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (self->document));
  GtkBox *box = GTK_BOX (self->parameters);
  GtkWidget *child, *sentence = gtk_label_new (_ (choice->sentence));

  while ((child = gtk_widget_get_first_child (self->parameters)) != NULL)
    gtk_box_remove (box, child);

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), WIDTH);
  gtk_box_append (box, sentence);

  for (guint i = 0; i < choice->n; i++)
    {
      gtk_box_append (box, aster_parameter_row_new (&choice->parameters[i], self->pane));
      if (choice->parameters[i].offers_map)
        gtk_box_append (box, aster_source_row_new (self->pane, panes));
    }
  self->built = choice;
}

/* What a run costs, and the button that begins one where there is one to begin. */
static void
update_foot (AsterRecipeForm *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  AsterSpace *space = aster_document_get_space (self->document);
  AsterEstimate estimate = aster_recipe_estimate (recipe, aster_space_n (space),
                                                  aster_space_d (space));
  gboolean waiting = aster_pane_is_waiting (self->pane);
  g_autofree char *cost = aster_run_dup_cost (&estimate);

  gtk_label_set_text (GTK_LABEL (self->cost), cost);
  gtk_button_set_label (GTK_BUTTON (self->run), waiting ? _ ("_Run") : _ ("_Start Anew"));
  gtk_button_set_use_underline (GTK_BUTTON (self->run), TRUE);
  gtk_widget_set_visible (self->run, waiting || aster_steer_moves (recipe));
  if (waiting)
    gtk_widget_add_css_class (self->run, "suggested-action");
  else
    gtk_widget_remove_css_class (self->run, "suggested-action");
}

/* Shows what the recipe says. */
static void
update (AsterRecipeForm *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);

  /* The pane has become another kind; this form is about to go. */
  if (recipe->kind != self->kind->kind)
    return;

  for (guint i = 0; i < self->kind->n; i++)
    {
      const AsterMethodChoice *choice = &self->kind->choices[i];

      if (choice->method != *find_method (self, recipe))
        continue;
      self->updating = TRUE;
      g_object_set (self->methods[i], "active", TRUE, NULL);
      self->updating = FALSE;
      if (choice != self->built)
        build_parameters (self, choice);
    }
  update_foot (self);
}

/* The form is never taller than the window, whatever the size of the text. */
static void
map_cb (AsterRecipeForm *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  int height = window != NULL ? gtk_widget_get_height (window) : 0;
  int others = FOOT_HEIGHT + (self->kind->beside ? 0 : METHODS_HEIGHT);

  gtk_scrolled_window_set_max_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      MAX ((int) (MOST_OF_WINDOW * height) - others, LEAST_HEIGHT));
  update_foot (self);
}

static void
aster_recipe_form_dispose (GObject *object)
{
  AsterRecipeForm *self = ASTER_RECIPE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_recipe_form_parent_class)->dispose (object);
}

static void
aster_recipe_form_class_init (AsterRecipeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_recipe_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recipe-form");
}

static GtkWidget *
build_parameter_box (AsterRecipeForm *self)
{
  GtkScrolledWindow *scroller;

  self->parameters = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->parameters, "parameters");
  self->scroller = gtk_scrolled_window_new ();
  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_child (scroller, self->parameters);
  gtk_widget_set_focusable (self->scroller, FALSE);

  return self->scroller;
}

static GtkWidget *
build_foot (AsterRecipeForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->cost = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->cost), 0);
  gtk_widget_set_hexpand (self->cost, TRUE);
  gtk_widget_set_tooltip_text (self->cost, _ ("What it costs to compute this anew: time "
                                              "and memory, roughly"));
  gtk_widget_add_css_class (self->cost, "dim-label");
  self->run = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run), "pane.run");
  gtk_box_append (GTK_BOX (foot), self->cost);
  gtk_box_append (GTK_BOX (foot), self->run);

  return foot;
}

static void
aster_recipe_form_init (AsterRecipeForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "choices");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

static GtkWidget *
build_method (AsterRecipeForm *self, guint i)
{
  const AsterMethodChoice *choice = &self->kind->choices[i];
  const char *name = self->kind->get_name (choice->method);
  const char *sentence = _ (choice->sentence);
  GtkWidget *button = self->kind->beside ? gtk_check_button_new_with_label (name)
                                         : gtk_toggle_button_new_with_label (name);

  gtk_widget_set_tooltip_text (button, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);
  if (i > 0)
    g_object_set (button, "group", self->methods[0], NULL);
  g_signal_connect (button, "notify::active", G_CALLBACK (toggled_cb), self);

  return button;
}

static GtkWidget *
build_methods (AsterRecipeForm *self)
{
  GtkOrientation along = self->kind->beside ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL;
  GtkWidget *box = gtk_box_new (along, self->kind->beside ? 6 : 0);

  if (!self->kind->beside)
    {
      gtk_widget_add_css_class (box, "linked");
      gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
    }
  for (guint i = 0; i < self->kind->n; i++)
    {
      self->methods[i] = build_method (self, i);
      gtk_box_append (GTK_BOX (box), self->methods[i]);
    }

  return box;
}

/* The methods, and beside or below them what can be asked of the chosen one. */
static void
build (AsterRecipeForm *self)
{
  GtkWidget *box = self->box;

  if (self->kind->beside)
    {
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
      gtk_box_append (GTK_BOX (self->box), box);
    }
  gtk_box_append (GTK_BOX (box), build_methods (self));
  if (self->kind->beside)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), build_parameter_box (self));

  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
}

/**
 * aster_recipe_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): one whose recipe is of the kind that @kind is for
 * @kind: what the form offers; must outlive it
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_recipe_form_new (AsterDocument *document,
                       AsterPane *pane,
                       const AsterRecipeFormKind *kind)
{
  AsterRecipeForm *self;

  g_return_val_if_fail (kind->n <= ASTER_FORM_MOST, NULL);

  self = g_object_new (ASTER_TYPE_RECIPE_FORM, NULL);
  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->kind = kind;
  build (self);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::waiting", G_CALLBACK (update_foot),
                           G_OBJECT (self), G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
