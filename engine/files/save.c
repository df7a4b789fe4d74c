#include "files/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/save-formats.h"
#include "files/writer.h"
#include "tools/error.h"

typedef struct
{
  const char *ending;
  AsterSaveFormat *save;
} Format;

static const Format formats[] = {
  { ".txt", aster_save_glove },
  { ".vec", aster_save_word2vec_text },
  { ".bin", aster_save_word2vec_binary },
  { ".npy", aster_save_npy },
  { ".safetensors", aster_save_safetensors },
  { ".tsv", aster_save_tensors_tsv },
};

static const Format *
find_format (const char *path, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (path, formats[i].ending))
      return &formats[i];

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
               _ ("%s: the ending of the name says which format to write; use .txt, "
                  ".vec, .bin, .npy, .safetensors or .tsv"),
               path);
  return NULL;
}

/* The tokens and columns of a .tsv go to metadata.tsv in the same folder. */
static AsterWriter *
open_metadata (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, "metadata.tsv", NULL);

  return aster_writer_open (beside, error);
}

/**
 * aster_save_check:
 * @path: where a space is to go
 * @error: return location for %ASTER_ERROR_SYNTAX, with the endings there are
 *
 * To be asked before long work whose result goes there. Touches no file.
 *
 * Returns: whether aster_save() knows the ending of @path
 */
gboolean
aster_save_check (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return find_format (path, error) != NULL;
}

/**
 * aster_save:
 * @space: a space
 * @path: where to; its ending says the format
 * @options: (nullable): %NULL for %ASTER_SAVE_DEFAULTS
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_SYNTAX (unknown ending),
 *   %ASTER_ERROR_DOMAIN (a token that the format cannot hold), %ASTER_ERROR_IO,
 *   %ASTER_ERROR_CANCELLED
 *
 * Writes GloVe (.txt), word2vec text (.vec) and binary (.bin), NumPy (.npy, vectors
 * only), safetensors with tokens and columns, or tensors as TSV with metadata.tsv
 * beside it. A file that is there is replaced whole or not at all; a link stays a
 * link and its target is replaced. O(n d).
 *
 * Returns: %FALSE with @error set, and nothing written, on failure
 */
gboolean
aster_save (const AsterSpace *space,
            const char *path,
            const AsterSaveOptions *options,
            AsterPulse *pulse,
            GError **error)
{
  static const AsterSaveOptions defaults = ASTER_SAVE_DEFAULTS;
  g_autoptr (AsterWriter) writer = NULL, metadata = NULL;
  const Format *format;

  g_return_val_if_fail (space != NULL && path != NULL, FALSE);

  if (options == NULL)
    options = &defaults;
  if (!(format = find_format (path, error)) ||
      !(writer = aster_writer_open (path, error)) ||
      !format->save (space, options, writer, pulse, error))
    return FALSE;

  if (g_str_equal (format->ending, ".tsv") &&
      (!(metadata = open_metadata (path, error)) ||
       !aster_save_metadata_tsv (space, options, metadata, pulse, error) ||
       !aster_writer_settle (metadata, pulse, error)))
    return FALSE;

  return aster_writer_settle (writer, pulse, error) &&
         (metadata == NULL || aster_writer_close (metadata, error)) &&
         aster_writer_close (writer, error);
}

/**
 * aster_save_bytes:
 * @path: where to
 * @bytes: (array length=length): what
 * @length: how many
 * @error: return location for %ASTER_ERROR_IO
 *
 * Replaces a file whole or not at all, as aster_save() does.
 *
 * Returns: %FALSE with @error set, and the file as it was, on failure
 */
gboolean
aster_save_bytes (const char *path, const void *bytes, gsize length, GError **error)
{
  g_autoptr (AsterWriter) writer = NULL;

  g_return_val_if_fail (path != NULL && (bytes != NULL || length == 0), FALSE);

  return (writer = aster_writer_open (path, error)) != NULL &&
         aster_writer_add (writer, bytes, length, error) &&
         aster_writer_close (writer, error);
}
