/* word2vec binary: a line «rows dimensions» in ASCII, then for each row the bytes
 * of the token, one space, d float32 little-endian, and in the files of the
 * original tool one line end, which the next token does not begin with.
 *
 * Where a row begins depends on the length of every token before it, so finding
 * the rows is sequential, and cheap: one memchr() a token. Copying and checking
 * the numbers is what costs; it runs over the rows of a block in parallel. */

#include "files/word2vec-binary.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "files/row-peak.h"
#include "files/rows.h"
#include "tools/limits.h"
#include "tools/parallel.h"

#define HEADER_ROOM 64    /* two numbers of 20 digits, and some */
#define AHEAD       16    /* rows between looking for a token's place and using it */
#define GRAIN_BYTES 65536 /* of numbers that one step of the parallel loop copies */

/* Where one row stands in the window. */
typedef struct
{
  gsize token; /* offset of its first byte */
  gsize length;
  guint32 peak;
} Found;

typedef struct
{
  AsterBytes *bytes;
  const AsterLoadOptions *options;
  AsterRows *rows;
  GArray *found; /* of Found */
  guint64 n;     /* rows in the header */
  gsize d;
  guint64 row; /* the next row to look for */
  gsize used;  /* bytes of the window that the found rows take */
} Loader;

typedef struct
{
  AsterBytes *bytes;
  const guchar *data;
  Found *found;
  float *rows; /* (n × d) */
  gsize n;
  gsize d;
  gsize grain;   /* rows that one step copies */
  guint n_parts; /* of the next block, to be read ahead */
} Block;

static void
copy_row (const Block *block, gsize i)
{
  Found *found = &block->found[i];
  const guchar *numbers = block->data + found->token + found->length + 1;

  found->peak = aster_row_copy (block->rows + i * block->d, numbers, block->d);
}

/* The first steps read the next block from the file, a part each; the others copy
 * rows of this one. */
static void
run_steps (gsize begin, gsize end, gpointer user_data)
{
  Block *block = user_data;

  for (gsize step = begin; step < end; step++)
    if (step < block->n_parts)
      aster_bytes_ahead_read (block->bytes, (guint) step);
    else
      {
        gsize first = (step - block->n_parts) * block->grain;

        for (gsize i = first; i < MIN (first + block->grain, block->n); i++)
          copy_row (block, i);
      }
}

static gboolean
fail_header (AsterBytes *bytes, GError **error)
{
  aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                       _ ("the header is cut short or damaged: expected two numbers, "
                          "rows and dimension, and a line end; get the file again"));
  return FALSE;
}

/* The two numbers of the header; the window then begins at the first token. */
static gboolean
read_header (Loader *self, GError **error)
{
  AsterBytes *bytes = self->bytes;
  const char *text, *end;
  char *after;
  guint64 d;

  if (!aster_bytes_fill (bytes, HEADER_ROOM, error))
    return FALSE;

  text = (const char *) bytes->data;
  end = memchr (text, '\n', MIN (bytes->length, HEADER_ROOM));
  if (end == NULL || !g_ascii_isdigit (*text))
    return fail_header (bytes, error);

  self->n = g_ascii_strtoull (text, &after, 10);
  if (*after != ' ' || !g_ascii_isdigit (after[1]))
    return fail_header (bytes, error);
  d = g_ascii_strtoull (after + 1, &after, 10);
  if (after != end && !(*after == '\r' && after + 1 == end) &&
      !(*after == ' ' && after + 1 == end))
    return fail_header (bytes, error);

  if (d < 1 || d > ASTER_MAX_DIMS)
    {
      aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                           _ ("the header gives the dimension %ju, and only 1 to %u are "
                              "possible: it is too large or damaged"),
                           (uintmax_t) d, ASTER_MAX_DIMS);
      return FALSE;
    }
  self->d = (gsize) d;
  aster_bytes_advance (bytes, (gsize) (end - text) + 1);

  return TRUE;
}

/* Whether the file can hold the rows that the header promises. A row takes at
 * least its numbers and one space. */
