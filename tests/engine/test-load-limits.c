/* Each limit of a file of vectors: one below, at, and one above. */

#include "files.h"
#include "tools/limits.h"

/* Loads @text, which must succeed if @good and else say @word. */
static void
check (const char *bytes, gsize length, gboolean good, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = files_load (bytes, length, NULL, NULL, &error);

  files_assert_ending (space, error);
  g_assert_true ((space != NULL) == good);
  if (!good && strstr (error->message, word) == NULL)
    g_error ("‘%s’ is not in: %s", word, error->message);
}

static void
test_text_token (void)
{
  for (gsize n = ASTER_MAX_TOKEN - 1; n <= ASTER_MAX_TOKEN + 1; n++)
    {
      g_autofree char *token = g_strnfill (n, 'x');
      g_autofree char *text = g_strdup_printf ("a 1 2\n%s 3 4\nb 5 6\n", token);

      check (text, strlen (text), n <= ASTER_MAX_TOKEN, ":2: the token is longer");
    }
}

static void
test_binary_token (void)
{
  for (gsize n = ASTER_MAX_TOKEN - 1; n <= ASTER_MAX_TOKEN + 1; n++)
    {
      g_autoptr (GString) file = g_string_new ("2 1\na ");
      g_autofree char *token = g_strnfill (n, 'x');

      g_string_append_len (file, "\x01\x00\x80\x3f", 4);
      g_string_append_printf (file, "%s ", token);
      g_string_append_len (file, "\x00\x00\x80\x3f", 4);
      check (file->str, file->len, n <= ASTER_MAX_TOKEN, "@10: no token ends");
    }
}

static void
test_line (void)
{
  for (gsize n = ASTER_MAX_LINE - 1; n <= ASTER_MAX_LINE + 1; n++)
    for (int line_end = 0; line_end < 2; line_end++)
      {
        g_autoptr (GString) text = g_string_new ("a 1 2\nb 3");
        gsize start = 6;

        while (text->len < start + n - 2)
          g_string_append_c (text, ' ');
        g_string_append (text, " 4");
        if (line_end)
          g_string_append (text, "\nc 5 6\n");
        check (text->str, text->len, n <= ASTER_MAX_LINE, ":2: the line is longer");
      }
}

static void
test_text_dims (void)
{
  for (gsize d = ASTER_MAX_DIMS - 1; d <= ASTER_MAX_DIMS + 1; d++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint row = 0; row < 2; row++)
        {
          g_string_append_c (text, (char) ('a' + row));
          for (gsize k = 0; k < d; k++)
            g_string_append (text, " 1");
          g_string_append_c (text, '\n');
        }
      check (text->str, text->len, d <= ASTER_MAX_DIMS, ":1: the dimension 65537");
    }
}

static void
test_binary_dims (void)
{
  for (gsize d = ASTER_MAX_DIMS - 1; d <= ASTER_MAX_DIMS + 1; d++)
    {
      g_autoptr (GString) file = g_string_new (NULL);

      g_string_printf (file, "1 %zu\na ", d);
      for (gsize k = 0; k < d; k++)
        g_string_append_len (file, "\x01\x00\x80\x3f", 4);
      check (file->str, file->len, d <= ASTER_MAX_DIMS, "dimension 65537");
    }
}

static GString *
make_safetensors (const char *header, gsize n_bytes)
{
  GString *file = g_string_new (NULL);
  guint64 length = GUINT64_TO_LE ((guint64) strlen (header));

  g_string_append_len (file, (const char *) &length, 8);
  g_string_append (file, header);
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_c (file, 1);

  return file;
}

static void
test_safetensors_dims (void)
{
  for (gsize d = ASTER_MAX_DIMS - 1; d <= ASTER_MAX_DIMS + 1; d++)
    {
      g_autofree char *header = g_strdup_printf (
          "{\"e\":{\"dtype\":\"F32\",\"shape\":[1,%zu],\"data_offsets\":[0,%zu]}}", d,
          4 * d);
      g_autoptr (GString) file = make_safetensors (header, 4 * d);

      check (file->str, file->len, d <= ASTER_MAX_DIMS, "too large");
    }
}

static void
test_safetensors_tensors (void)
{
  for (guint n = ASTER_MAX_ST_TENSORS - 1; n <= ASTER_MAX_ST_TENSORS + 1; n++)
    {
      g_autoptr (GString) header = g_string_new (
          "{\"e\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}");
      g_autoptr (GString) file = NULL;

      for (guint i = 1; i < n; i++)
        g_string_append_printf (
            header, ",\"%u\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[4,4]}", i);
      g_string_append_c (header, '}');
      file = make_safetensors (header->str, 4);
      check (file->str, file->len, n <= ASTER_MAX_ST_TENSORS, "tensors, the limit");
    }
}

/* A length just above the limit is refused for itself, before the file is asked. */
static void
test_safetensors_header (void)
{
  static const guint64 lengths[] = { ASTER_MAX_ST_HEADER, ASTER_MAX_ST_HEADER + 1 };
  static const char *const words[] = { "the file ends after", "too large: the limit" };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      guint64 length = GUINT64_TO_LE (lengths[i]);
      g_autoptr (GString) file = make_safetensors ("{\"e\":{}}", 0);

      memcpy (file->str, &length, 8);
      check (file->str, file->len, FALSE, words[i]);
    }
}

/* Sizes that wrap around or that the file cannot back are never allocated. */
static void
test_claims (void)
{
  static const char *const headers[] = {
    "{\"e\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}"
    "}",
    "{\"e\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,16]}"
    "}",
    "{\"e\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,1],\"data_offsets\":[0,0]}"
    "}",
    "{\"e\":{\"dtype\":\"F32\",\"shape\":[1000000,1000],\"data_offsets\":[0,4000000000]}"
    "}",
  };
  static const char *const texts[] = { "1000000000000 8\na \x01\x02\x03\x04\x05",
                                       "18446744073709551615 65536\na \x01\x02\x03",
                                       "99999999999999999999999 8\na \x01\x02\x03" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (GString) file = make_safetensors (headers[i], 16);

      check (file->str, file->len, FALSE, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check (texts[i], strlen (texts[i]), FALSE, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load-limits/text-token", test_text_token);
  g_test_add_func ("/load-limits/binary-token", test_binary_token);
  g_test_add_func ("/load-limits/line", test_line);
  g_test_add_func ("/load-limits/text-dims", test_text_dims);
  g_test_add_func ("/load-limits/binary-dims", test_binary_dims);
  g_test_add_func ("/load-limits/safetensors-dims", test_safetensors_dims);
  g_test_add_func ("/load-limits/safetensors-tensors", test_safetensors_tensors);
  g_test_add_func ("/load-limits/safetensors-header", test_safetensors_header);
  g_test_add_func ("/load-limits/claims", test_claims);
  return g_test_run ();
}
