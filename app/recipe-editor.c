/* Each choice stands with one sentence that says what it does. What is edited is a
 * copy of the pane's recipe; the pane waits for a moment of rest before it computes. */

#include "recipe-editor.h"

#include <glib/gi18n-lib.h>

#include "recipe-words.h"
#include "words/expression.h"

struct _AsterRecipeEditor
{
  GtkPopover parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterPaneKind kind; /* what the editor was made for */
  gboolean updating;

  GtkWidget *choices[ASTER_N_MAP_METHODS]; /* the method of a map, or the tint */
  GtkWidget *components[2];
  GtkWidget *component_grid;
  GtkWidget *axes[2];
  GtkWidget *axis_grid;
  GtkWidget *perplexity;
  GtkWidget *iterations;
  GtkWidget *cosine;
  GtkWidget *tsne_box;
  GtkWidget *pin;
};

G_DEFINE_FINAL_TYPE (AsterRecipeEditor, aster_recipe_editor, GTK_TYPE_POPOVER)

static gboolean
is_map (AsterRecipeEditor *self)
{
  return self->kind == ASTER_PANE_MAP;
}

static void
update_tsne (AsterRecipeEditor *self, const AsterRecipe *recipe)
{
  gtk_widget_set_visible (self->tsne_box, recipe->method == ASTER_MAP_TSNE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->perplexity),
                             recipe->tsne.tsne.perplexity);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->iterations),
                             recipe->tsne.tsne.iterations);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->cosine),
                               recipe->tsne.metric == ASTER_TSNE_COSINE);
}

/* Shows what the recipe says. */
static void
update (AsterRecipeEditor *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  guint choice = is_map (self) ? (guint) recipe->method : (guint) recipe->tint;

  /* The pane has become another kind; this editor is about to go. */
  if (aster_pane_get_kind (self->pane) != self->kind)
    return;

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[choice]), TRUE);

  if (is_map (self))
    {
      update_tsne (self, recipe);
      gtk_widget_set_visible (self->component_grid, recipe->method == ASTER_MAP_PCA ||
                                                        recipe->method == ASTER_MAP_SVD);
      gtk_widget_set_visible (self->axis_grid, recipe->method == ASTER_MAP_AXES);
      for (guint p = 0; p < 2; p++)
        {
          const char *axis = recipe->axes[p] != NULL ? recipe->axes[p] : "";

          gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->components[p]),
                                     recipe->components[p]);
          if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->axes[p])), axis))
            gtk_editable_set_text (GTK_EDITABLE (self->axes[p]), axis);
        }
    }
  else
    {
      const char *pin = recipe->pin != NULL ? recipe->pin : "";

      gtk_widget_set_sensitive (self->pin, recipe->tint == ASTER_TINT_PINNED);
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->pin)), pin))
        gtk_editable_set_text (GTK_EDITABLE (self->pin), pin);
    }
  self->updating = FALSE;
}

/* Two words that most vocabularies have, so that «Chosen axes» shows something. */
static void
suggest_axes (AsterRecipeEditor *self, AsterRecipe *recipe)
{
  static const char *const words[] = { "woman - man", "good - bad" };
  AsterSelection *selection = aster_document_get_selection (self->document);
  AsterSpace *space = aster_document_get_space (self->document);
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (selection, &n_pins);
  gboolean known = aster_tokens_find (space->tokens, "woman", -1) >= 0 &&
                   aster_tokens_find (space->tokens, "man", -1) >= 0 &&
                   aster_tokens_find (space->tokens, "good", -1) >= 0 &&
                   aster_tokens_find (space->tokens, "bad", -1) >= 0;

  for (guint p = 0; p < 2; p++)
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

/* The word that is pinned, or the one that is looked at. */
static void
suggest_pin (AsterRecipeEditor *self, AsterRecipe *recipe)
{
  AsterSelection *selection = aster_document_get_selection (self->document);
  AsterSpace *space = aster_document_get_space (self->document);
  gsize n_pins, length;
  const guint32 *pins = aster_selection_get_pins (selection, &n_pins);
  int row = n_pins > 0 ? (int) pins[n_pins - 1] : aster_selection_get_current (selection);
  const char *token;

  if (row < 0 || (recipe->pin != NULL && *recipe->pin != '\0'))
    return;

  token = aster_tokens_get (space->tokens, (gsize) row, &length);
  g_free (recipe->pin);
  recipe->pin = aster_expression_quote (token, (gssize) length);
}

static void
choice_cb (GtkCheckButton *button, AsterRecipeEditor *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating || !gtk_check_button_get_active (button))
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    if (self->choices[i] == GTK_WIDGET (button))
      {
        if (is_map (self))
          recipe->method = (AsterMapMethod) i;
        else
          recipe->tint = (AsterTintBy) i;
      }
  if (is_map (self) && recipe->method == ASTER_MAP_AXES)
    suggest_axes (self, recipe);
  if (!is_map (self) && recipe->tint == ASTER_TINT_PINNED)
    suggest_pin (self, recipe);

  aster_pane_set_recipe (self->pane, recipe);
}

