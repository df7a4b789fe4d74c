/* tsne-order.h - points in the order in which a curve through their picture meets them.
 */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* Every point has a slot; neighbours on the page have neighbouring slots, mostly. */
typedef struct
{
  gsize n;
  guint32 *points; /* (n) which point is in a slot */
  guint32 *slots;  /* (n) in which slot a point is */
  guint32 *moved;  /* (n) in which slot what is in a slot was before */

  guint32 *keys[2], *values[2]; /* (n) of the sorting */
} AsterTsneOrder;

AsterTsneOrder *aster_tsne_order_new (gsize n);
void aster_tsne_order_free (AsterTsneOrder *self);
gboolean aster_tsne_order_follow (
    AsterTsneOrder *self, const float *y, guint dims, gsize stride, AsterPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneOrder, aster_tsne_order_free)

G_END_DECLS
