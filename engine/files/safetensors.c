/* The matrix of embeddings of a safetensors file, with the tokens and columns that
 * this program keeps in the strings of its header:
 *
 *   tokens       JSON array of strings, one a row
 *   token_bytes  JSON object «row» → base64, for tokens that are not UTF-8
 *   columns      JSON array of {"name", "kind": "number" or "text", "cells": […]}
 *   title, description, licence
 *
 * Files of models have none of these; their rows are then named by their number,
 * which is the id that the tokenizer of the model gives. */

#include "files/safetensors.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "files/row-peak.h"
#include "files/row-room.h"
#include "files/rows.h"
#include "tools/half.h"
#include "tools/json.h"
#include "tools/limits.h"
#include "tools/parallel.h"

#define GRAIN 16384 /* numbers that one step of the parallel loop converts */

typedef struct
{
  AsterBytes *bytes;
  const AsterTensor *tensor;
  AsterTensors *all;
  JsonArray *tokens; /* (nullable) */
  JsonObject *raw;   /* (nullable) token_bytes */
  AsterRows *rows;
  guint64 row; /* the next row of the tensor */
} Loader;

typedef struct
{
  const AsterTensor *tensor;
  const guchar *from; /* (n × d) as stored */
  float *rows;        /* (n × d) */
  guint32 *peaks;     /* (n) */
} Block;

static gboolean
fail_about (const AsterBytes *bytes, const char *key, const char *what, GError **error)
{
  aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                       /* Translators: a key such as “tokens”, then what is wrong. */
                       _ ("the ‘%s’ of __metadata__ cannot be used: %s; write the file "
                          "again"),
                       key, what);
  return FALSE;
}

/* JSON inside a string of __metadata__; TRUE with NULL where there is none. */
static gboolean
read_inner (
    Loader *self, const char *key, JsonNodeType type, JsonNode **node, GError **error)
{
  const char *text = aster_tensors_about (self->all, key);
  g_autoptr (GError) fault = NULL;
  gsize offset;

  *node = NULL;
  if (text == NULL)
    return TRUE;

  *node = aster_json_parse (text, strlen (text), type, &offset, &fault);

  return *node != NULL || fail_about (self->bytes, key, fault->message, error);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
check_tokens (Loader *self, GError **error)
{
  guint n;

  if (self->tokens == NULL)
    return TRUE;

  n = json_array_get_length (self->tokens);
  if (n != self->tensor->rows)
    {
      g_autofree char *what = g_strdup_printf (_ ("it has %u tokens for %ju rows"), n,
                                               (uintmax_t) self->tensor->rows);

      return fail_about (self->bytes, "tokens", what, error);
    }
  for (guint i = 0; i < n; i++)
    if (!is_string (json_array_get_element (self->tokens, i)))
      return fail_about (self->bytes, "tokens", _ ("it should hold strings only"), error);

  return TRUE;
}

static inline guint16
read_16 (const guchar *from)
{
  return (guint16) (from[0] | from[1] << 8);
}

static double
read_64 (const guchar *from)
{
  guint64 bits;
  double value;

  memcpy (&bits, from, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);

  return value;
}

static float
read_32 (const guchar *from)
{
  guint32 bits;

  memcpy (&bits, from, sizeof bits);

  return aster_float_from_bits (GUINT32_FROM_LE (bits));
}

static void
convert_row (const AsterTensor *tensor, const guchar *from, float *to)
{
  gsize d = (gsize) tensor->cols;

  if (g_str_equal (tensor->dtype, "F16"))
    for (gsize p = 0; p < d; p++)
      to[p] = aster_half_to_float (read_16 (from + 2 * p));
  else if (g_str_equal (tensor->dtype, "BF16"))
    for (gsize p = 0; p < d; p++)
      to[p] = aster_bfloat_to_float (read_16 (from + 2 * p));
  else if (g_str_equal (tensor->dtype, "F64"))
    for (gsize p = 0; p < d; p++)
      to[p] = (float) read_64 (from + 8 * p);
  else
    for (gsize p = 0; p < d; p++)
      to[p] = read_32 (from + 4 * p);
}

static void
convert_rows (gsize begin, gsize end, gpointer user_data)
{
  Block *block = user_data;
  gsize d = (gsize) block->tensor->cols, size = d * block->tensor->bits / 8;

  for (gsize i = begin; i < end; i++)
    {
      convert_row (block->tensor, block->from + i * size, block->rows + i * d);
      block->peaks[i] = aster_row_peak (block->rows + i * d, d);
    }
}

/* The token of row @row: its bytes, its string, or its number. */
static gboolean
take_row (Loader *self, const Block *block, gsize i, GError **error)
{
  char number[32];
  g_autofree guchar *decoded = NULL;
  AsterRowName name = { number, 0, self->row + i };

  name.length = (gsize) g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT,
                                    name.number);
  if (self->raw != NULL && json_object_has_member (self->raw, number) &&
      is_string (json_object_get_member (self->raw, number)))
    {
      decoded = g_base64_decode (json_object_get_string_member (self->raw, number),
                                 &name.length);
      name.token = (const char *) decoded;
    }
  else if (self->tokens != NULL)
    {
      name.token = json_array_get_string_element (self->tokens, (guint) name.number);
      name.length = strlen (name.token);
    }

  if (name.length > ASTER_MAX_TOKEN)
    return fail_about (self->bytes, "tokens", _ ("one is longer than any token may be"),
                       error);

  return aster_rows_take (self->rows, block->rows + i * self->tensor->cols, &name,
                          block->peaks[i], error);
}

