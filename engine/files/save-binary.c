/* The binary formats: word2vec binary and NumPy's .npy, float32 little-endian. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/save-formats.h"
#include "tools/error.h"

#define NPY_MAGIC    "\x93NUMPY\x01\x00"
#define NPY_ALIGN    64u
#define BEAT_NUMBERS (256u * 1024) /* numbers written between two beats */

static gboolean
write_numbers (AsterWriter *writer, const float *numbers, gsize n, GError **error)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  return aster_writer_add (writer, numbers, n * sizeof (float), error);
#else
  for (gsize i = 0; i < n; i++)
    {
      guint32 bits;

      memcpy (&bits, numbers + i, sizeof bits);
      bits = GUINT32_TO_LE (bits);
      if (!aster_writer_add (writer, &bits, sizeof bits, error))
        return FALSE;
    }
  return TRUE;
#endif
}

static gboolean
beat (const AsterSpace *space, gsize row, AsterPulse *pulse, GError **error)
{
  gsize n = aster_space_n (space), every = MAX (1, BEAT_NUMBERS / aster_space_d (space));

  if (row % every != 0 || aster_pulse_beat (pulse, (double) row / (double) n, NULL))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/* A token ends at the first space and a line end before one is skipped, so neither
 * can be part of it. */
static gboolean
check_token (const AsterSpace *space,
             gsize row,
             const AsterWriter *writer,
             GError **error)
{
  gsize length;
  const char *token = aster_tokens_get (space->tokens, row, &length);
  g_autofree char *shown = NULL;

  if (length > 0 && token[0] != '\n' && memchr (token, ' ', length) == NULL)
    return TRUE;

  shown = aster_tokens_dup_shown (space->tokens, row);
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               _ ("%s: the token ‘%s’ of row %zu cannot stand in a word2vec binary file: "
                  "it is empty or has a space; write .safetensors instead"),
               aster_writer_get_name (writer), shown, row);
  return FALSE;
}

/**
 * aster_save_word2vec_binary:
 * @space: what to write (n × d)
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO, %ASTER_ERROR_CANCELLED, and
 *   %ASTER_ERROR_DOMAIN for a token that could not be read back
 *
 * word2vec binary, with a line end after each row as the original tool writes. O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_word2vec_binary (const AsterSpace *space,
                            const AsterSaveOptions *options,
                            AsterWriter *writer,
                            AsterPulse *pulse,
                            GError **error)
{
  gsize n = aster_space_n (space), d = aster_space_d (space);
  g_autofree char *header = g_strdup_printf ("%zu %zu\n", n, d);

  if (!aster_writer_add (writer, header, strlen (header), error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);

      if (!beat (space, i, pulse, error) || !check_token (space, i, writer, error) ||
          !aster_writer_add (writer, token, length, error) ||
          !aster_writer_add (writer, " ", 1, error) ||
          !write_numbers (writer, aster_matrix_row (space->vectors, i), d, error) ||
          !aster_writer_add (writer, "\n", 1, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_save_npy:
 * @space: what to write (n × d)
 * @options: not used
 * @writer: where to, at its beginning
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_IO or %ASTER_ERROR_CANCELLED
 *
 * NumPy format 1.0; vectors only, in C order. O(n d).
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_save_npy (const AsterSpace *space,
                const AsterSaveOptions *options,
                AsterWriter *writer,
                AsterPulse *pulse,
                GError **error)
{
  gsize n = aster_space_n (space), d = aster_space_d (space), padded;
  g_autoptr (GString) header = g_string_new (NULL);
  guchar length[2];

  g_string_printf (
      header, "{'descr': '<f4', 'fortran_order': False, 'shape': (%zu, %zu), }", n, d);
  padded = (10 + header->len + 1 + NPY_ALIGN - 1) / NPY_ALIGN * NPY_ALIGN - 10;
  while (header->len < padded - 1)
    g_string_append_c (header, ' ');
  g_string_append_c (header, '\n');
  length[0] = (guchar) (padded & 0xff);
  length[1] = (guchar) (padded >> 8);

  if (!aster_writer_add (writer, NPY_MAGIC, 8, error) ||
      !aster_writer_add (writer, length, 2, error) ||
      !aster_writer_add (writer, header->str, header->len, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!beat (space, i, pulse, error) ||
        !write_numbers (writer, aster_matrix_row (space->vectors, i), d, error))
      return FALSE;

  return TRUE;
}
