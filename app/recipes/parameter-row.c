/* A row reads its field from the pane's recipe and writes it into a copy, by the offset
 * that the table of parameters names; so a new parameter is one more line of a table. */

#include "recipes/parameter-row.h"
#include "document/named.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 40 /* characters of an explanation */

struct _AsterParameterRow
{
  GtkWidget parent_instance;

  const AsterParameter *parameter;
  AsterPane *pane;
  gboolean updating;

  GtkWidget *box;
  GtkWidget *field;
};

G_DEFINE_FINAL_TYPE (AsterParameterRow, aster_parameter_row, GTK_TYPE_WIDGET)

static gpointer
find_field (const AsterParameter *parameter, AsterRecipe *recipe)
{
  return (char *) recipe + parameter->offset;
}

/* What the recipe says, where that is a number. */
static double
read_number (const AsterParameter *parameter, const AsterRecipe *recipe)
{
  gconstpointer field = find_field (parameter, (AsterRecipe *) recipe);

  switch (parameter->kind)
    {
    case ASTER_PARAMETER_NUMBER:
      return *(const double *) field;

    case ASTER_PARAMETER_SEED:
      return (double) *(const guint64 *) field;

    case ASTER_PARAMETER_COUNT:
    case ASTER_PARAMETER_SWITCH:
    case ASTER_PARAMETER_CHOICE:
    case ASTER_PARAMETER_WORDS:
    default:
      return *(const guint *) field;
    }
}

static void
write_number (const AsterParameter *parameter, AsterRecipe *recipe, double value)
{
  gpointer field = find_field (parameter, recipe);

  if (parameter->kind == ASTER_PARAMETER_NUMBER)
    *(double *) field = value;
  else if (parameter->kind == ASTER_PARAMETER_SEED)
    *(guint64 *) field = (guint64) value;
  else
    *(guint *) field = (guint) value;
}

/* What the field shows, as a number. */
static double
get_shown (AsterParameterRow *self)
{
  const AsterParameter *parameter = self->parameter;

  if (parameter->kind == ASTER_PARAMETER_SWITCH)
    return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->field));
  if (parameter->kind == ASTER_PARAMETER_CHOICE)
    return parameter->least + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field));

  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->field));
}

static void
edited_cb (AsterParameterRow *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  if (self->parameter->kind == ASTER_PARAMETER_WORDS)
    {
      char **words = find_field (self->parameter, recipe);

      g_free (*words);
      *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
    }
  else
    write_number (self->parameter, recipe, get_shown (self));
  aster_pane_set_recipe (self->pane, recipe);
}

static void
show_words (AsterParameterRow *self, const AsterRecipe *recipe)
{
  const char *words = *(char **) find_field (self->parameter, (AsterRecipe *) recipe);

  words = words != NULL ? words : "";
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->field)), words))
    gtk_editable_set_text (GTK_EDITABLE (self->field), words);
}

/* Shows what the recipe says. */
static void
update (AsterParameterRow *self)
{
  const AsterParameter *parameter = self->parameter;
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  double value = read_number (parameter, recipe);

  self->updating = TRUE;
  if (parameter->kind == ASTER_PARAMETER_WORDS)
    show_words (self, recipe);
  else if (parameter->kind == ASTER_PARAMETER_SWITCH)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->field), value != 0);
  else if (parameter->kind == ASTER_PARAMETER_CHOICE)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->field),
                                (guint) MAX (value - parameter->least, 0));
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->field), value);
  self->updating = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          parameter->is_shown == NULL || parameter->is_shown (recipe));
}

/* A number that stands for «whatever suits» says so. */
static gboolean
output_cb (GtkSpinButton *spin, AsterParameterRow *self)
{
  if (gtk_spin_button_get_value (spin) != 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (spin), _ (self->parameter->zero));

  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value, AsterParameterRow *self)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)),
                    _ (self->parameter->zero)))
    return FALSE;

  *value = 0;

  return TRUE;
}

static GtkWidget *
new_number (AsterParameterRow *self)
{
  const AsterParameter *parameter = self->parameter;
  GtkWidget *spin = gtk_spin_button_new_with_range (parameter->least, parameter->most,
                                                    parameter->step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), parameter->step < 0.005  ? 3
                                                      : parameter->step < 0.05 ? 2
                                                      : parameter->step < 1    ? 1
                                                                               : 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  if (parameter->zero != NULL)
    {
      gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
      g_signal_connect (spin, "output", G_CALLBACK (output_cb), self);
      g_signal_connect (spin, "input", G_CALLBACK (input_cb), self);
      gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
    }
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (edited_cb), self);

  return spin;
}

static GtkWidget *
new_choice (AsterParameterRow *self)
{
  const AsterParameter *parameter = self->parameter;
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < G_N_ELEMENTS (parameter->choices); i++)
    if (parameter->choices[i] != NULL)
      gtk_string_list_append (names, _ (parameter->choices[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  aster_named_choice (choice, _ (parameter->label));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (edited_cb), self);

  return choice;
}

static GtkWidget *
new_field (AsterParameterRow *self)
{
  GtkWidget *field;

  switch (self->parameter->kind)
    {
    case ASTER_PARAMETER_CHOICE:
      return new_choice (self);

    case ASTER_PARAMETER_SWITCH:
      field = gtk_check_button_new ();
      g_signal_connect_swapped (field, "notify::active", G_CALLBACK (edited_cb), self);
      return field;

    case ASTER_PARAMETER_WORDS:
      field = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (field),
                                      _ ("a word, or king - man + woman"));
      gtk_editable_set_width_chars (GTK_EDITABLE (field), 18);
      g_signal_connect_swapped (field, "changed", G_CALLBACK (edited_cb), self);
      return field;

    case ASTER_PARAMETER_COUNT:
    case ASTER_PARAMETER_NUMBER:
    case ASTER_PARAMETER_SEED:
    default:
      return new_number (self);
    }
}

static void
aster_parameter_row_dispose (GObject *object)
{
  AsterParameterRow *self = ASTER_PARAMETER_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_parameter_row_parent_class)->dispose (object);
}

static void
aster_parameter_row_class_init (AsterParameterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_parameter_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "parameter-row");
}

static void
aster_parameter_row_init (AsterParameterRow *self)
{
}

/* (transfer floating): a sentence that stands back behind what it explains. */
GtkWidget *
aster_explanation_new (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");

  return label;
}

/**
 * aster_parameter_row_new:
 * @parameter: what it edits; must outlive the row
 * @pane: (transfer none): whose recipe
 *
 * Returns: (transfer floating): a row that follows the recipe and changes it
 */
GtkWidget *
aster_parameter_row_new (const AsterParameter *parameter, AsterPane *pane)
{
  AsterParameterRow *self = g_object_new (ASTER_TYPE_PARAMETER_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (parameter->label));

  self->parameter = parameter;
  self->pane = g_object_ref (pane);
  self->updating = TRUE;
  self->field = new_field (self);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (parameter->label),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (parameter->sentence), -1);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->field);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), aster_explanation_new (_ (parameter->sentence)));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), G_OBJECT (self),
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
