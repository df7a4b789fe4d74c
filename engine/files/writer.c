/* Bytes go to a nameless neighbour of the target first. Only when all of them are
 * on the disk does rename() put it in the target's place; until then, and after any
 * failure, what was there is untouched and nothing else stays behind. A program that a
 * signal ends takes the neighbours away itself, since nothing unwinds then. */

#include "files/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/error.h"

#define ROOM       (1024 * 1024)
#define A_PIECE    (2 * 1024 * 1024) /* bytes carried to the disk between two beats */
#define UNFINISHED 8                 /* neighbours that are remembered */

struct _AsterWriter
{
  char *name;      /* as the caller gave it */
  char *target;    /* behind every link */
  char *temporary; /* NULL once it has become the target */
  int descriptor;
  gboolean settled; /* all bytes are on the disk */
  char *buffer;     /* (ROOM) */
  gsize used;
};

static char *_Atomic unfinished[UNFINISHED]; /* (atomic) names of neighbours */
static atomic_bool placing;                  /* a neighbour is about to be renamed */
static atomic_bool placed;                   /* one has been */

/* Puts @new where @old is among the unfinished. */
static void
remember (char *old, char *new)
{
  for (guint i = 0; i < UNFINISHED; i++)
    {
      char *seen = old;

      if (atomic_compare_exchange_strong (&unfinished[i], &seen, new))
        return;
    }
}

static void
fail (const AsterWriter *self, int code, GError **error)
{
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
               code == ENOSPC
                   ? _ ("%s: the file cannot be written: %s; make room or choose another "
                        "place")
                   : _ ("%s: the file cannot be written: %s; choose another place"),
               self->name, g_strerror (code));
}

/* The file that @path means: behind links, and one that may be replaced. */
static char *
resolve (const char *path, GError **error)
{
  g_autofree char *folder = NULL, *base = NULL;
  struct stat about;
  char *real = realpath (path, NULL), *target;

  if (real == NULL)
    {
      /* A link to nowhere stays a link: its target is what is written. */
      g_autofree char *link = g_file_read_link (path, NULL);

      if (link == NULL)
        return g_strdup (path);
      folder = g_path_get_dirname (path);
      return g_path_is_absolute (link) ? g_steal_pointer (&link)
                                       : g_build_filename (folder, link, NULL);
    }

  target = g_strdup (real);
  free (real);
  if (stat (target, &about) == 0 && !S_ISREG (about.st_mode))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                   S_ISDIR (about.st_mode)
                       ? _ ("%s: this is a folder; add the name of a file")
                       : _ ("%s: this is not a regular file; choose another name"),
                   path);
      g_clear_pointer (&target, g_free);
    }

  return target;
}

/**
 * aster_writer_open:
 * @path: where the file will be
 * @error: return location for %ASTER_ERROR_IO
 *
 * Returns: (transfer full) (nullable): a writer; free it to give up
 */
AsterWriter *
aster_writer_open (const char *path, GError **error)
{
  g_autoptr (AsterWriter) self = g_new0 (AsterWriter, 1);
  struct stat about;
  mode_t mode = 0666;

  self->descriptor = -1;
  self->name = g_filename_display_name (path);
  if (!(self->target = resolve (path, error)))
    return NULL;

  if (stat (self->target, &about) == 0)
    mode = about.st_mode & 0777;
  self->temporary = g_strdup_printf ("%s.XXXXXX", self->target);
  /* Before there is one, so that none is missed. */
  remember (NULL, self->temporary);
  self->descriptor = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, (int) mode);
  if (self->descriptor < 0)
    {
      fail (self, errno, error);
      remember (self->temporary, NULL);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  self->buffer = g_malloc (ROOM);

  return g_steal_pointer (&self);
}

