/* Heads and lines of a table, as much of them as there is room for.
 *
 * The heads stay at the top while the lines go by below them; both go sideways together.
 * Columns that are not wide enough for what they say share what room there is, and what
 * is left over goes to the words. From right to left, the first columns are at the right,
 * and a table that is too wide begins there.
 *
 * It has GTK's names of styles for its parts, so that it looks as lists of the theme do,
 * in high contrast too. */

#include "table/table-view.h"

#include <glib/gi18n-lib.h>

#include "table/table-heads.h"

struct _AsterTableView
{
  GtkWidget parent_instance;

  AsterTableColumns *columns;
  AsterTableModel *model;
  GtkWidget *heads;
  AsterTableList *list;
  GtkAdjustment *scroll[2]; /* by orientation */
  GtkScrollablePolicy policy[2];
  int line_height;  /* px, when places were last counted */
  gboolean stale;   /* there are other columns than are shown */
  gboolean placing; /* the adjustments are told, and tell nothing */
  gint64 wanted;    /* a place to bring into sight once there is a sight, or −1 */
};

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HPOLICY, PROP_VPOLICY };

static gboolean
get_border_cb (GtkScrollable *scrollable, GtkBorder *border)
{
  border->top = (gint16) gtk_widget_get_height (ASTER_TABLE_VIEW (scrollable)->heads);

  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border_cb;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AsterTableView,
                               aster_table_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      scrollable_init))

static void
scrolled_cb (AsterTableView *self)
{
  if (self->placing)
    return;

  aster_table_list_set_top (
      self->list, gtk_adjustment_get_value (self->scroll[GTK_ORIENTATION_VERTICAL]));
}

static void
shifted_cb (AsterTableView *self)
{
  if (!self->placing)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_scroll (AsterTableView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) own = adjustment == NULL
                                      ? g_object_ref_sink (
                                            gtk_adjustment_new (0, 0, 0, 0, 0, 0))
                                      : g_object_ref (adjustment);

  if (self->scroll[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll[orientation], self);
  g_set_object (&self->scroll[orientation], own);
  g_signal_connect_swapped (
      own, "value-changed",
      G_CALLBACK (orientation == GTK_ORIENTATION_VERTICAL ? scrolled_cb : shifted_cb),
      self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What a column needs: as much as its head and its cells do, or what a person gave it. */
static GtkRequestedSize
request_width (AsterTableColumn *column, GtkWidget *head, GtkWidget *cell)
{
  GtkRequestedSize size = { column, column->fixed, column->fixed };
  int least, natural;

  if (column->fixed >= 0)
    return size;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                      &size.natural_size, NULL, NULL);
  gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  size.minimum_size = MAX (size.minimum_size, least);
  size.natural_size = MAX (size.natural_size, natural);

  return size;
}

/* Gives each column its place in @width px. Returns: px of all of them. */
static int
place_columns (AsterTableView *self, int width)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));
  GtkWidget *head = gtk_widget_get_first_child (self->heads);
  GtkWidget *cell = gtk_widget_get_first_child (
      GTK_WIDGET (aster_table_list_get_ruler (self->list)));
  int spare = width, x = 0;
  gboolean moved = FALSE;

  for (; head != NULL && cell != NULL; head = gtk_widget_get_next_sibling (head),
                                       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkRequestedSize size = request_width (
          aster_table_cell_get_column (ASTER_TABLE_CELL (cell)), head, cell);

      spare -= size.minimum_size;
      g_array_append_val (sizes, size);
    }
  spare = gtk_distribute_natural_allocation (MAX (spare, 0), sizes->len,
                                             (GtkRequestedSize *) (gpointer) sizes->data);

  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      AsterTableColumn *column = size->data;
      int wide = size->minimum_size;

      if (column->key.tokens != NULL && column->fixed < 0)
        wide += spare;
      moved |= column->x != x || column->width != wide;
      column->x = x;
      column->width = wide;
      x += wide;
    }
  if (moved) /* within lines that are as long as they were */
    {
      gtk_widget_queue_allocate (self->heads);
      aster_table_list_align (self->list);
    }

  return MAX (x, width);
}

/* Says how far one can scroll. Where letters become larger, the same row stays at the
 * top. From right to left, what is beyond the end stays as much as it was, so that a
 * table begins at its first column. */
