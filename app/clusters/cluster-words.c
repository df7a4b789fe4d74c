#include "clusters/cluster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/numbers.h"
#include "recipes/map-words.h"
#include "recipes/recipe-names.h"

/* Below this share of neighbours in the same cluster, or this many times what chance
 * gives, clusters of a map say more of the map than of the space. */
#define MADE_BY_MAP 0.25
#define LITTLE_MORE 2.0

const char *
aster_cluster_method_get_name (AsterClusterMethod method)
{
  switch (method)
    {
    case ASTER_CLUSTER_DBSCAN:
      return C_ ("method of clustering", "DBSCAN");

    case ASTER_CLUSTER_KMEANS:
      return C_ ("method of clustering", "k-means");

    case ASTER_CLUSTER_HDBSCAN:
    default:
      return C_ ("method of clustering", "HDBSCAN");
    }
}

/* (transfer full): what the cluster is about, or its number. */
char *
aster_cluster_dup_name (const AsterClusters *clusters, guint cluster)
{
  const char *name = clusters->names != NULL ? clusters->names[cluster] : NULL;

  if (name != NULL && *name != '\0')
    return g_strdup (name);

  /* Translators: a cluster that has no name, by its number */
  return g_strdup_printf (_ ("Cluster %u"), cluster + 1);
}

static const char *
get_metric_name (const AsterClusterParams *params)
{
  return aster_metric_get_name (params->metric == ASTER_CLUSTER_COSINE
                                    ? ASTER_METRIC_COSINE
                                    : ASTER_METRIC_EUCLIDEAN);
}

/* (transfer full): where the distances of @params come from, in @pane: "in the original
 * space (cosine)" */
char *
aster_cluster_dup_place (const AsterClusterParams *params, AsterPane *pane)
{
  AsterPane *source = aster_pane_find_source (pane);
  g_autofree char *map = NULL;

  if (!params->on_map || source == NULL || aster_pane_is_source_gone (pane))
    /* Translators: where clusters are found; %s is a metric such as «cosine» */
    return g_strdup_printf (_ ("in the original space (%s)"), get_metric_name (params));

  map = aster_map_dup_words (aster_pane_get_recipe (source));

  /* Translators: where clusters are found; %s is a map in words */
  return g_strdup_printf (_ ("on the map “%s”"), map);
}

static char *
dup_method (AsterPane *pane)
{
  const AsterClusterParams *params = &aster_pane_get_recipe (pane)->clusters;
  g_autofree char *eps = NULL;

  switch (params->method)
    {
    case ASTER_CLUSTER_DBSCAN:
      if (params->eps == 0)
        return g_strdup (_ ("DBSCAN, eps at the knee"));
      eps = aster_number_dup (params->eps, 3);
      /* Translators: a recipe; %s is the radius */
      return g_strdup_printf (_ ("DBSCAN, eps %s"), eps);

    case ASTER_CLUSTER_KMEANS:
      /* Translators: a recipe; %u is how many means */
      return g_strdup_printf (_ ("k-means, k = %u"), params->k);

    case ASTER_CLUSTER_HDBSCAN:
    default:
      if (params->selection == ASTER_CLUSTER_LEAVES)
        return g_strdup_printf (ngettext ("HDBSCAN, smallest groups of at least %u word",
                                          "HDBSCAN, smallest groups of at least %u words",
                                          params->min_cluster_size),
                                params->min_cluster_size);
      return g_strdup_printf (ngettext ("HDBSCAN, at least %u word",
                                        "HDBSCAN, at least %u words",
                                        params->min_cluster_size),
                              params->min_cluster_size);
    }
}

/* (transfer full): "DBSCAN, eps 0.41, in the original space (cosine)" */
char *
aster_cluster_dup_words (AsterPane *pane)
{
  const AsterClusterParams *params = &aster_pane_get_recipe (pane)->clusters;
  g_autofree char *method = dup_method (pane);
  g_autofree char *place = aster_cluster_dup_place (params, pane);

  /* Translators: a recipe of clusters, then where they are found */
  return g_strdup_printf (_ ("%s, %s"), method, place);
}

