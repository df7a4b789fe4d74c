/* A map can be coloured by nothing, by what is known of each vector, by a column of
 * metadata, or by the cosine to a word or a sum. What is chosen never recomputes the
 * map. */

#include "map/colour-menu.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/choices-popover.h"
#include "fittings/menu-tooltip.h"
#include "map/colour-names.h"
#include "panes/head-words.h"
#include "parts/numbers.h"
#include "recipes/recipe-words.h"

#define DETAIL      40 /* characters of what stands beside a name */
#define MAX_COLUMNS 40 /* that are offered */

static void
colour_cb (AsterPane *pane, GParamSpec *pspec, GtkWidget *button)
{
  g_autofree char *name = aster_colour_dup_title (aster_pane_get_colour (pane));
  /* Translators: what the points of a map are coloured by */
  g_autofree char *text = g_strdup_printf (_ ("Colour: %s"), name);

  aster_head_words_set_words (
      ASTER_HEAD_WORDS (gtk_menu_button_get_child (GTK_MENU_BUTTON (button))), text);
  aster_named_only (button, text);
}

static void
toggled_cb (GtkCheckButton *button, AsterPane *pane)
{
  if (gtk_check_button_get_active (button))
    aster_pane_set_colour (pane, g_object_get_data (G_OBJECT (button), "colour"));
}

/* The keyboard begins with what is chosen: of a group, it is led past all others. */
static void
shown_cb (GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    gtk_widget_grab_focus (GTK_WIDGET (button));
}

static GtkWidget *
append_choice (GtkWidget *box,
               GtkWidget *group,
               AsterPane *pane,
               const char *colour,
               const char *detail)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = aster_colour_dup_title (colour);
  GtkWidget *label = gtk_label_new (name), *aside = gtk_label_new (detail);

  if (detail != NULL && g_utf8_strlen (detail, -1) > DETAIL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (aside), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (aside), DETAIL);
      gtk_widget_set_tooltip_text (aside, detail);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (aside, "dim-label");
  gtk_widget_add_css_class (aside, "caption");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), aside);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), row);

  g_object_set_data_full (G_OBJECT (check), "colour", g_strdup (colour), g_free);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_str_equal (aster_pane_get_colour (pane), colour));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), pane, 0);
  g_signal_connect (check, "map", G_CALLBACK (shown_cb), NULL);
  gtk_box_append (GTK_BOX (box), check);

  return check;
}

static char *
dup_detail (const AsterColumn *column)
{
  g_autofree char *count = NULL;

  if (column->kind == ASTER_COLUMN_NUMBER)
    return g_strdup (C_ ("column of metadata", "numbers"));

  count = aster_number_dup_count (column->levels->len);

  /* Translators: %s is a number of distinct values of a column */
  return g_strdup_printf (ngettext ("%s value", "%s values", column->levels->len), count);
}

static void
expression_cb (GtkEntry *entry, AsterPane *pane)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *name = g_strconcat (ASTER_COLOUR_COSINE, text, NULL);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  if (*text == '\0')
    return;

  aster_pane_set_colour (pane, name);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
append_expression (GtkWidget *box, AsterPane *pane)
{
  const char *colour = aster_pane_get_colour (pane);
  GtkWidget *entry = gtk_entry_new (), *label = gtk_label_new (_ ("Cosine to"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("a word, or king - man + woman"));
  if (g_str_has_prefix (colour, ASTER_COLOUR_COSINE))
    gtk_editable_set_text (GTK_EDITABLE (entry), colour + strlen (ASTER_COLOUR_COSINE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour by the cosine to a word or a sum"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (expression_cb), pane, 0);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
}

static void
add_clusters_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (button, "pane.add-clusters", NULL);
}

/* The clusters of each pane that finds some, or a way to find them. */
static void
append_clusters (GtkWidget *box,
                 GtkWidget *group,
                 AsterDocument *document,
                 AsterPane *pane)
{
  GListModel *panes = aster_pane_set_get_panes (aster_document_get_panes (document));
  GtkWidget *button;
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (panes); i++)
    {
      g_autoptr (AsterPane) other = g_list_model_get_item (panes, i);
      g_autofree char *colour = NULL, *words = NULL;

      if (aster_pane_get_kind (other) != ASTER_PANE_CLUSTERS)
        continue;
      colour = aster_colour_dup_clusters (aster_pane_get_id (other));
      words = aster_pane_dup_words (other);
      append_choice (box, group, pane, colour, words);
      any = TRUE;
    }
  if (any)
    return;

  button = gtk_button_new_with_mnemonic (_ ("Find _Clusters…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "choice");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (
      button, _ ("Groups of words, in a pane of their own and as colours of this map"));
  g_signal_connect (button, "clicked", G_CALLBACK (add_clusters_cb), NULL);
  gtk_box_append (GTK_BOX (box), button);
}

/* Where a person looks for a column that is not there yet. */
static void
append_attach (GtkWidget *box, GtkWidget *popover)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Attach Table…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "choice");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button,
                               _ ("A table with a column of words gives more to colour "
                                  "by"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.attach");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
build_popover (AsterDocument *document, AsterPane *pane)
{
  static const char *const names[] = { ASTER_COLOUR_NORM,    ASTER_COLOUR_RANK,
                                       ASTER_COLOUR_HUBNESS, ASTER_COLOUR_RECALL,
                                       ASTER_COLOUR_PINNED,  ASTER_COLOUR_PROBE,
                                       ASTER_COLOUR_SETS };
  static const char *const details[] = { N_ ("length of each vector"),
                                         N_ ("place in the file"),
                                         N_ ("how many have it among their nearest"),
                                         N_ ("neighbours who are near on the page"),
                                         N_ ("the word pinned last"),
                                         N_ ("press H over the map"),
                                         N_ ("those in the library") };
  AsterSpace *space = aster_document_get_space (document);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = aster_choices_popover_new (box);
  GtkWidget *group = append_choice (box, NULL, pane, ASTER_COLOUR_NONE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_choice (box, group, pane, names[i], _ (details[i]));
  append_clusters (box, group, document, pane);
  for (guint i = 0; i < MIN (space->columns->len, MAX_COLUMNS); i++)
    {
      const AsterColumn *column = g_ptr_array_index (space->columns, i);
      g_autofree char *detail = dup_detail (column);

      append_choice (box, group, pane, column->name, detail);
    }
  append_expression (box, pane);
  append_attach (box, popover);

  return popover;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  AsterDocument *document = g_object_get_data (G_OBJECT (button), "document");

  gtk_menu_button_set_popover (button, build_popover (document, data));
}

/**
 * aster_colour_menu_new:
 * @document: (transfer none): whose columns are offered
 * @pane: (transfer none): a map, which must outlive the button
 *
 * Returns: (transfer floating): a menu button that names what the map is coloured by
 */
GtkWidget *
aster_colour_menu_new (AsterDocument *document, AsterPane *pane)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *words = aster_head_words_new (ASTER_HEAD_WORDS_ALONE, 0);

  aster_head_words_set_picture (ASTER_HEAD_WORDS (words), "aster-colour-symbolic");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  gtk_widget_set_tooltip_text (button, _ ("What the colours of the points mean"));
  aster_menu_tooltip_yield (button);
  g_object_set_data_full (G_OBJECT (button), "document", g_object_ref (document),
                          g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb,
                                         pane, NULL);
  g_signal_connect_object (pane, "notify::colour", G_CALLBACK (colour_cb), button, 0);
  colour_cb (pane, NULL, button);

  return button;
}
