/* figure-preset.h - the sizes that figures are usually wanted in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* in commands and settings */
  const char *label; /* for a person, to be translated when it is shown */
  double width;      /* mm; 0: as on the screen */
  double height;     /* mm; 0: as the view is shaped, and the caption */
  double text;       /* pt of a label; 0: as on the screen */
  double dpi;        /* of a PNG, and of images elsewhere */
} AsterFigurePreset;

#define ASTER_N_PRESETS 4

extern const AsterFigurePreset aster_figure_presets[ASTER_N_PRESETS];

#define ASTER_PX_PER_MM (96 / 25.4)
#define ASTER_PX_PER_PT (96 / 72.0)

const AsterFigurePreset *aster_figure_preset_find (const char *name);
gboolean aster_figure_length_read (const char *text, double dpi, double *px);

G_END_DECLS
