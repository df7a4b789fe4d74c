/* tame.h - numbers whose squares would overflow or vanish, brought near 1. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

gboolean aster_tame (const AsterMatrix *x, AsterMatrix **tamed, GError **error);

G_END_DECLS
