/* Tokens stand in two strings of the header:
 *
 *   tokens       JSON array of strings, one a row
 *   token_bytes  JSON object «row» → base64, for tokens that are not UTF-8
 *
 * They are taken from the text one by one, with beats between: as many as a vocabulary
 * has would take a tenth of a second in one piece. */

#include "files/tensor-tokens.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#define CHUNK (256 * 1024) /* bytes */

struct _AsterTensorTokens
{
  GPtrArray *tokens;     /* of char *, one a row; empty where the file has none */
  GStringChunk *letters; /* what they point to */
  GHashTable *raw;       /* of char * (row) to char * (base64) */
};

void
aster_tensor_tokens_free (AsterTensorTokens *self)
{
  g_ptr_array_unref (self->tokens);
  g_string_chunk_free (self->letters);
  g_hash_table_unref (self->raw);
  g_free (self);
}

/* Each loop over the JSON of a string ends early when a beat says stop. */
static gboolean
check_beat (const AsterJsonReader *json, GError **error)
{
  if (json->cancelled)
    {
      g_clear_error (error);
      aster_set_cancelled (error);
    }

  return !json->cancelled;
}

static gboolean
read_tokens (AsterTensorTokens *self,
             const AsterTensors *all,
             guint64 n,
             AsterJsonReader *json,
             GError **error)
{
  g_autoptr (GString) token = g_string_new (NULL);
  g_autofree char *what = NULL;

  if (!aster_tensors_enter_about (all, "tokens", '[', json, error))
    return FALSE;

  while (aster_json_next (json))
    {
      if (!aster_json_take_string (json, token))
        return check_beat (json, error) &&
               aster_tensors_fail_about (all, "tokens", _ ("it should hold strings only"),
                                         error);
      g_ptr_array_add (self->tokens, g_string_chunk_insert_len (self->letters, token->str,
                                                                (gssize) token->len));
    }
  if (!check_beat (json, error) || self->tokens->len == n)
    return !json->cancelled;

  what = g_strdup_printf (_ ("it has %u tokens for %ju rows"), self->tokens->len,
                          (uintmax_t) n);

  return aster_tensors_fail_about (all, "tokens", what, error);
}

static gboolean
read_raw (AsterTensorTokens *self,
          const AsterTensors *all,
          AsterJsonReader *json,
          GError **error)
{
  g_autoptr (GString) row = g_string_new (NULL), token = g_string_new (NULL);

  if (!aster_tensors_enter_about (all, "token_bytes", '{', json, error))
    return FALSE;

  while (aster_json_next (json))
    {
      aster_json_take_key (json, row);
      if (aster_json_take_string (json, token))
        g_hash_table_insert (self->raw, g_strdup (row->str), g_strdup (token->str));
      else
        aster_json_skip (json);
    }

  return check_beat (json, error);
}

/**
 * aster_tensor_tokens_read:
 * @all: the header of a file
 * @n: rows of the matrix
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the tokens of those rows. O(bytes of them).
 */
AsterTensorTokens *
aster_tensor_tokens_read (const AsterTensors *all,
                          guint64 n,
                          AsterPulse *pulse,
                          GError **error)
{
  g_autoptr (AsterTensorTokens) self = g_new0 (AsterTensorTokens, 1);
  AsterJsonReader json = { .pulse = pulse };

  self->tokens = g_ptr_array_new ();
  self->letters = g_string_chunk_new (CHUNK);
  self->raw = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (aster_tensors_about (all, "tokens") != NULL &&
      !read_tokens (self, all, n, &json, error))
    return NULL;
  if (aster_tensors_about (all, "token_bytes") != NULL &&
      !read_raw (self, all, &json, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * aster_tensor_tokens_get:
 * @self: tokens
 * @row: one of the rows
 *
 * Returns: (transfer none) (nullable): its token as UTF-8; %NULL if the file has none
 */
const char *
aster_tensor_tokens_get (const AsterTensorTokens *self, guint64 row)
{
  return row < self->tokens->len ? g_ptr_array_index (self->tokens, (guint) row) : NULL;
}

/**
 * aster_tensor_tokens_decode:
 * @self: tokens
 * @row: one of the rows, in decimal digits
 * @length: (out): in bytes; undefined for %NULL
 *
 * Returns: (transfer full) (nullable): its bytes where they are not UTF-8
 */
guchar *
aster_tensor_tokens_decode (const AsterTensorTokens *self, const char *row, gsize *length)
{
  const char *encoded = g_hash_table_lookup (self->raw, row);

  return encoded != NULL ? g_base64_decode (encoded, length) : NULL;
}
