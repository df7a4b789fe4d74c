#include "recipes/recipe-names.h"

#include <glib/gi18n-lib.h>

const char *
aster_treatment_get_name (AsterTreatment treatment)
{
  switch (treatment)
    {
    case ASTER_TREATMENT_CENTRED:
      return C_ ("treatment of vectors", "centred");

    case ASTER_TREATMENT_UNIT:
      return C_ ("treatment of vectors", "unit");

    case ASTER_TREATMENT_RAW:
    default:
      return C_ ("treatment of vectors", "raw");
    }
}

const char *
aster_metric_get_name (AsterMetric metric)
{
  switch (metric)
    {
    case ASTER_METRIC_EUCLIDEAN:
      return C_ ("metric", "Euclidean");

    case ASTER_METRIC_DOT:
      return C_ ("metric", "dot product");

    case ASTER_METRIC_CORRELATION:
      return C_ ("metric", "correlation");

    case ASTER_METRIC_COSINE:
    default:
      return C_ ("metric", "cosine");
    }
}

const char *
aster_map_method_get_name (AsterMapMethod method)
{
  switch (method)
    {
    case ASTER_MAP_SVD:
      return C_ ("method of a map", "SVD");

    case ASTER_MAP_AXES:
      return C_ ("method of a map", "Chosen axes");

    case ASTER_MAP_TSNE:
      return C_ ("method of a map", "t-SNE");

    case ASTER_MAP_MDS:
      return C_ ("method of a map", "MDS");

    case ASTER_MAP_UMAP:
      return C_ ("method of a map", "UMAP");

    case ASTER_MAP_PCA:
    default:
      return C_ ("method of a map", "PCA");
    }
}
