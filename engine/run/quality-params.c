#include "run/quality-params.h"

/**
 * aster_quality_params_equal:
 * @a: how a map is judged
 * @b: another
 *
 * Returns: whether all that they ask for is the same
 */
gboolean
aster_quality_params_equal (const AsterQualityParams *a, const AsterQualityParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->k == b->k && !a->cosine == !b->cosine && !a->every_row == !b->every_row &&
         a->sample == b->sample && a->seed == b->seed;
}

/**
 * aster_quality_params_write:
 * @self: how a map is judged
 * @dict: of a recipe; receives each parameter under a key of its own
 *
 * What is there under these keys is replaced.
 */
void
aster_quality_params_write (const AsterQualityParams *self, GVariantDict *dict)
{
  g_variant_dict_insert (dict, "quality-k", "u", self->k);
  g_variant_dict_insert (dict, "quality-cosine", "b", self->cosine);
  g_variant_dict_insert (dict, "quality-every-row", "b", self->every_row);
  g_variant_dict_insert (dict, "quality-sample", "u", self->sample);
  g_variant_dict_insert (dict, "quality-seed", "t", self->seed);
}

/**
 * aster_quality_params_read:
 * @self: how a map is judged; changed where @dict has something sound to say
 * @dict: of a recipe, maybe written by another version or damaged
 *
 * A key that is missing or of another type changes nothing; k is brought into its range.
 */
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
