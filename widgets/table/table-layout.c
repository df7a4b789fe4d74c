#include "table/table-layout.h"

struct _AsterTableLayout
{
  GtkLayoutManager parent_instance;

  GPtrArray *columns; /* of AsterTableColumn, one for each child, in their order */
};

G_DEFINE_FINAL_TYPE (AsterTableLayout, aster_table_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Nothing is higher where it is narrower: what has no room ends in an ellipsis. */
static GtkSizeRequestMode
aster_table_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
aster_table_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      gtk_widget_measure (child, orientation, -1, &least, &wished, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*minimum, least);
      else
        {
          *minimum += least;
          *natural += wished;
        }
    }
}

static void
aster_table_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GPtrArray *columns = ASTER_TABLE_LAYOUT (manager)->columns;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < columns->len && child != NULL; i++)
    {
      const AsterTableColumn *column = g_ptr_array_index (columns, i);
      int x = rtl ? width - column->x - column->width : column->x;

      gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, column->width, height },
                                -1);
      child = gtk_widget_get_next_sibling (child);
    }
}

static void
aster_table_layout_finalize (GObject *object)
{
  g_ptr_array_unref (ASTER_TABLE_LAYOUT (object)->columns);

  G_OBJECT_CLASS (aster_table_layout_parent_class)->finalize (object);
}

static void
aster_table_layout_class_init (AsterTableLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aster_table_layout_finalize;
  manager_class->get_request_mode = aster_table_layout_get_request_mode;
  manager_class->measure = aster_table_layout_measure;
  manager_class->allocate = aster_table_layout_allocate;
}

static void
aster_table_layout_init (AsterTableLayout *self)
{
}

/**
 * aster_table_layout_new:
 * @columns: (transfer none) (element-type AsterTableColumn): what the children of the
 *   widget are of, in their order
 *
 * Returns: (transfer full): for one widget, whose children stand where @columns say
 */
GtkLayoutManager *
aster_table_layout_new (GPtrArray *columns)
{
  AsterTableLayout *self = g_object_new (ASTER_TYPE_TABLE_LAYOUT, NULL);

  self->columns = g_ptr_array_ref (columns);

  return GTK_LAYOUT_MANAGER (self);
}
