#include "tools/bytes.h"

#include "files.h"

#define LENGTH 5000

static void
fill_numbers (guchar *numbers)
{
  for (gsize i = 0; i < LENGTH; i++)
    numbers[i] = (guchar) (i * 7 + i / 256);
}

static AsterBytes *
open_numbers (int descriptor, gsize block)
{
  g_autoptr (GError) error = NULL;
  AsterBytes *bytes = aster_bytes_new (descriptor, "numbers", &error);

  g_assert_no_error (error);
  bytes->block = block;

  return bytes;
}

/* Goes through the whole file, reading ahead or not, and leaving bytes over. */
static void
walk (int descriptor, const guchar *numbers, gsize block, gboolean ahead)
{
  g_autoptr (AsterBytes) bytes = open_numbers (descriptor, block);

  while (aster_bytes_fill (bytes, MAX (block, 4), NULL) && bytes->length > 0)
    {
      guint n_parts = ahead ? aster_bytes_ahead (bytes) : 0;
      gsize left = bytes->at_end ? 0 : MIN (3, bytes->length - 1);

      g_assert_true (!ahead || bytes->at_end == (n_parts == 0));
      for (guint part = n_parts; part > 0; part--)
        aster_bytes_ahead_read (bytes, part - 1);
      g_assert_cmpmem (bytes->data, bytes->length, numbers + bytes->offset,
                       bytes->length);
      g_assert_cmpuint (bytes->data[bytes->length], ==, 0);
      aster_bytes_advance (bytes, bytes->length - left);
    }
  g_assert_cmpuint (bytes->offset, ==, LENGTH);
  g_assert_true (bytes->at_end);
}

static void
test_walk (void)
{
  static const gsize blocks[] = { 1, 3, 15, 16, 17, 1000, LENGTH - 1, LENGTH, 9999 };
  guchar numbers[LENGTH];
  int descriptor;

  fill_numbers (numbers);
  descriptor = files_open (numbers, LENGTH);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      walk (descriptor, numbers, blocks[i], FALSE);
      walk (descriptor, numbers, blocks[i], TRUE);
    }
  close (descriptor);
}

/* A file that shrinks between two reads ends early; what was read stays. */
static void
test_shrinks (void)
{
  guchar numbers[LENGTH];
  int descriptor;

  fill_numbers (numbers);
  for (gsize left = 0; left <= 2200; left += 100)
    {
      g_autoptr (AsterBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      guint n_parts;

      descriptor = files_open (numbers, LENGTH);
      bytes = open_numbers (descriptor, 1000);
      g_assert_true (aster_bytes_fill (bytes, 1000, &error));
      n_parts = aster_bytes_ahead (bytes);
      g_assert_cmpuint (n_parts, >, 1);
      g_assert_cmpint (ftruncate (descriptor, (off_t) left), ==, 0);
      for (guint part = 0; part < n_parts; part++)
        aster_bytes_ahead_read (bytes, part);
      g_assert_true (aster_bytes_fill (bytes, LENGTH, &error));
      g_assert_no_error (error);
      g_assert_true (bytes->at_end);
      g_assert_cmpmem (bytes->data, bytes->length, numbers, bytes->length);
      g_assert_cmpuint (bytes->length, >=, left);
      close (descriptor);
    }
}

/* Elsewhere in the file, what was read ahead is not what follows. */
static void
test_seek (void)
{
  guchar numbers[LENGTH];
  int descriptor;

  fill_numbers (numbers);
  descriptor = files_open (numbers, LENGTH);
  for (gsize to = 0; to < LENGTH; to += 700)
    {
      g_autoptr (AsterBytes) bytes = open_numbers (descriptor, 1000);

      g_assert_true (aster_bytes_fill (bytes, 1, NULL));
      for (guint part = aster_bytes_ahead (bytes); part > 0; part--)
        aster_bytes_ahead_read (bytes, part - 1);
      g_assert_true (aster_bytes_seek (bytes, to));
      g_assert_true (aster_bytes_fill (bytes, 10, NULL));
      g_assert_cmpuint (bytes->offset, ==, to);
      g_assert_cmpmem (bytes->data, 10, numbers + to, 10);
    }
  close (descriptor);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bytes/walk", test_walk);
  g_test_add_func ("/bytes/shrinks", test_shrinks);
  g_test_add_func ("/bytes/seek", test_seek);
  return g_test_run ();
}