static gboolean
check_size (Loader *self, GError **error)
{
  guint64 left = aster_bytes_left (self->bytes), smallest = 4 * (guint64) self->d + 1;
  guint64 wanted = self->options->limit > 0 ? MIN (self->n, self->options->limit)
                                            : self->n;

  if (left == G_MAXUINT64 || self->options->salvage || wanted <= left / smallest)
    return TRUE;

  aster_bytes_fail_at (self->bytes, self->bytes->offset,
                       left > smallest ? ASTER_ERROR_DAMAGED : ASTER_ERROR_FORMAT, error,
                       _ ("the header promises %ju rows of dimension %zu, and the file "
                          "ends after %ju bytes, the size of %ju rows at most: it is "
                          "truncated; get it again or load the rows that are there"),
                       (uintmax_t) self->n, self->d,
                       (uintmax_t) (self->bytes->offset + left),
                       (uintmax_t) (left / smallest));
  return FALSE;
}

static gboolean
fail_end (Loader *self, GError **error)
{
  AsterBytes *bytes = self->bytes;

  aster_bytes_fail_at (bytes, bytes->offset + bytes->length, ASTER_ERROR_FORMAT, error,
                       _ ("the file ends in row %ju of %ju: it is truncated, or its "
                          "dimension is not %zu; get it again or load the rows before"),
                       (uintmax_t) self->row + 1, (uintmax_t) self->n, self->d);
  return FALSE;
}

/* Looks for the next row from @at on: 1 found, 0 not wholly in the window, −1 with
 * @error set. */
static int
find_row (Loader *self, gsize at, Found *found, GError **error)
{
  const AsterBytes *bytes = self->bytes;
  const guchar *space;
  gsize left;

  if (at < bytes->length && bytes->data[at] == '\n')
    at++;
  left = bytes->length - at;
  space = memchr (bytes->data + at, ' ', MIN (left, ASTER_MAX_TOKEN + 1));
  if (space == NULL)
    {
      if (left <= ASTER_MAX_TOKEN)
        return 0;
      aster_bytes_fail_at (bytes, bytes->offset + at, ASTER_ERROR_FORMAT, error,
                           _ ("no token ends within %u bytes: the dimension is not %zu, "
                              "or the file is damaged here"),
                           ASTER_MAX_TOKEN, self->d);
      return -1;
    }

  found->token = at;
  found->length = (gsize) (space - (bytes->data + at));

  return left - found->length - 1 >= self->d * sizeof (float);
}

/* Finds the rows that are wholly in the window; at least one. */
static gboolean
find_rows (Loader *self, GError **error)
{
  gsize most = ASTER_MAX_TOKEN + 2 + self->d * sizeof (float);
  gsize wanted = self->options->limit > 0
                     ? self->options->limit - aster_rows_get_n (self->rows)
                     : G_MAXSIZE;
  Found found = { 0 };
  int is = 1;

  g_array_set_size (self->found, 0);
  self->used = 0;
  if (!aster_bytes_fill (self->bytes, MAX (most, self->bytes->block), error))
    return FALSE;

  while (self->row < self->n && self->found->len < wanted &&
         (is = find_row (self, self->used, &found, error)) > 0)
    {
      g_array_append_val (self->found, found);
      self->used = found.token + found.length + 1 + self->d * sizeof (float);
      self->row++;
    }

  /* Rows before a fault are taken first; it is met again at the next block. */
  if (self->found->len > 0)
    g_clear_error (error);
  else if (is == 0)
    return fail_end (self, error);

  return self->found->len > 0 || is > 0;
}