static gboolean
flush (AsterWriter *self, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (self->descriptor, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail (self, errno, error);
          return FALSE;
        }
      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * aster_writer_add:
 * @self: a writer
 * @bytes: (array length=length): what comes next
 * @length: how many, may be 0
 * @error: return location for %ASTER_ERROR_IO
 *
 * Returns: %FALSE with @error set on failure; then free @self to give up
 */
gboolean
aster_writer_add (AsterWriter *self, const void *bytes, gsize length, GError **error)
{
  if (length > ROOM - self->used)
    {
      if (!flush (self, self->buffer, self->used, error))
        return FALSE;
      self->used = 0;
    }
  if (length > ROOM)
    return flush (self, bytes, length, error);

  if (length > 0)
    memcpy (self->buffer + self->used, bytes, length);
  self->used += length;

  return TRUE;
}

/* Begins to carry bytes to the disk and waits for them a piece at a time, so that a beat
 * can stop it: the whole of a large file takes a tenth of a second and more. What a file
 * system does not carry so is carried by fsync() afterwards. */
static gboolean
carry (AsterWriter *self, AsterPulse *pulse, GError **error)
{
  off_t size = lseek (self->descriptor, 0, SEEK_END);

  for (off_t at = 0; at < size; at += A_PIECE)
    {
      if (!aster_pulse_beat (pulse, 1, NULL))
        {
          aster_set_cancelled (error);
          return FALSE;
        }
      if (sync_file_range (self->descriptor, at, A_PIECE,
                           SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
                               SYNC_FILE_RANGE_WAIT_AFTER) != 0)
        break;
    }

  return TRUE;
}

/**
 * aster_writer_settle:
 * @self: a writer to which nothing more is added
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_CANCELLED
 *
 * Waits until all bytes are on the disk, which takes long; to close the file is quick
 * then, so that several appear at once.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_writer_settle (AsterWriter *self, AsterPulse *pulse, GError **error)
{
  if (!flush (self, self->buffer, self->used, error))
    return FALSE;
  self->used = 0;
  if (pulse != NULL && !carry (self, pulse, error))
    return FALSE;

  if ((fsync (self->descriptor) != 0 && errno != EINVAL) ||
      close (g_steal_fd (&self->descriptor)) != 0)
    {
      fail (self, errno, error);
      return FALSE;
    }
  self->settled = TRUE;

  return TRUE;
}

/**
 * aster_writer_close:
 * @self: a writer
 * @error: return location for %ASTER_ERROR_IO
 *
 * Puts the file under its name once its bytes are on the disk. Free @self
 * afterwards all the same.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_writer_close (AsterWriter *self, GError **error)
{
  if (!self->settled && !aster_writer_settle (self, NULL, error))
    return FALSE;
  atomic_store (&placing, TRUE);
  if (g_rename (self->temporary, self->target) != 0)
    {
      atomic_store (&placing, FALSE);
      fail (self, errno, error);
      return FALSE;
    }
  atomic_store (&placed, TRUE);
  remember (self->temporary, NULL);
  g_clear_pointer (&self->temporary, g_free);

  return TRUE;
}

void
aster_writer_free (AsterWriter *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->temporary != NULL)
    {
      g_unlink (self->temporary);
      remember (self->temporary, NULL);
    }
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self);
}

/**
 * aster_writer_get_name:
 * @self: a writer
 *
 * Returns: (transfer none): what messages call the file
 */
const char *
aster_writer_get_name (const AsterWriter *self)
{
  return self->name;
}

/**
 * aster_writer_remove_unfinished:
 *
 * Takes away what every open writer of this process has written so far. For the handler
 * of a signal that ends the program: it does nothing else that a handler must not, and no
 * writer may be used after it has taken something away.
 *
 * A neighbour that cannot be found while it is being renamed has been renamed: the signal
 * came before the program could note that.
 *
 * Returns: %TRUE if nothing was unfinished and a file stands under its name, so that it
 *   is too late to have done nothing, and the program better ends as one that has done it
 */
gboolean
aster_writer_remove_unfinished (void)
{
  gboolean stands = atomic_load (&placed), removed = FALSE;

  for (guint i = 0; i < UNFINISHED; i++)
    {
      const char *name = atomic_load (&unfinished[i]);

      if (name == NULL)
        continue;
      if (unlink (name) == 0)
        removed = TRUE;
      else if (errno == ENOENT && atomic_load (&placing))
        stands = TRUE;
    }

  return stands && !removed;
}
