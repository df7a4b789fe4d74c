/* Which columns of a table are shown, and how wide: what a person arranged, kept by what
 * the program calls a column, so that it holds for columns that come later. Saved with
 * the order and with which rows are listed, it is a state that undo and sessions give
 * back. */

#include "table/table-private.h"

#include <string.h>

#define MOST_SHOWN 12 /* columns of metadata, unless a person shows more */
#define MIN_WIDTH  24 /* px */
#define MAX_WIDTH  4000

typedef struct
{
  gboolean hidden;
  gboolean hidden_at_first; /* unless a person says otherwise */
  int width;                /* px, or -1 for as wide as it likes */
} Look;

GHashTable *
aster_table_looks_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* (transfer none): made if nothing is known of the column yet. */
static Look *
ensure_look (AsterTable *self, const char *id)
{
  Look *look = g_hash_table_lookup (self->looks, id);

  if (look == NULL)
    {
      look = g_new (Look, 1);
      *look = (Look){ FALSE, FALSE, -1 };
      g_hash_table_insert (self->looks, g_strdup (id), look);
    }

  return look;
}

/* A person gave the column @id its width. */
void
aster_table_resized (AsterTable *self, const char *id)
{
  ensure_look (self, id)->width = aster_table_columns_find (self->columns, id)->fixed;
  aster_table_say_edited (self);
}

static void
dress (AsterTable *self, AsterTableColumn *column)
{
  Look *look = g_hash_table_lookup (self->looks, column->id);

  aster_table_columns_show (self->columns, column, look == NULL || !look->hidden);
  aster_table_columns_widen (self->columns, column, look != NULL ? look->width : -1);
}

/* The column @id may just have come: it looks as it did, and is sorted by if that was
 * wanted. */
void
aster_table_dress (AsterTable *self, const char *id)
{
  AsterTableColumn *column = aster_table_columns_find (self->columns, id);

  if (column == NULL)
    return;

  dress (self, column);
  if (g_strcmp0 (self->wanted, id) == 0)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      aster_table_sort_by (self, wanted,
                           self->wanted_descending ? GTK_SORT_DESCENDING
                                                   : GTK_SORT_ASCENDING);
    }
}

/* A new space: a few of many columns of metadata are shown, since every shown one costs
 * widgets for each line, and a file may have thousands. */
void
aster_table_dress_all (AsterTable *self)
{
  guint n = aster_table_get_n_columns (self);

  for (guint i = 0; i < n; i++)
    {
      const char *id = aster_table_get_column_id (self, i);

      if (i >= ASTER_TABLE_N_OWN + MOST_SHOWN)
        aster_table_hide_at_first (self, id);
      aster_table_dress (self, id);
    }
}

/* Unless a person says otherwise, the column @id is not shown. */
void
aster_table_hide_at_first (AsterTable *self, const char *id)
{
  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);

  if (!g_hash_table_contains (self->looks, id))
    *ensure_look (self, id) = (Look){ TRUE, TRUE, -1 };
}

guint
aster_table_get_n_columns (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), 0);

  return aster_table_columns_get_n (self->columns);
}

/* (transfer none): what the program calls it. */
const char *
aster_table_get_column_id (AsterTable *self, guint i)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self) && i < aster_table_get_n_columns (self),
                        NULL);

  return aster_table_columns_get (self->columns, i)->id;
}

/* (transfer none): what the person reads. */
const char *
aster_table_get_column_title (AsterTable *self, guint i)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self) && i < aster_table_get_n_columns (self),
                        NULL);

  return aster_table_columns_get (self->columns, i)->title;
}

gboolean
aster_table_is_column_shown (AsterTable *self, const char *id)
{
  Look *look;

  g_return_val_if_fail (ASTER_IS_TABLE (self) && id != NULL, FALSE);

  look = g_hash_table_lookup (self->looks, id);

  return look == NULL || !look->hidden;
}

