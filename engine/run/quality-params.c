#include "run/quality-params.h"

gboolean
aster_quality_params_equal (const AsterQualityParams *a, const AsterQualityParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->k == b->k && !a->cosine == !b->cosine && !a->every_row == !b->every_row &&
         a->sample == b->sample && a->seed == b->seed;
}

/* Into the dictionary of a recipe. */
void
aster_quality_params_write (const AsterQualityParams *self, GVariantDict *dict)
{
  g_variant_dict_insert (dict, "quality-k", "u", self->k);
  g_variant_dict_insert (dict, "quality-cosine", "b", self->cosine);
  g_variant_dict_insert (dict, "quality-every-row", "b", self->every_row);
  g_variant_dict_insert (dict, "quality-sample", "u", self->sample);
  g_variant_dict_insert (dict, "quality-seed", "t", self->seed);
}

/* From the dictionary of a recipe, as far as it says anything. */
void
aster_quality_params_read (AsterQualityParams *self, GVariantDict *dict)
{
  guint k;

  if (g_variant_dict_lookup (dict, "quality-k", "u", &k))
    self->k = CLAMP (k, 1, ASTER_QUALITY_MAX_K);
  g_variant_dict_lookup (dict, "quality-cosine", "b", &self->cosine);
  g_variant_dict_lookup (dict, "quality-every-row", "b", &self->every_row);
  g_variant_dict_lookup (dict, "quality-sample", "u", &self->sample);
  g_variant_dict_lookup (dict, "quality-seed", "t", &self->seed);
}
