/* cluster-parameters.h - what can be asked of each method of clustering, explained. */
#pragma once

#include "recipes/parameter-row.h"

G_BEGIN_DECLS

const AsterParameter *const *
aster_cluster_method_get_parameters (AsterClusterMethod method, guint *n);

G_END_DECLS
