/* A reader asks for a number of bytes to be in the window and then looks at no
 * more than what came. Files are read in blocks with pread(): a mapped file that
 * shrinks would kill the process, a file that shrinks here simply ends early. The
 * window grows by doubling while bytes really arrive, so that a length which the
 * file only claims never becomes an allocation. */

#include "tools/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  AsterBytes public;
  int descriptor; /* −1 for a stream */
  guint64 next;   /* where the window ends in the file */
  char *buffer;
  gsize room; /* bytes in buffer, without the 0 at its end */
  gsize skip; /* bytes of buffer before the window */
  AsterReadFunc read;
  gpointer source;
  GDestroyNotify destroy;
  GError *fault; /* met behind bytes that are still good */
} Bytes;

/* A path that a terminal and a label can show. */
static char *
dup_shown_name (const char *name)
{
  char *shown = g_utf8_make_valid (name, -1);

  for (char *p = shown; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '?';

  return shown;
}

static gboolean
refuse_kind (const char *name, mode_t mode, GError **error)
{
  const char *why = NULL;

  if (S_ISDIR (mode))
    why = _ ("this is a folder; choose a file inside it");
  else if (S_ISFIFO (mode))
    why = _ ("this is a pipe; write its bytes to a file first and open that");
  else if (S_ISCHR (mode) || S_ISBLK (mode))
    why = _ ("this is a device, not a file; choose a regular file");
  else if (!S_ISREG (mode))
    why = _ ("this is not a regular file; choose a regular file");

  if (why != NULL)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO, "%s: %s", name, why);

  return why != NULL;
}

/**
 * aster_bytes_open:
 * @path: a path
 * @error: return location for %ASTER_ERROR_IO
 *
 * Opens a regular file for reading, without ever waiting for a pipe or becoming
 * the owner of a terminal.
 *
 * Returns: a descriptor to close(), or −1 with @error set
 */
int
aster_bytes_open (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  struct stat about;
  int descriptor;

  g_return_val_if_fail (path != NULL, -1);

  name = dup_shown_name (path);
  descriptor = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    {
      int saved = errno;

      if (saved == ENOENT)
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                     _ ("%s: there is no such file; check the name and the folder"),
                     name);
      else if (saved == EACCES || saved == EPERM)
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                     _ ("%s: you may not read this file; ask its owner or change its "
                        "permissions"),
                     name);
      else
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                     /* Translators: file name, then the system's own reason. */
                     _ ("%s: the file cannot be opened: %s"), name, g_strerror (saved));
      return -1;
    }

  if (fstat (descriptor, &about) != 0 || refuse_kind (name, about.st_mode, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                     _ ("%s: the file cannot be opened: %s"), name, g_strerror (errno));
      close (descriptor);
      return -1;
    }

  return descriptor;
}

/**
 * aster_bytes_new:
 * @descriptor: an open regular file; stays the caller's, its position is not used
 * @name: what messages call it
 * @error: return location for %ASTER_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the bytes of that file, nothing read yet
 */
AsterBytes *
aster_bytes_new (int descriptor, const char *name, GError **error)
{
  g_autofree char *shown = NULL;
  struct stat about;
  Bytes *self;

  g_return_val_if_fail (name != NULL, NULL);

  shown = dup_shown_name (name);
  if (fstat (descriptor, &about) != 0)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                   _ ("%s: the file cannot be opened: %s"), shown, g_strerror (errno));
      return NULL;
    }
  if (refuse_kind (shown, about.st_mode, error))
    return NULL;

  self = g_new0 (Bytes, 1);
  self->public.name = g_steal_pointer (&shown);
  self->public.size = (guint64) about.st_size;
  self->public.block = ASTER_BYTES_BLOCK;
  self->public.data = (const guchar *) "";
  self->descriptor = descriptor;

  return &self->public;
}

/**
 * aster_bytes_new_stream:
 * @name: what messages call it
 * @read: makes the bytes, one after the other
 * @source: (transfer full): handed to @read
 * @destroy: (nullable): frees @source in the end
 *
 * Returns: (transfer full): bytes of unknown size, with an empty window
 */
