#include "files/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/archive.h"
#include "files/gunzip.h"
#include "files/safetensors.h"
#include "files/sniff.h"
#include "files/tensor-choice.h"
#include "files/text-vectors.h"
#include "files/word2vec-binary.h"
#include "tools/bytes.h"

/* What the caller wants, on its way down. */
typedef struct
{
  const AsterLoadOptions *options;
  AsterPulse *pulse;
} Request;

/* The title of a file: its name without the folders and endings. */
static char *
dup_title (const char *name)
{
  static const char *const endings[] = { ".gz",  ".bz2", ".xz",         ".zst", ".zip",
                                         ".tar", ".tgz", ".txt",        ".vec", ".bin",
                                         ".tsv", ".csv", ".safetensors" };
  const char *member = strrchr (name, '#');
  g_autofree char *base = g_path_get_basename (member != NULL ? member + 1 : name);
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

/* Unpacks what is around an archive or a file; @inner is NULL where nothing is. */
static gboolean
open_layer (AsterBytes *base,
            AsterKind outer,
            AsterPulse *pulse,
            AsterBytes **inner,
            GError **error)
{
  *inner = NULL;
  aster_bytes_seek (base, 0);
  if (outer == ASTER_KIND_GZIP)
    *inner = aster_gunzip (base);
  else if (outer == ASTER_KIND_PACKED)
    return (*inner = aster_archive_unpack (base, pulse, error)) != NULL;

  return TRUE;
}

/* One function a format, from bytes that are not packed. */
static AsterSpace *
load_plain (AsterBytes *bytes,
            AsterKind kind,
            const AsterTextShape *shape,
            const Request *request,
            GError **error)
{
  const AsterLoadOptions *options = request->options;
  AsterSpace *space = NULL;

  if (kind == ASTER_KIND_TEXT_VECTORS)
    space = aster_text_vectors_load (bytes, shape, options, request->pulse, error);
  else if (kind == ASTER_KIND_WORD2VEC_BINARY)
    space = aster_word2vec_binary_load (bytes, options, request->pulse, error);
  else if (kind == ASTER_KIND_SAFETENSORS)
    space = aster_safetensors_load (bytes, options, request->pulse, error);
  else if (kind == ASTER_KIND_SHARD_INDEX)
    aster_tensors_refuse_index (bytes, request->pulse, error);
  else
    aster_bytes_fail (bytes, ASTER_ERROR_FORMAT, error,
                      _ ("the data is compressed twice (nested); unpack it yourself "
                         "first"));

  if (space != NULL)
    {
      if (space->origin.name == NULL)
        space->origin.name = dup_title (bytes->name);
      space->origin.path = g_strdup (bytes->name);
    }

  return space;
}

/* The one member of an archive that holds vectors, or the one that was asked for.
 * What is around it is opened for each of the two passes, since a stream cannot go
 * back. */
static AsterSpace *
load_member (AsterBytes *base, AsterKind outer, const Request *request, GError **error)
{
  g_autoptr (AsterBytes) first = NULL, second = NULL, member = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *name = NULL;
  AsterTextShape shape;
  AsterKind kind;
  int index;

  if (!open_layer (base, outer, request->pulse, &first, error) ||
      !(members = aster_archive_list (first != NULL ? first : base, request->pulse,
                                      error)) ||
      (index = aster_archive_choose (base, members, request->options->member, error)) < 0)
    return NULL;

  name = g_strdup_printf ("%s#%s", base->name,
                          (char *) g_ptr_array_index (members, (guint) index));
  if (!open_layer (base, outer, request->pulse, &second, error) ||
      !(member = aster_archive_open (second != NULL ? second : base, (guint) index, name,
                                     request->pulse, error)) ||
      !aster_sniff (member, &kind, &shape, error))
    return NULL;

  return load_plain (member, kind, &shape, request, error);
}

/* «#member» after a file that has no members. Guessing what was meant would load
 * something else than what was asked for. */
static gboolean
check_no_member (AsterBytes *bytes, const Request *request, GError **error)
{
  g_autofree char *shown = NULL;

  if (request->options->member == NULL)
    return TRUE;

  shown = aster_token_escape (request->options->member, -1);
  aster_bytes_fail (
      bytes, ASTER_ERROR_FORMAT, error,
      /* Translators: %s is what stands after «#», a name inside an archive */
      _ ("this is not an archive, so “%s” cannot be taken from it; leave "
         "out the “#” and what follows"),
      shown);
  return FALSE;
}

static AsterSpace *
load_bytes (AsterBytes *bytes, const Request *request, GError **error)
{
  g_autoptr (AsterBytes) inner = NULL;
  AsterTextShape shape;
  AsterKind outer, kind;

  if (!aster_sniff (bytes, &outer, &shape, error))
    return NULL;
  if (outer == ASTER_KIND_ZIP || outer == ASTER_KIND_TAR)
    return load_member (bytes, outer, request, error);
  if (outer != ASTER_KIND_GZIP && outer != ASTER_KIND_PACKED)
    return check_no_member (bytes, request, error)
               ? load_plain (bytes, outer, &shape, request, error)
               : NULL;

  if (!open_layer (bytes, outer, request->pulse, &inner, error) ||
      !aster_sniff (inner, &kind, &shape, error))
    return NULL;
  if (kind == ASTER_KIND_TAR)
    return load_member (bytes, outer, request, error);

  return check_no_member (bytes, request, error)
             ? load_plain (inner, kind, &shape, request, error)
             : NULL;
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
  Request request = { options != NULL ? options : &defaults, pulse };
  g_autoptr (AsterBytes) bytes = NULL;

  g_return_val_if_fail (descriptor >= 0 && shown_name != NULL, NULL);

  if (!(bytes = aster_bytes_new (descriptor, shown_name, error)))
    return NULL;

  return load_bytes (bytes, &request, error);
}

/* The part of @path after the first «#» that follows the name of a file, or NULL; the
 * «#» becomes the end of @path. Folders and files may have «#» in their names too. */
static char *
split_member (char *path)
{
  for (char *mark = strchr (path, '#'); mark != NULL; mark = strchr (mark + 1, '#'))
    {
      *mark = '\0';
      if (mark > path && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return mark + 1;
      *mark = '#';
    }

  return NULL;
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
      (member = split_member (file)) != NULL)
    chosen.member = member;

  if ((descriptor = aster_bytes_open (file, error)) < 0)
    return NULL;
  space = aster_load_descriptor (descriptor, file, &chosen, pulse, error);
  close (descriptor);

  return space;
}

/**
 * aster_load_error_can_salvage:
 * @error: (nullable): from aster_load()
 *
 * Returns: whether AsterLoadOptions.salvage would load what stands before the fault
 */
gboolean
aster_load_error_can_salvage (const GError *error)
{
  return g_error_matches (error, ASTER_ERROR, ASTER_ERROR_DAMAGED);
}
