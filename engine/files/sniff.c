/* Content decides, never the name: a binary file called .txt is read as binary.
 * First the signatures that leave no doubt, then safetensors by the brace after
 * its length, then vectors as text or binary by their first lines. What is left is
 * refused with a sentence that says what it is, if that can be seen, and what to do
 * with it. */

#include "files/sniff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-line.h"

#define SNIFFED 65536u

/* A format that is known by bytes at the beginning and is not read. */
typedef struct
{
  const char *magic;
  gsize length;
  const char *advice;
} Stranger;

static const char pickle[] = N_ (
    "this is a Python pickle, which can run code, so it is never opened. In Python: "
    "kv.save_word2vec_format('vectors.txt'), or "
    "safetensors.torch.save_file(model.state_dict(), 'model.safetensors')");
static const char picture[] = N_ (
    "this is a PNG, JPEG or GIF image, not vectors; choose another file");

static const Stranger strangers[] = {
  { "\x80\x02", 2, pickle },
  { "\x80\x03", 2, pickle },
  { "\x80\x04", 2, pickle },
  { "\x80\x05", 2, pickle },
  { "\x93NUMPY", 6,
    N_ ("this is a NumPy .npy array, which is not read yet; save it in Python as "
        "safetensors or as text") },
  { "GGUF", 4,
    N_ ("this is a GGUF model, which is not read yet; save its embeddings as "
        "safetensors") },
  { "\xba\x16\x4f\x2f", 4,
    N_ ("this is a fastText .bin model; open its .vec file, or write one with fasttext "
        "print-word-vectors") },
  { "PAR1", 4, N_ ("this is a Parquet table; export it as CSV, npy or safetensors") },
  { "ARROW1", 6, N_ ("this is an Arrow table; export it as CSV, npy or safetensors") },
  { "\x89HDF\r\n", 6,
    N_ ("this is an HDF5 file; save the vectors as safetensors or as text") },
  { "SQLite format 3", 15,
    N_ ("this is an SQLite database; export the vectors as text") },
  { "\x89PNG\r\n", 6, picture },
  { "\xff\xd8\xff", 3, picture },
  { "GIF8", 4, picture },
  { "%PDF-", 5, N_ ("this is a PDF document, not vectors; choose another file") },
  { "\x7f"
    "ELF",
    4, N_ ("this is a program, not vectors; choose another file") },
  { "\xff\xfe", 2,
    N_ ("this looks like UTF-16 text; save it as UTF-8 and open it again") },
  { "\xfe\xff", 2,
    N_ ("this looks like UTF-16 text; save it as UTF-8 and open it again") },
};

static gboolean
starts_with (const AsterBytes *bytes, gsize at, const char *magic, gsize length)
{
  return bytes->length >= at + length && memcmp (bytes->data + at, magic, length) == 0;
}

static gboolean
find_packed (const AsterBytes *bytes, AsterKind *kind)
{
  if (starts_with (bytes, 0, "\x1f\x8b", 2))
    *kind = ASTER_KIND_GZIP;
  else if ((starts_with (bytes, 0, "BZh", 3) && starts_with (bytes, 4, "1AY&SY", 6)) ||
           starts_with (bytes, 0,
                        "\xfd"
                        "7zXZ\0",
                        6) ||
           starts_with (bytes, 0, "\x28\xb5\x2f\xfd", 4))
    *kind = ASTER_KIND_PACKED;
  else if (starts_with (bytes, 0, "PK\3\4", 4) || starts_with (bytes, 0, "PK\5\6", 4))
    *kind = ASTER_KIND_ZIP;
  else if (starts_with (bytes, 257, "ustar", 5))
    *kind = ASTER_KIND_TAR;
  else
    return FALSE;

  return TRUE;
}

/* Eight bytes of length, then a brace, perhaps after spaces that do not belong
 * there. The length may be damaged, which the reader says, but eight letters are a
 * token, and that may be followed by a brace too. */
static gboolean
is_safetensors (const AsterBytes *bytes)
{
  gboolean letters = TRUE;
  gsize p = 8;

  for (gsize i = 0; i < MIN (bytes->length, 8); i++)
    letters &= bytes->data[i] >= 0x09 && bytes->data[i] < 0x80;
  while (p < MIN (bytes->length, 64) && g_ascii_isspace (bytes->data[p]))
    p++;

  return !letters && p < bytes->length && bytes->data[p] == '{';
}

