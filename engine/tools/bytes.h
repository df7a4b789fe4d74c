/* bytes.h - a file or a stream seen through a window that never leaves it. */
#pragma once

#include <glib.h>

#include "tools/error.h"

G_BEGIN_DECLS

#define ASTER_BYTES_UNKNOWN G_MAXUINT64
#define ASTER_BYTES_BLOCK   (512u * 1024) /* bytes at a time: 1 to 5 ms of parsing */
#define ASTER_STREAM_BLOCK  (128u * 1024) /* the same where they are unpacked too */

/* Puts up to @length bytes into @buffer and returns how many; 0 only at the end,
 * −1 with @error set when reading fails. */
typedef gssize (*AsterReadFunc) (gpointer source,
                                 void *buffer,
                                 gsize length,
                                 GError **error);

typedef struct _AsterBytes AsterBytes;

/* Fields are for reading; the calls below move them. */
struct _AsterBytes
{
  char *name;         /* what messages call it: the path as the caller gave it */
  guint64 size;       /* bytes in all, or ASTER_BYTES_UNKNOWN */
  gsize block;        /* bytes to look at between two beats */
  const guchar *data; /* (length) the window; data[length] can be read and is 0 */
  gsize length;
  guint64 offset;  /* of data[0] in the file */
  gboolean at_end; /* nothing follows the window */
};

int aster_bytes_open (const char *path, GError **error);
AsterBytes *aster_bytes_new (int descriptor, const char *name, GError **error);
AsterBytes *aster_bytes_new_stream (const char *name,
                                    AsterReadFunc read,
                                    gpointer source,
                                    GDestroyNotify destroy);
void aster_bytes_free (AsterBytes *self);

gboolean aster_bytes_fill (AsterBytes *self, gsize want, GError **error);
void aster_bytes_advance (AsterBytes *self, gsize n);
gssize aster_bytes_read (AsterBytes *self, void *buffer, gsize n, GError **error);
gssize aster_bytes_read_at (
    const AsterBytes *self, guint64 offset, void *buffer, gsize n, GError **error);
gboolean aster_bytes_seek (AsterBytes *self, guint64 offset);
gboolean aster_bytes_is_file (const AsterBytes *self);
guint64 aster_bytes_left (const AsterBytes *self);
double aster_bytes_fraction (const AsterBytes *self);

void aster_bytes_fail (const AsterBytes *self,
                       AsterError code,
                       GError **error,
                       const char *format,
                       ...) G_GNUC_PRINTF (4, 5);
void aster_bytes_fail_line (const AsterBytes *self,
                            guint64 line,
                            AsterError code,
                            GError **error,
                            const char *format,
                            ...) G_GNUC_PRINTF (5, 6);
void aster_bytes_fail_at (const AsterBytes *self,
                          guint64 offset,
                          AsterError code,
                          GError **error,
                          const char *format,
                          ...) G_GNUC_PRINTF (5, 6);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterBytes, aster_bytes_free)

G_END_DECLS
