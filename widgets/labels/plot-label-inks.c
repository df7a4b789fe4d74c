/* The colours of the labels of a scene: of a name that of its cluster, of a word that of
 * the text, which stands back where something else was asked for. */

#include "plot/plot-scene.h"

#define BACK    0.42 /* how far a word that nobody asked for stands back */
#define LEGIBLE 4.5  /* contrast of a name with the paper */

/* The colour of a cluster, as dark or as light as it takes to be read on the paper. */
static AsterColour
get_name_ink (const AsterPlotScene *self, guint i)
{
  guint n;
  const AsterPlotName *names = aster_plot_names_get (self->names, &n);
  AsterColour paper = aster_palette_ink (self->theme, ASTER_INK_PAPER);
  AsterColour text = aster_palette_ink (self->theme, ASTER_INK_TEXT);
  guint style = MIN (names[i].cluster, ASTER_MAX_CLASSES);
  AsterColour own = self->colouring != NULL &&
                            self->colouring->kind == ASTER_COLOURING_CLASSES &&
                            style < ASTER_MAX_CLASSES
                        ? aster_colouring_get_colour (self->colouring, self->theme,
                                                      (guint8) style)
                        : aster_palette_cluster (self->theme, (int) names[i].cluster);
  AsterColour ink = own;

  for (double t = 0.1; t < 1 && aster_colour_contrast (ink, paper) < LEGIBLE; t += 0.1)
    ink = aster_colour_mix (own, text, t);

  return ink;
}

static gboolean
is_pinned (const AsterPlotScene *self, guint32 row)
{
  for (gsize i = 0; i < self->n_pins; i++)
    if (self->pins[i] == row)
      return TRUE;

  return FALSE;
}

AsterColour
aster_plot_scene_label_ink (const AsterPlotScene *self, const AsterPlacedLabel *label)
{
  AsterColour text = aster_palette_ink (self->theme, ASTER_INK_TEXT);

  switch (label->reason)
    {
    case ASTER_LABEL_PINNED:
      return aster_palette_ink (self->theme, ASTER_INK_PIN);

    case ASTER_LABEL_NAME:
      return get_name_ink (self, label->row);

    case ASTER_LABEL_MOVED:
      return is_pinned (self, label->row) ? aster_palette_ink (self->theme, ASTER_INK_PIN)
                                          : text;

    case ASTER_LABEL_PLAIN:
      /* What nobody asked for stands back behind what was, and behind names. */
      return self->n_selected > 0 || self->n_neighbours > 0 || self->names != NULL
                 ? aster_colour_mix (
                       text, aster_palette_ink (self->theme, ASTER_INK_PAPER), BACK)
                 : text;

    case ASTER_LABEL_SELECTED:
    case ASTER_LABEL_HOVERED:
    case ASTER_LABEL_NEIGHBOUR:
    default:
      return text;
    }
}
