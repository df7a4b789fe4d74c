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

/* Goes through the whole file, with bytes left over each time, and reads elsewhere
 * between, which does not move the window. */
static void
walk (int descriptor, const guchar *numbers, gsize block)
{
  g_autoptr (AsterBytes) bytes = open_numbers (descriptor, block);
  guchar part[100];

  g_assert_true (aster_bytes_is_file (bytes));
  while (aster_bytes_fill (bytes, MAX (block, 4), NULL) && bytes->length > 0)
    {
      gsize left = bytes->at_end ? 0 : MIN (3, bytes->length - 1);
      guint64 at = (bytes->offset * 3) % LENGTH;
      gssize n = aster_bytes_read_at (bytes, at, part, sizeof part, NULL);

      g_assert_cmpint (n, ==, (gssize) MIN (sizeof part, LENGTH - at));
      g_assert_cmpmem (part, (gsize) n, numbers + at, (gsize) n);
      g_assert_cmpmem (bytes->data, bytes->length, numbers + bytes->offset,
                       bytes->length);
      g_assert_cmpuint (bytes->data[bytes->length], ==, 0);
      aster_bytes_advance (bytes, bytes->length - left);
    }
  g_assert_cmpuint (bytes->offset, ==, LENGTH);
  g_assert_true (bytes->at_end);
  g_assert_cmpint (aster_bytes_read_at (bytes, LENGTH, part, 1, NULL), ==, 0);
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
    walk (descriptor, numbers, blocks[i]);
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

      descriptor = files_open (numbers, LENGTH);
      bytes = open_numbers (descriptor, 1000);
      g_assert_true (aster_bytes_fill (bytes, 1000, &error));
      g_assert_cmpint (ftruncate (descriptor, (off_t) left), ==, 0);
      g_assert_true (aster_bytes_fill (bytes, LENGTH, &error));
      g_assert_no_error (error);
      g_assert_true (bytes->at_end);
      g_assert_cmpmem (bytes->data, bytes->length, numbers, bytes->length);
      g_assert_cmpuint (bytes->length, ==, MAX (left, 1000));
      close (descriptor);
    }
}

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