static gboolean
take_rows (Loader *self, GError **error)
{
  gsize n = self->found->len, grain;
  Block block = { self->bytes,
                  self->bytes->data,
                  (Found *) (gpointer) self->found->data,
                  NULL,
                  n,
                  self->d,
                  0,
                  0 };

  if (!aster_rows_reserve (self->rows, n, error))
    return FALSE;
  grain = MAX (1, GRAIN_BYTES / (self->d * sizeof (float)));
  block.rows = aster_rows_slot (self->rows, 0);
  block.grain = grain;
  block.n_parts = aster_bytes_ahead (self->bytes);
  aster_parallel_for (block.n_parts + (n + grain - 1) / grain, 1, run_steps, &block);

  for (gsize i = 0; i < n; i++)
    {
      const Found *found = &block.found[i];
      AsterRowName name = { (const char *) block.data + found->token, found->length,
                            self->row - n + i };

      if (i + AHEAD < n)
        aster_rows_expect (self->rows, (const char *) block.data + found[AHEAD].token,
                           found[AHEAD].length);
      if (!aster_rows_take (self->rows, block.rows + i * self->d, &name, found->peak,
                            error))
        return FALSE;
    }
  aster_bytes_advance (self->bytes, self->used);

  return TRUE;
}

static gboolean
load_rows (Loader *self, AsterPulse *pulse, GError **error)
{
  while (self->row < self->n && !aster_rows_is_full (self->rows))
    {
      if (!aster_pulse_beat (pulse, aster_bytes_fraction (self->bytes), NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!find_rows (self, error) || !take_rows (self, error))
        return FALSE;
    }

  return TRUE;
}

/* Most tokens with control characters or not UTF-8: what was read as tokens is
 * numbers, so the dimension of the header is wrong. */
static gboolean
check_tokens (Loader *self, GError **error)
{
  const AsterReport *report = aster_rows_get_report (self->rows);
  guint64 odd = 0;

  for (guint i = 0; i < aster_report_get_n (report); i++)
    {
      const AsterNotice *notice = aster_report_get (report, i);

      if (g_str_equal (notice->id, "control-characters") ||
          g_str_equal (notice->id, "not-utf8"))
        odd = MAX (odd, notice->count);
    }
  if (odd * 2 <= aster_rows_get_n (self->rows) || odd < 3)
    return TRUE;

  aster_bytes_fail_at (self->bytes, 0, ASTER_ERROR_FORMAT, error,
                       _ ("most tokens are not text, so the dimension is probably not "
                          "%zu as the header says; correct the header"),
                       self->d);
  return FALSE;
}

/* What stands after the last row, apart from one line end. */
static gboolean
check_rest (Loader *self, GError **error)
{
  AsterBytes *bytes = self->bytes;
  g_autofree char *place = NULL;

  if (!aster_bytes_fill (bytes, 2, error))
    return FALSE;
  if (aster_rows_is_full (self->rows) ||
      bytes->length <= (bytes->length > 0 && bytes->data[0] == '\n'))
    return TRUE;

  place = g_strdup_printf ("@%" G_GUINT64_FORMAT, bytes->offset);
  aster_report_add (aster_rows_get_report (self->rows), "trailing-bytes",
                    _ ("Bytes after the last row, which were ignored; the header may "
                       "count too few rows"),
                    bytes->size == ASTER_BYTES_UNKNOWN ? bytes->length
                                                       : aster_bytes_left (bytes),
                    place);

  return TRUE;
}

/**
 * aster_word2vec_binary_load:
 * @bytes: a window at the beginning of the file
 * @options: what to load
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_DAMAGED,
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY,
 *   %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the space. O(bytes).
 */
AsterSpace *
aster_word2vec_binary_load (AsterBytes *bytes,
                            const AsterLoadOptions *options,
                            AsterPulse *pulse,
                            GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Loader self = { bytes, options, NULL, found, 0, 0, 0, 0 };
  g_autoptr (AsterRows) rows = NULL;
  GError *fault = NULL;

  if (!read_header (&self, error) || !check_size (&self, error))
    return NULL;

  self.rows = rows = aster_rows_new (bytes, self.d, options->limit, FALSE);
  if (!load_rows (&self, pulse, &fault) || !check_rest (&self, &fault) ||
      !check_tokens (&self, &fault))
    if (!aster_rows_salvage (rows, options->salvage, &fault))
      {
        g_propagate_error (error, fault);
        return NULL;
      }

  return aster_rows_finish (g_steal_pointer (&rows), "word2vec-binary", "F32", pulse,
                            error);
}
