/* The head of one column of a table. A click or Enter sorts by the column, and the other
 * way round if it was sorted by already; Ctrl with an arrow makes it wider or narrower.
 */

#include "table/table-head.h"

#include <glib/gi18n-lib.h>

#define SHORT     10 /* characters of a title that is never cut */
#define MIN_CHARS 8
#define MAX_CHARS 18
#define STEP      12 /* px that a key moves the edge by */

struct _AsterTableHead
{
  GtkButton parent_instance;

  AsterTableColumns *columns;
  AsterTableColumn *column;
  GtkWidget *label;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (AsterTableHead, aster_table_head, GTK_TYPE_BUTTON)

/* Which way the rows are sorted by this column: −1 rising, 1 falling, 0 not at all. */
static int
get_order (AsterTableHead *self)
{
  gboolean descending;

  if (aster_table_columns_get_sorted (self->columns, &descending) != self->column)
    return 0;

  return descending ? 1 : -1;
}

static void
sorted_cb (AsterTableHead *self)
{
  int order = get_order (self);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                order > 0 ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_visible (self->arrow, order != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  order > 0   ? _ ("Sorted by this column, falling")
                                  : order < 0 ? _ ("Sorted by this column, rising")
                                              : "",
                                  -1);
}

static void
aster_table_head_clicked (GtkButton *button)
{
  AsterTableHead *self = ASTER_TABLE_HEAD (button);

  aster_table_columns_sort (self->columns, self->column, get_order (self) < 0);
}

static gboolean
key_cb (AsterTableHead *self, guint key, guint code, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if ((!left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right) ||
      !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  aster_table_columns_widen (
      self->columns, self->column,
      MAX (ASTER_TABLE_LEAST, self->column->width + (left != rtl ? -STEP : STEP)));
  aster_table_columns_resized (self->columns, self->column);

  return GDK_EVENT_STOP;
}

static void
aster_table_head_dispose (GObject *object)
{
  AsterTableHead *self = ASTER_TABLE_HEAD (object);

  g_clear_object (&self->columns);
  g_clear_pointer (&self->column, aster_table_column_unref);

  G_OBJECT_CLASS (aster_table_head_parent_class)->dispose (object);
}

static void
aster_table_head_class_init (AsterTableHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_table_head_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = aster_table_head_clicked;
}

static void
aster_table_head_init (AsterTableHead *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->label = gtk_label_new (NULL);
  self->arrow = gtk_image_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Heads over numbers stand at the end, as the numbers do; the arrow is on the other side,
 * so that it moves no title. */
static void
build (AsterTableHead *self)
{
  gboolean number = aster_table_column_is_number (self->column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gsize length = (gsize) g_utf8_strlen (self->column->title, -1);

  gtk_label_set_text (GTK_LABEL (self->label), self->column->title);
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           length > SHORT ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), length > SHORT ? MIN_CHARS : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), number ? self->arrow : self->label);
  gtk_box_append (GTK_BOX (box), number ? self->label : self->arrow);
  gtk_widget_set_halign (box, number ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->column->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->column->title, -1);
}

/* (transfer floating) */
GtkWidget *
aster_table_head_new (AsterTableColumns *columns, AsterTableColumn *column)
{
  AsterTableHead *self = g_object_new (ASTER_TYPE_TABLE_HEAD, NULL);

  self->columns = g_object_ref (columns);
  self->column = aster_table_column_ref (column);
  build (self);
  sorted_cb (self);
  g_signal_connect_object (columns, "sorted", G_CALLBACK (sorted_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* (transfer none) */
AsterTableColumn *
aster_table_head_get_column (AsterTableHead *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_HEAD (self), NULL);

  return self->column;
}
