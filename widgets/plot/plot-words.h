/* plot-words.h - the words of labels, as pictures. */
#pragma once

#include "plot/plot-private.h"

G_BEGIN_DECLS

typedef struct
{
  GdkTexture *texture;
  double width, height; /* logical px, halo and all */
  guint frame;          /* when it was last seen */
} AsterPlotWord;

void aster_plot_words_begin (AsterPlot *self);
const AsterPlotWord *aster_plot_words_get (AsterPlot *self,
                                           const AsterPlotScene *scene,
                                           const AsterPlacedLabel *label);
void aster_plot_words_end (AsterPlot *self, const AsterPlotScene *scene);
void aster_plot_words_forget (AsterPlot *self);

G_END_DECLS
