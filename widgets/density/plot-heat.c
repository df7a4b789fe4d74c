/* A heat map, or contours, where the points of a map would hide each other.
 *
 * What is told is the density on the page beside the mean of the map, ρ / ρ̄: the mean is
 * that of the places that have any rows, so that neither a panned page nor an outlier
 * changes a colour. Along the ramp stands y / (y + 1), y = (ρ / 2ρ̄)^1.5, which never runs
 * out; two contours stand to each doubling of ρ.
 *
 * Points and heat cross-fade by how crowded each place is: where a page has room for
 * points there are points, and on zooming in the heat gives way to them, dense places
 * last. Rows with classes take the mean of their colours in linear light, each class
 * weighed by the square of its density, so that the one that prevails is seen. */

#include "density/plot-heat.h"

#include <math.h>
#include <string.h>

#include "tools/parallel.h"

#define USUAL        20.0 /* px of bandwidth, unless somebody chooses */
#define LEAST        4.0  /* px */
#define IN_HEAT      180  /* rows that a kernel counts, where it is as crowded as usual */
#define IN_CONTOURS  500  /* likewise: lines show each ripple */
#define SOFT         2.0  /* of the mean: half of the ramp */
#define STEEP        1.5  /* of the ramp in its middle */
#define FAINT        0.14 /* of the ramp, where heat begins to be seen */
#define OPAQUE       65280
#define POINTS_UP_TO 12  /* rows that a kernel counts: all of them are seen as points */
#define HEAT_FROM    60  /* likewise: none */
#define DIMMED       0.4 /* while something is selected */
#define FILL         0.7 /* cover of the colour between contours */
#define LOWEST       (4.0f * ASTER_HEAT_LEAST) /* level where it is empty */
#define PALE         0.35                      /* what of it is not paper */

static double
smoothstep (double lo, double hi, double x)
{
  double t = CLAMP ((x - lo) / (hi - lo), 0, 1);

  return t * t * (3 - 2 * t);
}

/* Rows that a kernel counts, for each row per px² there is. */
static double
get_reach (double bandwidth)
{
  return 4 * G_PI * bandwidth * bandwidth;
}

/* The bandwidth of a page, px. Where a kernel counts more rows than it takes to be sure
 * of a density, a narrower one says more. So a crowded map keeps its bandwidth on the map
 * while somebody comes nearer, until that of the style is reached. */
static double
find_bandwidth (const AsterPlotScene *scene, double mean)
{
  double wanted = scene->style.marks == ASTER_MARKS_CONTOURS ? IN_CONTOURS : IN_HEAT;
  double enough = sqrt (wanted / (get_reach (1) * mean));

  return MAX (scene->style.bandwidth * MIN (enough / USUAL, 1), LEAST);
}

/* Works out how the crowdedness of @scene is told; %FALSE if only points are seen. */
gboolean
aster_heat_scale_init (AsterHeatScale *self, const AsterPlotScene *scene)
{
  double scale = scene->transform.scale;

  self->mean = scene->share * scene->index->density / (scale * scale);
  self->bandwidth = find_bandwidth (scene, MAX (self->mean, 1e-12));
  self->lo = POINTS_UP_TO / get_reach (self->bandwidth);
  self->hi = HEAT_FROM / get_reach (self->bandwidth);
  self->cover = scene->n_selected > 0 ? DIMMED : 1;

  return (scene->style.marks == ASTER_MARKS_HEAT_MAP ||
          scene->style.marks == ASTER_MARKS_CONTOURS) &&
         isfinite (self->mean) && 64 * self->mean > self->lo;
}

/* Where a density, rows per px², stands along the ramp, [0, 1). */
double
aster_heat_scale_position (const AsterHeatScale *self, double density)
{
  double y = pow (density / (SOFT * self->mean), STEEP);

  return y / (y + 1);
}

/* The other way round. */
double
aster_heat_scale_density (const AsterHeatScale *self, double position)
{
  return SOFT * self->mean * pow (position / (1 - position), 1 / STEEP);
}

/* Viridis, whose end nearest to the paper is where it is empty. */
AsterColour
aster_heat_colour (AsterTheme theme, double position)
{
  return aster_palette_ramp (theme, ASTER_RAMP_VALUES,
                             aster_theme_is_dark (theme) ? position : 1 - position);
}

/* ---- colours ---- */

#define N_STEPS  256
#define MAX_HUES (ASTER_N_CLASS_COLOURS + 2)
#define N_LINEAR 4096

