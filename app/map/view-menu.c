/* How a map is drawn: what stands for the words, and what stands around them. Each
 * choice has its sentence, is seen at once behind the popover, and can be undone. */

#include "map/view-menu.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/choices-popover.h"
#include "fittings/menu-tooltip.h"
#include "panes/head-words.h"
#include "recipes/parameter-row.h"

static const AsterPlotStyleField *
get_field (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

static void
choose (AsterPane *pane, GtkWidget *widget, double value)
{
  AsterPlotStyle style = *aster_pane_get_style (pane);

  aster_plot_style_set (&style, get_field (widget), value);
  aster_pane_set_style (pane, &style);
}

static void
toggled_cb (GtkCheckButton *check, AsterPane *pane)
{
  choose (pane, GTK_WIDGET (check), gtk_check_button_get_active (check));
}

static void
number_cb (GtkSpinButton *spin, AsterPane *pane)
{
  choose (pane, GTK_WIDGET (spin), gtk_spin_button_get_value (spin));
}

static void
choice_cb (GtkDropDown *choice, GParamSpec *pspec, AsterPane *pane)
{
  choose (pane, GTK_WIDGET (choice), gtk_drop_down_get_selected (choice));
}

/* What was undone, or came from a session, shows here too. */
static void
style_cb (AsterPane *pane, GParamSpec *pspec, GtkWidget *widget)
{
  const AsterPlotStyleField *field = get_field (widget);
  double value = aster_plot_style_get (aster_pane_get_style (pane), field);

  if (field->kind == ASTER_STYLE_SWITCH)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), value != 0);
  else if (field->kind == ASTER_STYLE_CHOICE)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), (guint) value);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget), value);
}

static GtkWidget *
new_choice (const AsterPlotStyleField *field)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; i <= (guint) field->most; i++)
    gtk_string_list_append (names, _ (field->choice_labels[i]));

  list = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  aster_named_choice (list, _ (field->label));

  return list;
}

static GtkWidget *
new_number (const AsterPlotStyleField *field)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (field->least, field->most,
                                                    field->step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), field->step < 0.1 ? 2
                                                      : field->step < 1 ? 1
                                                                        : 0);

  return spin;
}

/* The widget that edits @field, and follows it. */
static GtkWidget *
new_editor (const AsterPlotStyleField *field, AsterPane *pane)
{
  GtkWidget *widget = field->kind == ASTER_STYLE_SWITCH   ? gtk_check_button_new ()
                      : field->kind == ASTER_STYLE_CHOICE ? new_choice (field)
                                                          : new_number (field);

  g_object_set_data (G_OBJECT (widget), "field", (gpointer) field);
  style_cb (pane, NULL, widget);
  if (field->kind == ASTER_STYLE_SWITCH)
    g_signal_connect_object (widget, "toggled", G_CALLBACK (toggled_cb), pane, 0);
  else if (field->kind == ASTER_STYLE_CHOICE)
    g_signal_connect_object (widget, "notify::selected", G_CALLBACK (choice_cb), pane, 0);
  else
    g_signal_connect_object (widget, "value-changed", G_CALLBACK (number_cb), pane, 0);
  g_signal_connect_object (pane, "notify::style", G_CALLBACK (style_cb), widget, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (field->sentence), -1);

  return widget;
}

static GtkWidget *
new_row (const AsterPlotStyleField *field, AsterPane *pane)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *editor = new_editor (field, pane);
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sentence = aster_explanation_new (_ (field->sentence));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (field->kind == ASTER_STYLE_SWITCH)
    {
      GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

      gtk_box_append (GTK_BOX (words), label);
      gtk_box_append (GTK_BOX (words), sentence);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (editor), words);
      gtk_box_append (GTK_BOX (row), editor);
      gtk_box_append (GTK_BOX (line), row);
      return line;
    }

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), editor);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), sentence);

  return row;
}

static void
reset_cb (GtkButton *button, AsterPane *pane)
{
  const AsterPlotStyle plain = ASTER_PLOT_STYLE_INIT;

  aster_pane_set_style (pane, &plain);
}

static GtkWidget *
build_popover (AsterPane *pane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("As _It Was at First"));
  guint n;
  const AsterPlotStyleField *fields = aster_plot_style_fields (&n);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), new_row (fields + i, pane));
  gtk_widget_set_halign (reset, GTK_ALIGN_END);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), pane, 0);
  gtk_box_append (GTK_BOX (box), reset);

  return aster_choices_popover_new (box);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer pane)
{
  gtk_menu_button_set_popover (button, build_popover (pane));
}

/**
 * aster_view_menu_new:
 * @pane: (transfer none): a map, which must outlive the button
 *
 * Returns: (transfer floating): a menu button that opens everything about how the map is
 *   drawn
 */
GtkWidget *
aster_view_menu_new (AsterPane *pane)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *words = aster_head_words_new (ASTER_HEAD_WORDS_ALONE, 0);

  aster_head_words_set_picture (ASTER_HEAD_WORDS (words), "aster-view-symbolic");
  aster_head_words_set_words (ASTER_HEAD_WORDS (words), _ ("View"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  aster_named_only (button, _ ("View"));
  gtk_widget_set_tooltip_text (button, _ ("How the map is drawn (V)"));
  aster_menu_tooltip_yield (button);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb,
                                         pane, NULL);

  return button;
}
