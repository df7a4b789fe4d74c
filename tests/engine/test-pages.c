#include "tools/pages.h"

#include <stdlib.h>
#include <string.h>

#include "support.h"

#define PAGE  (2u * 1024 * 1024)
#define PIECE (192u * 1024)
#define SIZE  (5 * (gsize) PAGE + 12345)

typedef struct
{
  AsterPages *pages;
  guchar *data;
} Filling;

static void
fill (gsize begin, gsize end, gpointer user_data)
{
  const Filling *self = user_data;

  aster_pages_expect (self->pages, self->data + begin, end - begin);
  memset (self->data + begin, (int) (begin / PIECE % 251) + 1, end - begin);
}

/* To ask for pages never changes what stands there, wherever the memory begins. */
static void
test_fill (void)
{
  for (gsize skip = 0; skip <= 4096 + 64; skip += 4096 + 64)
    for (guint n_threads = 1; n_threads <= 4; n_threads *= 2)
      {
        guchar *block = aligned_alloc (PAGE, 6 * (gsize) PAGE);
        Filling self = { aster_pages_new (block + skip, SIZE), block + skip };

        aster_parallel_set_threads (n_threads);
        aster_parallel_for (SIZE, PIECE, fill, &self);
        aster_parallel_for (SIZE, PIECE, fill, &self);
        for (gsize i = 0; i < SIZE; i += 4093)
          g_assert_cmpuint (self.data[i], ==, i / PIECE % 251 + 1);
        aster_pages_free (self.pages);
        free (block);
      }
  aster_parallel_set_threads (0);
}

/* Memory without a whole huge page is left to itself. */
static void
test_small (void)
{
  guchar few[256] = { 7 };
  g_autoptr (AsterPages) pages = aster_pages_new (few, sizeof few);

  aster_pages_expect (pages, few, sizeof few);
  aster_pages_expect (pages, few + sizeof few, 0);
  g_assert_cmpuint (few[0], ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/fill", test_fill);
  g_test_add_func ("/pages/small", test_small);
  return g_test_run ();
}
