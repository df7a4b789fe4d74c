/* tsne-near.h - what a grid cannot carry of the field of a picture: pairs close by. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* The kernel as a grid sees it, for a squared distance and a squared radius. */
typedef struct
{
  double potential; /* instead of w */
  double force;     /* instead of w², times the difference of two points */
} AsterTsneFar;

AsterTsneFar aster_tsne_far (double d2, double radius2);

typedef struct _AsterTsneNear AsterTsneNear;

AsterTsneNear *aster_tsne_near_new (gsize n, guint dims);
void aster_tsne_near_free (AsterTsneNear *self);
gboolean aster_tsne_near_add (AsterTsneNear *self,
                              const float *y,
                              double radius,
                              float *forces,
                              double *potential,
                              AsterPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneNear, aster_tsne_near_free)

G_END_DECLS
