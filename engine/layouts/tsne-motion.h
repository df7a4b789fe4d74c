/* tsne-motion.h - the points of a t-SNE picture, and how they move in one iteration. */
#pragma once

#include "tools/pulse.h"
#include "values/graph.h"
#include "values/matrix.h"

G_BEGIN_DECLS

#define ASTER_TSNE_MAX_STEP 5.0 /* units: no point goes farther in one iteration */

/* How points are to move. */
typedef struct
{
  float exaggeration; /* times the attraction, at least 1 */
  float momentum;     /* how much of its velocity a point keeps, [0, 1) */
  float rate;         /* learning rate, above 0 */
} AsterTsneDrive;

/* What is seen of an iteration if one looks. */
typedef struct
{
  double way; /* of a point, the mean, units */
  double kl;  /* Kullback–Leibler divergence of the picture before it, nats */
} AsterTsneSight;

/* One thread at a time. */
typedef struct _AsterTsneMotion AsterTsneMotion;

AsterTsneMotion *
aster_tsne_motion_new (const AsterGraph *affinities, guint dims, GError **error);
void aster_tsne_motion_free (AsterTsneMotion *self);
void
aster_tsne_motion_place (AsterTsneMotion *self, const AsterMatrix *start, double spread);
void aster_tsne_motion_enlarge (AsterTsneMotion *self, double below, double size);
gboolean aster_tsne_motion_reorder (AsterTsneMotion *self, AsterPulse *pulse);
gboolean aster_tsne_motion_iterate (AsterTsneMotion *self,
                                    const AsterTsneDrive *drive,
                                    AsterTsneSight *sight,
                                    AsterPulse *pulse);
gboolean aster_tsne_motion_measure (AsterTsneMotion *self, double *kl, AsterPulse *pulse);
double aster_tsne_motion_get_size (const AsterTsneMotion *self);
const AsterMatrix *aster_tsne_motion_get_frame (const AsterTsneMotion *self);
AsterMatrix *aster_tsne_motion_steal_centred (AsterTsneMotion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneMotion, aster_tsne_motion_free)

G_END_DECLS
