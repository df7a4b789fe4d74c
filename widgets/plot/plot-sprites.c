/* A shape is drawn once for each level at which a picture shows it; only shapes that some
 * style needs are drawn at all. */

#include "plot/plot-sprites.h"

#include <string.h>

#define RIM 1.25 /* logical px of paper around a dot */

static AsterPixelInk
to_ink (AsterColour colour)
{
  guint32 pixel = aster_colour_to_pixel (colour);
  AsterPixelInk ink;

  for (int i = 0; i < 4; i++)
    memcpy (ink.bytes + 4 * i, &pixel, 4);

  return ink;
}

/* Draws a shape as clear as it gets, and fainter ones for where it is crowded. */
static void
draw_faded (AsterPlotSprites *self,
            const AsterPlotStyle *style,
            guint shape,
            double radius)
{
  AsterDot clear = aster_dot_draw (shape, radius, style->alpha);

  for (guint level = 0; level < ASTER_FADING_CLEAR; level++)
    self->dots[level][shape] = aster_dot_copy_fainter (&clear,
                                                       aster_fading_alpha (level));
  self->dots[ASTER_FADING_CLEAR][shape] = clear;
}

/* Draws a shape for each depth that there is. */
static void
draw_deep (AsterPlotSprites *self,
           const AsterPlotScene *scene,
           guint shape,
           double radius,
           double rim)
{
  const AsterPlotStyle *style = &scene->style;

  for (guint depth = 0; depth < ASTER_ORBIT_LEVELS; depth++)
    {
      double r = radius * aster_orbit_level_size (depth);
      double alpha = MIN (style->alpha * aster_orbit_level_alpha (depth), 1);

      if (aster_plot_scene_depths (scene) == NULL && depth != ASTER_ORBIT_MIDDLE)
        continue;

      self->dots[depth][shape] = aster_dot_draw (shape, r, alpha);
      if (style->outlines && shape != ASTER_DOT_RING)
        self->rims[depth][shape] = aster_dot_draw (shape, r + rim, MAX (alpha, 0.9));
    }
}

static void
draw (AsterPlotSprites *self, const AsterPlotScene *scene, guint shape, double scale)
{
  double radius = aster_plot_scene_radius (scene) * scale;

  if (self->dots[ASTER_ORBIT_MIDDLE][shape].masks != NULL)
    return;

  if (self->faded)
    draw_faded (self, &scene->style, shape, radius);
  else
    draw_deep (self, scene, shape, radius, RIM * scale);
  for (guint level = 0; level < ASTER_ORBIT_LEVELS; level++)
    self->half = MAX (self->half,
                      MAX (self->dots[level][shape].half, self->rims[level][shape].half));
}

/* Draws the shapes that the styles of @scene need, @scale device px for a px, and mixes
 * their inks. */
void
aster_plot_sprites_init (AsterPlotSprites *self,
                         const AsterPlotScene *scene,
                         double scale)
{
  memset (self, 0, sizeof *self);
  self->faded = aster_fading_init (&self->fading, scene);
  self->rim = to_ink (aster_palette_ink (scene->theme, ASTER_INK_PAPER));
  for (guint style = 0; style < 256; style++)
    {
      self->shapes[style] = (guint8) aster_plot_scene_shape (scene, (guint8) style);
      self->inks[style] = to_ink (
          aster_colouring_get_colour (scene->colouring, scene->theme, (guint8) style));
      draw (self, scene, self->shapes[style], scale);
    }

  if (scene->n_matches > 0)
    {
      self->ring = to_ink (aster_palette_ink (scene->theme, ASTER_INK_MATCH));
      draw (self, scene, ASTER_DOT_RING, scale);
    }
}

void
aster_plot_sprites_clear (AsterPlotSprites *self)
{
  for (guint level = 0; level < ASTER_ORBIT_LEVELS; level++)
    for (guint shape = 0; shape < ASTER_N_DOTS; shape++)
      {
        aster_dot_clear (&self->dots[level][shape]);
        aster_dot_clear (&self->rims[level][shape]);
      }
}
