/* orbit.h - from which side a map of three dimensions is looked at. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

/* Turned about the upright axis of the page by yaw, then tilted towards the eye. */
typedef struct
{
  double yaw;   /* radians */
  double pitch; /* radians, [−π/2, π/2] */
} AsterOrbit;

#define ASTER_ORBIT_INIT                                                                 \
  {                                                                                      \
    -0.5, 0.35                                                                           \
  }

void aster_orbit_turn (AsterOrbit *self, double yaw, double pitch);
void aster_orbit_get_axes (const AsterOrbit *self, double axes[3][2]);
/* How near a row is to the eye, in few steps; the last is the nearest. */
#define ASTER_ORBIT_LEVELS 5
#define ASTER_ORBIT_MIDDLE 2 /* looks as if there were no depth */

double aster_orbit_level_size (guint level);
double aster_orbit_level_alpha (guint level);
void
aster_orbit_find_levels (const AsterOrbit *self, const AsterMatrix *x, guint8 *levels);
AsterMatrix *
aster_orbit_project (const AsterOrbit *self, const AsterMatrix *x, double *radius);

G_END_DECLS
