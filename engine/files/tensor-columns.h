/* tensor-columns.h - the columns that this program keeps in a safetensors file. */
#pragma once

#include "files/safetensors-header.h"
#include "values/space.h"

G_BEGIN_DECLS

gboolean aster_tensor_columns_add (const AsterTensors *all,
                                   gsize n,
                                   AsterSpace *space,
                                   AsterPulse *pulse,
                                   GError **error);

G_END_DECLS
