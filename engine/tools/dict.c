#include "tools/dict.h"

/**
 * aster_dict_read_number:
 * @dict: of a recipe, maybe written by another version or damaged
 * @key: under which a real number may stand
 * @least: below which it is not believed
 * @most: to which it is brought down
 * @value: (inout): the number; what is missing, of another type, NaN or below @least
 *   changes nothing
 */
void
aster_dict_read_number (
    GVariantDict *dict, const char *key, double least, double most, double *value)
{
  double number;

  if (g_variant_dict_lookup (dict, key, "d", &number) && number >= least)
    *value = MIN (number, most);
}

/**
 * aster_dict_read_count:
 * @dict: of a recipe, maybe written by another version or damaged
 * @key: under which a count may stand
 * @least: to which it is brought up
 * @most: to which it is brought down
 * @value: (inout): the count; what is missing or of another type changes nothing
 */
void
aster_dict_read_count (
    GVariantDict *dict, const char *key, guint least, guint most, guint *value)
{
  guint count;

  if (g_variant_dict_lookup (dict, key, "u", &count))
    *value = CLAMP (count, least, most);
}
