/* The rows of a word2vec binary file: for each the bytes of the token, one space, d
 * float32 little-endian, and in the files of the original tool one line end, which
 * the next token does not begin with.
 *
 * Where a row begins depends on the length of every token before it, so finding the
 * rows is sequential, and cheap: one memchr() a token. Reading the bytes, and copying
 * and checking the numbers, is what costs. A file is cut into chunks that a processor's
 * own cache holds; each thread reads a chunk and a row's length more, waits for the
 * turn of its chunk to learn where the first row begins, finds the rows that begin in
 * it, lets the next one go on, copies numbers and names, and lays the batch down for
 * whoever is adding rows to the space. So every byte passes memory once on its way in
 * and once on its way to its row, and nobody waits for memory that another one is the
 * first to write to. A stream goes through the same steps chunk by chunk on one thread,
 * since unpacking is what it waits for.
 *
 * O(bytes); memory beyond the rows is a chunk a thread, and the names that are not
 * added yet. */

#include "files/word2vec-rows.h"

#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>

#include "files/row-batch.h"
#include "tools/limits.h"
#include "tools/pages.h"
#include "tools/parallel.h"
#include "tools/relay.h"
#include "tools/turns.h"

#define LEAST_CHUNK 4096
#define MOST_CHUNK  (256u * 1024) /* what stays in a processor's own cache */
#define SHORT_TOKEN 256 /* bytes of a token that a chunk has room for; rarely more */

/* What a thread looks at. */
typedef struct
{
  const guchar *data; /* (length) */
  gsize length;
  guint64 offset;  /* of data[0] in the file */
  gboolean at_end; /* nothing follows */
  guchar *buffer;  /* what a file is read to; NULL for a stream */
} Chunk;

typedef struct
{
  AsterWord2vec *file; /* (const) */
  AsterPulse *pulse;   /* (const) */
  GThread *caller;     /* (const) the only one that beats */
  guint64 start;       /* (const) of the first chunk, in the file */
  gsize size;          /* (const) bytes in which the rows of a chunk begin */
  gsize n_chunks;      /* (const) */
  Chunk *chunks;       /* (const) one a worker */
  atomic_size_t next;  /* (atomic) chunk to hand out */
  atomic_bool stopped; /* (atomic) take no more chunks */

  AsterTurns finding;
  guint64 at;     /* (finding) where the next row begins in the file */
  guint64 end;    /* (finding) the row to stop before */
  float *slots;   /* (finding) where the numbers of the next row go */
  GError *no_row; /* (finding) why there are no more rows */

  AsterPages *pages;  /* (const) of the slots */
  AsterRelay *taking; /* (const) of AsterRowBatch */
  GError *no_room;    /* (taking) */
  gboolean cancelled;
} Loader;

/* The most bytes that a row can have, with the line end of the row before. */
static gsize
longest_row (const AsterWord2vec *file)
{
  return ASTER_MAX_TOKEN + 2 + file->d * sizeof (float);
}

static gboolean
fail_end (const Loader *self, const Chunk *chunk, GError **error)
{
  const AsterWord2vec *file = self->file;

  aster_bytes_fail_at (file->bytes, chunk->offset + chunk->length, ASTER_ERROR_FORMAT,
                       error,
                       _ ("the file ends in row %ju of %ju: it is truncated, or its "
                          "dimension is not %zu; get it again or load the rows before"),
                       (uintmax_t) file->row + 1, (uintmax_t) file->n, file->d);
  return FALSE;
}

static gboolean
fail_token (const Loader *self, guint64 offset, GError **error)
{
  aster_bytes_fail_at (self->file->bytes, offset, ASTER_ERROR_FORMAT, error,
                       _ ("no token ends within %u bytes: the dimension is not %zu, "
                          "or the file is damaged here"),
                       ASTER_MAX_TOKEN, self->file->d);
  return FALSE;
}

/* Reads on to @wanted bytes, which the buffer has room for, if the file has them; it
 * may have grown since its rows were counted, or shrunk. */
static gboolean
read_on (const Loader *self, Chunk *chunk, gsize wanted, GError **error)
{
  guint64 left = self->file->bytes->size - chunk->offset;
  gssize got;

  wanted = (gsize) MIN (wanted, left);
  if (chunk->at_end || chunk->buffer == NULL || chunk->length >= wanted)
    return TRUE;

  got = aster_bytes_read_at (self->file->bytes, chunk->offset + chunk->length,
                             chunk->buffer + chunk->length, wanted - chunk->length,
                             error);
  if (got < 0)
    return FALSE;
  chunk->length += (gsize) got;
  chunk->at_end = chunk->length < wanted;

  return TRUE;
}

/* Looks for the row at @at: whether it is wholly in the chunk. Where it is not, @found
 * is not to be used, and *@spaced says whether a token was seen. */
