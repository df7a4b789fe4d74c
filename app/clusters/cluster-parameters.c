#include "clusters/cluster-parameters.h"

#include <glib/gi18n-lib.h>

#define AT(field)    G_STRUCT_OFFSET (AsterRecipe, clusters.field)
#define MAX_EPS      10000
#define MOST_MEANS   2000
#define MOST_MEMBERS 10000

static gboolean
is_in_space (const AsterRecipe *recipe)
{
  return !recipe->clusters.on_map;
}

/* What several methods ask for. */
#define WHERE                                                                            \
  {                                                                                      \
    .kind = ASTER_PARAMETER_CHOICE, .offset = AT (on_map), .label = N_ ("Distances"),    \
    .sentence = N_ ("The original space is what the vectors say; a map is what the eye " \
                    "sees, and bends distances."),                                       \
    .choices = { N_ ("In the original space"), N_ ("On a map") }, .offers_map = TRUE     \
  }
#define METRIC                                                                           \
  {                                                                                      \
    .kind = ASTER_PARAMETER_CHOICE, .offset = AT (metric), .label = N_ ("Metric"),       \
    .sentence = N_ ("What near means. Cosine minds directions only, not lengths."),      \
    .choices = { N_ ("Cosine"), N_ ("Euclidean") }, .is_shown = is_in_space              \
  }
#define POINTS                                                                           \
  {                                                                                      \
    .kind = ASTER_PARAMETER_COUNT, .offset = AT (min_points),                            \
    .label = N_ ("Min points"),                                                          \
    .sentence = N_ ("How many words within eps, itself counted, make a place crowded."), \
    .most = ASTER_CLUSTER_MAX_POINTS, .step = 1, .zero = N_ ("usual")                    \
  }

static const AsterParameter dbscan[] = {
  WHERE,
  METRIC,
  { .kind = ASTER_PARAMETER_NUMBER,
    .offset = AT (eps),
    .label = N_ ("Eps"),
    .sentence = N_ ("How far one step may go. Drag the line in the chart: larger joins, "
                    "smaller leaves more noise."),
    .most = MAX_EPS,
    .step = 0.001,
    .zero = N_ ("at the knee") },
  POINTS,
};

static const AsterParameter hdbscan[] = {
  WHERE,
  METRIC,
  { .kind = ASTER_PARAMETER_COUNT,
    .offset = AT (min_cluster_size),
    .label = N_ ("Min cluster size"),
    .sentence = N_ ("A group of fewer words is no cluster; they fall out of a larger "
                    "one."),
    .least = 2,
    .most = MOST_MEMBERS,
    .step = 1 },
  { .kind = ASTER_PARAMETER_CHOICE,
    .offset = AT (selection),
    .label = N_ ("Clusters are"),
    .sentence = N_ ("The groups that last longest may be few and large; the smallest "
                    "part no further and leave more noise."),
    .choices = { N_ ("The groups that last longest"), N_ ("The smallest groups") } },
  POINTS,
};

static const AsterParameter kmeans[] = {
  WHERE,
  METRIC,
  { .kind = ASTER_PARAMETER_COUNT,
    .offset = AT (k),
    .label = N_ ("Clusters, k"),
    .sentence = N_ ("How many means there are. Nothing in the words asks for this "
                    "number; try several."),
    .least = 1,
    .most = MOST_MEANS,
    .step = 1 },
  { .kind = ASTER_PARAMETER_SEED,
    .offset = AT (seed),
    .label = N_ ("Seed"),
    .sentence = N_ (
        "Stands for all that is left to chance: the same seed gives the same clusters."),
    .most = G_MAXUINT32,
    .step = 1 },
};

const AsterMethodChoice aster_cluster_methods[] = {
  { ASTER_CLUSTER_DBSCAN,
    N_ ("Words are together that are joined by steps of at most eps through crowded "
        "places. Whoever stands alone is noise."),
    dbscan, G_N_ELEMENTS (dbscan) },
  { ASTER_CLUSTER_HDBSCAN,
    N_ ("As DBSCAN with every eps at once: of all groups, those are clusters that hold "
        "together longest while eps shrinks."),
    hdbscan, G_N_ELEMENTS (hdbscan) },
  { ASTER_CLUSTER_KMEANS,
    N_ ("Words go to the nearest of k means, which move into the middle of their words. "
        "There is no noise: every word is in some cluster."),
    kmeans, G_N_ELEMENTS (kmeans) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (aster_cluster_methods) == ASTER_N_CLUSTER_METHODS);
