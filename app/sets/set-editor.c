#include "sets/set-editor.h"

#include <glib/gi18n-lib.h>

#include "colour/shape.h"
#include "document/named.h"
#include "fittings/theme.h"
#include "text/text-paint.h"

#define SWATCH 14 /* px */

/* What an editor works on; dies with the popover. */
typedef struct
{
  AsterDocument *document;
  guint i;
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_object_unref (self->document);
  g_free (self);
}

static AsterWordSets *
get_sets (const Editor *self)
{
  return aster_document_get_sets (self->document);
}

static Editor *
get_editor (GtkWidget *widget)
{
  GtkWidget *popover = GTK_IS_POPOVER (widget)
                           ? widget
                           : gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  return g_object_get_data (G_OBJECT (popover), "editor");
}

/* To be done before anything changes: the list is then made anew, and all of this goes
 * with the row that it belongs to. */
static void
pop_down (GtkWidget *widget)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)));
}

static void
draw_swatch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint style = GPOINTER_TO_UINT (data);
  const double middle[] = { width / 2.0, height / 2.0 };

  aster_shape_trace (cr, (AsterShape) (style / ASTER_N_CLASS_COLOURS % ASTER_N_SHAPES),
                     middle, MIN (width, height) / 2.0 - 2);
  aster_cairo_set_colour (cr, aster_palette_class (aster_theme_current (), style));
  cairo_fill (cr);
}

/**
 * aster_swatch_new:
 * @style: a mark of the palette
 *
 * Returns: (transfer floating): the mark as the maps draw it
 */
GtkWidget *
aster_swatch_new (guint8 style)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SWATCH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SWATCH);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_swatch_cb,
                                  GUINT_TO_POINTER ((guint) style), NULL);

  return area;
}

static void
name_cb (GtkWidget *entry)
{
  Editor *self = get_editor (entry);

  pop_down (entry);
  aster_word_sets_rename (get_sets (self), self->i,
                          gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
colour_cb (GtkWidget *button, gpointer style)
{
  Editor *self = get_editor (button);

  pop_down (button);
  aster_word_sets_set_style (get_sets (self), self->i, (guint8) GPOINTER_TO_UINT (style));
}

static void
combine_cb (GtkWidget *button, gpointer operation)
{
  Editor *self = get_editor (button);
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (
      aster_document_get_selection (self->document), &n);

  pop_down (button);
  aster_word_sets_combine (get_sets (self), self->i,
                           (AsterSetOperation) GPOINTER_TO_UINT (operation), rows, n);
}

static void
select_cb (GtkWidget *button, gpointer mode)
{
  Editor *self = get_editor (button);
  gsize n;
  const guint32 *rows = aster_word_sets_get_rows (get_sets (self), self->i, &n);

  aster_selection_apply (aster_document_get_selection (self->document), rows, n,
                         (AsterSelectMode) GPOINTER_TO_UINT (mode));
  pop_down (button);
}

static void
delete_cb (GtkWidget *button, gpointer data)
{
  Editor *self = get_editor (button);

  pop_down (button);
  aster_word_sets_remove (get_sets (self), self->i);
}

static GtkWidget *
append_button (
    GtkWidget *box, const char *mnemonic, gpointer callback, guint what, gboolean enabled)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, enabled);
  g_signal_connect (button, "clicked", G_CALLBACK (callback), GUINT_TO_POINTER (what));
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static GtkWidget *
new_palette (void)
{
  static const char *const names[] = { N_ ("Blue"),   N_ ("Orange"), N_ ("Green"),
                                       N_ ("Pink"),   N_ ("Red"),    N_ ("Light blue"),
                                       N_ ("Yellow"), N_ ("Black") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < ASTER_N_CLASS_COLOURS; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), aster_swatch_new ((guint8) i));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      aster_named (button, _ (names[i]));
      g_signal_connect (button, "clicked", G_CALLBACK (colour_cb), GUINT_TO_POINTER (i));
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

/**
 * aster_set_editor_new:
 * @document: (transfer none): whose sets
 * @i: which
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
aster_set_editor_new (AsterDocument *document, guint i)
{
  GtkWidget *popover = gtk_popover_new (), *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean some = aster_selection_get_n_selected (
                      aster_document_get_selection (document)) > 0;
  Editor *self = g_new0 (Editor, 1);

  self->document = g_object_ref (document);
  self->i = i;
  g_object_set_data_full (G_OBJECT (popover), "editor", self, editor_free);

  gtk_editable_set_text (GTK_EDITABLE (entry),
                         aster_word_sets_get_name (get_sets (self), i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the set"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (name_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), new_palette ());

  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  append_button (box, _ ("_Select These Words"), select_cb, ASTER_SELECT_REPLACE, TRUE);
  append_button (box, _ ("A_dd to the Selection"), select_cb, ASTER_SELECT_ADD, some);
  append_button (box, _ ("_Take Away from the Selection"), select_cb, ASTER_SELECT_REMOVE,
                 some);

  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  append_button (box, _ ("Put the Selected In (_Union)"), combine_cb, ASTER_SET_UNION,
                 some);
  append_button (box, _ ("Keep Only the Selected (_Intersection)"), combine_cb,
                 ASTER_SET_INTERSECTION, some);
  append_button (box, _ ("Take the Selected _Out"), combine_cb, ASTER_SET_DIFFERENCE,
                 some);

  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_add_css_class (
      append_button (box, _ ("D_elete the Set"), delete_cb, 0, TRUE), "destructive-text");
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}
