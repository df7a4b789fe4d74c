/* A model is a file of many tensors, or several such files and an index of them. The
 * table of its tokens is known by its name, or else by its size. */

#include "files/tensor-choice.h"

#include <glib/gi18n-lib.h>

#include "tools/json.h"
#include "tools/limits.h"
#include "values/tokens.h"

/* Names that models give to their table of token embeddings, and ours. */
static const char *const endings[] = { "embed_tokens.weight", "wte.weight",
                                       "word_embeddings.weight", "tok_embeddings.weight",
                                       "token_embd.weight" };

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
static char *
find_shard (AsterJsonReader *json)
{
  g_autoptr (GString) key = g_string_new (NULL), shard = g_string_new (NULL);
  char *found = NULL;

  aster_json_enter (json, '{');
  while (aster_json_next (json))
    {
      aster_json_take_key (json, key);
      if (!g_str_equal (key->str, "weight_map") || !aster_json_enter (json, '{'))
        {
          aster_json_skip (json);
          continue;
        }
      while (aster_json_next (json))
        {
          aster_json_take_key (json, key);
          if (!aster_json_take_string (json, shard))
            aster_json_skip (json);
          else if (found == NULL || is_table (key->str))
            {
              g_free (found);
              found = g_strdup (shard->str);
            }
        }
    }

  return found;
}

/**
 * aster_tensors_refuse_index:
 * @bytes: a window at the beginning of an index, which names shards and has no numbers
 * @pulse: (nullable): heartbeat
 * @error: receives %ASTER_ERROR_FORMAT with the shard to open, a reading error or
 *   %ASTER_ERROR_CANCELLED
 */
void
aster_tensors_refuse_index (AsterBytes *bytes, AsterPulse *pulse, GError **error)
{
  g_autofree char *shard = NULL, *shown = NULL;
  g_autoptr (GError) fault = NULL;
  AsterJsonReader json;
  gsize offset = 0;

  if (!aster_bytes_fill (bytes, ASTER_MAX_ST_HEADER, error))
    return;

  json = aster_json_reader ((const char *) bytes->data, bytes->length, pulse);
  if (aster_json_check ((const char *) bytes->data, bytes->length, pulse, &offset,
                        &fault) &&
      aster_json_peek (&json) == '{')
    shard = find_shard (&json);
  if (json.cancelled || g_error_matches (fault, ASTER_ERROR, ASTER_ERROR_CANCELLED))
    {
      aster_set_cancelled (error);
      return;
    }
  if (shard == NULL)
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
