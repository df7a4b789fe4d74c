/* Text vectors: a token and d numbers a line, after a header «rows dimensions» in
 * the files of word2vec and fastText.
 *
 * The file is read once. Each block of 1 MiB is cut at its last line end, its
 * lines are parsed on all processors straight into the rows of the matrix, and are
 * then taken in order, so that the result, the first error and every count are the
 * same on one thread as on many. */

#include "files/text-vectors.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "files/rows.h"
#include "files/text-line.h"
#include "tools/limits.h"
#include "tools/parallel.h"

#define SNIFFED_LINES 100
#define SNIFFED_BYTES (256u * 1024)
#define GRAIN_BYTES   16384 /* of text that one step of the parallel loop parses */

/* One block on its way: its lines and where their numbers go. */
typedef struct
{
  const char *text;
  GArray *starts;   /* (n + 1) of gsize: where each line begins, and where it all ends */
  AsterLine *lines; /* (n) */
  float *rows;      /* (n × d) */
  gsize d;
  gboolean named;
} Block;

/* What the loader knows from one block to the next. */
typedef struct
{
  AsterBytes *bytes;
  const AsterTextShape *shape;
  const AsterLoadOptions *options;
  AsterRows *rows;
  GArray *starts;
  GArray *lines;
  guint64 line; /* number of the first line of the block, counted from 1 */
} Loader;

/* The line end of the first line of the window, or the end of the file. NULL with
 * @error set if a line is longer than is allowed. */
static const char *
find_line_end (AsterBytes *bytes, guint64 line, GError **error)
{
  for (gsize want = SNIFFED_BYTES;; want *= 2)
    {
      const char *end;

      if (!aster_bytes_fill (bytes, MIN (want, ASTER_MAX_LINE + 1), error))
        return NULL;
      end = memchr (bytes->data, '\n', MIN (bytes->length, ASTER_MAX_LINE + 1));
      if (end == NULL && bytes->at_end && bytes->length <= ASTER_MAX_LINE)
        end = (const char *) bytes->data + bytes->length;
      if (end != NULL)
        return end;
      if (bytes->length > ASTER_MAX_LINE)
        {
          aster_bytes_fail_line (bytes, line, ASTER_ERROR_FORMAT, error,
                                 _ ("the line is longer than %u bytes; this is not a "
                                    "file of vectors, or its line ends are missing"),
                                 ASTER_MAX_LINE);
          return NULL;
        }
    }
}

/* The number that stands most often; of two that stand as often, the first. */
static gsize
find_mode (const gsize *numbers, gsize n)
{
  gsize best = 0, best_count = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize count = 0;

      for (gsize j = 0; j < n; j++)
        count += numbers[j] == numbers[i];
      if (count > best_count)
        {
          best = numbers[i];
          best_count = count;
        }
    }

  return best;
}

/* Whether @first is «rows dimensions» for lines like @second. */
static gboolean
is_header (const AsterLineCount *first, const AsterLineCount *second)
{
  return first->n_fields == 2 && first->n_whole == 2 && first->second > 0 &&
         second->n_fields >= first->second + 1 && second->n_numbers >= first->second;
}

/* A matrix without tokens: each line is numbers only, and the first of them are
 * not whole, so that they cannot be tokens such as «2013». */
static gboolean
is_bare (const AsterLineCount *counts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (counts[i].n_numbers != counts[0].n_fields ||
        counts[i].n_fields != counts[0].n_fields || counts[i].n_whole > 0)
      return FALSE;

  return n > 1 && counts[0].n_fields > 1;
}

static void
judge_shape (AsterTextShape *shape, const AsterLineCount *counts, gsize n)
{
  gsize fields[SNIFFED_LINES], n_votes = 0;

  for (gsize i = 0; i < n; i++)
    if (counts[i].n_numbers > 0 && counts[i].n_fields > 1)
      fields[n_votes++] = counts[i].n_fields - 1;

  shape->first_is_row = n > 0 && counts[0].n_numbers > 0 && counts[0].n_fields > 2;
  shape->named = TRUE;
  shape->is_vectors = n_votes > 0;
  shape->d = find_mode (fields, n_votes);
  if (n > 1 && is_header (&counts[0], &counts[1]))
    {
      shape->has_header = TRUE;
      shape->header_rows = counts[0].first;
      shape->d = counts[0].second;
    }
  else if (is_bare (counts, n))
    {
      shape->named = FALSE;
      shape->d = counts[0].n_fields;
    }
}

/* Text in which no line feed stands, and a carriage return does. */
static gboolean
has_bare_returns (const AsterBytes *bytes)
{
  return memchr (bytes->data, '\r', bytes->length - (bytes->length > 0)) != NULL &&
         memchr (bytes->data, '\n', bytes->length) == NULL &&
         memchr (bytes->data, '\0', bytes->length) == NULL;
}

/**
 * aster_text_vectors_sniff:
 * @bytes: a window at the beginning of a file; is not moved
 * @shape: (out): what its first hundred lines look like
 * @error: return location for %ASTER_ERROR_FORMAT and errors of reading
 *
 * The number of dimensions is what most of these lines have, not what the first
 * one has: its token may hold spaces.
 *
 * Returns: %FALSE with @error set when nothing could be read
 */