typedef struct
{
  AsterHeat *heat;
  const AsterPlotScene *scene;
  gboolean classes, numbers;
  AsterColour paper, text;
  guint n_hues;
  float hues[MAX_HUES][3];     /* linear light */
  AsterColour ramp[N_STEPS];   /* one hue, by position along the ramp */
  AsterColour values[N_STEPS]; /* numbers, by where they stand */
  guint8 channels[N_STEPS];
  float weights[N_STEPS];
  float lo_level, hi_level, mean_level; /* log2 of what the scale has */
} Colours;

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
from_linear (double c)
{
  static float table[N_LINEAR + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i <= N_LINEAR; i++)
        {
          double x = (double) i / N_LINEAR;

          table[i] = (float) (x <= 0.0031308 ? 12.92 * x
                                             : 1.055 * pow (x, 1 / 2.4) - 0.055);
        }
      g_once_init_leave (&ready, 1);
    }

  return (double) table[(gsize) (CLAMP (c, 0, 1) * N_LINEAR + 0.5)];
}

/* A channel for each colour that stands for a class; shapes share one. */
static void
find_hues (Colours *self, const AsterColouring *colouring)
{
  AsterColour seen[MAX_HUES];

  memset (self->channels, ASTER_DENSITY_NOWHERE, sizeof self->channels);
  for (guint e = 0; e < colouring->entries->len; e++)
    {
      guint8 style = g_array_index (colouring->entries, AsterLegendEntry, e).style;
      AsterColour colour = aster_colouring_get_colour (colouring, self->scene->theme,
                                                       style);
      guint hue = 0;

      while (hue < self->n_hues &&
             aster_colour_to_pixel (seen[hue]) != aster_colour_to_pixel (colour))
        hue++;
      if (hue == MAX_HUES)
        hue = MAX_HUES - 1;
      else if (hue == self->n_hues)
        {
          seen[self->n_hues++] = colour;
          self->hues[hue][0] = (float) to_linear (colour.b);
          self->hues[hue][1] = (float) to_linear (colour.g);
          self->hues[hue][2] = (float) to_linear (colour.r);
        }
      self->channels[style] = (guint8) hue;
    }
}

static void
find_channels (Colours *self)
{
  const AsterColouring *colouring = self->scene->colouring;

  self->n_hues = 0;
  self->paper = aster_palette_ink (self->scene->theme, ASTER_INK_PAPER);
  self->text = aster_palette_ink (self->scene->theme, ASTER_INK_TEXT);
  self->lo_level = (float) log2 (self->heat->scale.lo);
  self->hi_level = (float) log2 (self->heat->scale.hi);
  self->mean_level = (float) log2 (self->heat->scale.mean);
  if (colouring != NULL && colouring->kind == ASTER_COLOURING_CLASSES)
    find_hues (self, colouring);
  self->classes = self->n_hues > 0;
  self->numbers = colouring != NULL && colouring->kind == ASTER_COLOURING_NUMBERS;
  self->n_hues = MAX (self->n_hues, 1);

  for (guint i = 0; i < N_STEPS; i++)
    {
      double t = i / (N_STEPS - 1.0);

      self->ramp[i] = aster_heat_colour (self->scene->theme, t);
      if (self->numbers)
        {
          self->values[i] = aster_colouring_get_colour (colouring, self->scene->theme,
                                                        (guint8) MIN (i, 253));
          self->channels[i] = i < ASTER_STYLE_OTHER ? 0 : ASTER_DENSITY_NOWHERE;
          self->weights[i] = (float) i;
        }
    }
}

static AsterColour
mix_hues (const Colours *self, gsize node)
{
  const AsterDensity *density = self->heat->density;
  gsize plane = density->width * density->height;
  float sum = 0, light[3] = { 0, 0, 0 };

  for (guint h = 0; h < self->n_hues; h++)
    {
      float share = density->values[h * plane + node];

      share *= share;
      sum += share;
      for (guint i = 0; i < 3; i++)
        light[i] += share * self->hues[h][i];
    }
  sum = MAX (sum, 1e-30f);

  return (AsterColour){ from_linear ((double) (light[2] / sum)),
                        from_linear ((double) (light[1] / sum)),
                        from_linear ((double) (light[0] / sum)), 1 };
}

/* The colour of a node: what prevails there, the purer the more crowded it is. */
static AsterColour
get_colour (const Colours *self, gsize node, double position)
{
  const AsterDensity *density = self->heat->density;
  AsterColour colour;
  gsize plane = density->width * density->height;

  if (self->classes)
    colour = mix_hues (self, node);
  else if (self->numbers)
    {
      double mean = (double) density->values[plane + node] /
                    MAX ((double) density->values[node], 1e-30);

      colour = self->values[(gsize) CLAMP (mean + 0.5, 0, 253)];
    }
  else
    return self->ramp[(gsize) (CLAMP (position, 0, 1) * (N_STEPS - 1) + 0.5)];

  return aster_colour_mix (self->paper, colour, 0.3 + 0.7 * sqrt (position));
}

static void
put_colour (guint16 *to, AsterColour colour, double cover)
{
  to[0] = (guint16) (colour.b * cover * OPAQUE);
  to[1] = (guint16) (colour.g * cover * OPAQUE);
  to[2] = (guint16) (colour.r * cover * OPAQUE);
  to[3] = (guint16) (cover * OPAQUE);
}

