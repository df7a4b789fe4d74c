#include "values/layout.h"

G_DEFINE_BOXED_TYPE (AsterLayout, aster_layout, aster_layout_ref, aster_layout_unref)

/**
 * aster_layout_new:
 * @positions: (transfer full): (n × 2 or 3) coordinates
 *
 * The axes start without a meaning; say what they mean before sharing.
 *
 * Returns: (transfer full): a layout, immutable once shared
 */
AsterLayout *
aster_layout_new (AsterMatrix *positions)
{
  AsterLayout *self;

  g_return_val_if_fail (positions != NULL, NULL);
  g_return_val_if_fail (positions->n_cols == 2 || positions->n_cols == 3, NULL);

  self = g_atomic_rc_box_new0 (AsterLayout);
  self->positions = positions;

  return self;
}

/**
 * aster_layout_new_part:
 * @positions: (transfer full): (n × 2 or 3) coordinates, as aster_row_set_spread() makes
 * them
 * @rows: (transfer none) (nullable): the only rows that the map is of; %NULL for all
 *
 * Returns: (transfer full): the same for a map of some rows of a space
 */
AsterLayout *
aster_layout_new_part (AsterMatrix *positions, AsterRowSet *rows)
{
  AsterLayout *self = aster_layout_new (positions);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows == NULL || aster_row_set_get_last (rows) < positions->n_rows,
                        NULL);

  self->rows = rows != NULL ? aster_row_set_ref (rows) : NULL;

  return self;
}

AsterLayout *
aster_layout_ref (AsterLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
layout_clear (gpointer data)
{
  AsterLayout *self = data;

  for (guint p = 0; p < G_N_ELEMENTS (self->axes); p++)
    g_free (self->axes[p].label);
  aster_matrix_unref (self->positions);
  g_clear_pointer (&self->rows, aster_row_set_unref);
}

void
aster_layout_unref (AsterLayout *self)
{
  g_atomic_rc_box_release_full (self, layout_clear);
}
