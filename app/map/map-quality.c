/* One number in words under every map, and behind it four, each with what it means. The
 * line keeps its place while there is nothing to say, so that the map does not jump. */

#include "map/map-quality.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/named.h"
#include "fittings/menu-tooltip.h"
#include "map/map-colours.h"
#include "parts/lively.h"
#include "parts/numbers.h"

#define MEANING_CHARS 44 /* of a line in the popover */

struct _AsterMapQuality
{
  GtkWidget parent_instance;

  AsterMapJudge *judge;
  GtkWidget *button;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (AsterMapQuality, aster_map_quality, GTK_TYPE_WIDGET)

/* (transfer full): one number in words. */
char *
aster_map_quality_dup_line (const AsterQuality *quality)
{
  g_autofree char *kept = aster_number_dup_fixed (quality->knn_recall * quality->k, 1);

  /* Translators: how far a map can be trusted; %s is a number such as 3.5, %u is 10 */
  return g_strdup_printf (ngettext ("%s of each word’s %u nearest is near on the page",
                                    "%s of each word’s %u nearest are near on the page",
                                    quality->k),
                          kept, quality->k);
}

static char *
dup_line (AsterMapQuality *self)
{
  const char *reason = aster_map_judge_get_reason (self->judge);

  switch (aster_map_judge_get_state (self->judge))
    {
    case ASTER_JUDGE_SAYING:
      return aster_map_quality_dup_line (aster_map_judge_get_quality (self->judge));

    case ASTER_JUDGE_WORKING:
      return g_strdup (_ ("Comparing neighbours on the page with those in the space…"));

    case ASTER_JUDGE_WAITING:
      return g_strdup (_ ("How far the map can be trusted is told when it rests"));

    case ASTER_JUDGE_SILENT:
    default:
      return g_strdup (reason != NULL ? reason : "");
    }
}

static void
update (AsterMapQuality *self)
{
  g_autofree char *line = dup_line (self);
  gboolean says = aster_map_judge_get_quality (self->judge) != NULL;

  gtk_label_set_text (GTK_LABEL (self->label), line);
  gtk_widget_set_sensitive (self->button, says);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), says);
  /* Where there is little room, the line is cut. */
  gtk_widget_set_tooltip_text (self->button, line);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      says ? _ ("Opens four numbers that say how far this map can be trusted") : "", -1);
}

static GtkWidget *
new_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), MEANING_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MEANING_CHARS);
  gtk_widget_add_css_class (label, style);

  return label;
}

/* "Trustworthiness  0.97" over a sentence. */
static void
append_number (GtkBox *box, const char *title, double value, const char *meaning)
{
  g_autofree char *number = isnan (value) ? g_strdup (C_ ("a missing number", "none"))
                                          : aster_number_dup_fixed (value, 3);
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title), *label = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (item), head);
  gtk_box_append (GTK_BOX (item), new_text (meaning, "dim-label"));
  gtk_box_append (box, item);
}

static void
append_numbers (GtkBox *box, const AsterQuality *quality)
{
  g_autofree char *recall = g_strdup_printf (
      ngettext ("The share of a word’s %u nearest in the space that is also its nearest "
                "on the page.",
                "The share of a word’s %u nearest in the space that are also among its "
                "nearest on the page.",
                quality->k),
      quality->k);

  append_number (box, _ ("Neighbour recall"), quality->knn_recall, recall);
  append_number (
      box, _ ("Trustworthiness"), quality->trustworthiness,
      _ ("1 if whoever is near on the page is near in the space too. Strangers "
         "who only look near lower it."));
  append_number (box, _ ("Continuity"), quality->continuity,
                 _ ("1 if whoever is near in the space is near on the page too. "
                    "Neighbours who were torn apart lower it."));
  append_number (box, _ ("Rank correlation of distances"), quality->spearman,
                 _ ("1 if the farther apart two words are in the space, the farther they "
                    "are on the page; 0 if long distances on the page mean nothing."));
}

/* By which distances, and whether all words were asked. */
static char *
dup_note (const AsterQuality *quality)
{
  g_autofree char *n = aster_number_dup_count (quality->n);
  g_autofree char *asked = aster_number_dup_count (quality->n_sampled);
  const char *by = quality->cosine
                       ? _ ("In the space, near means a large cosine.")
                       : _ ("In the space, near means a small Euclidean distance.");

  if (quality->exact)
    return g_strdup (by);

  /* Translators: %s is a sentence about distances; then two counts of words */
  return g_strdup_printf (
      _ ("%s To save time, ranks are those of a random sample of %s of "
         "the %s words."),
      by, asked, n);
}

/* What cannot be read off a map without axes; %NULL for one that has some. */
static const char *
get_axes_note (AsterPane *pane)
{
  AsterLayout *layout = aster_pane_get_layout (pane);

  if (layout == NULL || layout->axes[0].kind != ASTER_AXIS_NONE)
    return NULL;
  if (aster_pane_get_recipe (pane)->method == ASTER_MAP_MDS)
    return _ ("The axes of this map mean nothing: it could be turned or mirrored as "
              "well.");

  return _ ("The axes of this map mean nothing, and distances on it are no distances: "
            "what counts is who is near whom.");
}

static void
colour_cb (GtkButton *button, AsterPane *pane)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  aster_pane_set_colour (pane, ASTER_COLOUR_RECALL);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
build_popover (AsterMapQuality *self, const AsterQuality *quality)
{
  AsterPane *pane = aster_map_judge_get_pane (self->judge);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *colour = gtk_button_new_with_mnemonic (_ ("_Colour by Neighbour Recall"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *note = dup_note (quality);

  append_numbers (GTK_BOX (box), quality);
  gtk_box_append (GTK_BOX (box), new_text (note, "caption"));
  if (get_axes_note (pane) != NULL)
    gtk_box_append (GTK_BOX (box), new_text (get_axes_note (pane), "caption"));
  gtk_widget_set_sensitive (
      colour, !g_str_equal (aster_pane_get_colour (pane), ASTER_COLOUR_RECALL));
  g_signal_connect_object (colour, "clicked", G_CALLBACK (colour_cb), pane, 0);
  gtk_box_append (GTK_BOX (box), colour);

  gtk_widget_add_css_class (box, "choices");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  aster_named_only (scroller, _ ("How far the map can be trusted"));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  return popover;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  AsterMapQuality *self = data;
  AsterQuality *quality = aster_map_judge_get_quality (self->judge);

  if (quality != NULL)
    gtk_menu_button_set_popover (button, build_popover (self, quality));
}

static void
aster_map_quality_dispose (GObject *object)
{
  AsterMapQuality *self = ASTER_MAP_QUALITY (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->judge);

  G_OBJECT_CLASS (aster_map_quality_parent_class)->dispose (object);
}

static void
aster_map_quality_class_init (AsterMapQualityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_map_quality_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mapquality");
}

static void
aster_map_quality_init (AsterMapQuality *self)
{
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  aster_lively (self->label);

  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button),
                                         create_popover_cb, self, NULL);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  aster_menu_tooltip_yield (self->button);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * aster_map_quality_new:
 * @judge: (transfer none): what is said here
 *
 * Returns: (transfer floating): a line, to stand under the map
 */
GtkWidget *
aster_map_quality_new (AsterMapJudge *judge)
{
  AsterMapQuality *self = g_object_new (ASTER_TYPE_MAP_QUALITY, NULL);

  self->judge = g_object_ref (judge);
  g_signal_connect_object (judge, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
