/* tinted-text-input.h - how a pointer and keys reach the pieces of a tinted text. */
#pragma once

#include "text/tinted-text.h"

G_BEGIN_DECLS

void aster_tinted_text_input_attach (AsterTintedText *view);

G_END_DECLS