/* «rows dimensions» and a line end, as both formats of word2vec begin, perhaps after a
 * byte order mark. */
static gboolean
has_header (const AsterBytes *bytes, gsize *length)
{
  const guchar *end = memchr (bytes->data, '\n', MIN (bytes->length, 64));
  gsize mark = starts_with (bytes, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
  AsterLineCount count;

  if (end == NULL)
    return FALSE;
  count = aster_line_count ((const char *) bytes->data + mark, (const char *) end);
  *length = (gsize) (end - bytes->data) + 1;

  return count.n_fields == 2 && count.n_whole == 2;
}

/* Whether the bytes cannot be text: control characters, or what is not UTF-8. */
static gboolean
is_binary (const guchar *data, gsize length, gboolean strict)
{
  const char *end;

  for (gsize i = 0; i < length; i++)
    if (data[i] < 0x20 && data[i] != '\t' && data[i] != '\n' && data[i] != '\r' &&
        (strict || data[i] == 0))
      return TRUE;

  return strict && !g_utf8_validate_len ((const char *) data, length, &end) &&
         length - (gsize) (end - (const char *) data) >= 4;
}

/* After the header: numbers as bytes follow the first space, unless the first line
 * ends in a number. */
static gboolean
is_word2vec_binary (const AsterBytes *bytes, gsize header)
{
  const guchar *rest = bytes->data + header, *space, *end;
  gsize length = bytes->length - header, tail;
  AsterLineCount count;

  end = memchr (rest, '\n', length);
  if (end == NULL && bytes->at_end)
    end = rest + length;
  if (end != NULL && memchr (rest, '\0', (gsize) (end - rest)) == NULL)
    {
      count = aster_line_count ((const char *) rest, (const char *) end);
      if (count.n_numbers > 0 && count.n_fields > 1)
        return FALSE;
    }

  space = memchr (rest, ' ', length);
  if (space == NULL)
    return FALSE;
  tail = length - (gsize) (space - rest) - 1;

  return is_binary (space + 1, MIN (tail, 256), TRUE);
}

static gboolean
is_digits (const AsterBytes *bytes)
{
  gsize n = MIN (bytes->length, 64);

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (bytes->data[i]) && bytes->data[i] != ' ')
      return FALSE;

  return n > 0;
}

static gboolean
begins_like (const AsterBytes *bytes, const char *word)
{
  return bytes->length >= strlen (word) &&
         g_ascii_strncasecmp ((const char *) bytes->data, word, strlen (word)) == 0;
}

static gsize
count_name (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && (g_ascii_isalnum (p[n]) || p[n] == '_' || p[n] == '.'))
    n++;

  return p + n < end && p[n] == '\n' ? n : 0;
}

/* The oldest protocol of pickles is text: an instruction «c», a module and a name on
 * lines of their own, or the beginning of a list or a dictionary. */
static gboolean
is_old_pickle (const AsterBytes *bytes)
{
  const char *p = (const char *) bytes->data, *end = p + MIN (bytes->length, 256);
  gsize module = *p == 'c' ? count_name (p + 1, end) : 0;

  return (module > 0 && count_name (p + module + 2, end) > 0) ||
         begins_like (bytes, "(dp0\n") || begins_like (bytes, "(lp0\n");
}

/* A text of another kind that begins so, or NULL. */
static const char *
name_text (const AsterBytes *bytes)
{
  if (begins_like (bytes, "version ") &&
      g_strstr_len ((const char *) bytes->data, 64, "git-lfs") != NULL)
    return _ ("this is a Git LFS pointer, not the file itself; fetch it with git lfs "
              "pull");
  if (is_old_pickle (bytes))
    return _ (pickle);
  if (begins_like (bytes, "<!doctype ") || begins_like (bytes, "<html") ||
      begins_like (bytes, "<?xml "))
    return _ ("this is a web page or XML, perhaps an error message that was saved under "
              "the name of the file; download it again");

  return NULL;
}