static void
component_cb (AsterRecipeEditor *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint p = 0; p < 2; p++)
    recipe->components[p] = (guint) gtk_spin_button_get_value_as_int (
        GTK_SPIN_BUTTON (self->components[p]));
  aster_pane_set_recipe (self->pane, recipe);
}

static void
tsne_cb (AsterRecipeEditor *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  recipe->tsne.tsne.perplexity = gtk_spin_button_get_value (
      GTK_SPIN_BUTTON (self->perplexity));
  recipe->tsne.tsne.iterations = (guint) gtk_spin_button_get_value_as_int (
      GTK_SPIN_BUTTON (self->iterations));
  recipe->tsne.metric = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->cosine))
                            ? ASTER_TSNE_COSINE
                            : ASTER_TSNE_EUCLIDEAN;
  aster_pane_set_recipe (self->pane, recipe);
}

static void
replace (char **field, GtkWidget *entry)
{
  g_free (*field);
  *field = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
entry_cb (AsterRecipeEditor *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  if (is_map (self))
    for (guint p = 0; p < 2; p++)
      replace (&recipe->axes[p], self->axes[p]);
  else
    replace (&recipe->pin, self->pin);
  aster_pane_set_recipe (self->pane, recipe);
}

static GtkWidget *
new_explanation (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");

  return label;
}

static GtkWidget *
build_choice (AsterRecipeEditor *self, guint i, const char *name, const char *sentence)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (name), *detail = new_explanation (sentence);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);

  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                GTK_CHECK_BUTTON (self->choices[0]));
  self->choices[i] = check;
  g_signal_connect (check, "toggled", G_CALLBACK (choice_cb), self);

  return check;
}

static void
attach (GtkWidget *grid, int row, const char *mnemonic, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);

  return grid;
}

static GtkWidget *
new_expression_entry (AsterRecipeEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("a word, or king - man + woman"));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_cb), self);

  return entry;
}

static GtkWidget *
build_tsne (AsterRecipeEditor *self)
{
  GtkWidget *grid = new_grid ();

  self->perplexity = gtk_spin_button_new_with_range (2, 500, 1);
  self->iterations = gtk_spin_button_new_with_range (50, 10000, 50);
  self->cosine = gtk_check_button_new_with_mnemonic (_ ("_Distances by cosine"));
  attach (grid, 0, _ ("_Perplexity"), self->perplexity);
  gtk_grid_attach (GTK_GRID (grid),
                   new_explanation (_ ("About how many neighbours each word minds. Small "
                                       "shows fine grain, large shows the whole.")),
                   0, 1, 2, 1);
  attach (grid, 2, _ ("_Iterations"), self->iterations);
  gtk_grid_attach (GTK_GRID (grid),
                   new_explanation (_ ("How long the points may move. It ends sooner "
                                       "when the picture stands still.")),
                   0, 3, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), self->cosine, 0, 4, 2, 1);

  g_signal_connect_swapped (self->perplexity, "value-changed", G_CALLBACK (tsne_cb),
                            self);
  g_signal_connect_swapped (self->iterations, "value-changed", G_CALLBACK (tsne_cb),
                            self);
  g_signal_connect_swapped (self->cosine, "toggled", G_CALLBACK (tsne_cb), self);

  return grid;
}

