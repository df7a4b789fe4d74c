/* What a map by scaling is asked for, as a value: compared, and kept in the dictionary
 * of a recipe under keys of its own. It is read with the suspicion of recipe-value.c. */

#include "run/mds-map.h"

static const char *const kind_names[] = { "smacof", "classical" };

/**
 * aster_mds_kind_to_string:
 * @self: a kind
 *
 * Returns: (transfer none): "smacof" or "classical", as on the command line
 */
const char *
aster_mds_kind_to_string (AsterMdsKind self)
{
  g_return_val_if_fail (self < ASTER_N_MDS_KINDS, NULL);

  return kind_names[self];
}

/**
 * aster_mds_kind_from_string:
 * @name: what aster_mds_kind_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no kind has that name
 */
gboolean
aster_mds_kind_from_string (const char *name, AsterMdsKind *self)
{
  g_return_val_if_fail (name != NULL && self != NULL, FALSE);

  for (guint i = 0; i < ASTER_N_MDS_KINDS; i++)
    if (g_str_equal (kind_names[i], name))
      {
        *self = (AsterMdsKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * aster_mds_params_equal:
 * @a: what kind of map
 * @b: another
 *
 * Returns: whether all that they ask for is the same
 */
gboolean
aster_mds_params_equal (const AsterMdsParams *a, const AsterMdsParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && !a->cosine == !b->cosine &&
         a->iterations == b->iterations && a->eps == b->eps && !a->random == !b->random &&
         a->seed == b->seed;
}

/**
 * aster_mds_params_write:
 * @self: what kind of map
 * @dict: of a recipe; receives each parameter under a key of its own
 *
 * What is there under these keys is replaced.
 */
void
aster_mds_params_write (const AsterMdsParams *self, GVariantDict *dict)
{
  g_variant_dict_insert (dict, "mds-kind", "s", aster_mds_kind_to_string (self->kind));
  g_variant_dict_insert (dict, "mds-cosine", "b", self->cosine);
  g_variant_dict_insert (dict, "mds-iterations", "u", self->iterations);
  g_variant_dict_insert (dict, "mds-eps", "d", self->eps);
  g_variant_dict_insert (dict, "mds-random", "b", self->random);
  g_variant_dict_insert (dict, "mds-seed", "t", self->seed);
}

/**
 * aster_mds_params_read:
 * @self: what kind of map; changed where @dict has something sound to say
 * @dict: of a recipe, maybe written by another version or damaged
 *
 * A key that is missing, of another type or with a name nobody knows changes nothing; so
 * does an eps outside [0, 1]. Iterations are brought into their range.
 */
void
aster_mds_params_read (AsterMdsParams *self, GVariantDict *dict)
{
  const char *kind;
  guint iterations;
  double eps;

  if (g_variant_dict_lookup (dict, "mds-kind", "&s", &kind))
    aster_mds_kind_from_string (kind, &self->kind);
  g_variant_dict_lookup (dict, "mds-cosine", "b", &self->cosine);
  if (g_variant_dict_lookup (dict, "mds-iterations", "u", &iterations))
    self->iterations = CLAMP (iterations, 1, ASTER_MDS_MAX_ITERATIONS);
  if (g_variant_dict_lookup (dict, "mds-eps", "d", &eps) && eps >= 0 && eps <= 1)
    self->eps = eps;
  g_variant_dict_lookup (dict, "mds-random", "b", &self->random);
  g_variant_dict_lookup (dict, "mds-seed", "t", &self->seed);
}
