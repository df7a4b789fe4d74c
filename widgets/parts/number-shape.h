/* number-shape.h - how numbers are written that stand under one another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int decimals; /* of every number, or −1 where each is written by itself */
  int chars;    /* of the longest */
} AsterNumberShape;

AsterNumberShape aster_number_shape_of (const double *numbers, gsize n);
char *aster_number_shape_dup (const AsterNumberShape *self, double value);

G_END_DECLS
