/* A line of a table on the screen: the cells of one row. It is made once and told
 * another row whenever the table is scrolled. Screen readers are told later, when the
 * table has come to rest: to tell them takes longer than to draw. */

#include "table/table-line.h"

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "table/table-layout.h"

struct _AsterTableLine
{
  GtkWidget parent_instance;

  gint64 position; /* in the list, or −1 */
  int row;         /* of the space, or −1 */
  gboolean unsaid; /* screen readers know it by another row */
};

G_DEFINE_FINAL_TYPE (AsterTableLine, aster_table_line, GTK_TYPE_WIDGET)

static void
aster_table_line_dispose (GObject *object)
{
  GtkWidget *cell;

  while ((cell = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (cell);

  G_OBJECT_CLASS (aster_table_line_parent_class)->dispose (object);
}

static void
aster_table_line_class_init (AsterTableLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_table_line_dispose;

  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
aster_table_line_init (AsterTableLine *self)
{
  self->position = self->row = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE); /* the list knows what is where */
}

/**
 * aster_table_line_new:
 * @columns: (element-type AsterTableColumn): what it has cells for
 *
 * Returns: (transfer floating): a line that says nothing yet
 */
GtkWidget *
aster_table_line_new (GPtrArray *columns)
{
  GtkWidget *self = g_object_new (ASTER_TYPE_TABLE_LINE, NULL);

  gtk_widget_set_layout_manager (self, aster_table_layout_new (columns));
  for (guint i = 0; i < columns->len; i++)
    gtk_widget_set_parent (aster_table_cell_new (g_ptr_array_index (columns, i)), self);

  return self;
}

/* Says anew what is known of its row. */
void
aster_table_line_refresh (AsterTableLine *self)
{
  g_return_if_fail (ASTER_IS_TABLE_LINE (self));

  self->unsaid = TRUE;
  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    aster_table_cell_set_row (ASTER_TABLE_CELL (cell), self->row);
}

/**
 * aster_table_line_show:
 * @self: a line
 * @position: in the list, or −1
 * @row: what stands there, or −1
 *
 * Returns: whether it said something else before
 */
gboolean
aster_table_line_show (AsterTableLine *self, gint64 position, int row)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LINE (self), FALSE);

  self->position = position;
  if (self->row == row)
    return FALSE;

  self->row = row;
  aster_table_line_refresh (self);

  return TRUE;
}

static void
say_cell (GtkWidget *cell, GString *known)
{
  AsterTableColumn *column = aster_table_cell_get_column (ASTER_TABLE_CELL (cell));
  const char *text = aster_table_cell_get_text (ASTER_TABLE_CELL (cell));
  g_autofree char *named = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  column->title, -1);
  if (*text == '\0' || column->key.tokens != NULL || column->key.column == NULL)
    return;

  /* Translators: what a table says of a word: the name of a column, and what is in it */
  named = g_strdup_printf (_ ("%s: %s"), column->title, text);
  g_string_append_printf (known, "%s%s", known->len > 0 ? "; " : "", named);
}

/* Tells screen readers: each cell what it says, and the line itself, for those who hear
 * it as a whole, its word and rank, and all that is known of it. */
void
aster_table_line_say_names (AsterTableLine *self)
{
  g_autofree char *rank = aster_number_dup_count ((gsize) MAX (self->row, 0) + 1);
  g_autofree char *name = NULL;
  g_autoptr (GString) known = g_string_new (NULL);
  const char *token = "";

  g_return_if_fail (ASTER_IS_TABLE_LINE (self));

  if (!self->unsaid)
    return;

  self->unsaid = FALSE;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN,
                               self->row < 0, -1);
  if (self->row < 0)
    return;

  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      say_cell (cell, known);
      if (aster_table_cell_get_column (ASTER_TABLE_CELL (cell))->key.tokens != NULL)
        token = aster_table_cell_get_text (ASTER_TABLE_CELL (cell));
    }
  /* Translators: a line of a table, as a screen reader says it: a word and its rank */
  name = g_strdup_printf (_ ("%s, rank %s"), token, rank);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, known->str,
                                  -1);
}

/* Where in the list it is, or −1. */
gint64
aster_table_line_get_position (AsterTableLine *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LINE (self), -1);

  return self->position;
}

/* The row that it is about, or −1. */
int
aster_table_line_get_row (AsterTableLine *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LINE (self), -1);

  return self->row;
}

/* (transfer none) (nullable): the cell at @x px of the line */
AsterTableCell *
aster_table_line_get_cell_at (AsterTableLine *self, double x)
{
  g_return_val_if_fail (ASTER_IS_TABLE_LINE (self), NULL);

  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      graphene_rect_t area;

      if (gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &area) &&
          x >= area.origin.x && x < area.origin.x + area.size.width)
        return ASTER_TABLE_CELL (cell);
    }

  return NULL;
}
