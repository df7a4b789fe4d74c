/* tensor-tokens.h - the tokens that this program keeps in a safetensors file. */
#pragma once

#include "files/safetensors-header.h"

G_BEGIN_DECLS

typedef struct _AsterTensorTokens AsterTensorTokens;

AsterTensorTokens *aster_tensor_tokens_read (const AsterTensors *all,
                                             guint64 n,
                                             AsterPulse *pulse,
                                             GError **error);
void aster_tensor_tokens_free (AsterTensorTokens *self);
const char *aster_tensor_tokens_get (const AsterTensorTokens *self, guint64 row);
guchar *aster_tensor_tokens_decode (const AsterTensorTokens *self,
                                    const char *row,
                                    gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTensorTokens, aster_tensor_tokens_free)

G_END_DECLS
