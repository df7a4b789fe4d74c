/* A recipe as a value: made, copied, compared, and kept in a session as a dictionary.
 *
 * The dictionary is read back with suspicion, since a session file may have been written
 * by another version or damaged: unknown keys are ignored, a key of a wrong type or with
 * a name nobody knows leaves the default, numbers are brought into their range. */

#include "run/recipe-value.h"
#include "tools/limits.h"
#include "tools/names.h"

#define DEFAULT_K 20
#define MAX_K     999

static const char *const kind_names[] = { "map",      "text",   "query",
                                          "clusters", "values", "quality" };
static const char *const values_names[] = { "cosine", "hubness" };
static const char *const method_names[] = { "pca", "svd", "axes", "tsne", "mds", "umap" };

G_DEFINE_BOXED_TYPE (AsterRecipe, aster_recipe, aster_recipe_copy, aster_recipe_free)

/**
 * aster_map_method_to_string:
 * @self: a method
 *
 * Returns: (transfer none): "pca", "svd", "axes", "tsne", "mds" or "umap", as on the
 *   command line
 */
const char *
aster_map_method_to_string (AsterMapMethod self)
{
  g_return_val_if_fail (self < ASTER_N_MAP_METHODS, NULL);

  return method_names[self];
}

/**
 * aster_map_method_from_string:
 * @name: what aster_map_method_to_string() gives
 * @self: (out): which it names; untouched if none
 *
 * Returns: %FALSE if no method has that name
 */
gboolean
aster_map_method_from_string (const char *name, AsterMapMethod *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return aster_names_find (method_names, ASTER_N_MAP_METHODS, name, (guint *) self);
}

/**
 * aster_recipe_new:
 * @kind: what it is to make
 *
 * Returns: (transfer full): a recipe with every field at its default
 */
AsterRecipe *
aster_recipe_new (AsterRecipeKind kind)
{
  AsterRecipe *self = g_new0 (AsterRecipe, 1);

  self->kind = kind;
  self->treatment = ASTER_TREATMENT_RAW;
  self->method = ASTER_MAP_PCA;
  for (guint i = 0; i < 3; i++)
    self->components[i] = i + 1;
  self->dims = 2;
  self->tint = ASTER_TINT_NORM;
  self->k = DEFAULT_K;
  self->tsne = (AsterTsneMapParams) ASTER_TSNE_MAP_DEFAULTS;
  self->umap = (AsterUmapMapParams) ASTER_UMAP_MAP_DEFAULTS;
  self->mds = (AsterMdsParams) ASTER_MDS_DEFAULTS;
  self->clusters = (AsterClusterParams) ASTER_CLUSTER_DEFAULTS;
  self->quality = (AsterQualityParams) ASTER_QUALITY_DEFAULTS;

  return self;
}

AsterRecipe *
aster_recipe_copy (const AsterRecipe *self)
{
  AsterRecipe *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  for (guint i = 0; i < 3; i++)
    copy->axes[i] = g_strdup (self->axes[i]);
  copy->text = g_strdup (self->text);
  copy->pin = g_strdup (self->pin);
  copy->query = g_strdup (self->query);
  copy->rows = self->rows != NULL ? aster_row_set_ref (self->rows) : NULL;

  return copy;
}

void
aster_recipe_free (AsterRecipe *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < 3; i++)
    g_free (self->axes[i]);
  g_free (self->text);
  g_free (self->pin);
  g_free (self->query);
  g_clear_pointer (&self->rows, aster_row_set_unref);
  g_free (self);
}

/**
 * aster_recipe_equal:
 * @a: a recipe
 * @b: another
 *
 * Returns: whether every field is the same, also those of other kinds, so that what a
 *   person typed before changing the kind is not lost unnoticed
 */
gboolean
aster_recipe_equal (const AsterRecipe *a, const AsterRecipe *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < 3; i++)
    if (a->components[i] != b->components[i] || g_strcmp0 (a->axes[i], b->axes[i]) != 0)
      return FALSE;

  return a->kind == b->kind && a->treatment == b->treatment && a->method == b->method &&
         a->dims == b->dims && a->tint == b->tint && a->values == b->values &&
         a->k == b->k && !a->keep_inputs == !b->keep_inputs &&
         aster_tsne_map_params_equal (&a->tsne, &b->tsne) &&
         aster_umap_map_params_equal (&a->umap, &b->umap) &&
         aster_mds_params_equal (&a->mds, &b->mds) &&
         aster_cluster_params_equal (&a->clusters, &b->clusters) &&
         aster_quality_params_equal (&a->quality, &b->quality) &&
         g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->pin, b->pin) == 0 &&
         g_strcmp0 (a->query, b->query) == 0 && aster_row_set_equal (a->rows, b->rows);
}

static void
insert_string (GVariantDict *dict, const char *key, const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    return;

  valid = g_utf8_make_valid (value, -1);
  g_variant_dict_insert (dict, key, "s", valid);
}

/**
 * aster_recipe_to_variant:
 * @self: a recipe
 *
 * Returns: (transfer floating): an `a{sv}` that aster_recipe_from_variant() reads
 */
