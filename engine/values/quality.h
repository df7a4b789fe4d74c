/* quality.h - how far a map can be trusted: its neighbours against those of the space. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AsterQuality AsterQuality;

/* Immutable once shared. */
struct _AsterQuality
{
  gsize n;         /* points of the map */
  gsize n_rows;    /* of the space: @n, or more where the map shows some of them */
  guint k;         /* neighbours of each that were looked at */
  gboolean cosine; /* distances of the space: 1 − cosine instead of Euclidean */

  double knn_recall;      /* share of the k true neighbours among the k on the page,
                             mean over @n_recalls points, [0, 1] */
  double trustworthiness; /* [0, 1]: 1 where no stranger is near on the page */
  double continuity;      /* [0, 1]: 1 where no true neighbour is far on the page */
  double spearman;        /* rank correlation of distances, [−1, 1]; NAN if one kind of
                             them are all the same */

  float *recalls;  /* (n_rows) the share of each point, [0, 1]; NAN where not looked at */
  gsize n_recalls; /* how many were */
  double near_recall; /* of approximate neighbours that these are by, [0, 1]; NAN if they
                         are exact */
  gsize n_sampled;    /* points whose ranks make trustworthiness and continuity */
  gboolean exact;     /* these are all of them */
  gsize n_pairs;      /* pairs whose distances make spearman */
  gboolean all_pairs; /* these are all of them */
};

AsterQuality *aster_quality_new (gsize n);
AsterQuality *aster_quality_ref (AsterQuality *self);
void aster_quality_unref (AsterQuality *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterQuality, aster_quality_unref)

G_END_DECLS
