/* What a map by scaling is asked for, as a value: compared, and kept in the dictionary
 * of a recipe under keys of its own. It is read with the suspicion of recipe-value.c. */

#include "run/mds-map.h"

#include "tools/dict.h"
#include "tools/names.h"

static const char *const kind_names[] = { "smacof", "classical" };
static const char *const start_names[] = { "pca", "random", "page" };

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
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (kind_names, ASTER_N_MDS_KINDS, name, (guint *) self);
}

/**
 * aster_mds_start_to_string:
 * @self: where a map begins
 *
 * Returns: (transfer none): "pca", which scaling by scalar products comes to, "random" or
 *   "page"
 */
const char *
aster_mds_start_to_string (AsterMdsStart self)
{
  g_return_val_if_fail (self < ASTER_N_MDS_STARTS, NULL);

  return start_names[self];
}

/**
 * aster_mds_start_from_string:
 * @name: what aster_mds_start_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no start has that name
 */
gboolean
aster_mds_start_from_string (const char *name, AsterMdsStart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (start_names, ASTER_N_MDS_STARTS, name, (guint *) self);
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
         a->iterations == b->iterations && a->eps == b->eps && a->start == b->start &&
         a->begun == b->begun && a->seed == b->seed;
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
  g_variant_dict_insert (dict, "mds-start", "s", aster_mds_start_to_string (self->start));
  g_variant_dict_insert (dict, "mds-begun", "u", self->begun);
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
  const char *kind, *start;
  gboolean was_random; /* of a session of version 0.1 */
  double eps;

  if (g_variant_dict_lookup (dict, "mds-kind", "&s", &kind))
    aster_mds_kind_from_string (kind, &self->kind);
  g_variant_dict_lookup (dict, "mds-cosine", "b", &self->cosine);
  aster_dict_read_count (dict, "mds-iterations", 1, ASTER_MDS_MAX_ITERATIONS,
                         &self->iterations);
  if (g_variant_dict_lookup (dict, "mds-eps", "d", &eps) && eps >= 0 && eps <= 1)
    self->eps = eps;
  if (g_variant_dict_lookup (dict, "mds-random", "b", &was_random) && was_random)
    self->start = ASTER_MDS_FROM_NOISE;
  if (g_variant_dict_lookup (dict, "mds-start", "&s", &start))
    aster_mds_start_from_string (start, &self->start);
  aster_dict_read_count (dict, "mds-begun", 0, ASTER_MDS_MAX_ITERATIONS, &self->begun);
  g_variant_dict_lookup (dict, "mds-seed", "t", &self->seed);
}
