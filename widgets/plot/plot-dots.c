/* Small antialiased shapes, drawn once and blended many times.
 *
 * A mask holds how much of each px a shape covers, once for each of the four
 * channels, so that blending is one plain loop over bytes. Sixteen masks for the
 * places within a px let points move smoothly. The four shapes have the same
 * area, so that no class looks heavier than another. Larger dots are a little
 * denser at the rim than within, like beads: two that overlap stay two. */

#include "plot/plot-dots.h"

#include <math.h>
#include <string.h>

#define DIM    (0.2 / 0.7 / ASTER_DOT_VEIL) /* of what other dots cover, under the veil */
#define STRONG 0.92

/* Signed distance of (@x, @y) from the rim of a shape of the area of a disc of
 * radius @r, px; negative inside. */
static double
distance (guint shape, double x, double y, double r)
{
  double d = sqrt (x * x + y * y);

  switch (shape)
    {
    case ASTER_SHAPE_DIAMOND:
      return (fabs (x) + fabs (y) - r * sqrt (G_PI / 2)) / G_SQRT2;

    case ASTER_SHAPE_SQUARE:
      return MAX (fabs (x), fabs (y)) - r * sqrt (G_PI) / 2;

      case ASTER_SHAPE_TRIANGLE: {
        /* An equilateral triangle of area πr² has this radius of its inner circle. */
        double inner = r * sqrt (G_PI / (3 * sqrt (3)));

        return MAX (y, 0.5 * sqrt (3) * fabs (x) - y / 2) - inner;
      }

    case ASTER_DOT_RING:
      return fabs (d - r - 2) - MAX (0.75, r / 5);

    case ASTER_SHAPE_DISC:
    default:
      return d - r;
    }
}

/* What share of a weight a px takes that lies @inside px within the rim: a band of
 * one px within the rim takes what the middle gives. */
static double
profile (guint shape, double inside, double r)
{
  double band;

  if (shape == ASTER_DOT_RING || r < 3)
    return 1;

  band = 1 - (r - 1) * (r - 1) / (r * r);

  return inside < 1 ? 1.12 : (1 - 1.12 * band) / (1 - band);
}

/* px beyond the one of the middle that a shape may touch, wherever within that px
 * its middle is. */
static guint
half_of (guint shape, double r)
{
  switch (shape)
    {
    case ASTER_SHAPE_DISC:
      return (guint) ceil (r + 1) - 1;

    case ASTER_DOT_RING:
      return (guint) ceil (r + 3 + MAX (0.75, r / 5)) - 1;

    default:
      return (guint) ceil (1.6 * r + 1) - 1;
    }
}

/* How much a dot of a weight covers where one that is neither selected nor left behind
 * covers @alpha: what is selected stands out, whatever @alpha is. */
double
aster_dot_alpha (AsterDotWeight weight, double alpha)
{
  switch (weight)
    {
    case ASTER_DOT_DIM:
      return DIM * alpha;

    case ASTER_DOT_STRONG:
      return MAX (alpha, STRONG);

    case ASTER_DOT_PLAIN:
    default:
      return alpha;
    }
}

/* Lays the veil over @n bytes of dim dots on nothing. */
void
aster_dot_veil (guint8 *page, gsize n)
{
  const guint16 left = (guint16) (256 * ASTER_DOT_VEIL);

  for (gsize i = 0; i < n; i++)
    page[i] = (guint8) ((page[i] * left + 128) >> 8);
}

static void
draw_place (AsterDot *self, guint shape, double radius, double alpha, guint place)
{
  double ox = (place % ASTER_DOT_STEPS) / (double) ASTER_DOT_STEPS;
  double oy = (place / ASTER_DOT_STEPS) / (double) ASTER_DOT_STEPS;

  for (guint j = 0; j < self->side; j++)
    for (guint i = 0; i < self->side; i++)
      {
        double out = distance (shape, (double) i - self->half + 0.5 - ox,
                               (double) j - self->half + 0.5 - oy, radius);
        double cover = CLAMP (0.5 - out, 0, 1) * profile (shape, -out, radius);

        for (guint weight = 0; weight < ASTER_N_DOT_WEIGHTS; weight++)
          memset (
              (guint8 *) aster_dot_get (self, weight, place) + j * self->pitch + 4 * i,
              (int) lrint (255 * MIN (cover * aster_dot_alpha (weight, alpha), 1)), 4);
      }
}

/* Masks for dots of @radius px that cover @alpha; a shape or %ASTER_DOT_RING around one.
 */
AsterDot
aster_dot_draw (guint shape, double radius, double alpha)
{
  AsterDot self = { 0 };

  self.half = half_of (shape, radius);
  self.side = 2 * self.half + 1;
  self.pitch = (self.side * 4 + 15) / 16 * 16;
  self.masks = g_malloc0 ((gsize) ASTER_N_DOT_WEIGHTS * ASTER_DOT_STEPS *
                          ASTER_DOT_STEPS * self.side * self.pitch);

  for (guint place = 0; place < ASTER_DOT_STEPS * ASTER_DOT_STEPS; place++)
    draw_place (&self, shape, radius, alpha, place);

  return self;
}

/* The same masks, covering @factor times as much; those of what is selected as they are.
 */
AsterDot
aster_dot_copy_fainter (const AsterDot *self, double factor)
{
  gsize weight = (gsize) ASTER_DOT_STEPS * ASTER_DOT_STEPS * self->side * self->pitch;
  guint part = (guint) lrint (256 * factor);
  AsterDot fainter = *self;

  fainter.masks = g_memdup2 (self->masks, ASTER_N_DOT_WEIGHTS * weight);
  for (gsize i = 0; i < ASTER_DOT_STRONG * weight; i++)
    fainter.masks[i] = (guint8) ((fainter.masks[i] * part + 128) >> 8);

  return fainter;
}

void
aster_dot_clear (AsterDot *self)
{
  g_clear_pointer (&self->masks, g_free);
}
