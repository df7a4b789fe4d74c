/* vectors ─▶ classical scaling ─▶ SMACOF from there.
 *
 * Of Euclidean distances the classical map is the principal components, which cost n d²
 * and have no limit; every other step looks at n² distances, and above
 * ASTER_MDS_MAX_ROWS rows is refused with what it would cost. The classical map is kept
 * by the engine, so that another number of iterations begins at once.
 *
 * An axis of the start without any width is filled with noise for SMACOF, since points
 * on one line would never leave it. */

#include "run/mds-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layouts/mds-classical.h"
#include "layouts/pca.h"
#include "run/map-page.h"
#include "tools/error.h"
#include "tools/random.h"
#include "tools/tame.h"

#define FLAT      1e-6 /* of the wider axis of a start: no width at all */
#define SPREAD    1e-2 /* of the wider axis: noise that takes the place of a flat one */
#define CLASSICAL 12   /* looks at every pair, about, for the axes of cosines */

/* Seconds of a common two-core machine of 2023, for each pair and look. */
#define PER_PRODUCT 8e-12 /* each of d multiplications of a distance */
#define PER_PAIR    1e-9  /* what the points on the page add to it */

static gboolean
is_quick (const AsterMdsParams *params)
{
  return params->kind == ASTER_MDS_CLASSICAL && !params->cosine;
}

/* Whether the classical map is what is asked for, or where it begins. */
static gboolean
needs_classical (const AsterMdsParams *params)
{
  return params->kind == ASTER_MDS_CLASSICAL || params->start == ASTER_MDS_FROM_CLASSICAL;
}

/* Steps that the start has behind it: only a page can have some. */
static guint
get_begun (const AsterMdsParams *params)
{
  return params->start == ASTER_MDS_FROM_PAGE ? MIN (params->begun, params->iterations)
                                              : 0;
}

/**
 * aster_mds_map_estimate:
 * @n: rows
 * @d: dimensions
 * @params: what kind of map
 *
 * Returns: seconds that the map takes on two common processors, roughly and at most,
 *   since it may stop early; 0 where it takes as long as its principal components
 */
double
aster_mds_map_estimate (gsize n, gsize d, const AsterMdsParams *params)
{
  double looks = 0;

  g_return_val_if_fail (params != NULL, 0);

  if (is_quick (params))
    return 0;
  if (params->cosine && needs_classical (params))
    looks += CLASSICAL;
  looks += params->kind == ASTER_MDS_SMACOF
               ? (double) params->iterations - get_begun (params) + 1
               : 1;

  return looks * (double) n * (double) n * (PER_PRODUCT * (double) d + PER_PAIR);
}

static gboolean
check (const AsterMatrix *x,
       const AsterMdsParams *params,
       const AsterLayout *page,
       GError **error)
{
  gboolean from_page = params->kind == ASTER_MDS_SMACOF &&
                       params->start == ASTER_MDS_FROM_PAGE;
  gsize n = x->n_rows;

  if (n < 3)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("A map by scaling needs at least 3 tokens; here are %zu"), n);
      return FALSE;
    }
  if (from_page &&
      !aster_map_page_check (page, n,
                             _ ("There is no map to start from yet. Let the map start "
                                "from the classical one."),
                             error))
    return FALSE;
  if (n > ASTER_MDS_MAX_ROWS && !is_quick (params))
    {
      guint minutes = (guint) (1 + aster_mds_map_estimate (n, x->n_cols, params) / 60);

      g_set_error (
          error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
          ngettext ("Scaling looks at every pair of tokens again and again: for "
                    "%zu tokens that would take about %u minute. Take at most %u "
                    "tokens, or choose PCA, t-SNE or UMAP.",
                    "Scaling looks at every pair of tokens again and again: for "
                    "%zu tokens that would take about %u minutes. Take at most %u "
                    "tokens, or choose PCA, t-SNE or UMAP.",
                    minutes),
          n, minutes, ASTER_MDS_MAX_ROWS);
      return FALSE;
    }

  return TRUE;
}

/* (n × dims) where classical scaling puts every row; 0 along axes there are not. */
static AsterMatrix *
make_classical (
    const AsterMatrix *x, guint dims, gboolean cosine, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) components = NULL;
  AsterMatrix *y;

  if (cosine)
    return aster_mds_classical (x, dims, pulse, error);
  if (!(components = aster_pca_reduce (x, dims, pulse, error)))
    return NULL;
  if (components->n_cols == dims)
    return g_steal_pointer (&components);

  y = aster_matrix_new (x->n_rows, dims, error);
  for (gsize i = 0; y != NULL && i < x->n_rows; i++)
    memcpy (aster_matrix_row (y, i), aster_matrix_row (components, i),
            components->n_cols * sizeof (float));

  return y;
}

static AsterMatrix *
get_classical (const AsterMatrix *x,
               guint dims,
               gboolean cosine,
               AsterEngine *engine,
               const char *key,
               AsterPulse *pulse,
               GError **error)
{
  g_autofree char *kept = g_strdup_printf ("classical %u %d:%s", dims, !!cosine, key);
  AsterMatrix *y = aster_engine_recall (engine, kept);

  if (y == NULL && (y = make_classical (x, dims, cosine, pulse, error)))
    aster_engine_keep (engine, kept, y);

  return y;
}

static double
get_width (const AsterMatrix *y, gsize p)
{
  float least = INFINITY, most = -INFINITY;

  for (gsize i = 0; i < y->n_rows; i++)
    {
      float v = aster_matrix_row (y, i)[p];

      least = MIN (least, v);
      most = MAX (most, v);
    }

  return (double) most - least;
}

