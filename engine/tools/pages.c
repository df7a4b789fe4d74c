/* The system clears a page when it is first written to, and of huge pages each takes
 * a tenth of a millisecond. Threads that fill memory side by side come to the same new
 * page at the same time; then each of them clears one, and all but one of these are
 * thrown away, or one clears and the others wait.
 *
 * So whoever comes near a page that nobody has asked for asks for it alone, a page
 * ahead of where the others still write. It is advice: where the system does not take
 * it, pages come when they are written to, as ever. */

#include "tools/pages.h"

#include <stdatomic.h>
#include <sys/mman.h>

#define PAGE (2u * 1024 * 1024) /* what a huge page is; a unit of asking elsewhere */

struct _AsterPages
{
  const char *data;      /* (const) a multiple of PAGE */
  gsize n;               /* (const) whole pages */
  atomic_uchar *claimed; /* (n) (atomic) somebody asks for it or has asked */
};

/**
 * aster_pages_new:
 * @data: memory that nobody has written to
 * @size: bytes that can be written
 *
 * Returns: (transfer full): what takes care of the whole huge pages in it
 */
AsterPages *
aster_pages_new (gconstpointer data, gsize size)
{
  AsterPages *self = g_new0 (AsterPages, 1);
  gsize skip = (PAGE - GPOINTER_TO_SIZE (data) % PAGE) % PAGE;

  self->data = (const char *) data + skip;
  self->n = (size - MIN (size, skip)) / PAGE;
  self->claimed = g_malloc0_n (self->n, sizeof *self->claimed);

  return self;
}

void
aster_pages_free (AsterPages *self)
{
  g_free (self->claimed);
  g_free (self);
}

/**
 * aster_pages_expect:
 * @self: pages
 * @begin: where the calling thread is about to write
 * @n: bytes that it will write there
 *
 * Asks the system for the pages that these bytes are on and for the page after, unless
 * somebody did. Changes nothing that is in them.
 */
void
aster_pages_expect (AsterPages *self, gconstpointer begin, gsize n)
{
  gsize from = MAX ((const char *) begin, self->data) - self->data;
  gsize last = (from + n) / PAGE + 1;

  for (gsize i = from / PAGE; i <= last && i < self->n; i++)
    if (!atomic_exchange_explicit (&self->claimed[i], TRUE, memory_order_relaxed))
      {
#ifdef MADV_POPULATE_WRITE
        madvise ((void *) (self->data + i * PAGE), PAGE, MADV_POPULATE_WRITE);
#endif
      }
}
