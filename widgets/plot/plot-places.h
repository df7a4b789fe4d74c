/* plot-places.h - where rows are on a page of pixels, as whole steps within a px. */
#pragma once

#include "plot/page.h"
#include "plot/plot-dots.h"
#include "plot/plot-scene.h"

G_BEGIN_DECLS

/* A step is a part of a device px, of which there are ASTER_DOT_STEPS. */
typedef struct
{
  const float *positions; /* (n × n_cols) */
  gsize n_cols;
  double scale;          /* from the plane to steps */
  gint64 origin[2];      /* steps: where that of the plane is on the page */
  double from[2], to[2]; /* steps from there: what is seen */
} AsterPlaces;

void
aster_places_get_origin (const AsterPlotScene *scene, double scale, gint64 origin[2]);
void aster_places_init (AsterPlaces *self,
                        const AsterPlotScene *scene,
                        double scale,
                        const AsterPage *page,
                        gsize rim);

/* The largest whole number that is not above @x. */
static inline gint64
aster_places_round_down (double x)
{
  gint64 whole = (gint64) x;

  return whole - ((double) whole > x);
}

/* Finds where a row is, in steps from @rim px above and left of the page; FALSE if it is
 * farther away than that. */
static inline gboolean
aster_places_find (const AsterPlaces *self, gsize row, int place[2])
{
  const float *p = self->positions + row * self->n_cols;
  double x = 0.5 + self->scale * (double) p[0], y = 0.5 - self->scale * (double) p[1];

  if (!(x >= self->from[0] && x < self->to[0] && y >= self->from[1] && y < self->to[1]))
    return FALSE;

  place[0] = (int) (aster_places_round_down (x) + self->origin[0]);
  place[1] = (int) (aster_places_round_down (y) + self->origin[1]);

  return TRUE;
}

G_END_DECLS
