/* How a pane of kind Table is shown: its order, its columns, its filter. The pane keeps
 * it for undo and for sessions without looking into it; the table alone reads it. */

#include "panes/pane-private.h"

/* (transfer full): as every table is at first. */
GVariant *
aster_pane_listing_new (void)
{
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
}

/* (transfer none): a{sv} */
GVariant *
aster_pane_get_listing (AsterPane *self)
{
  return self->listing;
}

/* As undo and sessions do it: nobody edited anything. @listing: (nullable): a{sv},
 * floating references are sunk; %NULL as at first */
void
aster_pane_take_listing (AsterPane *self, GVariant *listing)
{
  g_autoptr (GVariant) kept = listing != NULL ? g_variant_ref_sink (listing)
                                              : aster_pane_listing_new ();

  g_return_if_fail (ASTER_IS_PANE (self));

  if (g_variant_equal (self->listing, kept))
    return;

  g_variant_unref (self->listing);
  self->listing = g_steal_pointer (&kept);
  g_object_notify (G_OBJECT (self), "listing");
}

/* What a person chose: a{sv}, floating references are sunk. Nothing is computed again. */
void
aster_pane_set_listing (AsterPane *self, GVariant *listing)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (listing);

  g_return_if_fail (ASTER_IS_PANE (self));

  if (g_variant_equal (self->listing, kept))
    return;

  aster_pane_take_listing (self, kept);
  g_signal_emit_by_name (self, "edited");
}
