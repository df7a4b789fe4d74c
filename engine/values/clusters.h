/* clusters.h - which rows of a space belong together, and what each group is about. */
#pragma once

#include "values/row-set.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_CLUSTER_DBSCAN,  /* as dense as eps says */
  ASTER_CLUSTER_HDBSCAN, /* as dense as each group can be */
  ASTER_CLUSTER_KMEANS,  /* k groups around their means */
} AsterClusterMethod;

#define ASTER_N_CLUSTER_METHODS 3

typedef enum {
  ASTER_CLUSTER_COSINE,    /* 1 − cosine, [0, 2]; a zero row is 1 from every other */
  ASTER_CLUSTER_EUCLIDEAN, /* [0, ∞) */
} AsterClusterMetric;

#define ASTER_N_CLUSTER_METRICS 2

/* HDBSCAN: which groups of the condensed tree are clusters. */
typedef enum {
  ASTER_CLUSTER_MASS,   /* those that hold together longest: few or many, as they come */
  ASTER_CLUSTER_LEAVES, /* the smallest, which part no further: many of a size */
} AsterClusterSelection;

#define ASTER_N_CLUSTER_SELECTIONS 2

/* Labels of rows that are in no cluster. */
#define ASTER_CLUSTER_NOISE  -1 /* none was dense enough about it */
#define ASTER_CLUSTER_ABSENT -2 /* nobody asked: it is not on the map */

#define ASTER_CLUSTER_MAX_POINTS 1000u    /* min_points */
#define ASTER_CLUSTER_MAX_K      100000u  /* means */
#define ASTER_CLUSTER_MAX_SIZE   1000000u /* min_cluster_size */

typedef struct
{
  AsterClusterMethod method;
  AsterClusterMetric metric; /* of the vectors; distances of a map are Euclidean */
  gboolean on_map;           /* distances are those of a map, not of the vectors */
  double eps;                /* DBSCAN: [0, ∞), 0: at the knee of the k-distances */
  guint min_points; /* DBSCAN, HDBSCAN: a row counts itself; 1–1000; 0: usual, which
                       is 4 for DBSCAN and min_cluster_size for HDBSCAN */
  guint min_cluster_size;          /* HDBSCAN: at least 2 */
  AsterClusterSelection selection; /* HDBSCAN */
  guint k;                         /* KMEANS: means, at least 1 */
  guint64 seed; /* KMEANS: of its start; also of a sampled silhouette */
  guint sample; /* rows that a Euclidean silhouette is judged by, at most */
} AsterClusterParams;

#define ASTER_CLUSTER_DEFAULTS                                                           \
  {                                                                                      \
    ASTER_CLUSTER_HDBSCAN, ASTER_CLUSTER_COSINE, FALSE, 0, 4, 15, ASTER_CLUSTER_MASS,    \
        20, 42, 4096                                                                     \
  }

/* A node of the condensed tree of HDBSCAN. Density is λ = 1 / distance. */
typedef struct
{
  int parent;          /* which node it parted from; −1 for the root */
  double lambda_birth; /* where it parted, 0 for the root; [0, ∞] */
  double lambda_death; /* where it parts into two, or its last row leaves; [0, ∞] */
  guint32 size;        /* rows at its birth */
  double stability;    /* Σ over its rows of (λ where the row leaves − λ_birth) */
  int cluster;         /* which cluster it is, if it was chosen; else −1 */
  gboolean chosen;
} AsterClusterNode;

typedef struct _AsterClusters AsterClusters;

/* Clusters are numbered by decreasing size, ties by their first row. Every array but
 * labels and sizes may be NULL. Immutable once shared. */
struct _AsterClusters
{
  gsize n;
  guint n_clusters;
  int *labels;    /* (n) cluster, or ASTER_CLUSTER_NOISE or ASTER_CLUSTER_ABSENT */
  guint32 *sizes; /* (n_clusters) rows of each, at least 1 */
  gsize n_noise;
  gsize n_placed; /* n, less those that are absent: the rows that clusters are of */

  char **names;       /* (n_clusters, NULL at the end) UTF-8: “queen, king, prince” */
  guint n_broad;      /* groups of clusters; 0 if nobody asked */
  guint32 *broad_of;  /* (n_clusters) which group each is in */
  char **broad_names; /* (n_broad, NULL at the end) UTF-8 */

  float
      *silhouettes; /* (n_clusters) mean over the rows of each, [−1, 1]; NAN where none */
  double silhouette; /* mean over all rows but noise; NAN for fewer than two clusters */
  gsize judged;      /* rows that the silhouettes were worked out from */

  double together; /* on a map: of the true 10 nearest of a row of a cluster, the share
                      that is in the same one, [0, 1]; else NAN */
  double chance;   /* what the share would be by chance; else NAN */
  gsize n_asked;   /* rows that were asked for it; else 0 */

  float
      *k_distances; /* (n_placed) rising: how far each row's min_points-th neighbour is */
  guint n_nodes;    /* HDBSCAN */
  AsterClusterNode *nodes; /* (n_nodes) the root first, parents before their children */

  AsterClusterParams params; /* as they were used: eps and min_points are never 0 */
  gsize dims;                /* of the rows whose distances counted */
  gsize n_zero;              /* COSINE: rows without a direction */
  double inertia;            /* KMEANS: Σ squared distance to the own mean; else NAN */
  guint iterations;          /* KMEANS: else 0 */
};

AsterClusters *aster_clusters_new (int *labels, gsize n);
void aster_clusters_spread (AsterClusters *self, const AsterRowSet *rows, gsize n);
AsterClusters *aster_clusters_ref (AsterClusters *self);
void aster_clusters_unref (AsterClusters *self);

gboolean aster_cluster_params_equal (const AsterClusterParams *a,
                                     const AsterClusterParams *b);
guint aster_cluster_params_get_min_points (const AsterClusterParams *self);

void aster_cluster_params_write (const AsterClusterParams *self, GVariantDict *dict);
void aster_cluster_params_read (AsterClusterParams *self, GVariantDict *dict);

const char *aster_cluster_method_to_string (AsterClusterMethod self);
gboolean aster_cluster_method_from_string (const char *name, AsterClusterMethod *self);
const char *aster_cluster_selection_to_string (AsterClusterSelection self);
gboolean aster_cluster_selection_from_string (const char *name,
                                              AsterClusterSelection *self);
const char *aster_cluster_metric_to_string (AsterClusterMetric self);
gboolean aster_cluster_metric_from_string (const char *name, AsterClusterMetric *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterClusters, aster_clusters_unref)

G_END_DECLS