static void
build_map (AsterRecipeEditor *self, GtkBox *box)
{
  guint d = (guint) aster_space_d (aster_document_get_space (self->document));
  static const char *const labels[] = { N_ ("_Across"), N_ ("_Up") };

  gtk_box_append (
      box, build_choice (self, ASTER_MAP_PCA, _ ("PCA"),
                         _ ("The directions in which the words differ most. The mean is "
                            "taken away first.")));
  gtk_box_append (
      box, build_choice (self, ASTER_MAP_SVD, _ ("SVD"),
                         _ ("The singular vectors of the rows as they are. The first "
                            "often points at the mean.")));
  gtk_box_append (
      box, build_choice (self, ASTER_MAP_AXES, _ ("Chosen axes"),
                         _ ("You name the axes. Each word stands at its cosine with "
                            "each of them.")));

  gtk_box_append (
      box, build_choice (self, ASTER_MAP_TSNE, _ ("t-SNE"),
                         _ ("Near words stay near. How far groups are apart, and how "
                            "large they are, means nothing here.")));

  self->tsne_box = build_tsne (self);
  gtk_box_append (box, self->tsne_box);
  self->component_grid = new_grid ();
  self->axis_grid = new_grid ();
  for (int p = 0; p < 2; p++)
    {
      self->components[p] = gtk_spin_button_new_with_range (1, MAX (d, 2), 1);
      g_signal_connect_swapped (self->components[p], "value-changed",
                                G_CALLBACK (component_cb), self);
      attach (self->component_grid, p, _ (labels[p]), self->components[p]);
      self->axes[p] = new_expression_entry (self);
      attach (self->axis_grid, p, _ (labels[p]), self->axes[p]);
    }
  gtk_box_append (box, self->component_grid);
  gtk_box_append (box, self->axis_grid);
}

static void
build_text (AsterRecipeEditor *self, GtkBox *box)
{
  GtkWidget *grid = new_grid ();

  gtk_box_append (box,
                  build_choice (self, ASTER_TINT_NORM, _ ("Norm"),
                                _ ("How long the vector of each word is. How frequent a "
                                   "word is leaves its mark on it.")));
  gtk_box_append (box, build_choice (self, ASTER_TINT_PREVIOUS, _ ("Previous word"),
                                     _ ("The cosine of each word with the one just "
                                        "before it. The first has none.")));
  gtk_box_append (
      box, build_choice (self, ASTER_TINT_PINNED, _ ("Pinned word"),
                         _ ("The cosine of each word with one that you choose. The word "
                            "itself is 1.")));

  self->pin = new_expression_entry (self);
  attach (grid, 0, _ ("_Compare with"), self->pin);
  gtk_box_append (box, grid);
}

static void
aster_recipe_editor_dispose (GObject *object)
{
  AsterRecipeEditor *self = ASTER_RECIPE_EDITOR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_recipe_editor_parent_class)->dispose (object);
}

static void
aster_recipe_editor_class_init (AsterRecipeEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_recipe_editor_dispose;
}

static void
aster_recipe_editor_init (AsterRecipeEditor *self)
{
}

/**
 * aster_recipe_editor_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a map or a text
 *
 * Returns: (transfer floating): a popover for the kind that @pane has now
 */
GtkWidget *
aster_recipe_editor_new (AsterDocument *document, AsterPane *pane)
{
  AsterRecipeEditor *self = g_object_new (ASTER_TYPE_RECIPE_EDITOR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->kind = aster_pane_get_kind (pane);

  if (is_map (self))
    build_map (self, GTK_BOX (box));
  else
    build_text (self, GTK_BOX (box));
  gtk_widget_add_css_class (box, "choices");
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