static char *
dup_silhouette (const AsterClusters *clusters)
{
  g_autofree char *value = aster_number_dup_fixed (clusters->silhouette, 2);
  g_autofree char *judged = aster_number_dup_count (clusters->judged);

  if (clusters->judged + clusters->n_noise >= clusters->n_placed)
    /* Translators: how good clusters are, from −1 to 1 */
    return g_strdup_printf (_ ("silhouette %s"), value);

  return g_strdup_printf (
      /* Translators: how good clusters are, judged by so many words */
      ngettext ("silhouette %s by %s word", "silhouette %s by %s words",
                clusters->judged),
      value, judged);
}

/* What clusters of a map are worth in the space. */
static char *
dup_truth (const AsterClusters *clusters)
{
  g_autofree char *share = aster_number_dup_fixed (100 * clusters->together, 0);
  g_autofree char *chance = aster_number_dup_fixed (100 * clusters->chance, 0);
  const char *verdict = "";

  if (clusters->together < MADE_BY_MAP ||
      clusters->together < LITTLE_MORE * clusters->chance)
    verdict = _ (" The map makes much of what is apart here.");

  if (clusters->n_placed < clusters->n)
    return g_strdup_printf (
        /* Translators: as «In the space, %s %% of the 10 words», on a map of some words
         */
        _ ("In the space, %s %% of the 10 words of the map nearest to a word are in its "
           "cluster; by chance it would be %s %%.%s"),
        share, chance, verdict);

  return g_strdup_printf (
      /* Translators: of clusters that were found on a map: how many per cent of the
       * neighbours in the space are in the same cluster, how many it would be by chance,
       * and a sentence if that is little */
      _ ("In the space, %s %% of the 10 words nearest to a word are in its cluster; by "
         "chance it would be %s %%.%s"),
      share, chance, verdict);
}

/* How many words the clusters say nothing of. */
static void
append_absent (GString *text, gsize n)
{
  g_autofree char *count = aster_number_dup_count (n);

  if (n == 0)
    return;

  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%s word is not on that map and in no cluster.",
                                    "%s words are not on that map and in no cluster.", n),
                          count);
}

/* (transfer full): how many clusters, how much noise, how good, and where. */
char *
aster_cluster_dup_totals (AsterPane *pane)
{
  AsterResult *result = aster_pane_get_result (pane);
  const AsterClusters *clusters = result != NULL ? result->clusters : NULL;
  g_autofree char *count = NULL, *noise = NULL, *all = NULL, *place = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (clusters == NULL)
    return g_strdup (_ ("Looking for clusters…"));

  count = aster_number_dup_count (clusters->n_clusters);
  noise = aster_number_dup_count (clusters->n_noise);
  all = aster_number_dup_count (clusters->n_placed);
  place = aster_cluster_dup_place (&clusters->params, pane);
  g_string_append_printf (
      text, ngettext ("%s cluster", "%s clusters", clusters->n_clusters), count);
  if (clusters->n_noise > 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (
          /* Translators: words that are noise, of all words */
          text,
          ngettext ("%s of %s words is noise", "%s of %s words are noise",
                    clusters->n_noise),
          noise, all);
    }
  if (isfinite (clusters->silhouette))
    {
      g_autofree char *silhouette = dup_silhouette (clusters);

      g_string_append_printf (text, "; %s", silhouette);
    }
  /* Translators: after «23 clusters; »: the place is «in the original space (cosine)» */
  g_string_append_printf (text, _ ("; found %s."), place);
  append_absent (text, clusters->n - clusters->n_placed);

  if (isfinite (clusters->together))
    {
      g_autofree char *truth = dup_truth (clusters);

      g_string_append_printf (text, "\n%s", truth);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): what the scale of a chart measures. */
char *
aster_cluster_dup_distances (const AsterClusters *clusters)
{
  const AsterClusterParams *params = &clusters->params;
  const char *metric = params->on_map ? C_ ("distances", "on the map")
                                      : get_metric_name (params);

  if (params->method == ASTER_CLUSTER_HDBSCAN)
    /* Translators: title of a scale; %s says which distance */
    return g_strdup_printf (_ ("density λ = 1 / distance, %s"), metric);

  return g_strdup_printf (
      /* Translators: title of a scale: how far each word has to go to have %u words
       * about it, itself counted; %s says which distance */
      ngettext ("distance that holds %u word, %s", "distance that holds %u words, %s",
                params->min_points),
      params->min_points, metric);
}
