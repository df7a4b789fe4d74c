/* word2vec binary: a line «rows dimensions» in ASCII, then for each row the bytes
 * of the token, one space, d float32 little-endian, and in the files of the
 * original tool one line end. What the header says is checked against the size of
 * the file before and against the tokens after the rows are read. */

#include "files/word2vec-binary.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "files/row-room.h"
#include "files/word2vec-rows.h"
#include "tools/limits.h"

#define HEADER_ROOM 64 /* two numbers of 20 digits, and some */

static gboolean
fail_header (AsterBytes *bytes, GError **error)
{
  aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                       _ ("the header is cut short or damaged: expected two numbers, "
                          "rows and dimension, and a line end; get the file again"));
  return FALSE;
}

/* The two numbers of the header; the window then begins at the first token. An editor
 * that touched the header may have @marked the file with a byte order before it. */
static gboolean
read_header (AsterWord2vec *self, gboolean *marked, GError **error)
{
  AsterBytes *bytes = self->bytes;
  const char *text, *end;
  char *after;
  guint64 d;

  if (!aster_bytes_fill (bytes, HEADER_ROOM, error))
    return FALSE;

  *marked = bytes->length >= 3 && memcmp (bytes->data, "\xef\xbb\xbf", 3) == 0;
  if (*marked)
    aster_bytes_advance (bytes, 3);
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
      aster_bytes_fail_at (
          bytes, 0, ASTER_ERROR_FORMAT, error,
          _ ("the header gives the dimension %ju, too small or too large: "
             "only 1 to %u are possible; get the file again"),
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
check_size (const AsterWord2vec *self, gboolean salvage, GError **error)
{
  guint64 left = aster_bytes_left (self->bytes), smallest = 4 * (guint64) self->d + 1;
  guint64 wanted = self->limit > 0 ? MIN (self->n, self->limit) : self->n;

  if (left == G_MAXUINT64 || salvage || wanted <= left / smallest)
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

/* Most tokens with control characters or not UTF-8: what was read as tokens is
 * numbers, so the dimension of the header is wrong. */
static gboolean
check_tokens (AsterWord2vec *self, GError **error)
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
check_rest (AsterWord2vec *self, GError **error)
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
  AsterWord2vec self = { bytes, NULL, 0, 0, options->limit, 0 };
  g_autoptr (AsterRows) rows = NULL;
  GError *fault = NULL;
  gboolean marked;

  if (!read_header (&self, &marked, error) ||
      !check_size (&self, options->salvage, error) ||
      !aster_row_room_check (bytes, self.n, self.d, options, error))
    return NULL;

  self.rows = rows = aster_rows_new (bytes, self.d, options->limit, FALSE);
  if (marked)
    aster_report_add (aster_rows_get_report (rows), "byte-order-mark",
                      _ ("A byte order mark before the header was left out"), 1,
                      _ ("byte 0"));
  if (!aster_word2vec_rows_load (&self, pulse, &fault) || !check_rest (&self, &fault) ||
      !check_tokens (&self, &fault))
    if (!aster_rows_salvage (rows, options->salvage, &fault))
      {
        g_propagate_error (error, fault);
        return NULL;
      }

  return aster_rows_finish (g_steal_pointer (&rows), "word2vec-binary", "F32", pulse,
                            error);
}
