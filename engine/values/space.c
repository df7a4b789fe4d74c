#include "values/space.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "tools/error.h"

/**
 * aster_space_new:
 * @vectors: (transfer full): (n × d), finite
 * @tokens: (transfer full): n names
 *
 * Add columns, origin and report before sharing it.
 *
 * Returns: (transfer full): a space, immutable once shared
 */
AsterSpace *
aster_space_new (AsterMatrix *vectors, AsterTokens *tokens)
{
  static guint last_id; /* (atomic) */
  AsterSpace *self;

  g_return_val_if_fail (vectors != NULL && tokens != NULL, NULL);
  g_return_val_if_fail (vectors->n_rows == aster_tokens_get_n (tokens), NULL);

  self = g_atomic_rc_box_new0 (AsterSpace);
  self->id = (guint64) g_atomic_int_add (&last_id, 1) + 1;
  self->vectors = vectors;
  self->tokens = tokens;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) aster_column_unref);
  self->report = aster_report_new ();

  return self;
}

static AsterOrigin
copy_origin (const AsterOrigin *origin)
{
  AsterOrigin copy = { g_strdup (origin->name),        g_strdup (origin->path),
                       g_strdup (origin->format),      g_strdup (origin->dtype),
                       g_strdup (origin->description), g_strdup (origin->licence) };

  return copy;
}

/**
 * aster_space_select:
 * @self: a space
 * @rows: (array length=n): rows to keep, in the new order; may repeat
 * @n: how many
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): a space of those rows, its metadata with
 *   it. O(n d).
 */
AsterSpace *
aster_space_select (const AsterSpace *self, const guint32 *rows, gsize n, GError **error)
{
  AsterTokens *tokens;
  AsterSpace *copy;
  gsize d;
  float *data;

  g_return_val_if_fail (self != NULL && (rows != NULL || n == 0), NULL);

  d = aster_space_d (self);
  if (!(data = aster_matrix_alloc (n, d, error)))
    return NULL;
  if (!(tokens = aster_tokens_select (self->tokens, rows, n)))
    {
      free (data);
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for %zu tokens. Choose fewer of them."),
                   n);
      return NULL;
    }

  for (gsize i = 0; i < n; i++)
    memcpy (data + i * d, aster_matrix_row (self->vectors, rows[i]), d * sizeof (float));

  copy = aster_space_new (aster_matrix_new_take (data, n, d), tokens);
  copy->origin = copy_origin (&self->origin);
  aster_report_unref (copy->report);
  copy->report = aster_report_ref (self->report);
  if (self->source_rows != NULL)
    {
      copy->n_source_rows = self->n_source_rows;
      copy->source_rows = g_new (guint32, MAX (n, 1));
      for (gsize i = 0; i < n; i++)
        copy->source_rows[i] = self->source_rows[rows[i]];
    }
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (copy->columns,
                     aster_column_select (g_ptr_array_index (self->columns, i), rows, n));

  return copy;
}

/**
 * aster_space_with_vectors:
 * @self: a space
 * @vectors: (transfer full): as many rows as @self
 *
 * Returns: (transfer full): the same tokens and metadata with other vectors
 */
AsterSpace *
aster_space_with_vectors (const AsterSpace *self, AsterMatrix *vectors)
{
  AsterSpace *copy;

  g_return_val_if_fail (self != NULL && vectors != NULL, NULL);
  g_return_val_if_fail (vectors->n_rows == aster_space_n (self), NULL);

  copy = aster_space_new (vectors, aster_tokens_ref (self->tokens));
  copy->origin = copy_origin (&self->origin);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (copy->columns,
                     aster_column_ref (g_ptr_array_index (self->columns, i)));
  copy->n_source_rows = self->n_source_rows;
  if (self->source_rows != NULL)
    copy->source_rows = g_memdup2 (self->source_rows,
                                   aster_space_n (self) * sizeof (guint32));
  aster_report_unref (copy->report);
  copy->report = aster_report_ref (self->report);

  return copy;
}

AsterSpace *
aster_space_ref (AsterSpace *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
space_clear (gpointer data)
{
  AsterSpace *self = data;

  aster_matrix_unref (self->vectors);
  aster_tokens_unref (self->tokens);
  g_ptr_array_unref (self->columns);
  aster_report_unref (self->report);
  g_free (self->source_rows);
  g_free (self->origin.name);
  g_free (self->origin.path);
  g_free (self->origin.format);
  g_free (self->origin.dtype);
  g_free (self->origin.description);
  g_free (self->origin.licence);
}

void
aster_space_unref (AsterSpace *self)
{
  g_atomic_rc_box_release_full (self, space_clear);
}

/**
 * aster_space_find_column:
 * @self: a space
 * @name: the title of a column
 *
 * Returns: (transfer none) (nullable): the first column of that name, or %NULL
 */
const AsterColumn *
aster_space_find_column (const AsterSpace *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AsterColumn *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->name, name))
        return column;
    }

  return NULL;
}
