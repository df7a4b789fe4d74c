/* Each tint of a text stands with one sentence that says what it shows. */

#include "recipes/tint-form.h"

#include <glib/gi18n-lib.h>

#include "recipes/parameter-row.h"
#include "words/expression.h"

#define N_TINTS 3

struct _AsterTintForm
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  gboolean updating;

  GtkWidget *box;
  GtkWidget *choices[N_TINTS];
  GtkWidget *pin;
};

G_DEFINE_FINAL_TYPE (AsterTintForm, aster_tint_form, GTK_TYPE_WIDGET)

/* Shows what the recipe says. */
static void
update (AsterTintForm *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  const char *pin = recipe->pin != NULL ? recipe->pin : "";

  /* The pane has become another kind; this form is about to go. */
  if (recipe->kind != ASTER_RECIPE_TEXT)
    return;

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[recipe->tint]), TRUE);
  gtk_widget_set_sensitive (self->pin, recipe->tint == ASTER_TINT_PINNED);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->pin)), pin))
    gtk_editable_set_text (GTK_EDITABLE (self->pin), pin);
  self->updating = FALSE;
}

/* The word that is pinned, or the one that is looked at. */
static void
suggest_pin (AsterTintForm *self, AsterRecipe *recipe)
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
choice_cb (GtkCheckButton *button, AsterTintForm *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating || !gtk_check_button_get_active (button))
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  for (guint i = 0; i < N_TINTS; i++)
    if (self->choices[i] == GTK_WIDGET (button))
      recipe->tint = (AsterTintBy) i;
  if (recipe->tint == ASTER_TINT_PINNED)
    suggest_pin (self, recipe);
  aster_pane_set_recipe (self->pane, recipe);
}

static void
pin_cb (AsterTintForm *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  g_free (recipe->pin);
  recipe->pin = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin)));
  aster_pane_set_recipe (self->pane, recipe);
}

static GtkWidget *
build_choice (AsterTintForm *self, guint i, const char *name, const char *sentence)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (name), *detail = aster_explanation_new (sentence);

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

static GtkWidget *
build_pin (AsterTintForm *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Compare with"));

  self->pin = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->pin),
                                  _ ("a word, or king - man + woman"));
  gtk_widget_set_hexpand (self->pin, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->pin);
  g_signal_connect_swapped (self->pin, "changed", G_CALLBACK (pin_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->pin);

  return row;
}

static void
aster_tint_form_dispose (GObject *object)
{
  AsterTintForm *self = ASTER_TINT_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_tint_form_parent_class)->dispose (object);
}

static void
aster_tint_form_class_init (AsterTintFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_tint_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tint-form");
}

static void
aster_tint_form_init (AsterTintForm *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  self->box = GTK_WIDGET (box);
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
  gtk_box_append (box, build_pin (self));
  gtk_widget_add_css_class (self->box, "choices");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * aster_tint_form_new:
 * @document: (transfer none): the document of @pane
 * @pane: (transfer none): a text
 *
 * Returns: (transfer floating): a form that follows the recipe of @pane and changes it
 */
GtkWidget *
aster_tint_form_new (AsterDocument *document, AsterPane *pane)
{
  AsterTintForm *self = g_object_new (ASTER_TYPE_TINT_FORM, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