/* The next rows, @n of them, through @buffer. */
static gboolean
load_block (Loader *self, gsize n, guchar *buffer, guint32 *peaks, GError **error)
{
  gsize d = (gsize) self->tensor->cols, size = d * self->tensor->bits / 8;
  Block block = { self->tensor, buffer, NULL, peaks };
  gssize got = aster_bytes_read (self->bytes, buffer, n * size, error);
  gsize whole;

  if (got < 0)
    return FALSE;

  whole = (gsize) got / size;
  if (!aster_rows_reserve (self->rows, whole, error))
    return FALSE;
  block.rows = aster_rows_slot (self->rows, 0);
  aster_parallel_for (whole, MAX (1, GRAIN / d), convert_rows, &block);
  for (gsize i = 0; i < whole; i++)
    if (!take_row (self, &block, i, error))
      return FALSE;
  self->row += whole;

  if (whole < n)
    aster_bytes_fail_at (self->bytes, self->bytes->offset, ASTER_ERROR_FORMAT, error,
                         _ ("the file ends in row %ju of %ju: it is truncated; get it "
                            "again or load the rows before"),
                         (uintmax_t) self->row + 1, (uintmax_t) self->tensor->rows);

  return whole == n;
}

/* A stream cannot jump: it is read up to @target, or to its end. */
static gboolean
read_up_to (AsterBytes *bytes, guint64 target, AsterPulse *pulse, GError **error)
{
  while (!aster_bytes_seek (bytes, target))
    {
      if (!aster_pulse_beat (pulse, 1, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      aster_bytes_advance (bytes, bytes->length);
      if (!aster_bytes_fill (bytes, bytes->block, error))
        return FALSE;
      if (bytes->at_end && bytes->length == 0)
        return TRUE;
    }

  return TRUE;
}

/* The checksum of packed data stands at its end, which the matrix need not reach. */
static gboolean
check_end (Loader *self, AsterPulse *pulse, GError **error)
{
  return self->bytes->size != ASTER_BYTES_UNKNOWN || aster_rows_is_full (self->rows) ||
         read_up_to (self->bytes, G_MAXUINT64, pulse, error);
}

static gboolean
load_rows (Loader *self, AsterPulse *pulse, GError **error)
{
  gsize size = (gsize) self->tensor->cols * self->tensor->bits / 8;
  gsize most = MAX (1, self->bytes->block / size);
  g_autofree guchar *buffer = g_malloc (most * size);
  g_autofree guint32 *peaks = g_new (guint32, most);

  if (!read_up_to (self->bytes, self->all->start + self->tensor->begin, pulse, error))
    return FALSE;

  while (self->row < self->tensor->rows && !aster_rows_is_full (self->rows))
    {
      if (!aster_pulse_beat (pulse, (double) self->row / (double) self->tensor->rows,
                             NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!load_block (self, (gsize) MIN (most, self->tensor->rows - self->row), buffer,
                       peaks, error))
        return FALSE;
    }

  return TRUE;
}

static AsterColumn *
make_numbers (const char *name, JsonArray *cells, gsize n)
{
  g_autofree double *numbers = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      JsonNode *cell = json_array_get_element (cells, (guint) i);

      numbers[i] = JSON_NODE_HOLDS_NULL (cell) ? NAN
                   : is_string (cell) ? g_ascii_strtod (json_node_get_string (cell), NULL)
                                      : json_node_get_double (cell);
    }

  return aster_column_new_numbers (name, numbers, n);
}

static AsterColumn *
make_text (const char *name, JsonArray *cells, gsize n)
{
  g_autofree const char **text = g_new0 (const char *, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    if (is_string (json_array_get_element (cells, (guint) i)))
      text[i] = json_array_get_string_element (cells, (guint) i);

  return aster_column_new_text (name, text, n);
}

/* One member of `columns`, for all rows of the tensor; NULL if it is no such thing. */
static AsterColumn *
read_column (Loader *self, JsonNode *node)
{
  JsonObject *object;
  JsonNode *name, *kind, *cells;
  gsize n = (gsize) self->tensor->rows;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  name = json_object_get_member (object, "name");
  kind = json_object_get_member (object, "kind");
  cells = json_object_get_member (object, "cells");
  if (name == NULL || !is_string (name) || kind == NULL || !is_string (kind) ||
      cells == NULL || !JSON_NODE_HOLDS_ARRAY (cells) ||
      json_array_get_length (json_node_get_array (cells)) != n)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      JsonNode *cell = json_array_get_element (json_node_get_array (cells), (guint) i);

      if (!JSON_NODE_HOLDS_VALUE (cell) && !JSON_NODE_HOLDS_NULL (cell))
        return NULL;
    }

  return g_str_equal (json_node_get_string (kind), "number")
             ? make_numbers (json_node_get_string (name), json_node_get_array (cells), n)
             : make_text (json_node_get_string (name), json_node_get_array (cells), n);
}

/* The columns of the rows that were kept. */
static gboolean
add_columns (Loader *self, AsterSpace *space, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree guint32 *rows = NULL;
  gsize n = aster_space_n (space);
  JsonArray *columns;

  if (!read_inner (self, "columns", JSON_NODE_ARRAY, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;

  rows = g_new (guint32, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    rows[i] = space->source_rows != NULL ? space->source_rows[i] : (guint32) i;

  columns = json_node_get_array (node);
  for (guint k = 0; k < json_array_get_length (columns); k++)
    {
      g_autoptr (AsterColumn) column = read_column (self,
                                                    json_array_get_element (columns, k));

      if (column == NULL)
        return fail_about (self->bytes, "columns",
                           _ ("each column needs a name, a kind and one cell a row"),
                           error);
      g_ptr_array_add (space->columns, aster_column_select (column, rows, n));
    }

  return TRUE;
}

static AsterSpace *
finish (Loader *self, AsterRows *rows, AsterPulse *pulse, GError **error)
{
  g_autofree char *shown = aster_token_escape (self->tensor->name, -1);
  g_autoptr (AsterSpace) space = NULL;

  if (!g_str_equal (shown, self->tensor->name))
    aster_report_add (aster_rows_get_report (rows), "tensor-name",
                      _ ("Names of tensors with control or invisible characters, which "
                         "are shown as marks"),
                      1, shown);

  space = aster_rows_finish (rows, "safetensors", self->tensor->dtype, pulse, error);
  if (space == NULL || !add_columns (self, space, error))
    return NULL;

  space->origin.name = g_strdup (aster_tensors_about (self->all, "title"));
  space->origin.description = g_strdup (aster_tensors_about (self->all, "description"));
  space->origin.licence = g_strdup (aster_tensors_about (self->all, "licence"));

  return g_steal_pointer (&space);
}

static gboolean
check_matrix (const AsterBytes *bytes, const AsterTensor *tensor, GError **error)
{
  if (tensor == NULL)
    aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                         _ ("there is no 2-D matrix of F32, F16, BF16 or F64 in this "
                            "file; choose one with embeddings"));
  else if (tensor->cols > ASTER_MAX_DIMS || tensor->rows > ASTER_MAX_ROWS)
    aster_bytes_fail_at (bytes, 8, ASTER_ERROR_FORMAT, error,
                         _ ("the matrix of %ju × %ju is too large: at most %u × %u"),
                         (uintmax_t) tensor->rows, (uintmax_t) tensor->cols,
                         ASTER_MAX_ROWS, ASTER_MAX_DIMS);
  else
    return TRUE;

  return FALSE;
}

/**
 * aster_safetensors_load:
 * @bytes: a window at the beginning of the file
 * @options: what to load
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_DAMAGED,
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY,
 *   %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the space. O(bytes of its matrix).
 */
AsterSpace *
aster_safetensors_load (AsterBytes *bytes,
                        const AsterLoadOptions *options,
                        AsterPulse *pulse,
                        GError **error)
{
  g_autoptr (AsterTensors) all = aster_tensors_read (bytes, options->salvage, error);
  g_autoptr (JsonNode) tokens = NULL, raw = NULL;
  g_autoptr (AsterRows) rows = NULL;
  Loader self = { bytes, NULL, all, NULL, NULL, NULL, 0 };
  GError *fault = NULL;

  if (all == NULL)
    return NULL;
  self.tensor = aster_tensors_choose (all);
  if (!check_matrix (bytes, self.tensor, error) ||
      !aster_row_room_check (bytes, self.tensor->rows, (gsize) self.tensor->cols, options,
                             error) ||
      !read_inner (&self, "tokens", JSON_NODE_ARRAY, &tokens, error) ||
      !read_inner (&self, "token_bytes", JSON_NODE_OBJECT, &raw, error))
    return NULL;

  self.tokens = tokens != NULL ? json_node_get_array (tokens) : NULL;
  self.raw = raw != NULL ? json_node_get_object (raw) : NULL;
  if (!check_tokens (&self, error))
    return NULL;

  rows = aster_rows_new (bytes, (gsize) self.tensor->cols, options->limit, FALSE);
  self.rows = rows;
  if ((!load_rows (&self, pulse, &fault) || !check_end (&self, pulse, &fault)) &&
      !aster_rows_salvage (rows, options->salvage, &fault))
    {
      g_propagate_error (error, fault);
      return NULL;
    }

  return finish (&self, g_steal_pointer (&rows), pulse, error);
}
