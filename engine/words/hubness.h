/* hubness.h - how many rows count each row among their nearest. */
#pragma once

#include "values/graph.h"

G_BEGIN_DECLS

void aster_hubness (const AsterGraph *neighbours, double *counts);

G_END_DECLS
