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

static const AsterParameter where = {
  .kind = ASTER_PARAMETER_CHOICE,
  .offset = AT (on_map),
  .label = N_ ("Distances"),
  .sentence = N_ (
      "The original space is what the vectors say; a map is what the eye sees, "
      "and bends distances."),
  .choices = { N_ ("In the original space"), N_ ("On a map") },
};

static const AsterParameter metric = {
  .kind = ASTER_PARAMETER_CHOICE,
  .offset = AT (metric),
  .label = N_ ("Metric"),
  .sentence = N_ ("What near means. Cosine minds directions only, not lengths."),
  .choices = { N_ ("Cosine"), N_ ("Euclidean") },
  .is_shown = is_in_space,
};

static const AsterParameter eps = {
  .kind = ASTER_PARAMETER_NUMBER,
  .offset = AT (eps),
  .label = N_ ("Eps"),
  .sentence = N_ ("How far one step may go. Drag the line in the chart: larger joins, "
                  "smaller leaves more noise."),
  .most = MAX_EPS,
  .step = 0.001,
  .zero = N_ ("at the knee"),
};

static const AsterParameter points = {
  .kind = ASTER_PARAMETER_COUNT,
  .offset = AT (min_points),
  .label = N_ ("Min points"),
  .sentence = N_ ("How many words within eps, itself counted, make a place crowded."),
  .most = ASTER_CLUSTER_MAX_POINTS,
  .step = 1,
  .zero = N_ ("usual"),
};

static const AsterParameter size = {
  .kind = ASTER_PARAMETER_COUNT,
  .offset = AT (min_cluster_size),
  .label = N_ ("Min cluster size"),
  .sentence = N_ ("A group of fewer words is no cluster; they fall out of a larger one."),
  .least = 2,
  .most = MOST_MEMBERS,
  .step = 1,
};

static const AsterParameter selection = {
  .kind = ASTER_PARAMETER_CHOICE,
  .offset = AT (selection),
  .label = N_ ("Clusters are"),
  .sentence = N_ ("The groups that last longest may be few and large; the smallest part "
                  "no further and leave more noise."),
  .choices = { N_ ("The groups that last longest"), N_ ("The smallest groups") },
};

static const AsterParameter means = {
  .kind = ASTER_PARAMETER_COUNT,
  .offset = AT (k),
  .label = N_ ("Clusters, k"),
  .sentence = N_ ("How many means there are. Nothing in the words asks for this number; "
                  "try several."),
  .least = 1,
  .most = MOST_MEANS,
  .step = 1,
};

static const AsterParameter seed = {
  .kind = ASTER_PARAMETER_SEED,
  .offset = AT (seed),
  .label = N_ ("Seed"),
  .sentence = N_ ("Names the chance: the same seed gives the same clusters."),
  .most = G_MAXUINT32,
  .step = 1,
};

/* The second one is followed by the list of maps. */
static const AsterParameter *const dbscan[] = { &where, &metric, &eps, &points };
static const AsterParameter *const hdbscan[] = { &where, &metric, &size, &selection,
                                                 &points };
static const AsterParameter *const kmeans[] = { &where, &metric, &means, &seed };

/**
 * aster_cluster_method_get_parameters:
 * @method: a method
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): where distances are taken from first
 */
const AsterParameter *const *
aster_cluster_method_get_parameters (AsterClusterMethod method, guint *n)
{
  static const struct
  {
    const AsterParameter *const *list;
    guint n;
  } all[] = {
    [ASTER_CLUSTER_DBSCAN] = { dbscan, G_N_ELEMENTS (dbscan) },
    [ASTER_CLUSTER_HDBSCAN] = { hdbscan, G_N_ELEMENTS (hdbscan) },
    [ASTER_CLUSTER_KMEANS] = { kmeans, G_N_ELEMENTS (kmeans) },
  };

  g_return_val_if_fail (method < G_N_ELEMENTS (all), NULL);

  *n = all[method].n;

  return all[method].list;
}