/* log2 of a positive number, to 1 in 1,000: what a colour needs. */
static inline float
quick_log2 (float x)
{
  union
  {
    float f;
    guint32 i;
  } bits = { .f = x };
  float m;

  bits.i = (bits.i & 0x007fffff) | 0x3f800000;
  m = bits.f;
  bits.f = x;

  return (float) ((int) (bits.i >> 23) - 127) +
         (-1.7417939f +
          (2.8212026f + (-1.4699568f + (0.44717955f - 0.056570851f * m) * m) * m) * m);
}

static void
colour_node (const Colours *self, gsize node)
{
  AsterHeat *heat = self->heat;
  const AsterHeatScale *scale = &heat->scale;
  AsterColour colour;
  float density = MAX (heat->total[node], 1e-30f), level = quick_log2 (density);
  double position, cover;

  if (heat->levels != NULL)
    heat->levels[node] = MAX (ASTER_HEAT_LINES * (level - self->mean_level), LOWEST);
  if (level <= self->lo_level)
    return;

  position = aster_heat_scale_position (scale, (double) density);
  cover = scale->cover * smoothstep (self->lo_level, self->hi_level, level) *
          smoothstep (0, FAINT, position);
  colour = get_colour (self, node, position);
  if (heat->levels == NULL)
    {
      put_colour (heat->colours + 4 * node, colour, cover);
      return;
    }

  put_colour (heat->colours + 4 * node, aster_colour_mix (self->paper, colour, PALE),
              FILL * cover);
  put_colour (heat->inks + 4 * node, aster_colour_mix (colour, self->text, 0.25), cover);
}

static void
colour_cb (gsize begin, gsize end, gpointer data)
{
  const Colours *self = data;
  const AsterDensity *density = self->heat->density;
  gsize width = density->width, plane = width * density->height;

  for (gsize node = begin * width; node < end * width; node++)
    {
      float sum = 0;

      for (guint h = 0; h < self->n_hues; h++)
        sum += density->values[h * plane + node];
      self->heat->total[node] = sum;
      colour_node (self, node);
    }
}

/* Which cells nothing is seen through. */
static void
find_solid (AsterHeat *self)
{
  gsize width = self->density->width;
  const guint16 *c = self->colours + 3;

  for (gsize j = 0; j + 1 < self->density->height; j++)
    for (gsize i = 0; i + 1 < width; i++)
      {
        gsize k = j * width + i;

        self->solid[k] = MIN (MIN (c[4 * k], c[4 * k + 4]),
                              MIN (c[4 * (k + width)], c[4 * (k + width) + 4])) >=
                         OPAQUE - 256;
      }
}

static gboolean
measure (Colours *self)
{
  const AsterPlotScene *scene = self->scene;
  AsterDensityInput input = {
    .positions = scene->moving ? scene->moving : scene->index->positions,
    .visible = scene->visible,
    .n_channels = self->n_hues + (self->numbers ? 1 : 0),
    .transform = scene->transform,
    .bandwidth = self->heat->scale.bandwidth,
  };

  if (self->classes || self->numbers)
    {
      input.styles = scene->colouring->styles;
      input.channels = self->channels;
    }
  if (self->numbers)
    input.weights = self->weights;
  self->heat->density = aster_density_new (&input);

  return self->heat->density != NULL;
}

/**
 * aster_heat_new:
 * @scene: what to paint
 *
 * Returns: (transfer full) (nullable): the heat of the page; %NULL if only points are to
 *   be seen, or without memory
 */
AsterHeat *
aster_heat_new (const AsterPlotScene *scene)
{
  g_autofree Colours *colours = g_new0 (Colours, 1);
  g_autoptr (AsterHeat) self = g_new0 (AsterHeat, 1);
  gsize plane;

  if (!aster_heat_scale_init (&self->scale, scene) || aster_plot_scene_n (scene) == 0)
    return NULL;

  colours->heat = self;
  colours->scene = scene;
  find_channels (colours);
  if (!measure (colours))
    return NULL;

  self->nodes_per_px = 1 / self->density->cell;
  plane = self->density->width * self->density->height;
  self->total = g_try_new (float, plane);
  self->colours = g_try_new0 (guint16, 4 * plane);
  self->solid = g_try_new0 (guint8, plane);
  if (scene->style.marks == ASTER_MARKS_CONTOURS)
    {
      self->levels = g_try_new (float, plane);
      self->inks = g_try_new0 (guint16, 4 * plane);
      if (self->levels == NULL || self->inks == NULL)
        return NULL;
    }
  if (self->total == NULL || self->colours == NULL || self->solid == NULL)
    return NULL;

  aster_parallel_for (self->density->height, 16, colour_cb, colours);
  find_solid (self);

  return g_steal_pointer (&self);
}

void
aster_heat_free (AsterHeat *self)
{
  if (self->density != NULL)
    aster_density_free (self->density);
  g_free (self->total);
  g_free (self->colours);
  g_free (self->inks);
  g_free (self->levels);
  g_free (self->solid);
  g_free (self);
}
