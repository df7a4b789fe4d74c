/* recipe-value.h - what to compute, as a plain value. */
#pragma once

#include <glib-object.h>

#include "run/mds-map.h"
#include "run/quality-params.h"
#include "run/tsne-map.h"
#include "run/umap-map.h"
#include "values/clusters.h"
#include "values/row-set.h"
#include "words/neighbours.h"
#include "words/tint.h"
#include "words/treatment.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_RECIPE_MAP,      /* → layout */
  ASTER_RECIPE_TEXT,     /* → pieces and tint */
  ASTER_RECIPE_QUERY,    /* → vector, its norm, and neighbours in every metric */
  ASTER_RECIPE_CLUSTERS, /* → clusters, of the vectors or of a page */
  ASTER_RECIPE_VALUES,   /* → one number for every row */
  ASTER_RECIPE_QUALITY,  /* → how far a page can be trusted */
} AsterRecipeKind;

#define ASTER_N_RECIPE_KINDS 6

typedef enum {
  ASTER_MAP_PCA,
  ASTER_MAP_SVD,
  ASTER_MAP_AXES,
  ASTER_MAP_TSNE,
  ASTER_MAP_MDS,
  ASTER_MAP_UMAP,
} AsterMapMethod;

#define ASTER_N_MAP_METHODS 6

/* What there is one number of for every row. */
typedef enum {
  ASTER_VALUES_COSINE,  /* with an expression, [−1, 1]; NaN for a row of length 0 */
  ASTER_VALUES_HUBNESS, /* rows that count it among their k nearest by cosine */
} AsterValuesBy;

typedef struct _AsterRecipe AsterRecipe;

/* Copy, change the copy, hand it on. Fields of another kind keep their defaults. */
struct _AsterRecipe
{
  AsterRecipeKind kind;
  AsterTreatment treatment; /* what is done to the vectors first, default RAW */

  AsterMapMethod method;   /* MAP, default PCA */
  guint components[3];     /* MAP by PCA or SVD: counted from 1, default 1, 2, 3 */
  guint dims;              /* MAP: 2 or 3, default 2 */
  AsterRowSet *rows;       /* MAP: only these rows; NULL, the default, for all */
  char *axes[3];           /* MAP by AXES: expressions */
  AsterTsneMapParams tsne; /* MAP by TSNE */
  AsterUmapMapParams umap; /* MAP by UMAP */
  AsterMdsParams mds;      /* MAP by MDS */

  char *text;       /* TEXT: UTF-8 */
  AsterTintBy tint; /* TEXT, default NORM */
  char *pin;        /* TEXT by PINNED: an expression */

  AsterValuesBy values; /* VALUES, default COSINE */
  char *query;          /* QUERY, VALUES by COSINE: an expression */
  guint k;              /* QUERY, VALUES by HUBNESS: neighbours, 1–999, default 20 */
  gboolean keep_inputs; /* QUERY: also list the tokens that the query names */

  AsterClusterParams clusters; /* CLUSTERS */
  AsterQualityParams quality;  /* QUALITY */
};

#define ASTER_TYPE_RECIPE (aster_recipe_get_type ())

GType aster_recipe_get_type (void);
AsterRecipe *aster_recipe_new (AsterRecipeKind kind);
AsterRecipe *aster_recipe_copy (const AsterRecipe *self);
void aster_recipe_free (AsterRecipe *self);
gboolean aster_recipe_equal (const AsterRecipe *a, const AsterRecipe *b);
GVariant *aster_recipe_to_variant (const AsterRecipe *self);
AsterRecipe *aster_recipe_from_variant (GVariant *variant);

const char *aster_map_method_to_string (AsterMapMethod self);
gboolean aster_map_method_from_string (const char *name, AsterMapMethod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRecipe, aster_recipe_free)

G_END_DECLS
