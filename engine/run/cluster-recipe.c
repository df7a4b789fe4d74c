/* vectors or a page ─▶ method ─▶ silhouettes ─▶ names, at two levels.
 *
 * What joins the rows, which is dear, depends on neither eps nor min cluster size: the
 * engine keeps it under what it was made from, so that dragging a cut only relabels.
 * Names are made from the vectors of the space also where distances are those of a page.
 * Of a page of some words, these words are all there is: they alone have clusters, and
 * names set them apart from each other.
 */

#include <glib/gi18n-lib.h>

#include "clusters/broad.h"
#include "clusters/cohesion.h"
#include "clusters/dbscan.h"
#include "clusters/hdbscan.h"
#include "clusters/kmeans.h"
#include "clusters/knee.h"
#include "clusters/names.h"
#include "clusters/silhouette.h"
#include "clusters/spanning.h"
#include "run/recipe-run.h"
#include "tools/error.h"
#include "words/knn.h"

/* A clustering under way. */
typedef struct
{
  const AsterRecipeRun *run;
  const AsterClusterParams *params;
  AsterMatrix *x; /* (n × d or n × 2, 3) the rows whose distances count */
  AsterClusterMetric metric;
  AsterTokens *tokens; /* (n) */
} Work;

static gpointer
ref_spanning (gpointer value)
{
  return aster_spanning_ref (value);
}

static void
unref_spanning (gpointer value)
{
  aster_spanning_unref (value);
}

static const AsterKeeping spannings = { ref_spanning, unref_spanning };

static AsterSpanning *
make_spanning (const Work *self, guint min_points, AsterPulse *pulse, GError **error)
{
  AsterPulsePart preparing = aster_pulse_part (pulse, 0, 0.05);
  AsterPulsePart searching = aster_pulse_part (pulse, 0.05, 0.6);
  AsterPulsePart joining = aster_pulse_part (pulse, 0.6, 1);
  g_autoptr (AsterSpanningInput) input = NULL;
  g_autoptr (AsterGraph) near = NULL;
  AsterMatrix *wanted;
  gsize k;

  if (!(input = aster_spanning_input_new (self->x, self->metric, min_points,
                                          &preparing.pulse, error)))
    return NULL;
  wanted = aster_spanning_input_get_wanted (input, &k);
  if (wanted != NULL &&
      !(near = aster_knn (wanted, k, ASTER_KNN_EUCLIDEAN, &searching.pulse, error)))
    return NULL;

  return aster_spanning_new (input, near, &joining.pulse, error);
}

/* A page has no name that lasts: it is known by its place in memory, which nobody else
 * gets while what was made from it is kept, since that holds it. */
static char *
dup_key (const Work *self, guint min_points)
{
  g_autofree char *what = g_strdup_printf ("spanning %u %s", min_points,
                                           aster_cluster_metric_to_string (self->metric));

  return self->params->on_map
             ? g_strdup_printf ("%s:page %p", what,
                                (void *) self->run->whole_page->positions)
             : aster_recipe_run_dup_key (self->run, what);
}

static AsterSpanning *
get_spanning (const Work *self, AsterPulse *pulse, GError **error)
{
  guint min_points = aster_cluster_params_get_min_points (self->params);
  g_autofree char *key = dup_key (self, min_points);
  AsterEngine *engine = self->run->engine;
  AsterSpanning *spanning = aster_engine_recall_value (engine, key, &spannings);
  gsize bytes;

  if (spanning != NULL || !(spanning = make_spanning (self, min_points, pulse, error)))
    return spanning;

  bytes = aster_spanning_get_bytes (spanning);
  if (self->params->on_map)
    {
      const AsterMatrix *x = self->run->whole_page->positions;

      spanning->x = aster_matrix_ref ((AsterMatrix *) x);
      bytes += x->n_rows * x->n_cols * sizeof (float);
    }
  aster_engine_keep_value (engine, key, spanning, &spannings, bytes);

  return spanning;
}

static AsterClusters *
find_by_density (const Work *self, AsterPulse *pulse, GError **error)
{
  AsterPulsePart joining = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart sorting = aster_pulse_part (pulse, 0.9, 0.95);
  AsterPulsePart cutting = aster_pulse_part (pulse, 0.95, 1);
  g_autoptr (AsterSpanning) spanning = get_spanning (self, &joining.pulse, error);
  g_autofree float *distances = NULL;
  double eps = self->params->eps;
  AsterClusters *clusters;

  if (spanning == NULL ||
      !(distances = aster_knee_distances (spanning, &sorting.pulse, error)))
    return NULL;
  if (eps == 0)
    eps = aster_knee_find (distances, spanning->n);

  clusters = self->params->method == ASTER_CLUSTER_DBSCAN
                 ? aster_dbscan (spanning, eps, &cutting.pulse, error)
                 : aster_hdbscan (spanning, self->params->min_cluster_size,
                                  self->params->selection, &cutting.pulse, error);
  if (clusters != NULL)
    clusters->k_distances = g_steal_pointer (&distances);

  return clusters;
}

static gsize
count_zero_rows (const AsterMatrix *x)
{
  gsize n = 0;

  for (gsize i = 0; i < x->n_rows; i++)
    {
      const float *row = aster_matrix_row (x, i);
      gsize j = 0;

      while (j < x->n_cols && row[j] == 0)
        j++;
      n += j == x->n_cols;
    }

  return n;
}

