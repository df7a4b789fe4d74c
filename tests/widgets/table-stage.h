/* table-stage.h - a table of 500 rows in a window, and what it lists in words. */
#pragma once

#include "display.h"
#include "table/table-private.h"

#define N 500

typedef struct
{
  AsterTable *table;
  AsterTableList *list;
  AsterTableColumns *columns;
  AsterTableModel *model;
  AsterSelection *selection;
  GtkWindow *window;
} Stage;

/* Row i is called "w<i>", is a noun, a verb or neither, and counts N − i. */
static inline AsterSpace *
make_space (guint n)
{
  static const char *const kinds[] = { "noun", "verb", "" };
  AsterTokens *tokens = aster_tokens_new ();
  g_autofree const char **cells = g_new (const char *, n);
  g_autofree double *counts = g_new (double, n);
  AsterSpace *space;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%03u", i);

      aster_tokens_append (tokens, name, strlen (name), NULL);
      cells[i] = kinds[i % 3];
      counts[i] = n - i;
    }
  space = aster_space_new (aster_matrix_new (n, 2, NULL), tokens);
  g_ptr_array_add (space->columns, aster_column_new_text ("kind", cells, n));
  g_ptr_array_add (space->columns, aster_column_new_numbers ("count", counts, n));

  return space;
}

static inline void
stage_set_up (Stage *f, gconstpointer data)
{
  g_autoptr (AsterSpace) space = make_space (N);

  f->table = ASTER_TABLE (aster_table_new ());
  f->list = aster_table_view_get_list (f->table->view);
  f->columns = f->table->columns;
  f->model = f->table->model;
  f->selection = aster_selection_new (N);
  aster_table_set_selection (f->table, f->selection);
  aster_table_set_space (f->table, space);
  f->window = display_show (GTK_WIDGET (f->table), 600, 400);
}

static inline void
stage_tear_down (Stage *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->table), (gpointer *) &f->table);
  gtk_window_destroy (f->window);
  display_wait (f->table == NULL);
  g_assert_finalize_object (f->selection);
}

/* The first listed rows, and how many there are: "0 1 2 … 500". */
static inline char *
describe (Stage *f)
{
  gsize n;
  g_autofree guint32 *rows = aster_table_dup_rows (f->table, &n);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < MIN (n, 3); i++)
    g_string_append_printf (out, "%u ", rows[i]);
  g_string_append_printf (out, "… %" G_GSIZE_FORMAT, n);

  return g_string_free (out, FALSE);
}

#define assert_rows(f, expected)                                                         \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *rows_ = describe (f);                                               \
    g_assert_cmpstr (rows_, ==, expected);                                               \
  }                                                                                      \
  G_STMT_END

static inline void
sort (Stage *f, const char *id, GtkSortType order)
{
  aster_table_sort_by (f->table, id, order);
  display_wait (!aster_table_is_busy (f->table));
  display_settle ();
}
