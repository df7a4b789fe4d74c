/* reading.h - what the colour of one row stands for, in words. */
#pragma once

#include "colour/colouring.h"

G_BEGIN_DECLS

char *aster_reading_new (const AsterColouring *self, gsize row);

G_END_DECLS