AsterBytes *
aster_bytes_new_stream (const char *name,
                        AsterReadFunc read,
                        gpointer source,
                        GDestroyNotify destroy)
{
  Bytes *self = g_new0 (Bytes, 1);

  self->public.name = dup_shown_name (name);
  self->public.size = ASTER_BYTES_UNKNOWN;
  self->public.block = ASTER_STREAM_BLOCK;
  self->public.data = (const guchar *) "";
  self->descriptor = -1;
  self->read = read;
  self->source = source;
  self->destroy = destroy;

  return &self->public;
}

void
aster_bytes_free (AsterBytes *self)
{
  Bytes *bytes = (Bytes *) self;

  if (bytes->destroy != NULL)
    bytes->destroy (bytes->source);
  g_clear_error (&bytes->fault);
  g_free (bytes->buffer);
  g_free (self->name);
  g_free (bytes);
}

/**
 * aster_bytes_is_file:
 * @self: bytes
 *
 * Returns: whether this is a file, of which aster_bytes_read_at() can read any part
 */
gboolean
aster_bytes_is_file (const AsterBytes *self)
{
  return ((const Bytes *) self)->descriptor >= 0;
}

/**
 * aster_bytes_read_at:
 * @self: bytes of a file, see aster_bytes_is_file()
 * @offset: where in the file
 * @buffer: (out): room for @n bytes
 * @n: how many to read
 * @error: return location for %ASTER_ERROR_IO
 *
 * Reads without looking at the window or moving it, so that several threads may do
 * it at once.
 *
 * Returns: bytes read, fewer than @n only at the end; −1 with @error set
 */
gssize
aster_bytes_read_at (
    const AsterBytes *self, guint64 offset, void *buffer, gsize n, GError **error)
{
  const Bytes *bytes = (const Bytes *) self;
  gsize got = 0;

  g_return_val_if_fail (bytes->descriptor >= 0, -1);

  while (got < n)
    {
      gssize step = pread (bytes->descriptor, (char *) buffer + got, n - got,
                           (off_t) (offset + got));

      if (step < 0 && errno == EINTR)
        continue;
      if (step < 0)
        {
          aster_bytes_fail_at (self, offset + got, ASTER_ERROR_IO, error,
                               _ ("the file cannot be read: %s"), g_strerror (errno));
          return -1;
        }
      if (step == 0)
        break;
      got += (gsize) step;
    }

  return (gssize) got;
}

/* Up to @n bytes from after the window; says whether that was the end. */
static gssize
read_next (Bytes *self, char *to, gsize n, GError **error)
{
  gboolean stream = self->read != NULL;
  gssize got = stream ? self->read (self->source, to, n, error)
                      : aster_bytes_read_at (&self->public, self->next, to, n, error);

  if (got < 0)
    return -1;

  self->next += (gsize) got;
  self->public.at_end = stream ? got == 0
                               : (gsize) got < n || self->next == self->public.size;

  return got;
}

/* Makes @room bytes in the buffer, with the window moved to its beginning. */
static gboolean
make_room (Bytes *self, gsize room, GError **error)
{
  char *buffer = self->buffer;

  if (self->skip > 0)
    memmove (buffer, buffer + self->skip, self->public.length);
  self->skip = 0;

  if (room > self->room)
    {
      if (!(buffer = g_try_realloc (self->buffer, room + 1)))
        {
          aster_bytes_fail (&self->public, ASTER_ERROR_NO_MEMORY, error,
                            _ ("not enough memory to read the file"));
          return FALSE;
        }
      self->buffer = buffer;
      self->room = room;
    }
  self->public.data = (guchar *) self->buffer;

  return TRUE;
}

/**
 * aster_bytes_fill:
 * @self: bytes
 * @want: how many should be in the window
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_NO_MEMORY, and
 *   %ASTER_ERROR_FORMAT where a stream is damaged
 *
 * Reads on until the window holds @want bytes or the end has been reached: look at
 * @length afterwards. It may hold more. Bytes before a fault are given first, as if
 * they were the last; the fault is told once the window has gone past them,
 * but who stops gets nothing more.
 *
 * Returns: %FALSE with @error set when reading fails
 */
