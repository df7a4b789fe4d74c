#include "values/result.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (AsterResult, aster_result, aster_result_ref, aster_result_unref)

/**
 * aster_result_new:
 *
 * To be filled by the maker before anyone else sees it.
 *
 * Returns: (transfer full): a result of nothing: pointers %NULL, measures NaN
 */
AsterResult *
aster_result_new (void)
{
  AsterResult *self = g_atomic_rc_box_new0 (AsterResult);

  self->tint_min = self->tint_max = self->norm = self->values_recall = NAN;
  self->map.perplexity = self->map.kl = NAN;
  self->map.stress = self->map.neighbour_recall = NAN;

  return self;
}

AsterResult *
aster_result_ref (AsterResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
result_clear (gpointer data)
{
  AsterResult *self = data;

  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->pieces, aster_pieces_unref);
  g_clear_pointer (&self->vector, aster_matrix_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->rankings); i++)
    g_clear_pointer (&self->rankings[i], aster_ranking_unref);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_pointer (&self->quality, aster_quality_unref);
  g_free (self->values);
  g_free (self->tints);
  g_free (self->scaled);
}

void
aster_result_unref (AsterResult *self)
{
  g_atomic_rc_box_release_full (self, result_clear);
}