/* Everything as it was asked for, but for what was found out on the way. */
static void
fill_in (const Work *self, AsterClusters *clusters)
{
  AsterClusterParams used = *self->params;

  used.metric = self->metric;
  if (used.method != ASTER_CLUSTER_KMEANS)
    used.min_points = clusters->params.min_points;
  if (used.method == ASTER_CLUSTER_DBSCAN)
    used.eps = clusters->params.eps;
  clusters->params = used;
  clusters->dims = self->x->n_cols;
  clusters->n_zero = self->metric == ASTER_CLUSTER_COSINE ? count_zero_rows (self->x) : 0;
}

/* What the groups of clusters are about, from the words of all their clusters. */
static gboolean
name_broad (const Work *self, AsterClusters *clusters, AsterPulse *pulse, GError **error)
{
  AsterPulsePart averaging = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart grouping = aster_pulse_part (pulse, 0.3, 0.6);
  AsterPulsePart naming = aster_pulse_part (pulse, 0.6, 1);
  AsterNamesGroups fine = { clusters->labels, clusters->n_clusters }, broad;
  g_autofree int *labels = NULL;
  g_autoptr (AsterMatrix) centres = NULL;

  if (!(centres = aster_names_centres (self->run->x, fine, &averaging.pulse, error)) ||
      !aster_broad_group (clusters, centres, &grouping.pulse, error))
    return FALSE;

  labels = g_new (int, clusters->n);
  for (gsize i = 0; i < clusters->n; i++)
    labels[i] = clusters->labels[i] < 0 ? -1
                                        : (int) clusters->broad_of[clusters->labels[i]];
  broad = (AsterNamesGroups){ labels, clusters->n_broad };
  clusters->broad_names = aster_names_new (self->run->x, self->tokens, broad,
                                           &naming.pulse, error);

  return clusters->broad_names != NULL;
}

static gboolean
describe (const Work *self, AsterClusters *clusters, AsterPulse *pulse, GError **error)
{
  AsterPulsePart judging = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart asking = aster_pulse_part (pulse, 0.3, 0.5);
  AsterPulsePart naming = aster_pulse_part (pulse, 0.5, 0.7);
  AsterPulsePart grouping = aster_pulse_part (pulse, 0.7, 1);
  AsterNamesGroups groups = { clusters->labels, clusters->n_clusters };

  if (!aster_silhouette (clusters, self->x, self->metric, self->params->sample,
                         self->params->seed, &judging.pulse, error))
    return FALSE;
  if (self->params->on_map &&
      !aster_cohesion (clusters, self->run->x, self->params->seed, &asking.pulse, error))
    return FALSE;
  clusters->names = aster_names_new (self->run->x, self->tokens, groups, &naming.pulse,
                                     error);

  return clusters->names != NULL && name_broad (self, clusters, &grouping.pulse, error);
}

/* (transfer full): those of the rows at hand */
static AsterTokens *
dup_tokens (const AsterRecipeRun *self)
{
  g_autofree guint32 *rows = NULL;
  gsize n;

  if (self->rows == NULL)
    return aster_tokens_ref (self->space->tokens);

  rows = aster_row_set_dup (self->rows, &n);

  return aster_tokens_select (self->space->tokens, rows, n);
}

/* What a recipe cannot be asked for; the world's mistakes, since recipes come from files.
 */
static gboolean
check (const AsterRecipeRun *self, GError **error)
{
  const AsterClusterParams *params = &self->recipe->clusters;

  if (params->on_map && self->page == NULL)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("There is no map whose distances could be taken. Open a map, "
                            "or take the distances of the space."));
  else if (self->x->n_rows < 2 && self->rows != NULL)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("That map shows a single word, and a cluster needs at least "
                            "two. Map more words there, choose another map, or take the "
                            "distances of the space."));
  else if (self->x->n_rows < 2)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("The space has a single token, and a cluster needs at least "
                            "two. Open a larger file."));
  else if (!(params->eps >= 0 && params->eps <= G_MAXDOUBLE))
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("eps is a distance: a finite number above 0, or 0 for the "
                            "knee of the k-distances."));
  else
    return TRUE;

  return FALSE;
}

/**
 * aster_cluster_recipe_run:
 * @self: a recipe of kind CLUSTERS and what it is worked out from
 * @result: receives the clusters, with silhouettes, names and broad groups
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_DOMAIN (no page, a single row, eps out of its
 *   range), %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * Costs what the method costs that the recipe names; what joins the rows is kept by the
 * engine.
 *
 * Returns: %FALSE with @error set on failure; @result is then to be thrown away
 */
gboolean
aster_cluster_recipe_run (const AsterRecipeRun *self,
                          AsterResult *result,
                          AsterPulse *pulse,
                          GError **error)
{
  const AsterClusterParams *params = &self->recipe->clusters;
  AsterPulsePart finding = aster_pulse_part (pulse, 0, 0.7);
  AsterPulsePart describing = aster_pulse_part (pulse, 0.7, 1);
  Work work = { self, params, (AsterMatrix *) self->x, params->metric, NULL };
  g_autoptr (AsterTokens) tokens = NULL;
  g_autoptr (AsterClusters) clusters = NULL;

  if (!check (self, error))
    return FALSE;
  work.tokens = tokens = dup_tokens (self);
  if (params->on_map)
    {
      work.x = self->page->positions;
      work.metric = ASTER_CLUSTER_EUCLIDEAN;
    }

  clusters = params->method == ASTER_CLUSTER_KMEANS
                 ? aster_kmeans (work.x, work.metric, params->k, params->seed,
                                 &finding.pulse, error)
                 : find_by_density (&work, &finding.pulse, error);
  if (clusters == NULL)
    return FALSE;

  fill_in (&work, clusters);
  if (!describe (&work, clusters, &describing.pulse, error))
    return FALSE;
  result->clusters = g_steal_pointer (&clusters);

  return TRUE;
}
