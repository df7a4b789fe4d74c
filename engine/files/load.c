#include "files/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/safetensors.h"
#include "files/sniff.h"
#include "files/text-vectors.h"
#include "files/word2vec-binary.h"
#include "tools/bytes.h"

static AsterSpace *
load_bytes (AsterBytes *bytes,
            const AsterLoadOptions *options,
            AsterPulse *pulse,
            GError **error)
{
  AsterTextShape shape;
  AsterKind kind;

  if (!aster_sniff (bytes, &kind, &shape, error))
    return NULL;

  switch (kind)
    {
    case ASTER_KIND_TEXT_VECTORS:
      return aster_text_vectors_load (bytes, &shape, options, pulse, error);

    case ASTER_KIND_WORD2VEC_BINARY:
      return aster_word2vec_binary_load (bytes, options, pulse, error);

    case ASTER_KIND_SAFETENSORS:
      return aster_safetensors_load (bytes, options, pulse, error);

    case ASTER_KIND_SHARD_INDEX:
    case ASTER_KIND_GZIP:
    case ASTER_KIND_PACKED:
    case ASTER_KIND_ARCHIVE:
    default:
      aster_bytes_fail (bytes, ASTER_ERROR_FORMAT, error,
                        _ ("the format of this file is unknown; GloVe and word2vec text, "
                           "word2vec binary and safetensors can be opened"));
      return NULL;
    }
}

/* The title of a file: its name without the folders and endings. */
static char *
dup_title (const char *name)
{
  static const char *const endings[] = { ".gz",  ".bz2", ".xz",         ".zst", ".zip",
                                         ".tar", ".tgz", ".txt",        ".vec", ".bin",
                                         ".tsv", ".csv", ".safetensors" };
  g_autofree char *base = g_path_get_basename (name);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        if (g_str_has_suffix (base, endings[i]) && strlen (base) > strlen (endings[i]))
          {
            base[strlen (base) - strlen (endings[i])] = '\0';
            again = TRUE;
          }
    }

  return g_utf8_make_valid (base, -1);
}

/**
 * aster_load_descriptor:
 * @descriptor: an open regular file; stays the caller's
 * @shown_name: what messages call it
 * @options: (nullable): what to load, %NULL for %ASTER_LOAD_DEFAULTS
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT (the bytes are not what they
 *   promise), %ASTER_ERROR_DAMAGED (the same, but the rows before can be salvaged),
 *   %ASTER_ERROR_DOMAIN (no row has finite numbers), %ASTER_ERROR_IO,
 *   %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Touches nothing but the descriptor, so that a sandboxed process can run it.
 *
 * Returns: (transfer full) (nullable): the space, with what was noticed in @report
 */
AsterSpace *
aster_load_descriptor (int descriptor,
                       const char *shown_name,
                       const AsterLoadOptions *options,
                       AsterPulse *pulse,
                       GError **error)
{
  static const AsterLoadOptions defaults = ASTER_LOAD_DEFAULTS;
  g_autoptr (AsterBytes) bytes = NULL;
  AsterSpace *space;

  g_return_val_if_fail (descriptor >= 0 && shown_name != NULL, NULL);

  if (!(bytes = aster_bytes_new (descriptor, shown_name, error)) ||
      !(space = load_bytes (bytes, options != NULL ? options : &defaults, pulse, error)))
    return NULL;

  if (space->origin.name == NULL)
    space->origin.name = dup_title (shown_name);
  space->origin.path = g_strdup (shown_name);

  return space;
}

/**
 * aster_load:
 * @path: a file of vectors, or `archive.zip#member`
 * @options: (nullable): what to load, %NULL for %ASTER_LOAD_DEFAULTS
 * @pulse: (nullable): heartbeat
 * @error: return location, see aster_load_descriptor()
 *
 * Reads GloVe and word2vec text, word2vec binary and safetensors, plain or packed,
 * told apart by content. Messages begin with @path and the line or byte offset.
 *
 * Returns: (transfer full) (nullable): the space
 */
AsterSpace *
aster_load (const char *path,
            const AsterLoadOptions *options,
            AsterPulse *pulse,
            GError **error)
{
  AsterLoadOptions chosen = ASTER_LOAD_DEFAULTS;
  g_autofree char *file = g_strdup (path);
  AsterSpace *space;
  char *member;
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);

  if (options != NULL)
    chosen = *options;
  if (chosen.member == NULL && !g_file_test (path, G_FILE_TEST_EXISTS) &&
      (member = strchr (file, '#')) != NULL)
    {
      *member = '\0';
      chosen.member = member + 1;
    }

  if ((descriptor = aster_bytes_open (file, error)) < 0)
    return NULL;
  space = aster_load_descriptor (descriptor, file, &chosen, pulse, error);
  close (descriptor);

  return space;
}

/* Whether AsterLoadOptions.salvage would load what stands before the fault. */
gboolean
aster_load_error_can_salvage (const GError *error)
{
  return g_error_matches (error, ASTER_ERROR, ASTER_ERROR_DAMAGED);
}