static gboolean
look (const Loader *self,
      const Chunk *chunk,
      gsize at,
      AsterRowPlace *found,
      gboolean *spaced)
{
  const guchar *space;
  gsize left;

  at = MIN (at, chunk->length);
  if (at < chunk->length && chunk->data[at] == '\n')
    at++;
  left = chunk->length - at;
  space = memchr (chunk->data + at, ' ', MIN (left, ASTER_MAX_TOKEN + 1));
  *spaced = space != NULL || left <= ASTER_MAX_TOKEN;
  if (space == NULL)
    return FALSE;

  found->token = (guint32) at;
  found->length = (guint32) (space - (chunk->data + at));

  return left - found->length - 1 >= self->file->d * sizeof (float);
}

/* The row at @at, or %FALSE with @error set. */
static gboolean
find_row (
    const Loader *self, Chunk *chunk, gsize at, AsterRowPlace *found, GError **error)
{
  gboolean spaced;

  if (look (self, chunk, at, found, &spaced))
    return TRUE;
  if (!read_on (self, chunk, at + longest_row (self->file), error))
    return FALSE;
  if (look (self, chunk, at, found, &spaced))
    return TRUE;

  return spaced ? fail_end (self, chunk, error)
                : fail_token (self, chunk->offset + at, error);
}

static void
stop (Loader *self)
{
  atomic_store_explicit (&self->stopped, TRUE, memory_order_relaxed);
}

/* In its turn: the rows that begin in the chunk. */
static void
find_rows (Loader *self, Chunk *chunk, AsterRowBatch *batch)
{
  AsterWord2vec *file = self->file;
  AsterRowPlace found = { 0 };

  batch->row = file->row;
  batch->slots = self->slots;
  while (file->row < self->end && self->no_row == NULL &&
         self->at < chunk->offset + self->size)
    {
      if (!find_row (self, chunk, (gsize) (self->at - chunk->offset), &found,
                     &self->no_row))
        break;
      g_array_append_val (batch->places, found);
      self->at = chunk->offset + found.token + found.length + 1 +
                 file->d * sizeof (float);
      file->row++;
    }

  if (self->slots != NULL)
    self->slots += batch->places->len * file->d;
  if (file->row == self->end || self->no_row != NULL)
    stop (self);
}

/* In its turn. */
static void
take_rows (gpointer item, gpointer user_data)
{
  Loader *self = user_data;
  g_autoptr (AsterRowBatch) batch = item;

  if (self->no_room == NULL &&
      !aster_row_batch_take (batch, self->file->d, self->file->rows, &self->no_room))
    stop (self);
}

static void
load_chunk (Loader *self, Chunk *chunk, gsize number)
{
  gsize row = SHORT_TOKEN + self->file->d * sizeof (float);
  AsterRowBatch *batch = aster_row_batch_new (self->size / row + 2);
  g_autoptr (GError) no_bytes = NULL;

  chunk->offset = self->start + number * self->size;
  chunk->length = 0;
  chunk->at_end = FALSE;
  read_on (self, chunk, self->size + row, &no_bytes);

  aster_turns_wait (&self->finding, number);
  if (no_bytes != NULL && self->no_row == NULL && self->file->row < self->end)
    self->no_row = g_steal_pointer (&no_bytes);
  find_rows (self, chunk, batch);
  aster_turns_pass (&self->finding);

  aster_pages_expect (self->pages, batch->slots,
                      batch->places->len * self->file->d * sizeof (float));
  aster_row_batch_copy (batch, chunk->data, self->file->d);
  aster_relay_hand (self->taking, number, batch);
}

/* Whether to take another chunk. The thread that called beats for all. */
static gboolean
may_go_on (Loader *self, double fraction)
{
  if (atomic_load_explicit (&self->stopped, memory_order_relaxed))
    return FALSE;
  if (g_thread_self () != self->caller ||
      aster_pulse_beat (self->pulse, MIN (fraction, 1), NULL))
    return TRUE;

  self->cancelled = TRUE;
  stop (self);

  return FALSE;
}

/* Workers, each of which loads chunks until none are left. */
static void
run_workers (gsize begin, gsize end, gpointer user_data)
{
  Loader *self = user_data;

  for (gsize worker = begin; worker < end; worker++)
    while (may_go_on (self, (double) self->next / (double) self->n_chunks))
      {
        gsize number = atomic_fetch_add_explicit (&self->next, 1, memory_order_relaxed);

        if (number >= self->n_chunks)
          break;
        load_chunk (self, &self->chunks[worker], number);
      }
}

static gboolean
make_chunks (Loader *self, gsize n, GError **error)
{
  self->chunks = g_new0 (Chunk, n);
  for (gsize i = 0; i < n; i++)
    {
      Chunk *chunk = &self->chunks[i];

      chunk->buffer = g_try_malloc (self->size + longest_row (self->file));
      chunk->data = chunk->buffer;
      if (chunk->buffer == NULL)
        {
          aster_bytes_fail (self->file->bytes, ASTER_ERROR_NO_MEMORY, error,
                            _ ("not enough memory to read the file"));
          return FALSE;
        }
    }

  return TRUE;
}