GVariant *
aster_recipe_to_variant (const AsterRecipe *self)
{
  static const char *const axis_keys[] = { "x", "y", "z" };
  GVariantDict dict;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "kind", "s", kind_names[self->kind]);
  g_variant_dict_insert (&dict, "space", "s",
                         aster_treatment_to_string (self->treatment));
  g_variant_dict_insert (&dict, "method", "s", aster_map_method_to_string (self->method));
  g_variant_dict_insert (&dict, "components", "(uuu)", self->components[0],
                         self->components[1], self->components[2]);
  g_variant_dict_insert (&dict, "dims", "u", self->dims);
  for (guint i = 0; i < 3; i++)
    insert_string (&dict, axis_keys[i], self->axes[i]);
  if (self->rows != NULL)
    {
      g_autofree char *rows = aster_row_set_dup_text (self->rows);

      g_variant_dict_insert (&dict, "rows", "s", rows);
    }
  insert_string (&dict, "text", self->text);
  g_variant_dict_insert (&dict, "by", "s", aster_tint_by_to_string (self->tint));
  insert_string (&dict, "pin", self->pin);
  g_variant_dict_insert (&dict, "values", "s", values_names[self->values]);
  insert_string (&dict, "query", self->query);
  g_variant_dict_insert (&dict, "k", "u", self->k);
  g_variant_dict_insert (&dict, "keep-inputs", "b", self->keep_inputs);
  aster_tsne_map_params_write (&self->tsne, &dict);
  aster_umap_map_params_write (&self->umap, &dict);
  aster_mds_params_write (&self->mds, &dict);
  aster_cluster_params_write (&self->clusters, &dict);
  aster_quality_params_write (&self->quality, &dict);

  return g_variant_dict_end (&dict);
}

static void
read_names (GVariantDict *dict, AsterRecipe *self)
{
  const char *name;
  guint index;

  if (g_variant_dict_lookup (dict, "kind", "&s", &name) &&
      aster_names_find (kind_names, G_N_ELEMENTS (kind_names), name, &index))
    self->kind = (AsterRecipeKind) index;
  if (g_variant_dict_lookup (dict, "values", "&s", &name) &&
      aster_names_find (values_names, G_N_ELEMENTS (values_names), name, &index))
    self->values = (AsterValuesBy) index;
  if (g_variant_dict_lookup (dict, "space", "&s", &name))
    aster_treatment_from_string (name, &self->treatment);
  if (g_variant_dict_lookup (dict, "method", "&s", &name))
    aster_map_method_from_string (name, &self->method);
  if (g_variant_dict_lookup (dict, "by", "&s", &name))
    aster_tint_by_from_string (name, &self->tint);
}

static void
read_numbers (GVariantDict *dict, AsterRecipe *self)
{
  guint c[3], n;
  gboolean keep;

  if (g_variant_dict_lookup (dict, "components", "(uuu)", &c[0], &c[1], &c[2]))
    for (guint i = 0; i < 3; i++)
      self->components[i] = CLAMP (c[i], 1, ASTER_MAX_DIMS);
  if (g_variant_dict_lookup (dict, "dims", "u", &n))
    self->dims = CLAMP (n, 2, 3);
  if (g_variant_dict_lookup (dict, "k", "u", &n))
    self->k = CLAMP (n, 1, MAX_K);
  if (g_variant_dict_lookup (dict, "keep-inputs", "b", &keep))
    self->keep_inputs = keep;
}

/* A list that is none is a map of all rows. */
static void
read_rows (GVariantDict *dict, AsterRecipe *self)
{
  const char *rows;

  if (g_variant_dict_lookup (dict, "rows", "&s", &rows))
    self->rows = aster_row_set_parse (rows, NULL);
}

/**
 * aster_recipe_from_variant:
 * @variant: (nullable): anything, of any type, trusted or not
 *
 * Returns: (transfer full): the recipe that it describes, as far as it does
 */
AsterRecipe *
aster_recipe_from_variant (GVariant *variant)
{
  AsterRecipe *self = aster_recipe_new (ASTER_RECIPE_MAP);
  g_autoptr (GVariant) normal = NULL;
  GVariantDict dict;

  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return self;

  normal = g_variant_get_normal_form (variant);
  g_variant_dict_init (&dict, normal);
  read_names (&dict, self);
  read_numbers (&dict, self);
  read_rows (&dict, self);
  aster_tsne_map_params_read (&self->tsne, &dict);
  aster_umap_map_params_read (&self->umap, &dict);
  aster_mds_params_read (&self->mds, &dict);
  aster_cluster_params_read (&self->clusters, &dict);
  aster_quality_params_read (&self->quality, &dict);
  g_variant_dict_lookup (&dict, "x", "s", &self->axes[0]);
  g_variant_dict_lookup (&dict, "y", "s", &self->axes[1]);
  g_variant_dict_lookup (&dict, "z", "s", &self->axes[2]);
  g_variant_dict_lookup (&dict, "text", "s", &self->text);
  g_variant_dict_lookup (&dict, "pin", "s", &self->pin);
  g_variant_dict_lookup (&dict, "query", "s", &self->query);
  g_variant_dict_clear (&dict);

  return self;
}
