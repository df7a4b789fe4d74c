/* A figure for print is measured in millimetres and lettered in points, whatever the size
 * of the window: 85 and 180 mm are one and two columns of most journals, with letters of
 * 8 points, of which the smallest on a map, its ticks, are 6.4. */

#include "figure/figure-preset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const AsterFigurePreset aster_figure_presets[ASTER_N_PRESETS] = {
  { "screen", N_ ("As on screen"), 0, 0, 0, 192 },
  { "slide", N_ ("Slide, 16:9"), 338.67, 190.5, 16, 144 },
  { "column", N_ ("One column, 85 mm"), 85, 0, 8, 600 },
  { "two-columns", N_ ("Two columns, 180 mm"), 180, 0, 8, 600 },
};

/* NULL if there is none of that name. */
const AsterFigurePreset *
aster_figure_preset_find (const char *name)
{
  for (guint i = 0; i < ASTER_N_PRESETS; i++)
    if (g_str_equal (aster_figure_presets[i].name, name))
      return aster_figure_presets + i;

  return NULL;
}

/**
 * aster_figure_length_read:
 * @text: "85mm", "8.5cm", "3.35in", "240pt", or a number of pixels
 * @dpi: pixels to the inch
 * @px: (out): 1/96 inch
 *
 * Returns: %FALSE if it is no length above 0
 */
gboolean
aster_figure_length_read (const char *text, double dpi, double *px)
{
  static const struct
  {
    const char *unit;
    double px;
  } units[] = { { "mm", ASTER_PX_PER_MM },
                { "cm", 10 * ASTER_PX_PER_MM },
                { "in", 96 },
                { "pt", ASTER_PX_PER_PT } };
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || !(number > 0) || number > 1e6)
    return FALSE;

  if (*end == '\0' || g_str_equal (end, "px"))
    {
      *px = number * 96 / dpi;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (end, units[i].unit))
      {
        *px = number * units[i].px;
        return TRUE;
      }

  return FALSE;
}