gboolean
aster_bytes_fill (AsterBytes *self, gsize want, GError **error)
{
  Bytes *bytes = (Bytes *) self;
  gsize before = self->length;

  if (self->length == 0 && bytes->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&bytes->fault));
      return FALSE;
    }

  while (self->length < want && !self->at_end)
    {
      gsize room = MAX (self->block, 2 * self->length);
      gssize got;

      if (!make_room (bytes, MAX (MIN (room, want), self->block), error))
        return FALSE;

      got = read_next (bytes, bytes->buffer + self->length,
                       MIN (bytes->room - self->length, MAX (self->block, want)),
                       self->length > before ? &bytes->fault : error);
      if (g_error_matches (bytes->fault, ASTER_ERROR, ASTER_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&bytes->fault));
      if (got < 0 && bytes->fault == NULL)
        return FALSE;

      self->at_end |= got < 0;
      self->length += (gsize) MAX (got, 0);
      bytes->buffer[self->length] = '\0';
    }

  return TRUE;
}

/**
 * aster_bytes_advance:
 * @self: bytes
 * @n: at most the length of the window
 *
 * Moves the beginning of the window forward over @n bytes. O(1).
 */
void
aster_bytes_advance (AsterBytes *self, gsize n)
{
  Bytes *bytes = (Bytes *) self;

  g_return_if_fail (n <= self->length);

  bytes->skip += n;
  self->data += n;
  self->length -= n;
  self->offset += n;
}

/**
 * aster_bytes_read:
 * @self: bytes
 * @buffer: (out): room for @n bytes
 * @n: how many to copy and go past
 * @error: return location for %ASTER_ERROR_IO
 *
 * Large pieces go to @buffer without passing through the window.
 *
 * Returns: bytes copied, fewer than @n only at the end; −1 with @error set
 */
gssize
aster_bytes_read (AsterBytes *self, void *buffer, gsize n, GError **error)
{
  Bytes *bytes = (Bytes *) self;
  gsize first = MIN (n, self->length);
  gssize got = 0;

  memcpy (buffer, self->data, first);
  aster_bytes_advance (self, first);

  while (first + (gsize) got < n && !self->at_end)
    {
      gssize step = read_next (bytes, (char *) buffer + first + got,
                               n - first - (gsize) got, error);

      if (step < 0)
        return -1;
      self->offset += (gsize) step;
      got += step;
    }

  return (gssize) first + got;
}

/**
 * aster_bytes_seek:
 * @self: bytes
 * @offset: where the window should begin
 *
 * Goes anywhere in a file, and only forward inside the window in a stream.
 *
 * Returns: %FALSE if it cannot go there
 */
gboolean
aster_bytes_seek (AsterBytes *self, guint64 offset)
{
  Bytes *bytes = (Bytes *) self;

  if (offset >= self->offset && offset - self->offset <= self->length)
    {
      aster_bytes_advance (self, (gsize) (offset - self->offset));
      return TRUE;
    }
  if (bytes->descriptor < 0 || offset > self->size)
    return FALSE;

  bytes->skip = 0;
  bytes->next = offset;
  self->length = 0;
  self->data = (const guchar *) "";
  self->offset = offset;
  self->at_end = offset == self->size;

  return TRUE;
}

/**
 * aster_bytes_left:
 * @self: bytes
 *
 * Returns: bytes from the beginning of the window to the end; %G_MAXUINT64 if unknown
 */
guint64
aster_bytes_left (const AsterBytes *self)
{
  if (self->at_end)
    return self->length;

  return self->size == ASTER_BYTES_UNKNOWN ? G_MAXUINT64
                                           : self->size - MIN (self->size, self->offset);
}

/**
 * aster_bytes_fraction:
 * @self: bytes
 *
 * Returns: how much of the file has been gone past, [0, 1]; 0 for a stream
 */
double
aster_bytes_fraction (const AsterBytes *self)
{
  if (self->size == ASTER_BYTES_UNKNOWN || self->size == 0)
    return 0;

  return MIN (1, (double) self->offset / (double) self->size);
}