/* What a person chose; the tokens are always shown, since a table is read for them. */
void
aster_table_set_column_shown (AsterTable *self, const char *id, gboolean shown)
{
  AsterTableColumn *column;

  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);

  if (aster_table_is_column_shown (self, id) == shown ||
      g_str_equal (id, ASTER_TABLE_TOKEN))
    return;

  ensure_look (self, id)->hidden = !shown;
  if ((column = aster_table_columns_find (self->columns, id)) != NULL)
    dress (self, column);
  aster_table_say_edited (self);
}

/**
 * aster_table_save:
 * @self: a table
 *
 * Returns: (transfer floating): a{sv}, for aster_table_restore(): the order, which rows
 *   are listed, and which columns are shown how wide
 */
GVariant *
aster_table_save (AsterTable *self)
{
  g_auto (GVariantBuilder) columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));
  g_autoptr (GList) ids = NULL;
  GVariantDict dict;
  GtkSortType order;
  const char *sort;

  g_return_val_if_fail (ASTER_IS_TABLE (self), NULL);

  ids = g_list_sort (g_hash_table_get_keys (self->looks), (GCompareFunc) strcmp);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const Look *look = g_hash_table_lookup (self->looks, l->data);

      if (look->hidden != look->hidden_at_first || look->width >= 0)
        g_variant_builder_add (&columns, "(sbi)", l->data, look->hidden, look->width);
    }
  sort = aster_table_get_sorted_by (self, &order);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "sort", "s", sort);
  g_variant_dict_insert (&dict, "descending", "b", order == GTK_SORT_DESCENDING);
  g_variant_dict_insert (&dict, "show", "u", self->show);
  g_variant_dict_insert_value (&dict, "columns", g_variant_builder_end (&columns));

  return g_variant_dict_end (&dict);
}

static void
restore_columns (AsterTable *self, GVariant *state)
{
  g_autoptr (GVariant) columns = g_variant_lookup_value (state, "columns",
                                                         G_VARIANT_TYPE ("a(sbi)"));
  GHashTableIter looks;
  GVariantIter iter;
  gpointer value;
  const char *id;
  gboolean hidden;
  int width;

  g_hash_table_iter_init (&looks, self->looks);
  while (g_hash_table_iter_next (&looks, NULL, &value))
    *(Look *) value = (Look){ ((Look *) value)->hidden_at_first,
                              ((Look *) value)->hidden_at_first, -1 };
  if (columns == NULL)
    return;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &hidden, &width))
    {
      Look *look = ensure_look (self, id);

      look->hidden = hidden && !g_str_equal (id, ASTER_TABLE_TOKEN);
      look->width = width < 0 ? -1 : CLAMP (width, MIN_WIDTH, MAX_WIDTH);
    }
}

/* Sorts as @state says, now or when the column is there. */
static void
restore_order (AsterTable *self, GVariant *state)
{
  gboolean descending = FALSE;
  GtkSortType order, now;
  const char *sort = ASTER_TABLE_RANK;

  g_variant_lookup (state, "sort", "&s", &sort);
  g_variant_lookup (state, "descending", "b", &descending);
  order = descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  if (g_str_equal (aster_table_get_sorted_by (self, &now), sort) && now == order)
    return;

  g_clear_pointer (&self->wanted, g_free);
  if (aster_table_columns_find (self->columns, sort) != NULL)
    aster_table_sort_by (self, sort, order);
  else
    {
      self->wanted = g_strdup (sort);
      self->wanted_descending = descending;
    }
}

/* Becomes what @state says, and as it was at first where it says nothing. Nobody edited
 * anything. */
void
aster_table_restore (AsterTable *self, GVariant *state)
{
  guint show = ASTER_TABLE_ALL;

  g_return_if_fail (ASTER_IS_TABLE (self) && state != NULL);

  self->quiet++;
  restore_columns (self, state);
  for (guint i = 0; i < aster_table_get_n_columns (self); i++)
    dress (self, aster_table_columns_get (self->columns, i));
  g_variant_lookup (state, "show", "u", &show);
  if (show >= ASTER_N_TABLE_SHOWS || (show == ASTER_TABLE_ALONE && self->alone == NULL))
    show = ASTER_TABLE_ALL;
  aster_table_set_show (self, (AsterTableShow) show);
  restore_order (self, state);
  self->quiet--;
}
