/* A safetensors file begins with the length of a JSON object that names every
 * tensor, its type, shape and bytes. The format is meant to be safe, and is as long
 * as a reader checks all of it: the length against the file, each byte range
 * against type and shape, and that the ranges cover the file without hole or
 * overlap (a hole could hide another file). */

#include "files/safetensors-header.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "tools/json.h"
#include "tools/limits.h"
#include "values/tokens.h"

#define ABOUT "__metadata__"

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

/* Names that models give to their table of token embeddings, and ours. */
static const char *const endings[] = { "embed_tokens.weight", "wte.weight",
                                       "word_embeddings.weight", "tok_embeddings.weight",
                                       "token_embd.weight" };

static void
tensor_clear (gpointer data)
{
  g_free (((AsterTensor *) data)->name);
}

void
aster_tensors_free (AsterTensors *self)
{
  g_array_unref (self->tensors);
  g_clear_pointer (&self->about, json_object_unref);
  g_free (self);
}

/* One message for one tensor, at the offset of the header. */
static gboolean
fail_tensor (const AsterBytes *bytes, const char *name, const char *what, GError **error)
{
  g_autofree char *shown = aster_token_escape (name, -1);

  aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                       /* Translators: the name of a tensor, then what is wrong. */
                       _ ("the header describes the tensor ‘%s’, but %s; get the file "
                          "again"),
                       shown, what);
  return FALSE;
}

/* A member of a tensor's object that must be an array. */
static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Rows, columns and the number of numbers. */
static gboolean
read_shape (JsonObject *object, AsterTensor *tensor, guint64 *n, const char **why)
{
  JsonArray *shape = get_array (object, "shape");

  *why = _ ("its shape is not a list of whole numbers from 0 up (negative or too large)");
  if (shape == NULL)
    return FALSE;

  *n = 1;
  tensor->n_dims = json_array_get_length (shape);
  for (guint i = 0; i < tensor->n_dims; i++)
    {
      guint64 size;

      if (!aster_json_get_size (json_array_get_element (shape, i), &size) ||
          !g_uint64_checked_mul (n, *n, size))
        return FALSE;
      tensor->rows = tensor->cols;
      tensor->cols = size;
    }

  return TRUE;
}

static gboolean
read_dtype (JsonObject *object, AsterTensor *tensor, char **why)
{
  JsonNode *node = json_object_get_member (object, "dtype");
  g_autofree char *shown = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    {
      *why = g_strdup (_ ("it has no dtype"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dtypes); i++)
    if (g_str_equal (dtypes[i].name, json_node_get_string (node)))
      {
        tensor->dtype = dtypes[i].name;
        tensor->bits = dtypes[i].bits;
        tensor->is_float = dtypes[i].is_float;
        return TRUE;
      }

  shown = aster_token_escape (json_node_get_string (node), -1);
  /* Translators: part of a sentence; a type of number that does not exist. */
  *why = g_strdup_printf (_ ("its dtype ‘%s’ is unknown"), shown);
  return FALSE;
}

static gboolean
read_offsets (JsonObject *object, AsterTensor *tensor, const char **why)
{
  JsonArray *offsets = get_array (object, "data_offsets");

  *why = _ ("its data_offsets are not two integers from 0 up (negative or too large)");
  if (offsets == NULL || json_array_get_length (offsets) != 2 ||
      !aster_json_get_size (json_array_get_element (offsets, 0), &tensor->begin) ||
      !aster_json_get_size (json_array_get_element (offsets, 1), &tensor->end))
    return FALSE;

  *why = _ ("its data_offsets end before they begin");
  return tensor->begin <= tensor->end;
}

static gboolean
read_tensor (const AsterBytes *bytes, JsonNode *node, AsterTensor *tensor, GError **error)
{
  g_autofree char *dtype_why = NULL;
  const char *why = _ ("it is not an object");
  guint64 n, n_bits;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_tensor (bytes, tensor->name, why, error);

  object = json_node_get_object (node);
  if (!read_dtype (object, tensor, &dtype_why))
    return fail_tensor (bytes, tensor->name, dtype_why, error);
  if (!read_shape (object, tensor, &n, &why) || !read_offsets (object, tensor, &why))
    return fail_tensor (bytes, tensor->name, why, error);
  if (!g_uint64_checked_mul (&n_bits, n, tensor->bits) || n_bits % 8 != 0 ||
      n_bits / 8 != tensor->end - tensor->begin)
    return fail_tensor (bytes, tensor->name,
                        _ ("its shape and dtype do not match the size of its "
                           "data_offsets"),
                        error);

  return TRUE;
}

static gboolean
read_about (const AsterBytes *bytes, AsterTensors *self, JsonNode *node, GError **error)
{
  g_autoptr (GList) values = NULL;
  gboolean good = JSON_NODE_HOLDS_OBJECT (node);

  if (good)
    {
      self->about = json_object_ref (json_node_get_object (node));
      values = json_object_get_values (self->about);
      for (GList *l = values; l != NULL; l = l->next)
        good &= JSON_NODE_HOLDS_VALUE ((JsonNode *) l->data) &&
                json_node_get_value_type (l->data) == G_TYPE_STRING;
    }
  if (!good)
    aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                         _ ("the __metadata__ of the header should be strings by name; "
                            "write the file again"));

  return good;
}

