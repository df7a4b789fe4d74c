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

#define ABOUT  "__metadata__"
#define A_FILL (4u * 1024 * 1024) /* bytes that are read between two beats */

static void
tensor_clear (gpointer data)
{
  g_free (((AsterTensor *) data)->name);
}

void
aster_tensors_free (AsterTensors *self)
{
  g_array_unref (self->tensors);
  g_hash_table_unref (self->about);
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

static gboolean
read_about (const AsterBytes *bytes,
            AsterTensors *self,
            AsterJsonReader *json,
            GError **error)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean good = aster_json_enter (json, '{');

  while (good && aster_json_next (json))
    {
      g_autoptr (GString) text = g_string_new (NULL);

      aster_json_take_key (json, key);
      if ((good = aster_json_take_string (json, text)))
        g_hash_table_insert (self->about, g_strdup (key->str),
                             g_string_free (g_steal_pointer (&text), FALSE));
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

/* The next member: @tensor has its name, which it takes on success. */
static gboolean
read_tensor (const AsterBytes *bytes,
             AsterTensors *self,
             const char *name,
             AsterJsonReader *json,
             GError **error)
{
  AsterTensor tensor = { (char *) name, NULL, FALSE, 0, 0, 0, 0, 0, 0 };
  g_autofree char *why = NULL;

  if (self->tensors->len == ASTER_MAX_ST_TENSORS)
    {
      aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                           _ ("the header has more than %u tensors, the limit"),
                           ASTER_MAX_ST_TENSORS);
      return FALSE;
    }
  if (!aster_tensor_read (&tensor, json, &why))
    return fail_tensor (bytes, name, why, error);

  tensor.name = g_strdup (name);
  g_array_append_val (self->tensors, tensor);

  return TRUE;
}

static gboolean
read_members (const AsterBytes *bytes,
              AsterTensors *self,
              AsterJsonReader *json,
              GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);

  aster_json_enter (json, '{');
  while (aster_json_next (json))
    {
      aster_json_take_key (json, name);
      if (!(g_str_equal (name->str, ABOUT)
                ? read_about (bytes, self, json, error)
                : read_tensor (bytes, self, name->str, json, error)))
        return FALSE;
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

/* Puts the whole header into the window. */
static gboolean
fill (AsterBytes *bytes, guint64 start, AsterPulse *pulse, GError **error)
{
  for (guint64 want = MIN (start, A_FILL);; want = MIN (start, want + A_FILL))
    {
      if (!aster_bytes_fill (bytes, (gsize) want, error))
        return FALSE;
      if (want == start || bytes->length < want)
        break;
      if (!aster_pulse_beat (pulse, 0, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
    }

  if (bytes->length < start)
    aster_bytes_fail_at (bytes, bytes->length, ASTER_ERROR_FORMAT, error,
                         _ ("the file ends inside its header: it is truncated; get it "
                            "again"));
  else if (bytes->data[8] != '{')
    aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                         _ ("the header does not begin with { at once; write the file "
                            "again"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check (const AsterBytes *bytes, guint64 length, AsterPulse *pulse, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gsize offset;

  if (aster_json_check ((const char *) bytes->data + 8, (gsize) length, pulse, &offset,
                        &fault))
    return TRUE;

  if (g_error_matches (fault, ASTER_ERROR, ASTER_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    aster_bytes_fail_at (bytes, 8 + offset, ASTER_ERROR_FORMAT, error,
                         /* Translators: what is wrong, a sentence without a stop. */
                         _ ("the header is damaged: %s; get the file again"),
                         fault->message);
  return FALSE;
}

/**
 * aster_tensors_read:
 * @bytes: a window at the beginning of the file; stays there
 * @salvage: accept that the last tensors are cut off
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_DAMAGED,
 *   %ASTER_ERROR_IO, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the file holds, all of it checked; not to be
 *   used without @bytes
 */
AsterTensors *
aster_tensors_read (AsterBytes *bytes,
                    gboolean salvage,
                    AsterPulse *pulse,
                    GError **error)
{
  g_autoptr (AsterTensors) self = g_new0 (AsterTensors, 1);
  AsterJsonReader json;
  gboolean good;
  guint64 length;

  self->bytes = bytes;
  self->tensors = g_array_new (FALSE, FALSE, sizeof (AsterTensor));
  g_array_set_clear_func (self->tensors, tensor_clear);
  self->about = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_length (bytes, &length, error))
    return NULL;
  self->start = length + 8;
  if (!fill (bytes, self->start, pulse, error) || !check (bytes, length, pulse, error))
    return NULL;

  json = aster_json_reader ((const char *) bytes->data + 8, (gsize) length, pulse);
  good = read_members (bytes, self, &json, error);
  if (json.cancelled)
    {
      g_clear_error (error);
      aster_set_cancelled (error);
    }

  return good && !json.cancelled && check_cover (bytes, self, salvage, error)
             ? g_steal_pointer (&self)
             : NULL;
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
  return g_hash_table_lookup (self->about, key);
}

/**
 * aster_tensors_fail_about:
 * @self: tensors
 * @key: a key of __metadata__
 * @what: what is wrong with its string, translated
 * @error: receives %ASTER_ERROR_FORMAT
 *
 * Returns: %FALSE
 */
gboolean
aster_tensors_fail_about (const AsterTensors *self,
                          const char *key,
                          const char *what,
                          GError **error)
{
  aster_bytes_fail_at (self->bytes, 8, ASTER_ERROR_FORMAT, error,
                       /* Translators: a key such as “tokens”, then what is wrong. */
                       _ ("the ‘%s’ of __metadata__ cannot be used: %s; write the file "
                          "again"),
                       key, what);
  return FALSE;
}

/**
 * aster_tensors_enter_about:
 * @self: tensors
 * @key: a key of __metadata__ that there is
 * @bracket: `{` or `[`: what the JSON in its string must be
 * @json: (inout): has the pulse; enters that object or array
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: whether it is strict JSON, and such a one
 */
gboolean
aster_tensors_enter_about (const AsterTensors *self,
                           const char *key,
                           char bracket,
                           AsterJsonReader *json,
                           GError **error)
{
  const char *text = aster_tensors_about (self, key);
  gsize length = strlen (text), offset;
  g_autoptr (GError) fault = NULL;

  if (!aster_json_check (text, length, json->pulse, &offset, &fault))
    {
      if (!g_error_matches (fault, ASTER_ERROR, ASTER_ERROR_CANCELLED))
        return aster_tensors_fail_about (self, key, fault->message, error);
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  *json = aster_json_reader (text, length, json->pulse);

  return aster_json_enter (json, bracket) ||
         aster_tensors_fail_about (self, key,
                                   bracket == '{'
                                       ? _ ("the JSON should be an object in braces")
                                       : _ ("the JSON should be an array in brackets"),
                                   error);
}
