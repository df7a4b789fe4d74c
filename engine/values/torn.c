#include "values/torn.h"

/**
 * aster_torn_new:
 *
 * To be filled by the maker before anyone else sees it.
 *
 * Returns: (transfer full): no edges yet
 */
AsterTorn *
aster_torn_new (void)
{
  AsterTorn *self = g_atomic_rc_box_new0 (AsterTorn);

  self->edges = g_array_new (FALSE, FALSE, sizeof (AsterTornEdge));

  return self;
}

AsterTorn *
aster_torn_ref (AsterTorn *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_array_unref (((AsterTorn *) data)->edges);
}

void
aster_torn_unref (AsterTorn *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
