/* safetensors-header.h - the table of contents of a safetensors file, checked. */
#pragma once

#include <json-glib/json-glib.h>

#include "tools/bytes.h"

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

typedef struct
{
  GArray *tensors;   /* of AsterTensor, by begin */
  JsonObject *about; /* (nullable) __metadata__, strings only */
  guint64 start;     /* offset of the first number in the file */
} AsterTensors;

AsterTensors *aster_tensors_read (AsterBytes *bytes, gboolean salvage, GError **error);
void aster_tensors_refuse_index (AsterBytes *bytes, GError **error);
void aster_tensors_free (AsterTensors *self);
const AsterTensor *aster_tensors_choose (const AsterTensors *self);
const char *aster_tensors_about (const AsterTensors *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTensors, aster_tensors_free)

G_END_DECLS