static void
free_chunks (Loader *self, gsize n)
{
  for (gsize i = 0; self->chunks != NULL && i < n; i++)
    g_free (self->chunks[i].buffer);
  g_clear_pointer (&self->chunks, g_free);
}

/* The rows of a file, on all threads. */
static gboolean
load_file (Loader *self, GError **error)
{
  AsterWord2vec *file = self->file;
  guint64 left = file->bytes->size - MIN (file->bytes->size, self->start);
  guint64 most = left / (file->d * sizeof (float) + 1);
  gsize n_workers = aster_parallel_get_threads ();
  gboolean ready;

  if (!aster_rows_reserve_all (file->rows, MIN (self->end - file->row, most), error))
    return FALSE;

  self->slots = aster_rows_slot (file->rows, 0);
  self->pages = aster_pages_new (self->slots, MIN (self->end - file->row, most) *
                                                  file->d * sizeof (float));
  self->n_chunks = (gsize) (left / self->size + (left % self->size != 0));
  self->taking = aster_relay_new (self->n_chunks, take_rows, self);
  n_workers = MIN (n_workers, self->n_chunks);
  if ((ready = make_chunks (self, n_workers, error)))
    aster_parallel_for (n_workers, 1, run_workers, self);
  free_chunks (self, n_workers);
  g_clear_pointer (&self->taking, aster_relay_free);
  g_clear_pointer (&self->pages, aster_pages_free);

  return ready && aster_bytes_seek (file->bytes, MIN (self->at, file->bytes->size));
}

/* The rows of a stream, each of which the window holds wholly. */
static gboolean
load_stream (Loader *self, GError **error)
{
  AsterBytes *bytes = self->file->bytes;
  gsize most = longest_row (self->file);

  while (may_go_on (self, aster_bytes_fraction (bytes)))
    {
      g_autoptr (AsterRowBatch) batch = aster_row_batch_new (0);
      Chunk chunk = { NULL, 0, 0, FALSE, NULL };

      if (!aster_bytes_fill (bytes, MAX (bytes->block, 2 * most), error))
        return FALSE;
      chunk.data = bytes->data;
      chunk.length = bytes->length;
      chunk.offset = bytes->offset;
      self->size = bytes->length - (bytes->at_end ? 0 : most);
      find_rows (self, &chunk, batch);
      if (batch->places->len == 0)
        break;

      if (!aster_rows_reserve (self->file->rows, batch->places->len, error))
        return FALSE;
      batch->slots = aster_rows_slot (self->file->rows, 0);
      aster_row_batch_copy (batch, chunk.data, self->file->d);
      take_rows (g_steal_pointer (&batch), self);
      aster_bytes_advance (bytes, (gsize) (self->at - bytes->offset));
    }

  return TRUE;
}

/* What stopped the loader, if it was not the last row that was wanted. */
static gboolean
check_end (Loader *self, GError **error)
{
  AsterBytes *bytes = self->file->bytes;
  Chunk nothing = { NULL, 0, bytes->offset + aster_bytes_left (bytes), TRUE, NULL };

  if (self->cancelled)
    aster_set_cancelled (error);
  else if (self->no_room != NULL)
    g_propagate_error (error, g_steal_pointer (&self->no_room));
  else if (self->no_row != NULL)
    g_propagate_error (error, g_steal_pointer (&self->no_row));
  else if (self->file->row < self->end)
    fail_end (self, &nothing, error);
  else
    return TRUE;

  return FALSE;
}

/* The rows up to @end. */
static gboolean
load_until (AsterWord2vec *file, guint64 end, AsterPulse *pulse, GError **error)
{
  Loader self = { 0 };
  gboolean loaded;

  self.file = file;
  self.pulse = pulse;
  self.caller = g_thread_self ();
  self.start = self.at = file->bytes->offset;
  self.end = end;
  self.size = CLAMP (file->bytes->block, LEAST_CHUNK, MOST_CHUNK);

  /* Of a few rows the other threads may leave this one nothing to do. */
  loaded = may_go_on (&self, 0)
               ? (aster_bytes_is_file (file->bytes) ? load_file (&self, error)
                                                    : load_stream (&self, error)) &&
                     check_end (&self, error)
               : check_end (&self, error);
  g_clear_error (&self.no_row);
  g_clear_error (&self.no_room);

  return loaded;
}

/**
 * aster_word2vec_rows_load:
 * @self: a file after its header
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_IO,
 *   %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Loads rows until there are as many as the header promises or as are wanted. Rows
 * that are dropped do not count as wanted. Rows before a fault are there afterwards.
 *
 * Returns: %FALSE with @error set at a fault. O(bytes).
 */
gboolean
aster_word2vec_rows_load (AsterWord2vec *self, AsterPulse *pulse, GError **error)
{
  while (self->row < self->n && !aster_rows_is_full (self->rows))
    {
      guint64 end = self->n;

      if (self->limit > 0)
        end = MIN (end, self->row + self->limit - aster_rows_get_n (self->rows));
      if (!load_until (self, end, pulse, error))
        return FALSE;
    }

  return TRUE;
}
