/* Rebuilt whole when the sets change: there are at most 32. A click on a row selects its
 * words; the button at its end opens what else can be done. */

#include "sets/set-list.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "parts/numbers.h"
#include "sets/set-editor.h"

struct _AsterSetList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  AsterDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AsterSetList, aster_set_list, GTK_TYPE_WIDGET)

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  AsterSetList *self = ASTER_SET_LIST (
      gtk_widget_get_ancestor (GTK_WIDGET (button), ASTER_TYPE_SET_LIST));

  gtk_menu_button_set_popover (button, aster_set_editor_new (self->document, i));
}

static GtkWidget *
new_row (AsterWordSets *sets, guint i)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (aster_word_sets_get_name (sets, i));
  GtkWidget *button = gtk_menu_button_new (), *count;
  g_autofree char *number = NULL, *label = NULL, *spoken = NULL;
  gsize n;

  aster_word_sets_get_rows (sets, i, &n);
  number = aster_number_dup_count (n);
  count = gtk_label_new (number);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb,
                                         GUINT_TO_POINTER (i), NULL);
  label = g_strdup_printf (_ ("Edit the set “%s”"), aster_word_sets_get_name (sets, i));
  aster_named (button, label);
  spoken = g_strdup_printf (
      /* Translators: said of a set of words: its name and how many words it has. */
      ngettext ("%s, %s word", "%s, %s words", n), aster_word_sets_get_name (sets, i),
      number);
  aster_named_only (row, spoken);

  gtk_box_append (GTK_BOX (box), aster_swatch_new (aster_word_sets_get_style (sets, i)));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
update (AsterSetList *self)
{
  AsterWordSets *sets = self->document != NULL ? aster_document_get_sets (self->document)
                                               : NULL;
  guint n = sets != NULL ? aster_word_sets_get_n (sets) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (sets, i));
  gtk_widget_set_visible (GTK_WIDGET (self), sets != NULL);
}

static void
activated_cb (AsterSetList *self, GtkListBoxRow *row)
{
  gsize n;
  const guint32 *rows = aster_word_sets_get_rows (
      aster_document_get_sets (self->document), (guint) gtk_list_box_row_get_index (row),
      &n);

  aster_selection_apply (aster_document_get_selection (self->document), rows, n,
                         ASTER_SELECT_REPLACE);
}

static void
aster_set_list_dispose (GObject *object)
{
  AsterSetList *self = ASTER_SET_LIST (object);
  GtkWidget *child;

  aster_set_list_set_document (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (aster_set_list_parent_class)->dispose (object);
}

static void
aster_set_list_class_init (AsterSetListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_set_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "aster-set-list");
}

/* What stands there while there are none: how to come by one. */
static GtkWidget *
new_hint (void)
{
  GtkWidget *hint = gtk_label_new (_ ("Select words and press S to keep them here."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_margin_start (hint, 6);
  gtk_widget_set_margin_end (hint, 6);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");

  return hint;
}

static void
aster_set_list_init (AsterSetList *self)
{
  GtkWidget *title = gtk_label_new (C_ ("title of a list", "Sets"));
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_margin_start (title, 12);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_parent (title, GTK_WIDGET (self));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), new_hint ());
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("title of a list", "Sets"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * aster_set_list_set_document:
 * @self: a list
 * @document: (nullable): whose sets are listed
 */
void
aster_set_list_set_document (AsterSetList *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SET_LIST (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (aster_document_get_sets (self->document), self);
  g_clear_object (&self->document);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (aster_document_get_sets (document), "changed",
                                G_CALLBACK (update), self);
    }
  update (self);
}
