#include "values/ranking.h"

/**
 * aster_ranking_new:
 * @n: number of rows, may be 0
 *
 * To be filled by the maker before anyone else sees it.
 *
 * Returns: (transfer full): room for @n rows and their values, all 0
 */
AsterRanking *
aster_ranking_new (gsize n)
{
  AsterRanking *self = g_atomic_rc_box_new0 (AsterRanking);

  self->n = n;
  self->rows = g_new0 (guint32, MAX (n, 1));
  self->values = g_new0 (double, MAX (n, 1));

  return self;
}

AsterRanking *
aster_ranking_ref (AsterRanking *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
ranking_clear (gpointer data)
{
  AsterRanking *self = data;

  g_free (self->rows);
  g_free (self->values);
}

void
aster_ranking_unref (AsterRanking *self)
{
  g_atomic_rc_box_release_full (self, ranking_clear);
}
