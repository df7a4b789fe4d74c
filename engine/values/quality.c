#include "values/quality.h"

#include <math.h>

/**
 * aster_quality_new:
 * @n: points of the map
 *
 * To be filled by the maker before anyone else sees it.
 *
 * Returns: (transfer full): measures that are all NaN as yet
 */
AsterQuality *
aster_quality_new (gsize n)
{
  AsterQuality *self = g_atomic_rc_box_new0 (AsterQuality);

  self->n = self->n_rows = n;
  self->knn_recall = self->trustworthiness = self->continuity = self->spearman = NAN;
  self->near_recall = NAN;
  self->recalls = g_new (float, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    self->recalls[i] = NAN;

  return self;
}

AsterQuality *
aster_quality_ref (AsterQuality *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
quality_clear (gpointer data)
{
  AsterQuality *self = data;

  g_free (self->recalls);
}

void
aster_quality_unref (AsterQuality *self)
{
  g_atomic_rc_box_release_full (self, quality_clear);
}
