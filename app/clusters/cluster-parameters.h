/* cluster-parameters.h - what can be asked of each method of clustering, explained. */
#pragma once

#include "recipes/recipe-form.h"

G_BEGIN_DECLS

extern const AsterMethodChoice aster_cluster_methods[ASTER_N_CLUSTER_METHODS];

G_END_DECLS
