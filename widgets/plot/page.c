#include "plot/page.h"

#include <math.h>
#include <string.h>

#define MAX_DOT 24.0 /* logical px: the largest that a style makes of a dot */

/**
 * aster_page_init:
 * @self: (out): a page
 * @width: device px
 * @height: likewise
 * @scale: device px for each logical px
 *
 * Returns: %FALSE, and an empty page, if there is not enough memory
 */
gboolean
aster_page_init (AsterPage *self, gsize width, gsize height, double scale)
{
  gsize pad = 2 * (gsize) ceil (2 * MAX_DOT * scale + 8);

  memset (self, 0, sizeof *self);
  self->width = width;
  self->height = height;
  self->stride = (width + 2 * pad + 15) / 16 * 16;
  self->size = self->stride * (height + 1) * sizeof (guint32);
  self->block = g_try_malloc (self->size);
  if (self->block == NULL)
    return FALSE;

  self->pixels = self->block + pad;

  return TRUE;
}

void
aster_page_clear (AsterPage *self)
{
  g_clear_pointer (&self->block, g_free);
  self->pixels = NULL;
}
