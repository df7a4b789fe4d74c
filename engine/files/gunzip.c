/* gzip through GIO's zlib: the checksum at the end of each member is verified,
 * which libarchive does not, and members that follow one another are all read,
 * which GIO's own stream does not. */

#include "files/gunzip.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "tools/limits.h"

typedef struct
{
  AsterBytes *packed;
  GConverter *inflate;
  guint64 produced;
  gboolean between; /* the last member is complete */
} Gunzip;

static void
gunzip_free (gpointer data)
{
  Gunzip *self = data;

  g_object_unref (self->inflate);
  g_free (self);
}

static gboolean
is_bomb (const Gunzip *self)
{
  return self->produced > ASTER_ZIP_RATIO_FROM &&
         self->produced / ASTER_MAX_ZIP_RATIO > self->packed->offset;
}

/* After a member: another one, the padding of a tape, or the end. */
static gboolean
begin_member (Gunzip *self, gboolean *more, GError **error)
{
  AsterBytes *packed = self->packed;

  while (packed->length > 0 && packed->data[0] == '\0')
    {
      aster_bytes_advance (packed, 1);
      if (!aster_bytes_fill (packed, 2, error))
        return FALSE;
    }
  *more = packed->length >= 2 && packed->data[0] == 0x1f && packed->data[1] == 0x8b;
  if (*more)
    {
      g_converter_reset (self->inflate);
      self->between = FALSE;
      return TRUE;
    }
  if (packed->length == 0)
    return TRUE;

  aster_bytes_fail_at (packed, packed->offset, ASTER_ERROR_FORMAT, error,
                       _ ("bytes that are not gzip follow after the compressed data; get "
                          "the file again"));
  return FALSE;
}

/* One step of unpacking: −1 on failure, else how many bytes came. */
static gssize
inflate (Gunzip *self, void *buffer, gsize length, GError **error)
{
  AsterBytes *packed = self->packed;
  g_autoptr (GError) fault = NULL;
  GConverterResult result;
  gsize used = 0, made = 0;

  result = g_converter_convert (
      self->inflate, packed->data, packed->length, buffer, length,
      packed->at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &used, &made,
      &fault);
  if (result == G_CONVERTER_ERROR)
    {
      aster_bytes_fail_at (packed, packed->offset + packed->length, ASTER_ERROR_FORMAT,
                           error,
                           g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                               ? _ ("the gzip data is truncated; get the file again or "
                                    "load the rows that are there")
                               : _ ("the gzip data is damaged (checksum or structure); "
                                    "get the file again or load the rows before"));
      return -1;
    }
  aster_bytes_advance (packed, used);
  self->produced += made;
  self->between = result == G_CONVERTER_FINISHED;

  return (gssize) made;
}

static gssize
gunzip_read (gpointer source, void *buffer, gsize length, GError **error)
{
  Gunzip *self = source;
  gssize made = 0;

  while (made == 0)
    {
      gboolean more = TRUE;

      if (!aster_bytes_fill (self->packed, 2, error) ||
          (self->between && !begin_member (self, &more, error)))
        return -1;
      if (!more)
        return 0;
      if ((made = inflate (self, buffer, length, error)) < 0)
        return -1;
      if (is_bomb (self))
        {
          aster_bytes_fail_at (self->packed, self->packed->offset, ASTER_ERROR_NO_MEMORY,
                               error,
                               _ ("the compressed data grows more than %u times, as only "
                                  "bombs do; unpack it yourself if you trust it"),
                               ASTER_MAX_ZIP_RATIO);
          return -1;
        }
    }

  return made;
}

/**
 * aster_gunzip:
 * @packed: a window at the beginning of gzip data; must outlive the result
 *
 * Filling the result fails with %ASTER_ERROR_FORMAT where the data are damaged, and
 * with %ASTER_ERROR_NO_MEMORY where they grow as only bombs do.
 *
 * Returns: (transfer full): what is inside, a stream
 */
AsterBytes *
aster_gunzip (AsterBytes *packed)
{
  Gunzip *self = g_new0 (Gunzip, 1);

  self->packed = packed;
  self->inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  return aster_bytes_new_stream (packed->name, gunzip_read, self, gunzip_free);
}
