/* plot-dots.h - small antialiased shapes, drawn once and blended many times. */
#pragma once

#include <glib.h>

#include "colour/palette.h"

G_BEGIN_DECLS

#define ASTER_DOT_STEPS 4 /* places within a px, along x and along y */
#define ASTER_DOT_RING  ASTER_N_SHAPES
#define ASTER_N_DOTS    (ASTER_N_SHAPES + 1)

/* How much all dim dots together cover at most: however many lie on one another, they
 * stay behind what is not dim. */
#define ASTER_DOT_VEIL 0.45

/* How much a dot covers; a dim one before the veil. */
typedef enum {
  ASTER_DOT_DIM,
  ASTER_DOT_PLAIN,
  ASTER_DOT_STRONG,
} AsterDotWeight;

#define ASTER_N_DOT_WEIGHTS 3

typedef struct
{
  guint half;    /* px from the middle to the rim */
  guint side;    /* rows of a mask, 2 · half + 1 */
  guint pitch;   /* bytes of a row, a multiple of 16; 4 for each px */
  guint8 *masks; /* (weights × places × side × pitch) */
} AsterDot;

AsterDot aster_dot_draw (guint shape, double radius, double alpha);
AsterDot aster_dot_copy_fainter (const AsterDot *self, double factor);
double aster_dot_alpha (AsterDotWeight weight, double alpha);
void aster_dot_veil (guint8 *page, gsize n);
void aster_dot_clear (AsterDot *self);

/* The mask of a weight at a place within a px. */
static inline const guint8 *
aster_dot_get (const AsterDot *self, guint weight, guint place)
{
  return self->masks + (gsize) (weight * ASTER_DOT_STEPS * ASTER_DOT_STEPS + place) *
                           self->side * self->pitch;
}

G_END_DECLS
