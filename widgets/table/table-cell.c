/* What a table says of one row in one column.
 *
 * A label would ask for another layout of the table whenever its words change, and a
 * table that is scrolled changes hundreds of them in every frame. A cell asks for the
 * same room whatever it says, keeps one layout of text and draws it; what does not fit
 * ends in an ellipsis. */

#include "table/table-cell.h"

#include <math.h>

struct _AsterTableCell
{
  GtkWidget parent_instance;

  AsterTableColumn *column;
  PangoLayout *layout; /* (nullable) until something is said */
  int row;             /* or −1 */
  int room;            /* px that the layout was fitted to, or −1 */
  guint fitted;        /* the layout's serial when it was */
  gboolean cut;
  guint edition; /* counts what was said */
};

G_DEFINE_FINAL_TYPE (AsterTableCell, aster_table_cell, GTK_TYPE_WIDGET)

/* What is wider than its room is cut; the layout is only told so if it must be, since to
 * ellipsize takes longer than to lay out. */
static void
fit (AsterTableCell *self, int room)
{
  int width;

  if (self->room == room && self->fitted == pango_layout_get_serial (self->layout))
    return;

  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  self->cut = width > room;
  if (self->cut)
    pango_layout_set_width (self->layout, room * PANGO_SCALE);
  self->room = room;
  self->fitted = pango_layout_get_serial (self->layout);
}

/* Of a text that changed GTK 4.8 draws again what its outlines measure, and hinted
 * letters reach a px beyond that: the dot of an «i» is left out. A field of no colour at
 * all, another one for each text, has the whole cell drawn. */
static void
append_field (AsterTableCell *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  const GdkRGBA none = { (float) (self->edition % 256) / 255,
                         (float) (self->edition / 256 % 256) / 255, 0, 0 };

  gtk_snapshot_append_color (snapshot, &none, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
aster_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterTableCell *self = ASTER_TABLE_CELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = gtk_widget_get_width (widget), width, height;
  double x = 0;
  GdkRGBA ink;

  if (self->row < 0 || self->layout == NULL || room <= 0)
    return;

  append_field (self, snapshot);
  fit (self, room);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  if (aster_table_column_is_number (self->column) != rtl && !self->cut)
    x = room - width;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          (float) x, (float) floor ((gtk_widget_get_height (widget) - height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
aster_table_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  else
    {
      aster_table_column_get_chars (ASTER_TABLE_CELL (widget)->column, minimum, natural);
      *minimum = PANGO_PIXELS_CEIL (*minimum * letter);
      *natural = PANGO_PIXELS_CEIL (*natural * letter);
    }
  pango_font_metrics_unref (metrics);
}

static void
aster_table_cell_dispose (GObject *object)
{
  AsterTableCell *self = ASTER_TABLE_CELL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->column, aster_table_column_unref);

  G_OBJECT_CLASS (aster_table_cell_parent_class)->dispose (object);
}

static void
aster_table_cell_class_init (AsterTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_table_cell_dispose;
  widget_class->measure = aster_table_cell_measure;
  widget_class->snapshot = aster_table_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CELL);
}

static void
aster_table_cell_init (AsterTableCell *self)
{
  self->row = self->room = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* (transfer floating): it says nothing yet. */
GtkWidget *
aster_table_cell_new (AsterTableColumn *column)
{
  AsterTableCell *self = g_object_new (ASTER_TYPE_TABLE_CELL, NULL);

  self->column = aster_table_column_ref (column);

  return GTK_WIDGET (self);
}

/* (transfer none) */
AsterTableColumn *
aster_table_cell_get_column (AsterTableCell *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_CELL (self), NULL);

  return self->column;
}

static void
ensure_layout (AsterTableCell *self)
{
  PangoAttrList *figures;

  if (self->layout != NULL)
    return;

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  if (!aster_table_column_is_number (self->column))
    return;

  figures = pango_attr_list_new (); /* of one width, as they stand under one another */
  pango_attr_list_insert (figures, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (self->layout, figures);
  pango_attr_list_unref (figures);
}

/* Says what is known of @row now, −1 for nothing. */
void
aster_table_cell_set_row (AsterTableCell *self, int row)
{
  g_return_if_fail (ASTER_IS_TABLE_CELL (self));

  self->row = row;
  self->room = -1;
  self->edition++;
  if (row >= 0)
    {
      g_autofree char *text = aster_table_column_dup_text (self->column, (guint32) row);

      ensure_layout (self);
      pango_layout_set_text (self->layout, text, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* (transfer none) */
const char *
aster_table_cell_get_text (AsterTableCell *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_CELL (self), "");

  return self->row >= 0 ? pango_layout_get_text (self->layout) : "";
}

/* Whether there is more to read than there is room for. */
gboolean
aster_table_cell_is_cut (AsterTableCell *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_CELL (self), FALSE);

  return self->row >= 0 && self->cut;
}
