/* page.h - the pixels of a page. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Pixels with room on either side of each row, so that a dot at the rim is painted like
 * any other. */
typedef struct
{
  guint32 *pixels; /* ARGB32; the first pixel that is seen */
  gssize x, y;     /* device px: where they begin on the page of a scene, default 0 */
  gsize width;     /* device px */
  gsize height;
  gsize stride;   /* px from row to row */
  guint32 *block; /* what was allocated */
  gsize size;     /* of it, bytes */
} AsterPage;

gboolean aster_page_init (AsterPage *self, gsize width, gsize height, double scale);
void aster_page_clear (AsterPage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterPage, aster_page_clear)

G_END_DECLS