/* A text without numbers: says what it is rather than what it is not. */
static void
refuse_text (const AsterBytes *bytes, GError **error)
{
  const char *why = name_text (bytes);

  if (why == NULL && (bytes->data[0] == '{' || bytes->data[0] == '['))
    why = _ ("this is JSON, a format that is not read as vectors; choose the file of "
             "vectors beside it");
  else if (why == NULL && memchr (bytes->data, ',', MIN (bytes->length, 4096)))
    why = _ ("no line ends in a number, so there are no vectors here; expected a token "
             "and numbers with a decimal point, separated by spaces or tabs, not commas");
  else if (why == NULL)
    why = _ ("no line ends in a number, so there are no vectors here; expected a token "
             "and numbers on each line");

  aster_bytes_fail_line (bytes, 1, ASTER_ERROR_FORMAT, error, "%s", why);
}

static gboolean
refuse_stranger (const AsterBytes *bytes, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (starts_with (bytes, 0, strangers[i].magic, strangers[i].length))
      {
        aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error, "%s",
                             _ (strangers[i].advice));
        return TRUE;
      }

  return FALSE;
}

static void
refuse_unknown (const AsterBytes *bytes, GError **error)
{
  if (bytes->at_end && bytes->length < 16)
    aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                         _ ("the file is too small for any header (%zu bytes): it is "
                            "probably truncated; get it again"),
                         bytes->length);
  else if (starts_with (bytes, 0, "\0\0\0\0\0\0\0\0", 8) && bytes->data[8] != '\0')
    aster_bytes_fail_at (
        bytes, 0, ASTER_ERROR_FORMAT, error,
        _ ("this may be a safetensors file, but its header has the length "
           "0; get it again"));
  else
    aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                         _ ("the format of this file is unknown; GloVe and word2vec "
                            "text, word2vec binary and safetensors can be opened"));
}

/* Text or binary vectors, or a refusal; no signature was found. */
static gboolean
sniff_vectors (AsterBytes *bytes, AsterKind *kind, AsterTextShape *shape, GError **error)
{
  gsize header = 0, seen = MIN (bytes->length, SNIFFED);

  *kind = ASTER_KIND_WORD2VEC_BINARY;
  if (has_header (bytes, &header) &&
      (is_word2vec_binary (bytes, header) || bytes->length == header))
    return TRUE;
  /* Two numbers and no more, or that never end: the binary reader explains. */
  if (is_digits (bytes))
    return TRUE;

  if (header == 0 && is_binary (bytes->data, seen, FALSE) &&
      is_binary (bytes->data, MIN (seen, 256), TRUE))
    {
      refuse_unknown (bytes, error);
      return FALSE;
    }

  *kind = ASTER_KIND_TEXT_VECTORS;
  if (!aster_text_vectors_sniff (bytes, shape, error))
    return FALSE;
  if (shape->is_vectors && (shape->first_is_row || name_text (bytes) == NULL))
    return TRUE;

  if (is_binary (bytes->data, seen, TRUE))
    refuse_unknown (bytes, error);
  else
    refuse_text (bytes, error);

  return FALSE;
}

/**
 * aster_sniff:
 * @bytes: a window at the beginning of a file; is not moved
 * @kind: (out): the format
 * @shape: (out): for %ASTER_KIND_TEXT_VECTORS, how the text is laid out
 * @error: return location for %ASTER_ERROR_FORMAT, with what to do instead
 *
 * Returns: whether this is something that can be read
 */
gboolean
aster_sniff (AsterBytes *bytes, AsterKind *kind, AsterTextShape *shape, GError **error)
{
  gsize block = bytes->block;
  gboolean filled;

  bytes->block = MIN (block, SNIFFED);
  filled = aster_bytes_fill (bytes, SNIFFED, error);
  bytes->block = block;
  if (!filled)
    return FALSE;
  if (bytes->length == 0)
    {
      aster_bytes_fail_at (bytes, 0, ASTER_ERROR_FORMAT, error,
                           _ ("the file is empty; get it again"));
      return FALSE;
    }

  if (find_packed (bytes, kind))
    return TRUE;
  if (is_safetensors (bytes))
    {
      *kind = ASTER_KIND_SAFETENSORS;
      return TRUE;
    }
  if (refuse_stranger (bytes, error))
    return FALSE;
  if (bytes->data[0] == '{' &&
      g_strstr_len ((const char *) bytes->data, (gssize) bytes->length,
                    "\"weight_map\"") != NULL)
    {
      *kind = ASTER_KIND_SHARD_INDEX;
      return TRUE;
    }

  return sniff_vectors (bytes, kind, shape, error);
}
