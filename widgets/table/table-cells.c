/* The cells of one column of a table.
 *
 * A cell is made once for each line on the screen and told a row number each time
 * the list scrolls; what it says is looked up there and then. Numbers stand at the
 * end of their cell, in the locale's way; tokens are shown escaped. */

#include "table/table-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/numbers.h"
#include "table/table-model.h"

#define MOST_CHARS 14 /* of a number that keeps its room */
#define ROW_KEY    "aster-table-row"

/* The element of the list that @cell is in: what the theme lights up. */
static GtkWidget *
find_line (GtkWidget *cell)
{
  for (GtkWidget *w = cell; w != NULL; w = gtk_widget_get_parent (w))
    if (g_str_equal (gtk_widget_get_css_name (w), "row"))
      return w;

  return NULL;
}

static void
remember_row (GtkWidget *cell, gint64 row)
{
  GtkWidget *line = find_line (cell);
  gpointer value = row < 0 ? NULL : GSIZE_TO_POINTER ((gsize) row + 1);

  g_object_set_data (G_OBJECT (cell), ROW_KEY, value);
  if (line != NULL)
    g_object_set_data (G_OBJECT (line), ROW_KEY, value);
}

/* The row that @cell, or the line of cells that it is in, shows; −1 for none. */
int
aster_table_cell_get_row (GtkWidget *cell)
{
  for (GtkWidget *w = cell; w != NULL; w = gtk_widget_get_parent (w))
    {
      gpointer value = g_object_get_data (G_OBJECT (w), ROW_KEY);

      if (value != NULL)
        return (int) (GPOINTER_TO_SIZE (value) - 1);
    }

  return -1;
}

/* Whether the column says numbers: measures, counts, ranks. */
gboolean
aster_table_cells_is_number (const AsterTableCells *self)
{
  return self->key.tokens == NULL &&
         (self->key.column == NULL || self->key.column->kind == ASTER_COLUMN_NUMBER);
}

static guint
get_min_chars (const AsterTableCells *self)
{
  if (self->key.tokens != NULL)
    return 9;
  if (self->key.column != NULL && self->key.column->kind == ASTER_COLUMN_NUMBER)
    return (guint) MIN (self->shape.chars, MOST_CHARS);

  return 4;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AsterTableCells *self)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* Words are what a table is read for, so they keep more of their room; numbers that
   * are cut would be others. */
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), get_min_chars (self));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell),
                                 aster_table_cells_is_number (self) ? 10 : 16);
  if (aster_table_cells_is_number (self))
    {
      gtk_widget_add_css_class (cell, "numeric");
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
    }
  gtk_list_item_set_child (item, cell);
}

/* Tells those who hear a line and not its cells what it is about. */
static void
name_line (GtkWidget *line, const char *token, int row)
{
  g_autofree char *rank = aster_number_dup_count ((gsize) row + 1);
  /* Translators: a line of a table, as a screen reader says it: a word and its rank */
  g_autofree char *name = g_strdup_printf (_ ("%s, rank %s"), token, rank);

  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
}

/* What the cell of @row says, UTF-8. */
static char *
dup_text (const AsterTableCells *self, guint32 row)
{
  const AsterColumn *column = self->key.column;

  if (self->key.tokens != NULL)
    return aster_tokens_dup_shown (self->key.tokens, row);
  if (column == NULL)
    return aster_number_dup_count ((gsize) row + 1);
  if (column->kind == ASTER_COLUMN_TEXT)
    return aster_token_escape (g_ptr_array_index (column->levels, column->codes[row]),
                               -1);
  if (isnan (column->numbers[row]))
    return g_strdup ("");

  return aster_number_shape_dup (&self->shape, column->numbers[row]);
}

static void
say (AsterTableCells *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  int row = aster_table_row_get_row (gtk_list_item_get_item (item));
  g_autofree char *text = row >= 0 ? dup_text (self, (guint32) row) : NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  remember_row (cell, row);
  if (self->key.tokens != NULL && row >= 0)
    name_line (find_line (cell), text, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AsterTableCells *self)
{
  say (self, item);
  g_hash_table_add (self->bound, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AsterTableCells *self)
{
  remember_row (gtk_list_item_get_child (item), -1);
  g_hash_table_remove (self->bound, item);
}

/**
 * aster_table_cells_new:
 * @id: what the program calls the column
 * @tokens: (nullable): show tokens
 * @column: (nullable): show these numbers or words; with neither, the rank
 *
 * Returns: (transfer full): what the cells of one column need to know
 */
AsterTableCells *
aster_table_cells_new (const char *id, AsterTokens *tokens, AsterColumn *column)
{
  AsterTableCells *self = g_atomic_rc_box_new0 (AsterTableCells);

  self->id = g_strdup (id);
  self->key.tokens = tokens ? aster_tokens_ref (tokens) : NULL;
  self->key.column = column ? aster_column_ref (column) : NULL;
  if (column != NULL && column->kind == ASTER_COLUMN_NUMBER)
    self->shape = aster_number_shape_of (column->numbers, column->n);
  self->bound = g_hash_table_new (NULL, NULL);

  return self;
}

AsterTableCells *
aster_table_cells_ref (AsterTableCells *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
cells_clear (gpointer data)
{
  AsterTableCells *self = data;

  g_free (self->id);
  g_clear_pointer (&self->key.tokens, aster_tokens_unref);
  g_clear_pointer (&self->key.column, aster_column_unref);
  g_hash_table_unref (self->bound);
}

void
aster_table_cells_unref (AsterTableCells *self)
{
  g_atomic_rc_box_release_full (self, cells_clear);
}

static void
unref_notify (gpointer data, GClosure *closure)
{
  aster_table_cells_unref (data);
}

static void
connect (GtkListItemFactory *factory,
         const char *signal,
         GCallback callback,
         AsterTableCells *self)
{
  g_signal_connect_data (factory, signal, callback, aster_table_cells_ref (self),
                         unref_notify, 0);
}

/* (transfer full): cells that say what the column says. */
GtkListItemFactory *
aster_table_cells_make_factory (AsterTableCells *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  connect (factory, "setup", G_CALLBACK (setup_cb), self);
  connect (factory, "bind", G_CALLBACK (bind_cb), self);
  connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  return factory;
}

/* Every visible cell says what its place shows now. */
void
aster_table_cells_refresh (AsterTableCells *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    say (self, item);
}

/* Lights up the line that shows @row, as if the pointer were on it, and no other. */
void
aster_table_cells_light (AsterTableCells *self, int row)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *cell = gtk_list_item_get_child (item), *line = find_line (cell);

      if (line == NULL)
        continue;
      if (row >= 0 && aster_table_cell_get_row (cell) == row)
        gtk_widget_set_state_flags (line, GTK_STATE_FLAG_PRELIGHT, FALSE);
      else
        gtk_widget_unset_state_flags (line, GTK_STATE_FLAG_PRELIGHT);
    }
}
