/* tensor.h - one tensor as the header of a safetensors file describes it. */
#pragma once

#include "tools/json-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  const char *dtype; /* one of the known ones */
  gboolean is_float; /* F64, F32, F16 or BF16: can be read */
  guint bits;        /* of one number */
  guint n_dims;
  guint64 rows, cols; /* where n_dims is 2 */
  guint64 begin, end; /* after the header */
} AsterTensor;

gboolean aster_tensor_read (AsterTensor *self, AsterJsonReader *json, char **why);

G_END_DECLS
