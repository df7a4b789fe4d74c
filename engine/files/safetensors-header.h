/* safetensors-header.h - the table of contents of a safetensors file, checked. */
#pragma once

#include "files/tensor.h"
#include "tools/bytes.h"

G_BEGIN_DECLS

typedef struct
{
  const AsterBytes *bytes;
  GArray *tensors;   /* of AsterTensor, by begin */
  GHashTable *about; /* of char * to char *: __metadata__ */
  guint64 start;     /* offset of the first number in the file */
} AsterTensors;

AsterTensors *aster_tensors_read (AsterBytes *bytes,
                                  gboolean salvage,
                                  AsterPulse *pulse,
                                  GError **error);
void aster_tensors_free (AsterTensors *self);
const char *aster_tensors_about (const AsterTensors *self, const char *key);
gboolean aster_tensors_enter_about (const AsterTensors *self,
                                    const char *key,
                                    char bracket,
                                    AsterJsonReader *json,
                                    GError **error);
gboolean aster_tensors_fail_about (const AsterTensors *self,
                                   const char *key,
                                   const char *what,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTensors, aster_tensors_free)

G_END_DECLS
