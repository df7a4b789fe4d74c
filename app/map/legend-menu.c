/* A class that a person has given a colour keeps it in every theme: what was chosen is
 * what is seen. The usual eight are offered first, as those that everybody tells apart.
 */

#include "map/legend-menu.h"

#include <glib/gi18n-lib.h>

#include "fittings/passing.h"

/* What the menu is about, as long as it or the dialogue is there. */
typedef struct
{
  AsterClassInks *inks;
  char *by, *label;
  AsterColour colour;
  AsterTheme theme;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->inks);
  g_free (target->by);
  g_free (target->label);
  g_free (target);
}

static GdkRGBA
to_rgba (AsterColour colour)
{
  GdkRGBA rgba = { (float) colour.r, (float) colour.g, (float) colour.b, 1 };

  return rgba;
}

static void
response_cb (GtkDialog *dialog, int response, const Target *target)
{
  GdkRGBA rgba;
  AsterColour colour;

  if (response == GTK_RESPONSE_OK)
    {
      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      colour = (AsterColour){ (double) rgba.red, (double) rgba.green, (double) rgba.blue,
                              1 };
      aster_class_inks_set (target->inks, target->by, target->label, &colour);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *popover = data, *dialog;
  const Target *from = g_object_get_data (G_OBJECT (popover), "target");
  Target *target = g_memdup2 (from, sizeof *from);
  GdkRGBA usual[ASTER_N_CLASS_COLOURS], now = to_rgba (from->colour);
  /* Translators: the title of a dialogue; %s is the name of a class. */
  g_autofree char *title = g_strdup_printf (_ ("Colour of “%s”"), from->label);

  g_object_ref (target->inks);
  target->by = g_strdup (from->by);
  target->label = g_strdup (from->label);
  for (guint i = 0; i < ASTER_N_CLASS_COLOURS; i++)
    usual[i] = to_rgba (aster_palette_class (from->theme, i));

  dialog = gtk_color_chooser_dialog_new (
      title, GTK_WINDOW (gtk_widget_get_ancestor (popover, GTK_TYPE_WINDOW)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  gtk_color_chooser_add_palette (GTK_COLOR_CHOOSER (dialog), GTK_ORIENTATION_HORIZONTAL,
                                 ASTER_N_CLASS_COLOURS, ASTER_N_CLASS_COLOURS, usual);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &now);
  g_object_set_data_full (G_OBJECT (dialog), "target", target, target_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), target);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const Target *target = g_object_get_data (data, "target");

  aster_class_inks_set (target->inks, target->by, target->label, NULL);
}

/* Offers a colour for @entry beside its @button. */
void
aster_legend_menu_popup (const AsterLegendMenu *self, guint entry, GtkWidget *button)
{
  static const GActionEntry actions[] = { { .name = "choose", .activate = choose_cb },
                                          { .name = "reset", .activate = reset_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const AsterLegendEntry *which;
  AsterColour colour;
  GtkWidget *popover, *legend = gtk_widget_get_parent (button);
  graphene_rect_t bounds;
  Target *target;

  g_return_if_fail (self->colouring->entries != NULL &&
                    entry < self->colouring->entries->len);

  which = &g_array_index (self->colouring->entries, AsterLegendEntry, entry);
  if (which->label == NULL || which->style >= ASTER_MAX_CLASSES)
    return;

  target = g_new0 (Target, 1);
  target->inks = g_object_ref (self->inks);
  target->by = g_strdup (self->by);
  target->label = g_strdup (which->label);
  target->colour = aster_colouring_get_colour (self->colouring, self->theme,
                                               which->style);
  target->theme = self->theme;

  g_menu_append (menu, _ ("_Colour…"), "ink.choose");
  g_menu_append (menu, _ ("_Usual Colour"), "ink.reset");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  g_object_set_data_full (G_OBJECT (popover), "target", target, target_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions),
                                   popover);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "reset")),
      aster_class_inks_get (self->inks, self->by, which->label, &colour));
  gtk_widget_insert_action_group (popover, "ink", G_ACTION_GROUP (group));
  /* The button goes when the legend is made anew; the legend stays. */
  gtk_widget_set_parent (popover, legend);
  if (gtk_widget_compute_bounds (button, legend, &bounds))
    {
      GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y,
                             (int) bounds.size.width, (int) bounds.size.height };

      gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
    }
  aster_passing_popup (popover);
}