static void
fill_with_noise (AsterMatrix *y, gsize p, double width, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, p);

  for (gsize i = 0; i < y->n_rows; i++)
    aster_matrix_row (y, i)[p] = (float) (width * aster_random_normal (&random));
}

/* Where SMACOF begins: @from, which is NULL for noise and may have fewer axes or more. */
static AsterMatrix *
make_start (const AsterMatrix *from, gsize n, guint dims, guint64 seed, GError **error)
{
  AsterMatrix *y = aster_matrix_new (n, dims, error);
  double width = 0;

  for (gsize p = 0; y != NULL && from != NULL && p < MIN (dims, from->n_cols); p++)
    {
      for (gsize i = 0; i < n; i++)
        aster_matrix_row (y, i)[p] = aster_matrix_row (from, i)[p];
      width = MAX (width, get_width (y, p));
    }
  for (gsize p = 0; y != NULL && p < dims; p++)
    if (width == 0)
      fill_with_noise (y, p, 1, seed);
    else if (get_width (y, p) <= FLAT * width)
      fill_with_noise (y, p, SPREAD * width, seed);

  return y;
}

static AsterLayout *
descend (const AsterMatrix *x,
         guint dims,
         const AsterMdsParams *params,
         const AsterMatrix *from,
         AsterMdsSummary *summary,
         AsterPulse *pulse,
         GError **error)
{
  AsterMdsParams used = *params;
  g_autoptr (AsterMatrix) start = make_start (from, x->n_rows, dims, params->seed, error);

  if (start == NULL)
    return NULL;
  if (!aster_pulse_beat (pulse, 0, start))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  used.begun = get_begun (params);

  return aster_mds_smacof (x, start, &used, summary, pulse, error);
}

/* The classical map as it is, with its stress where that can be afforded. */
static AsterLayout *
finish_classical (const AsterMatrix *x,
                  AsterMatrix *y,
                  gboolean cosine,
                  AsterMdsSummary *summary,
                  AsterPulse *pulse,
                  GError **error)
{
  AsterMdsSummary found = { 0, NAN };

  if (x->n_rows <= ASTER_MDS_MAX_ROWS &&
      !aster_mds_stress (x, y, cosine, &found.stress, pulse, error))
    return NULL;
  if (summary != NULL)
    *summary = found;

  return aster_layout_new (aster_matrix_ref (y));
}

/* Something to look at while the axes of cosines are searched: principal components of
 * the rows, as wide as such a map is. Nobody watches where there is no engine. */
static gboolean
show_components (const AsterMatrix *x,
                 guint dims,
                 AsterEngine *engine,
                 AsterPulse *pulse,
                 GError **error)
{
  g_autoptr (AsterMatrix) y = NULL;
  double width;

  if (engine == NULL)
    return TRUE;
  if (!(y = make_classical (x, dims, FALSE, pulse, error)))
    return FALSE;

  width = get_width (y, 0);
  for (gsize i = 0; width > 0 && i < y->n_rows * y->n_cols; i++)
    y->data[i] = (float) (y->data[i] / width);
  if (aster_pulse_beat (pulse, 1, y))
    return TRUE;

  aster_set_cancelled (error);
  return FALSE;
}

/**
 * aster_mds_map:
 * @x: (n × d), finite
 * @dims: 2 or 3
 * @params: what kind of map
 * @page: (nullable): (n × 2 or 3) where to start, if @params say so; in any units, since
 *   a step minds only in which directions points lie
 * @engine: (nullable): keeps the classical map
 * @key: what @x is, for @engine
 * @summary: (out) (optional): what came of it
 * @pulse: (nullable): heartbeat; carries the map after every step
 * @error: return location for %ASTER_ERROR_DOMAIN (fewer than 3 rows, or more than can
 *   be waited for, or no page of them to start from), %ASTER_ERROR_CANCELLED or
 * %ASTER_ERROR_NO_MEMORY
 *
 * Numbers whose squares would overflow are brought near 1 first: the map is then in
 * units of the largest of them.
 *
 * Returns: (transfer full) (nullable): the map (n × @dims), without axes
 */
AsterLayout *
aster_mds_map (const AsterMatrix *x,
               guint dims,
               const AsterMdsParams *params,
               const AsterLayout *page,
               AsterEngine *engine,
               const char *key,
               AsterMdsSummary *summary,
               AsterPulse *pulse,
               GError **error)
{
  double share = is_quick (params) ? 0.3 : params->cosine ? 0.1 : 0.02;
  AsterPulsePart showing = aster_pulse_part (pulse, 0, 0);
  AsterPulsePart starting = aster_pulse_part (pulse, 0, share);
  AsterPulsePart going = aster_pulse_part (pulse, share, 1);
  g_autoptr (AsterMatrix) tamed = NULL, classical = NULL;
  const AsterMatrix *from;

  g_return_val_if_fail (x != NULL && params != NULL && key != NULL, NULL);
  g_return_val_if_fail (dims == 2 || dims == 3, NULL);

  if (!check (x, params, page, error) || !aster_tame (x, &tamed, error))
    return NULL;
  if (tamed != NULL)
    x = tamed;

  if (params->cosine && needs_classical (params) &&
      !show_components (x, dims, engine, &showing.pulse, error))
    return NULL;
  if (needs_classical (params) &&
      !(classical = get_classical (x, dims, params->cosine, engine, key, &starting.pulse,
                                   error)))
    return NULL;

  if (params->kind == ASTER_MDS_CLASSICAL)
    return finish_classical (x, classical, params->cosine, summary, &going.pulse, error);
  from = params->start == ASTER_MDS_FROM_PAGE ? page->positions : classical;

  return descend (x, dims, params, from, summary, &going.pulse, error);
}
