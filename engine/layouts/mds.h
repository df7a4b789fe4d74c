/* mds.h - a map whose distances are those of the space as nearly as they can be. */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"

G_BEGIN_DECLS

#define ASTER_MDS_MAX_ITERATIONS 10000
#define ASTER_MDS_MAX_ROWS       20000 /* every step looks at every pair */

typedef enum {
  ASTER_MDS_SMACOF,    /* least squares of the distances, step by step */
  ASTER_MDS_CLASSICAL, /* Torgerson's scalar products, at once */
} AsterMdsKind;

#define ASTER_N_MDS_KINDS 2

typedef enum {
  ASTER_MDS_FROM_CLASSICAL, /* the classical map */
  ASTER_MDS_FROM_NOISE,     /* Gaussian noise of the seed */
  ASTER_MDS_FROM_PAGE,      /* another map */
} AsterMdsStart;

#define ASTER_N_MDS_STARTS 3

typedef struct
{
  AsterMdsKind kind;
  gboolean cosine;     /* distances: 1 − cosine instead of Euclidean, default FALSE */
  guint iterations;    /* SMACOF: at most, 1–10,000, default 300 */
  double eps;          /* SMACOF: end when a step lowers the stress by less than this part
                          of it, [0, 1], default 1e-6; 0 for all iterations */
  AsterMdsStart start; /* SMACOF: default FROM_CLASSICAL */
  guint begun;         /* steps that a start from a PAGE has behind it, default 0 */
  guint64 seed;        /* of noise, default 42 */
} AsterMdsParams;

#define ASTER_MDS_DEFAULTS                                                               \
  {                                                                                      \
    ASTER_MDS_SMACOF, FALSE, 300, 1e-6, ASTER_MDS_FROM_CLASSICAL, 0, 42                  \
  }

typedef struct
{
  guint iterations; /* that were done, with those of the start; 0 for a classical map */
  double stress; /* √(Σ (δ − d)² / Σ δ²) over all pairs, [0, ∞); NAN if not known */
} AsterMdsSummary;

AsterLayout *aster_mds_smacof (const AsterMatrix *x,
                               const AsterMatrix *start,
                               const AsterMdsParams *params,
                               AsterMdsSummary *summary,
                               AsterPulse *pulse,
                               GError **error);
gboolean aster_mds_stress (const AsterMatrix *x,
                           const AsterMatrix *y,
                           gboolean cosine,
                           double *stress,
                           AsterPulse *pulse,
                           GError **error);

G_END_DECLS