static gint
compare_begins (gconstpointer a, gconstpointer b)
{
  const AsterTensor *left = a, *right = b;

  return left->begin != right->begin
             ? (left->begin < right->begin ? -1 : 1)
             : (left->end > right->end) - (left->end < right->end);
}

/* The tensors follow one another from 0 to the end of the file. */
static gboolean
check_cover (const AsterBytes *bytes,
             AsterTensors *self,
             gboolean salvage,
             GError **error)
{
  guint64 at = 0, size;

  for (guint i = 0; i < self->tensors->len; i++)
    {
      const AsterTensor *tensor = &g_array_index (self->tensors, AsterTensor, i);

      if (tensor->begin != at)
        return fail_tensor (bytes, tensor->name,
                            tensor->begin > at
                                ? _ ("its data_offsets leave a hole before it")
                                : _ ("its data_offsets overlap the tensor before it"),
                            error);
      at = tensor->end;
    }

  if (bytes->size == ASTER_BYTES_UNKNOWN)
    return TRUE;
  if (!g_uint64_checked_add (&size, self->start, at))
    size = G_MAXUINT64;
  if (size == bytes->size || (salvage && size > bytes->size))
    return TRUE;

  if (size > bytes->size)
    aster_bytes_fail_at (bytes, bytes->size, ASTER_ERROR_DAMAGED, error,
                         _ ("the file ends here, but by the offsets in its header it "
                            "should have %ju bytes: it is truncated; get it again or "
                            "load the rows that are there"),
                         (uintmax_t) size);
  else
    aster_bytes_fail_at (bytes, size, ASTER_ERROR_FORMAT, error,
                         _ ("%ju bytes follow after the last tensor, a hole that no "
                            "offset covers; get the file again"),
                         (uintmax_t) (bytes->size - size));
  return FALSE;
}

static gboolean
read_members (const AsterBytes *bytes,
              AsterTensors *self,
              JsonObject *root,
              GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json_object_get_size (root) - json_object_has_member (root, ABOUT) >
      ASTER_MAX_ST_TENSORS)
    {
      aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                           _ ("the header has more than %u tensors, the limit"),
                           ASTER_MAX_ST_TENSORS);
      return FALSE;
    }

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, &node))
    {
      AsterTensor tensor = { g_strdup (name), NULL, FALSE, 0, 0, 0, 0, 0, 0 };
      gboolean is_about = g_str_equal (name, ABOUT);

      if (is_about ? !read_about (bytes, self, node, error)
                   : !read_tensor (bytes, node, &tensor, error))
        {
          g_free (tensor.name);
          return FALSE;
        }
      if (is_about)
        g_free (tensor.name);
      else
        g_array_append_val (self->tensors, tensor);
    }
  g_array_sort (self->tensors, compare_begins);

  return TRUE;
}

/* The eight bytes of length, and that the file can hold so many. */
static gboolean
read_length (AsterBytes *bytes, guint64 *length, GError **error)
{
  if (!aster_bytes_fill (bytes, 8, error))
    return FALSE;
  if (bytes->length < 8)
    {
      aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                           _ ("the file ends inside the length of its header: it is "
                              "truncated; get it again"));
      return FALSE;
    }

  memcpy (length, bytes->data, 8);
  *length = GUINT64_FROM_LE (*length);
  if (*length < 2)
    aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                         _ ("the header has the length %ju, too small for any; get the "
                            "file again"),
                         (uintmax_t) *length);
  else if (*length > ASTER_MAX_ST_HEADER)
    aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                         _ ("the header has the length %ju, too large: the limit is %u "
                            "bytes; get the file again"),
                         (uintmax_t) *length, ASTER_MAX_ST_HEADER);
  else if (*length > aster_bytes_left (bytes) - 8)
    aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                         _ ("the header has %ju bytes, but the file ends after %ju: it "
                            "is truncated; get it again"),
                         (uintmax_t) *length, (uintmax_t) aster_bytes_left (bytes));
  else
    return TRUE;

  return FALSE;
}

/**
 * aster_tensors_read:
 * @bytes: a window at the beginning of the file; stays there
 * @salvage: accept that the last tensors are cut off
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_DAMAGED, %ASTER_ERROR_IO
 *
 * Returns: (transfer full) (nullable): what the file holds, all of it checked
 */
