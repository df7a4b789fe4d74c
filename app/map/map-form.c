/* The methods stand on the left, one click apart; on the right is what the chosen one
 * shows, and each of its parameters with the sentence that explains it. The foot says
 * what a run would cost before anybody runs it. */

#include "map/map-form.h"

#include <glib/gi18n-lib.h>

#include "map/map-parameters.h"
#include "recipes/recipe-words.h"
#include "recipes/source-row.h"
#include "runs/run-words.h"
#include "runs/steer.h"

#define MOST_OF_WINDOW 0.72 /* of its height, that the parameters may take */
#define LEAST_HEIGHT   120  /* px */

struct _AsterMapForm
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterMapMethod built; /* whose parameters stand there */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *choices[ASTER_N_MAP_METHODS];
  GtkWidget *scroller;
  GtkWidget *parameters;
  GtkWidget *cost;
  GtkWidget *run;
};

G_DEFINE_FINAL_TYPE (AsterMapForm, aster_map_form, GTK_TYPE_WIDGET)

/* Two words that most vocabularies have, so that «Chosen axes» shows something. */
static void
suggest_axes (AsterMapForm *self, AsterRecipe *recipe)
{
  static const char *const words[] = { "woman - man", "good - bad", "hot - cold" };
  static const char *const needed[] = { "woman", "man", "good", "bad", "hot", "cold" };
  AsterSelection *selection = aster_document_get_selection (self->document);
  AsterSpace *space = aster_document_get_space (self->document);
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (selection, &n_pins);
  gboolean known = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    known &= aster_tokens_find (space->tokens, needed[i], -1) >= 0;

  for (guint p = 0; p < 3; p++)
    {
      if (recipe->axes[p] != NULL && *recipe->axes[p] != '\0')
        continue;

      g_free (recipe->axes[p]);
      if (p < n_pins)
        recipe->axes[p] = g_strdup_printf ("#%u", pins[p]);
      else if (known)
        recipe->axes[p] = g_strdup (words[p]);
      else
        recipe->axes[p] = g_strdup_printf ("#%u", p);
    }
}

static void
choice_cb (GtkCheckButton *button, AsterMapForm *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating || !gtk_check_button_get_active (button))
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint i = 0; i < ASTER_N_MAP_METHODS; i++)
    if (self->choices[i] == GTK_WIDGET (button))
      recipe->method = (AsterMapMethod) i;
  if (recipe->method == ASTER_MAP_AXES)
    suggest_axes (self, recipe);
  aster_pane_set_recipe (self->pane, recipe);
}

/* Puts the parameters of @method in place of those that are there. */
static void
build_parameters (AsterMapForm *self, AsterMapMethod method)
{
  GListModel *panes = aster_pane_set_get_panes (
      aster_document_get_panes (self->document));
  GtkWidget *child, *sentence = gtk_label_new (aster_map_method_get_sentence (method));
  const AsterParameter *list;
  guint n;

  while ((child = gtk_widget_get_first_child (self->parameters)) != NULL)
    gtk_box_remove (GTK_BOX (self->parameters), child);

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 36);
  gtk_box_append (GTK_BOX (self->parameters), sentence);

  list = aster_map_method_get_parameters (method, &n);
  for (guint i = 0; i < n; i++)
    {
      gtk_box_append (GTK_BOX (self->parameters),
                      aster_parameter_row_new (&list[i], self->pane));
      if (list[i].offset == G_STRUCT_OFFSET (AsterRecipe, tsne.start) ||
          list[i].offset == G_STRUCT_OFFSET (AsterRecipe, umap.start))
        gtk_box_append (GTK_BOX (self->parameters),
                        aster_source_row_new (self->pane, panes));
    }
  self->built = method;
}

static void
update_foot (AsterMapForm *self)
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
update (AsterMapForm *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);

  /* The pane has become another kind; this form is about to go. */
  if (recipe->kind != ASTER_RECIPE_MAP)
    return;

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[recipe->method]), TRUE);
  self->updating = FALSE;
  if (self->built != recipe->method)
    build_parameters (self, recipe->method);
  update_foot (self);
}

/* The form is never taller than the window, whatever the size of the text. */
static void
map_cb (AsterMapForm *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  int height = window != NULL ? gtk_widget_get_height (window) : 0;

  gtk_scrolled_window_set_max_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      MAX ((int) (MOST_OF_WINDOW * height) - 60, LEAST_HEIGHT));
  update_foot (self);
}

static void
aster_map_form_dispose (GObject *object)
{
  AsterMapForm *self = ASTER_MAP_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_map_form_parent_class)->dispose (object);
}

static void
aster_map_form_class_init (AsterMapFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_map_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "map-form");
}

static GtkWidget *
build_methods (AsterMapForm *self)
{
  /* What is computed at once first, then what moves, then what a person names. */
  static const AsterMapMethod order[] = {
    ASTER_MAP_PCA,  ASTER_MAP_SVD, ASTER_MAP_TSNE,
    ASTER_MAP_UMAP, ASTER_MAP_MDS, ASTER_MAP_AXES,
  };
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  G_STATIC_ASSERT (G_N_ELEMENTS (order) == ASTER_N_MAP_METHODS);
  for (guint place = 0; place < G_N_ELEMENTS (order); place++)
    {
      AsterMapMethod i = order[place];
      const char *name = aster_map_method_get_name (i);
      const char *sentence = aster_map_method_get_sentence (i);

      self->choices[i] = gtk_check_button_new_with_label (name);
      gtk_widget_set_tooltip_text (self->choices[i], sentence);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
      if (place > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->choices[i]),
                                    GTK_CHECK_BUTTON (self->choices[order[0]]));
      g_signal_connect (self->choices[i], "toggled", G_CALLBACK (choice_cb), self);
      gtk_box_append (GTK_BOX (list), self->choices[i]);
    }

  return list;
}

static GtkWidget *
build_foot (AsterMapForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->cost = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->cost), 0);
  gtk_widget_set_hexpand (self->cost, TRUE);
  gtk_widget_set_tooltip_text (self->cost,
                               _ ("What the map costs if it is computed anew: time and "
                                  "memory, roughly"));
  gtk_widget_add_css_class (self->cost, "dim-label");
  self->run = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run), "pane.run");
  gtk_box_append (GTK_BOX (foot), self->cost);
  gtk_box_append (GTK_BOX (foot), self->run);

  return foot;
}

static void
aster_map_form_init (AsterMapForm *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->built = ASTER_N_MAP_METHODS;
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
  gtk_box_append (GTK_BOX (columns), build_methods (self));
  gtk_box_append (GTK_BOX (columns), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (columns), self->scroller);
  gtk_box_append (GTK_BOX (self->box), columns);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
  gtk_widget_add_css_class (self->box, "choices");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * aster_map_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a map
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_map_form_new (AsterDocument *document, AsterPane *pane)
{
  AsterMapForm *self = g_object_new (ASTER_TYPE_MAP_FORM, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::waiting", G_CALLBACK (update_foot),
                           G_OBJECT (self), G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
