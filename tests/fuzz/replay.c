/* Runs a fuzzer's function over a folder of files, each also with bytes changed,
 * cut out and doubled; the changes follow from the seed, so a failure repeats. */

#include "fuzz.h"

#include <glib.h>
#include <string.h>

#include "tools/random.h"

#define MUTATIONS 400

static void
mutate (GByteArray *bytes, AsterRandom *random)
{
  guint n = 1 + (guint) aster_random_below (random, 4);

  for (guint i = 0; i < n && bytes->len > 0; i++)
    {
      guint at = (guint) aster_random_below (random, bytes->len);
      guint length = 1 + (guint) aster_random_below (random, MIN (16, bytes->len - at));
      g_autofree guint8 *piece = NULL;

      switch (aster_random_below (random, 4))
        {
        case 0:
          bytes->data[at] = (guint8) aster_random_bits (random);
          break;

        case 1:
          bytes->data[at] ^= (guint8) (1 << aster_random_below (random, 8));
          break;

        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;

        default:
          piece = g_memdup2 (bytes->data + at, length);
          g_byte_array_append (bytes, piece, length);
        }
    }
}

static void
replay (const char *path)
{
  AsterRandom random = aster_random_init (42, 0);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  LLVMFuzzerTestOneInput ((const uint8_t *) text, length);
  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
      mutate (bytes, &random);
      /* An exact copy, so that a sanitizer sees a read one byte beyond it. */
      if (bytes->len > 0)
        {
          g_autofree guint8 *exact = g_memdup2 (bytes->data, bytes->len);

          LLVMFuzzerTestOneInput (exact, bytes->len);
        }
    }
  g_free (text);
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      if (folder == NULL)
        {
          replay (argv[i]);
          n++;
          continue;
        }
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          replay (path);
          n++;
        }
    }
  g_print ("%u files, each with %u changes\n", n, MUTATIONS);

  return n > 0 ? 0 : 1;
}