static void
set_extent (AsterTableView *self, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *scroll = self->scroll[orientation];
  double value = gtk_adjustment_get_value (scroll);
  double line = aster_table_list_get_line_height (self->list);

  if (orientation == GTK_ORIENTATION_VERTICAL && self->line_height > 0)
    value *= line / self->line_height;
  if (orientation == GTK_ORIENTATION_HORIZONTAL &&
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    value += upper - page - gtk_adjustment_get_upper (scroll) +
             gtk_adjustment_get_page_size (scroll);
  gtk_adjustment_configure (scroll, CLAMP (value, 0, MAX (upper - page, 0)), 0,
                            MAX (upper, page), line, MAX (page - line, line), page);
}

static void
update_columns (AsterTableView *self)
{
  if (!self->stale)
    return;

  self->stale = FALSE;
  aster_table_heads_update (ASTER_TABLE_HEADS (self->heads));
  aster_table_list_set_columns (self->list,
                                aster_table_columns_dup_shown (self->columns));
}

static void
aster_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterTableView *self = ASTER_TABLE_VIEW (widget);
  double n = (double) aster_table_model_get_n (self->model);
  int head, all, x, body;

  update_columns (self);
  gtk_widget_measure (self->heads, GTK_ORIENTATION_VERTICAL, -1, &head, NULL, NULL, NULL);
  all = place_columns (self, width);
  body = MAX (height - head, 0);

  self->placing = TRUE;
  set_extent (self, GTK_ORIENTATION_HORIZONTAL, all, width);
  set_extent (self, GTK_ORIENTATION_VERTICAL,
              n * aster_table_list_get_line_height (self->list), body);
  self->line_height = aster_table_list_get_line_height (self->list);
  if (self->wanted >= 0 && self->wanted < n && body > 0)
    aster_table_view_scroll_to (self, self->wanted);
  self->placing = FALSE;

  x = -(int) gtk_adjustment_get_value (self->scroll[GTK_ORIENTATION_HORIZONTAL]);
  aster_table_list_set_top (
      self->list, gtk_adjustment_get_value (self->scroll[GTK_ORIENTATION_VERTICAL]));
  gtk_widget_size_allocate (self->heads, &(GtkAllocation){ x, 0, all, head }, -1);
  gtk_widget_measure (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, -1, &head, NULL,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->list),
                            &(GtkAllocation){ x, height - body, all, body }, -1);
}

static void
aster_table_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  AsterTableView *self = ASTER_TABLE_VIEW (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->heads, orientation, -1, minimum, natural, NULL, NULL);
}

static void
columns_cb (AsterTableView *self)
{
  self->stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What a column says may need more room than what it said before. */
static void
said_cb (AsterTableView *self)
{
  GtkWidget *ruler = GTK_WIDGET (aster_table_list_get_ruler (self->list));

  for (GtkWidget *cell = gtk_widget_get_first_child (ruler); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    gtk_widget_queue_resize (cell);
  aster_table_list_refresh (self->list);
}

static void
reveal_cb (AsterTableView *self, gint64 position)
{
  aster_table_view_scroll_to (self, position);
}

static void
aster_table_view_dispose (GObject *object)
{
  AsterTableView *self = ASTER_TABLE_VIEW (object);

  for (int i = 0; i < 2; i++)
    {
      if (self->scroll[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->scroll[i], self);
      g_clear_object (&self->scroll[i]);
    }
  g_clear_pointer (&self->heads, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));
  g_clear_object (&self->columns);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (aster_table_view_parent_class)->dispose (object);
}

static void
aster_table_view_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  AsterTableView *self = ASTER_TABLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->scroll[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->scroll[GTK_ORIENTATION_VERTICAL]);
      break;

    case PROP_HPOLICY:
      g_value_set_enum (value, self->policy[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VPOLICY:
      g_value_set_enum (value, self->policy[GTK_ORIENTATION_VERTICAL]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  AsterTableView *self = ASTER_TABLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_scroll (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;

    case PROP_VADJUSTMENT:
      set_scroll (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;

    case PROP_HPOLICY:
      self->policy[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;

    case PROP_VPOLICY:
      self->policy[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_view_class_init (AsterTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_table_view_dispose;
  object_class->get_property = aster_table_view_get_property;
  object_class->set_property = aster_table_view_set_property;
  widget_class->measure = aster_table_view_measure;
  widget_class->size_allocate = aster_table_view_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HPOLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VPOLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "columnview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
aster_table_view_init (AsterTableView *self)
{
  self->wanted = -1;
  set_scroll (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_scroll (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_add_css_class (GTK_WIDGET (self), "data-table");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of tokens"), -1);
}

/* (transfer floating): both are referenced. */
GtkWidget *
aster_table_view_new (AsterTableColumns *columns, AsterTableModel *model)
{
  AsterTableView *self = g_object_new (ASTER_TYPE_TABLE_VIEW, NULL);

  self->columns = g_object_ref (columns);
  self->model = g_object_ref (model);
  self->heads = aster_table_heads_new (columns);
  gtk_widget_set_parent (self->heads, GTK_WIDGET (self));
  self->list = ASTER_TABLE_LIST (aster_table_list_new (model));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table of tokens"),
                                  -1);

  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "said", G_CALLBACK (said_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "widened", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  /* Whether there is a bar to scroll by is for what is around to say, so that it must be
   * laid out as well. */
  g_signal_connect_object (model, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "reveal", G_CALLBACK (reveal_cb), self);

  return GTK_WIDGET (self);
}

/* (transfer none) */
AsterTableList *
aster_table_view_get_list (AsterTableView *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_VIEW (self), NULL);

  return self->list;
}

/* Brings a place into sight, as little as it must; one that is in sight stays. */
void
aster_table_view_scroll_to (AsterTableView *self, gint64 position)
{
  GtkAdjustment *scroll;
  double top, line;

  g_return_if_fail (ASTER_IS_TABLE_VIEW (self));

  scroll = self->scroll[GTK_ORIENTATION_VERTICAL];
  line = aster_table_list_get_line_height (self->list);
  top = (double) position * line;
  self->wanted = -1;
  if (gtk_adjustment_get_page_size (scroll) > 0 &&
      top + line <= gtk_adjustment_get_upper (scroll))
    gtk_adjustment_clamp_page (scroll, top, top + line);
  else
    {
      self->wanted = position;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
}
