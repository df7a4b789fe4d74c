/* What undo and a session keep of a selection. */

#include "linked/selection.h"

#define SNAPSHOT_TYPE "(tauiau)" /* rows of the space, selected, current, pins */

/**
 * aster_selection_snapshot:
 * @self: a selection
 *
 * What undo and a session keep: the selected rows, the current one and the pins.
 * Hovering and searching pass.
 *
 * Returns: (transfer floating): for aster_selection_restore()
 */
GVariant *
aster_selection_snapshot (AsterSelection *self)
{
  g_autofree guint32 *rows = NULL;
  const guint32 *pins;
  gsize n, n_pins;

  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  rows = aster_selection_dup_rows (self, &n);
  pins = aster_selection_get_pins (self, &n_pins);

  return g_variant_new (
      "(t@aui@au)", (guint64) aster_selection_get_n_rows (self),
      g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, rows, n, sizeof (guint32)),
      aster_selection_get_current (self),
      g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, pins, n_pins, sizeof (guint32)));
}

/**
 * aster_selection_restore:
 * @self: a selection
 * @snapshot: what aster_selection_snapshot() returned, perhaps long ago
 *
 * Returns: %FALSE, with nothing changed, if the snapshot is of something else or
 *   of a space with another number of rows
 */
gboolean
aster_selection_restore (AsterSelection *self, GVariant *snapshot)
{
  g_autoptr (GVariant) rows = NULL, pins = NULL;
  const guint32 *data;
  guint64 n_rows;
  gint32 current;
  int hovered;
  gsize n;

  g_return_val_if_fail (ASTER_IS_SELECTION (self), FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);

  if (!g_variant_is_of_type (snapshot, G_VARIANT_TYPE (SNAPSHOT_TYPE)))
    return FALSE;

  g_variant_get (snapshot, "(t@aui@au)", &n_rows, &rows, &current, &pins);
  if (n_rows != aster_selection_get_n_rows (self))
    return FALSE;

  data = g_variant_get_fixed_array (rows, &n, sizeof (guint32));
  aster_selection_apply (self, data, n, ASTER_SELECT_REPLACE);
  data = g_variant_get_fixed_array (pins, &n, sizeof (guint32));
  aster_selection_set_pins (self, data, n);
  /* What is pointed at is no part of what comes back. */
  hovered = aster_selection_get_hovered (self);
  if (current >= -1 && (current < 0 || (guint64) current < n_rows))
    aster_selection_set_current (self, current);
  aster_selection_set_hovered (self, hovered);

  return TRUE;
}
