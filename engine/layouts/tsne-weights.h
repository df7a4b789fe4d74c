/* tsne-weights.h - between places and the nodes of a grid: cubic interpolation. */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* The first of the four nodes around @at (cells), and their weights. */
static inline gsize
aster_tsne_weigh (float at, gsize side, float w[4])
{
  float whole = floorf (at), t = at - whole;
  float first = CLAMP (whole - 1, 0, (float) (side - 4));

  w[0] = -t * (t - 1) * (t - 2) / 6;
  w[1] = (t + 1) * (t - 1) * (t - 2) / 2;
  w[2] = -(t + 1) * t * (t - 2) / 2;
  w[3] = (t + 1) * t * (t - 1) / 6;

  return (gsize) first;
}

/* A row of four nodes, read at the place of the weights. */
static inline float
aster_tsne_weigh_row (const float nodes[4], const float w[4])
{
  return (nodes[0] * w[0] + nodes[1] * w[1]) + (nodes[2] * w[2] + nodes[3] * w[3]);
}

G_END_DECLS
