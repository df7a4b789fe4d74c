/* A tensor is a JSON object of a type, a shape and a range of bytes, which have to agree:
 * the range must be as long as so many numbers of that type are. */

#include "files/tensor.h"

#include <glib/gi18n-lib.h>

#include "values/tokens.h"

typedef struct
{
  const char *name;
  guint bits;
  gboolean is_float;
} Dtype;

static const Dtype dtypes[] = {
  { "F32", 32, TRUE },         { "F16", 16, TRUE },     { "BF16", 16, TRUE },
  { "F64", 64, TRUE },         { "BOOL", 8, FALSE },    { "U8", 8, FALSE },
  { "I8", 8, FALSE },          { "I16", 16, FALSE },    { "U16", 16, FALSE },
  { "I32", 32, FALSE },        { "U32", 32, FALSE },    { "I64", 64, FALSE },
  { "U64", 64, FALSE },        { "C64", 64, FALSE },    { "F8_E5M2", 8, FALSE },
  { "F8_E4M3", 8, FALSE },     { "F8_E8M0", 8, FALSE }, { "F8_E5M2FNUZ", 8, FALSE },
  { "F8_E4M3FNUZ", 8, FALSE }, { "F6_E2M3", 6, FALSE }, { "F6_E3M2", 6, FALSE },
  { "F4", 4, FALSE },
};

/* What is wrong, unless something was wrong before. */
static gboolean
fail (char **why, const char *what)
{
  if (*why == NULL)
    *why = g_strdup (what);

  return FALSE;
}

/* Rows, columns and the number of numbers. */
static gboolean
read_shape (AsterTensor *self, AsterJsonReader *json, guint64 *n, char **why)
{
  const char *bad = _ ("its shape is not a list of whole numbers from 0 up (negative or "
                       "too large)");

  if (!aster_json_enter (json, '['))
    return fail (why, bad);

  for (*n = 1; aster_json_next (json); self->n_dims++)
    {
      guint64 size;

      if (!aster_json_take_size (json, &size) || !g_uint64_checked_mul (n, *n, size))
        return fail (why, bad);
      self->rows = self->cols;
      self->cols = size;
    }

  return TRUE;
}

static gboolean
read_dtype (AsterTensor *self, AsterJsonReader *json, char **why)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *shown = NULL, *what = NULL;

  if (!aster_json_take_string (json, name))
    return fail (why, _ ("it has no dtype"));
  for (guint i = 0; i < G_N_ELEMENTS (dtypes); i++)
    if (g_str_equal (dtypes[i].name, name->str))
      {
        self->dtype = dtypes[i].name;
        self->bits = dtypes[i].bits;
        self->is_float = dtypes[i].is_float;
        return TRUE;
      }

  shown = aster_token_escape (name->str, -1);
  /* Translators: part of a sentence; a type of number that does not exist. */
  what = g_strdup_printf (_ ("its dtype ‘%s’ is unknown"), shown);

  return fail (why, what);
}

static gboolean
read_offsets (AsterTensor *self, AsterJsonReader *json, char **why)
{
  if (!aster_json_enter (json, '[') || !aster_json_next (json) ||
      !aster_json_take_size (json, &self->begin) || !aster_json_next (json) ||
      !aster_json_take_size (json, &self->end) || aster_json_next (json))
    return fail (why, _ ("its data_offsets are not two integers from 0 up (negative or "
                         "too large)"));

  return self->begin <= self->end ||
         fail (why, _ ("its data_offsets end before they begin"));
}

/* The place of the value of each member; of those that a tensor lacks, before it. */
typedef struct
{
  AsterJsonReader dtype, shape, offsets;
} Places;

static Places
find_places (AsterJsonReader *json)
{
  g_autoptr (GString) key = g_string_new (NULL);
  Places places = { *json, *json, *json };

  if (aster_json_enter (json, '{'))
    while (aster_json_next (json))
      {
        aster_json_take_key (json, key);
        if (g_str_equal (key->str, "dtype"))
          places.dtype = *json;
        else if (g_str_equal (key->str, "shape"))
          places.shape = *json;
        else if (g_str_equal (key->str, "data_offsets"))
          places.offsets = *json;
        aster_json_skip (json);
      }

  return places;
}

/**
 * aster_tensor_read:
 * @self: a tensor with its name; receives the rest
 * @json: a reader before the value that describes it; goes past it if that is an object
 * @why: (out): what is wrong, translated; part of a sentence
 *
 * Returns: whether all of it makes sense by itself
 */
gboolean
aster_tensor_read (AsterTensor *self, AsterJsonReader *json, char **why)
{
  guint64 n, n_bits;
  Places places;

  *why = NULL;
  if (aster_json_peek (json) != '{')
    return fail (why, _ ("it is not an object"));

  places = find_places (json);
  if (!read_dtype (self, &places.dtype, why) ||
      !read_shape (self, &places.shape, &n, why) ||
      !read_offsets (self, &places.offsets, why))
    return FALSE;

  return (g_uint64_checked_mul (&n_bits, n, self->bits) && n_bits % 8 == 0 &&
          n_bits / 8 == self->end - self->begin) ||
         fail (why, _ ("its shape and dtype do not match the size of its data_offsets"));
}
