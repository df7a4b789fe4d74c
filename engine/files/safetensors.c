/* The matrix of embeddings of a safetensors file, with what this program keeps in the
 * strings of its header: tokens (tensor-tokens.c), columns (tensor-columns.c), title,
 * description and licence.
 *
 * Files of models have none of these; their rows are then named by their number,
 * which is the id that the tokenizer of the model gives. */

#include "files/safetensors.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "files/row-peak.h"
#include "files/row-room.h"
#include "files/rows.h"
#include "files/tensor-choice.h"
#include "files/tensor-columns.h"
#include "files/tensor-tokens.h"
#include "tools/half.h"
#include "tools/limits.h"
#include "tools/parallel.h"

#define GRAIN 16384 /* numbers that one step of the parallel loop converts */

typedef struct
{
  AsterBytes *bytes;
  const AsterTensor *tensor;
  AsterTensors *all;
  AsterTensorTokens *tokens;
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
  const char *token;
  g_autofree guchar *decoded = NULL;
  gsize length;
  AsterRowName name = { number, 0, self->row + i };

  name.length = (gsize) g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT,
                                    name.number);
  if ((token = aster_tensor_tokens_get (self->tokens, name.number)) != NULL)
    {
      name.token = token;
      name.length = strlen (token);
    }
  if ((decoded = aster_tensor_tokens_decode (self->tokens, number, &length)) != NULL)
    {
      name.token = (const char *) decoded;
      name.length = length;
    }

  if (name.length > ASTER_MAX_TOKEN)
    return aster_tensors_fail_about (self->all, "tokens",
                                     _ ("one is longer than any token may be"), error);

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
  if (space == NULL || !aster_tensor_columns_add (self->all, (gsize) self->tensor->rows,
                                                  space, pulse, error))
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
  g_autoptr (AsterTensors) all = aster_tensors_read (bytes, options->salvage, pulse,
                                                     error);
  g_autoptr (AsterTensorTokens) tokens = NULL;
  g_autoptr (AsterRows) rows = NULL;
  Loader self = { bytes, NULL, all, NULL, NULL, 0 };
  GError *fault = NULL;

  if (all == NULL)
    return NULL;
  self.tensor = aster_tensors_choose (all);
  if (!check_matrix (bytes, self.tensor, error) ||
      !aster_row_room_check (bytes, self.tensor->rows, (gsize) self.tensor->cols, options,
                             error) ||
      !(tokens = aster_tensor_tokens_read (all, self.tensor->rows, pulse, error)))
    return NULL;
  self.tokens = tokens;

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