gboolean
aster_text_vectors_sniff (AsterBytes *bytes, AsterTextShape *shape, GError **error)
{
  AsterLineCount counts[SNIFFED_LINES];
  const char *p, *end;
  gsize n = 0;

  memset (shape, 0, sizeof *shape);
  if (!(end = find_line_end (bytes, 1, error)))
    return FALSE;

  p = (const char *) bytes->data;
  if (bytes->length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += shape->bom = 3;
  if (has_bare_returns (bytes))
    {
      aster_bytes_fail_line (
          bytes, 1, ASTER_ERROR_FORMAT, error,
          _ ("the lines end in a carriage return (CR) alone, as on old "
             "Macs; write the file again with line feeds"));
      return FALSE;
    }

  while (end != NULL && n < SNIFFED_LINES)
    {
      const char *all = (const char *) bytes->data + bytes->length;

      if (end > p)
        counts[n++] = aster_line_count (p, end);
      if (end == all)
        break;
      p = end + 1;
      end = memchr (p, '\n', (gsize) (all - p));
      if (end == NULL && bytes->at_end && p < all)
        end = all;
    }
  judge_shape (shape, counts, n);

  return TRUE;
}

static void
parse_lines (gsize begin, gsize end, gpointer user_data)
{
  Block *block = user_data;
  const gsize *starts = (const gsize *) (gpointer) block->starts->data;

  for (gsize i = begin; i < end; i++)
    block->lines[i] = aster_line_read (block->text + starts[i],
                                       block->text + starts[i + 1] - 1, block->d,
                                       block->named, block->rows + i * block->d);
}

/* Cuts the window at its line ends: at least one line, unless there is none left.
 * Line i goes from starts[i] to its line end at starts[i + 1] − 1. */
static gboolean
cut_lines (Loader *self, GError **error)
{
  AsterBytes *bytes = self->bytes;
  const char *text, *end, *all;
  gsize start = 0;

  g_array_set_size (self->starts, 0);
  if (!aster_bytes_fill (bytes, bytes->block, error))
    return FALSE;
  if (bytes->length == 0)
    return TRUE;
  if (!(end = find_line_end (bytes, self->line, error)))
    return FALSE;

  text = (const char *) bytes->data;
  all = text + bytes->length;
  g_array_append_val (self->starts, start);
  while (end != NULL)
    {
      start = (gsize) (end - text) + 1;
      g_array_append_val (self->starts, start);
      end = start < bytes->length ? memchr (text + start, '\n', bytes->length - start)
                                  : NULL;
      if (end == NULL && bytes->at_end && start < bytes->length)
        end = all;
    }

  return TRUE;
}

/* Parses the lines that were cut, on all processors. */
static gboolean
parse_block (Loader *self, Block *block, GError **error)
{
  gsize n = self->starts->len - 1, bytes;

  if (!aster_rows_reserve (self->rows, n, error))
    return FALSE;

  g_array_set_size (self->lines, (guint) n);
  block->text = (const char *) self->bytes->data;
  block->starts = self->starts;
  block->lines = (AsterLine *) (gpointer) self->lines->data;
  block->rows = aster_rows_slot (self->rows, 0);
  block->d = self->shape->d;
  block->named = self->shape->named;

  bytes = g_array_index (self->starts, gsize, n);
  aster_parallel_for (n, MAX (1, n * GRAIN_BYTES / MAX (bytes, 1)), parse_lines, block);

  return TRUE;
}

/* Hands the parsed lines over in order, up to the first that is bad. */
static gboolean
take_block (Loader *self, const Block *block, GError **error)
{
  gsize n = self->starts->len - 1;

  for (gsize i = 0; i < n && !aster_rows_is_full (self->rows); i++)
    {
      gsize start = g_array_index (self->starts, gsize, i);
      gsize end = g_array_index (self->starts, gsize, i + 1) - 1;
      const AsterLine *line = &block->lines[i];
      AsterRowName name = { block->text + start, line->token_length, self->line };
      char number[32];

      if (line->kind == ASTER_LINE_BAD)
        {
          aster_line_explain (self->bytes, self->line, block->text + start,
                              block->text + end, block->d, error);
          return FALSE;
        }
      if (line->kind == ASTER_LINE_ROW)
        {
          if (!block->named)
            {
              name.token = number;
              name.length = (gsize) g_snprintf (number, sizeof number,
                                                "%" G_GUINT64_FORMAT,
                                                aster_rows_get_n_seen (self->rows) + 1);
            }
          if (!aster_rows_take (self->rows, block->rows + i * block->d, &name, line->peak,
                                error))
            return FALSE;
        }
      self->line++;
    }

  return TRUE;
}

static gboolean
load_rows (Loader *self, AsterPulse *pulse, GError **error)
{
  for (;;)
    {
      Block block;
      gsize whole;

      if (!aster_pulse_beat (pulse, aster_bytes_fraction (self->bytes), NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (!cut_lines (self, error))
        return FALSE;
      if (self->starts->len == 0)
        return TRUE;
      if (!parse_block (self, &block, error) || !take_block (self, &block, error))
        return FALSE;
      if (aster_rows_is_full (self->rows))
        return TRUE;

      whole = g_array_index (self->starts, gsize, self->starts->len - 1);
      aster_bytes_advance (self->bytes, MIN (whole, self->bytes->length));
    }
}

/* The first line is all whole numbers but no header that fits: say so rather than
 * take it for a token. */
static gboolean
check_first_line (Loader *self, GError **error)
{
  const char *line = (const char *) self->bytes->data;
  const char *end = memchr (line, '\n', self->bytes->length);
  AsterLineCount count;
  gsize d = self->shape->d;

  if (end == NULL)
    return TRUE;

  count = aster_line_count (line, end);
  if (self->shape->has_header || count.n_fields < 2 || count.n_whole < count.n_fields)
    return TRUE;

  if (count.n_fields == 2 && d == 1)
    {
      aster_report_add (aster_rows_get_report (self->rows), "header-like",
                        _ ("Rows that look like a header with another dimension, "
                           "taken as a token and its number"),
                        1, _ ("line 1"));
      return TRUE;
    }
  if (count.n_fields == d + 1)
    return TRUE;

  if (count.n_fields == 2)
    aster_bytes_fail_line (self->bytes, 1, ASTER_ERROR_FORMAT, error,
                           _ ("the header says that the dimension is %ju, but the lines "
                              "after it have %zu numbers; correct the header"),
                           (uintmax_t) count.second, d);
  else
    aster_bytes_fail_line (self->bytes, 1, ASTER_ERROR_FORMAT, error,
                           _ ("the header should be two numbers, rows and dimension, "
                              "but it has %zu columns; correct it"),
                           count.n_fields);
  return FALSE;
}

static gboolean
start (Loader *self, GError **error)
{
  const AsterTextShape *shape = self->shape;

  aster_bytes_advance (self->bytes, shape->bom);
  if (shape->d > ASTER_MAX_DIMS)
    {
      aster_bytes_fail_line (self->bytes, 1, ASTER_ERROR_FORMAT, error,
                             _ ("the dimension %zu is larger than %u"), shape->d,
                             ASTER_MAX_DIMS);
      return FALSE;
    }
  if (!check_first_line (self, error))
    return FALSE;

  self->line = 1;
  if (shape->has_header)
    {
      const char *text = (const char *) self->bytes->data;
      const char *end = memchr (text, '\n', self->bytes->length);

      aster_bytes_advance (self->bytes, (gsize) (end - text) + 1);
      self->line = 2;
    }

  return TRUE;
}

static void
check_header (Loader *self)
{
  guint64 rows = self->shape->header_rows, seen = aster_rows_get_n_seen (self->rows);
  g_autofree char *promised = g_strdup_printf ("%" G_GUINT64_FORMAT, rows);
  g_autofree char *found = g_strdup_printf ("%" G_GUINT64_FORMAT, seen);
  g_autofree char *text = NULL;

  if (!self->shape->has_header || rows == seen || aster_rows_is_full (self->rows))
    return;

  text = g_strdup_printf (
      rows > seen
          ? _ ("Rows that the header promises and the file does not have, so that "
               "it may be truncated (%s in the header, %s in the file)")
          : _ ("Rows that the header does not count (%s in the header, %s in the "
               "file)"),
      promised, found);
  aster_report_add (aster_rows_get_report (self->rows), "header-count", text,
                    rows > seen ? rows - seen : seen - rows, _ ("line 1"));
}

/**
 * aster_text_vectors_load:
 * @bytes: a window at the beginning of the file
 * @shape: from aster_text_vectors_sniff()
 * @options: what to load
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_DAMAGED,
 *   %ASTER_ERROR_DOMAIN, %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY,
 *   %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the space. O(bytes), in parallel.
 */
AsterSpace *
aster_text_vectors_load (AsterBytes *bytes,
                         const AsterTextShape *shape,
                         const AsterLoadOptions *options,
                         AsterPulse *pulse,
                         GError **error)
{
  g_autoptr (AsterRows) rows = aster_rows_new (bytes, shape->d, options->limit, TRUE);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AsterLine));
  Loader self = { bytes, shape, options, rows, starts, lines, 1 };
  GError *fault = NULL;

  if (!start (&self, error))
    return NULL;
  if (!load_rows (&self, pulse, &fault))
    {
      if (!aster_rows_salvage (rows, options->salvage, &fault))
        {
          g_propagate_error (error, fault);
          return NULL;
        }
    }
  else
    check_header (&self);
  if (!shape->named)
    aster_report_add (aster_rows_get_report (rows), "no-tokens",
                      _ ("Rows without tokens, named by their numbers"),
                      aster_rows_get_n (rows), NULL);

  return aster_rows_finish (g_steal_pointer (&rows),
                            shape->has_header ? "word2vec-text" : "glove", "text", pulse,
                            error);
}
