/* Any bytes as a table beside five vectors. */

#include "fuzz.h"

#include "files.h"
#include "files/metadata.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (AsterSpace) space = files_load_text (
      "a 1 2\nb nan 4\nc 5 6\nnew york 7 8\n\xff 9 1\n");
  int descriptor = files_open (data, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) joined = aster_metadata_join (space, path, NULL, &error);

  close (descriptor);
  g_assert_true ((joined == NULL) == (error != NULL));
  for (guint k = 0; joined != NULL && k < joined->columns->len; k++)
    {
      const AsterColumn *column = g_ptr_array_index (joined->columns, k);

      g_assert_cmpuint (column->n, ==, aster_space_n (joined));
      g_assert_true (g_utf8_validate (column->name, -1, NULL));
    }

  return 0;
}
