#include "files/word2vec-rows.h"

#include "files.h"

#define D 3

/* Rows whose tokens are sometimes longer than a whole chunk, some with NaN. */
static GByteArray *
make_rows (gsize n)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *header = g_strdup_printf ("%" G_GSIZE_FORMAT " %d\n", n, D);

  g_byte_array_append (bytes, (guint8 *) header, (guint) strlen (header));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *token = g_strdup_printf ("w%" G_GSIZE_FORMAT, i);
      gsize long_tail = i % 97 == 5 ? 300 * (i % 60) : 0;
      float numbers[D] = { (float) i, i % 11 == 3 ? NAN : 1, 0.25f * (float) (i % 8) };

      g_byte_array_append (bytes, (guint8 *) token, (guint) strlen (token));
      for (gsize j = 0; j < long_tail; j++)
        g_byte_array_append (bytes, (guint8 *) "x", 1);
      g_byte_array_append (bytes, (guint8 *) " ", 1);
      for (gsize p = 0; p < D; p++)
        {
          guint32 bits;

          memcpy (&bits, &numbers[p], sizeof bits);
          bits = GUINT32_TO_LE (bits);
          g_byte_array_append (bytes, (guint8 *) &bits, sizeof bits);
        }
      if (i % 3 == 0)
        g_byte_array_append (bytes, (guint8 *) "\n", 1);
    }

  return bytes;
}

static gboolean
is_kept (gsize i)
{
  return i % 11 != 3;
}

/* Loads the rows after the header, of a file or of a stream of it. */
static gboolean
load_rows (GByteArray *all, gsize limit, gsize block, AsterRows **rows, GError **error)
{
  int descriptor = files_open (all->data, all->len);
  g_autoptr (AsterBytes) bytes = aster_bytes_new (descriptor, "vectors", NULL);
  AsterWord2vec file = { bytes, NULL, 0, D, limit, 0 };
  const guint8 *header_end = memchr (all->data, '\n', all->len);
  gboolean loaded;

  bytes->block = block;
  file.n = g_ascii_strtoull ((const char *) all->data, NULL, 10);
  file.rows = *rows = aster_rows_new (bytes, D, limit, FALSE);
  g_assert_true (aster_bytes_seek (bytes, (guint64) (header_end + 1 - all->data)));
  loaded = aster_word2vec_rows_load (&file, NULL, error);
  close (descriptor);

  return loaded;
}

static void
assert_rows (AsterRows *rows, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = aster_rows_finish (rows, "word2vec-binary", "F32", NULL,
                                                    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (space), ==, n);
  for (gsize i = 0, row = 0; row < n; i++)
    if (is_kept (i))
      {
        g_autofree char *token = g_strdup_printf ("w%" G_GSIZE_FORMAT, i);
        const char *found = aster_tokens_get (space->tokens, row, NULL);

        g_assert_true (g_str_has_prefix (found, token));
        g_assert_cmpfloat (aster_matrix_row (space->vectors, row)[0], ==, (float) i);
        g_assert_cmpfloat (aster_matrix_row (space->vectors, row)[2], ==,
                           0.25f * (float) (i % 8));
        row++;
      }
}

/* Rows that begin in one chunk and end in the next or three later, and rows without a
 * finite number between them, in any chunks and on any threads. */
static void
test_chunks (void)
{
  static const gsize blocks[] = { 4096, 5000, 70000, 1u << 20 };
  g_autoptr (GByteArray) all = make_rows (3000);
  gsize n_kept = 0;

  for (gsize i = 0; i < 3000; i++)
    n_kept += is_kept (i);

  for (guint threads = 1; threads <= 4; threads++)
    for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
      {
        AsterRows *rows = NULL;
        g_autoptr (GError) error = NULL;

        aster_parallel_set_threads (threads);
        g_assert_true (load_rows (all, 0, blocks[i], &rows, &error));
        g_assert_no_error (error);
        assert_rows (rows, n_kept);
      }
  aster_parallel_set_threads (0);
}

/* Rows that are dropped do not count, so more are looked for. */
static void
test_limit (void)
{
  g_autoptr (GByteArray) all = make_rows (3000);

  for (gsize limit = 1; limit < 2000; limit = limit * 3 + 1)
    {
      AsterRows *rows = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (load_rows (all, limit, 4096, &rows, &error));
      g_assert_no_error (error);
      assert_rows (rows, limit);
    }
}

/* Wherever a file ends, the rows before are there, and the fault names the next. */
static void
test_ends (void)
{
  g_autoptr (GByteArray) all = make_rows (700);
  gsize before = G_MAXSIZE;

  while (all->len > 40)
    {
      AsterRows *rows = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *next = NULL;
      gsize n;

      g_byte_array_set_size (all, all->len - MIN (all->len - 10, 997));
      g_assert_false (load_rows (all, 0, 4096, &rows, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_FORMAT);
      n = (gsize) aster_rows_get_n_seen (rows);
      g_assert_cmpuint (n, <=, before);
      before = n;
      next = g_strdup_printf ("row %" G_GSIZE_FORMAT " of 700", n + 1);
      g_assert_nonnull (strstr (error->message, next));
      if (aster_rows_get_n (rows) > 0)
        assert_rows (rows, aster_rows_get_n (rows));
      else
        aster_rows_free (rows);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word2vec-rows/chunks", test_chunks);
  g_test_add_func ("/word2vec-rows/limit", test_limit);
  g_test_add_func ("/word2vec-rows/ends", test_ends);
  return g_test_run ();
}