AsterTensors *
aster_tensors_read (AsterBytes *bytes, gboolean salvage, GError **error)
{
  g_autoptr (AsterTensors) self = g_new0 (AsterTensors, 1);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) fault = NULL;
  guint64 length;
  gsize offset;

  self->tensors = g_array_new (FALSE, FALSE, sizeof (AsterTensor));
  g_array_set_clear_func (self->tensors, tensor_clear);

  if (!read_length (bytes, &length, error) ||
      !aster_bytes_fill (bytes, (gsize) length + 8, error))
    return NULL;
  self->start = length + 8;
  if (bytes->length < self->start)
    {
      aster_bytes_fail_at (bytes, bytes->length, ASTER_ERROR_FORMAT, error,
                           _ ("the file ends inside its header: it is truncated; get it "
                              "again"));
      return NULL;
    }
  if (bytes->data[8] != '{')
    {
      aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                           _ ("the header does not begin with { at once; write the file "
                              "again"));
      return NULL;
    }

  root = aster_json_parse ((const char *) bytes->data + 8, (gsize) length,
                           JSON_NODE_OBJECT, &offset, &fault);
  if (root == NULL)
    {
      aster_bytes_fail_at (bytes, 8 + offset, ASTER_ERROR_FORMAT, error,
                           /* Translators: what is wrong, a sentence without a stop. */
                           _ ("the header is damaged: %s; get the file again"),
                           fault->message);
      return NULL;
    }
  if (!read_members (bytes, self, json_node_get_object (root), error) ||
      !check_cover (bytes, self, salvage, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_table (const char *name)
{
  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    if (g_str_has_suffix (name, endings[k]))
      return TRUE;

  return FALSE;
}

static gboolean
is_matrix (const AsterTensor *tensor)
{
  return tensor->n_dims == 2 && tensor->is_float && tensor->rows > 0 && tensor->cols > 0;
}

/**
 * aster_tensors_choose:
 * @self: tensors
 *
 * Returns: (transfer none) (nullable): the matrix «embeddings», else the largest named
 *   as models name their table of tokens, else the largest of floats
 */
const AsterTensor *
aster_tensors_choose (const AsterTensors *self)
{
  const AsterTensor *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; i < self->tensors->len; i++)
    {
      const AsterTensor *tensor = &g_array_index (self->tensors, AsterTensor, i);
      guint rank = 1;

      if (!is_matrix (tensor))
        continue;
      if (is_table (tensor->name))
        rank = 2;
      if (g_str_equal (tensor->name, "embeddings"))
        rank = 3;
      if (rank > best_rank ||
          (rank == best_rank && tensor->rows * tensor->cols > best->rows * best->cols))
        {
          best = tensor;
          best_rank = rank;
        }
    }

  return best;
}

/* The shard that holds the table of tokens, or the first one; NULL in a bad index. */
static const char *
find_shard (JsonObject *root)
{
  JsonNode *map = json_object_get_member (root, "weight_map"), *shard;
  const char *name, *found = NULL;
  JsonObjectIter iter;

  if (map == NULL || !JSON_NODE_HOLDS_OBJECT (map))
    return NULL;

  json_object_iter_init (&iter, json_node_get_object (map));
  while (json_object_iter_next (&iter, &name, &shard))
    if (JSON_NODE_HOLDS_VALUE (shard) &&
        json_node_get_value_type (shard) == G_TYPE_STRING &&
        (found == NULL || is_table (name)))
      found = json_node_get_string (shard);

  return found;
}

/**
 * aster_tensors_refuse_index:
 * @bytes: a window at the beginning of an index, which names shards and has no numbers
 * @error: receives %ASTER_ERROR_FORMAT with the shard to open, or a reading error
 */
void
aster_tensors_refuse_index (AsterBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *shown = NULL;
  const char *shard;
  gsize offset = 0;

  if (!aster_bytes_fill (bytes, ASTER_MAX_ST_HEADER, error))
    return;

  root = aster_json_parse ((const char *) bytes->data, bytes->length, JSON_NODE_OBJECT,
                           &offset, &fault);
  if (root == NULL || (shard = find_shard (json_node_get_object (root))) == NULL)
    {
      aster_bytes_fail_at (bytes, offset, ASTER_ERROR_FORMAT, error,
                           _ ("this index of shards is damaged; get it again"));
      return;
    }

  shown = aster_token_escape (shard, -1);
  aster_bytes_fail (bytes, ASTER_ERROR_FORMAT, error,
                    _ ("this is the index of a model in several files and has no numbers "
                       "itself; open ‘%s’ beside it, or get that file if it is missing"),
                    shown);
}

/**
 * aster_tensors_about:
 * @self: tensors
 * @key: a key of __metadata__
 *
 * Returns: (transfer none) (nullable): its string, or %NULL
 */
const char *
aster_tensors_about (const AsterTensors *self, const char *key)
{
  return self->about != NULL && json_object_has_member (self->about, key)
             ? json_object_get_string_member (self->about, key)
             : NULL;
}
