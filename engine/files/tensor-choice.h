/* tensor-choice.h - which tensor of a model is its table of tokens. */
#pragma once

#include "files/safetensors-header.h"

G_BEGIN_DECLS

const AsterTensor *aster_tensors_choose (const AsterTensors *self);
void aster_tensors_refuse_index (AsterBytes *bytes, AsterPulse *pulse, GError **error);

G_END_DECLS
